//! Whether what an edit does not concern is where it was.

use std::collections::BTreeSet;

use avtal::edit::{Edit, Step};
use avtal::source::{Lines, Node, Span, Value};

/// What moved, if anything did.
pub fn moved(old: &str, root: &Node<'_>, edit: &Edit, new: &str) -> Option<String> {
    let target = find(root, edit.path().steps());
    match (edit, target) {
        (Edit::Set { value, .. }, Some(node)) if is_single(node) && is_on_one_line(old, node) => {
            let stays_single = !matches!(value, avtal::edit::Data::List(_) | avtal::edit::Data::Table(_))
                && !matches!(value, avtal::edit::Data::Text(text) if text.contains('\n'));
            if stays_single { other_lines(old, new, 1) } else { lost(old, root, edit, new) }
        }
        (Edit::Rename { .. }, _) => other_lines(old, new, usize::MAX),
        (Edit::Set { .. } | Edit::Add { .. } | Edit::Remove { .. }, _) => {
            lost(old, root, edit, new).or_else(|| parted(old, root, edit, new))
        }
    }
}

fn find<'n, 's>(root: &'n Node<'s>, steps: &[Step]) -> Option<&'n Node<'s>> {
    steps.iter().try_fold(root, |node, step| match (&node.value, step) {
        (Value::Table(_), Step::Key(key)) => node.get(key),
        (Value::List(items), Step::Item(index)) => items.get(*index),
        _ => None,
    })
}

fn is_single(node: &Node<'_>) -> bool {
    !matches!(node.value, Value::List(_) | Value::Table(_) | Value::Null)
}

fn is_on_one_line(text: &str, node: &Node<'_>) -> bool {
    // Of text in lines, the header is not in the span.
    let written = node.span.slice(text);
    !written.contains('\n')
        && (!matches!(node.value, Value::Text(_)) || written.starts_with(['"', '\'', '*']))
}

/// As many lines as before, of which at most so many differ.
fn other_lines(old: &str, new: &str, most: usize) -> Option<String> {
    let (old, new): (Vec<_>, Vec<_>) = (old.split('\n').collect(), new.split('\n').collect());
    let differ = old.iter().zip(&new).filter(|(old, new)| old != new).count();
    (old.len() != new.len() || differ > most).then(|| format!("{differ} lines differ"))
}

/// The lines of the keys and values of the target of an edit.
fn lines_of(text: &str, root: &Node<'_>, edit: &Edit) -> BTreeSet<usize> {
    let mut spans = Vec::new();
    let mut steps = edit.path().steps();
    // A list of tables goes with its last item.
    if let (Edit::Remove { .. }, Some((Step::Item(_), list))) = (edit, steps.split_last())
        && let Some(Value::List(items)) = find(root, list).map(|list| &list.value)
        && matches!(&items[..], [Node { value: Value::Table(_), .. }])
    {
        steps = list;
    }
    if let Some(node) = find(root, steps) {
        collect(node, &mut spans);
        if let Some((Step::Key(key), way)) = steps.split_last()
            && let Some(Value::Table(entries)) = find(root, way).map(|node| &node.value)
        {
            spans.extend(entries.iter().filter(|(k, _)| k.name == **key).map(|(k, _)| k.span));
        }
    }
    let lines = Lines::new(text);
    let line = |at: u32| lines.place(at).line as usize - 1;
    let mut own: BTreeSet<usize> = spans.iter().flat_map(|span| line(span.start)..=line(span.end)).collect();
    if matches!(steps.last(), Some(Step::Item(_))) {
        own.extend(own.first().and_then(|first| dash_above(text, *first)));
    }
    own
}

/// The line with the dash of an item that begins on a line below it.
fn dash_above(text: &str, first: usize) -> Option<usize> {
    let lines: Vec<&str> = text.split('\n').collect();
    let is_between = |line: &str| is_blank(line) || is_comment(line);
    let above = (0..first).rev().find(|at| !is_between(lines[*at]))?;
    let dash = lines[above].trim_start();
    let rest = dash.strip_prefix('-')?.trim_start();
    (rest.is_empty() || rest.starts_with(['#', '&'])).then_some(above)
}

fn collect(node: &Node<'_>, spans: &mut Vec<Span>) {
    spans.push(node.span);
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| collect(item, spans)),
        Value::Table(entries) => {
            for (key, node) in entries {
                spans.push(key.span);
                collect(node, spans);
            }
        }
        _ => {}
    }
}

fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with('#')
}

/// The lines that may go: those of the target, comments and blank lines among them and directly below, blank lines above.
fn free(text: &str, lines: &[&str], root: &Node<'_>, edit: &Edit) -> BTreeSet<usize> {
    let own = lines_of(text, root, edit);
    let mut free = own.clone();
    let is_there = find(root, edit.path().steps()).is_some();
    if matches!(edit, Edit::Add { .. }) || !is_there {
        return empty_lines(text, root, edit);
    }
    for (at, line) in lines.iter().enumerate() {
        let before = own.range(..at).next_back();
        let after = own.range(at..).next();
        // Among its lines: only what is no content, which may be of another table.
        if before.is_some() && after.is_some() && (is_blank(line) || is_comment(line)) {
            free.insert(at);
        }
    }
    // Brackets with nothing in them may do without lines.
    if let Some((_, around)) = edit.path().steps().split_last()
        && let Some(around) = find(root, around)
        && match &around.value {
            Value::List(items) => items.len() == 1,
            Value::Table(entries) => entries.len() == 1,
            _ => false,
        }
    {
        let place = Lines::new(text);
        let (first, last) = (place.place(around.span.start).line, place.place(around.span.end).line);
        free.extend(
            (first as usize..last as usize).filter(|at| lines.get(*at).is_some_and(|line| is_blank(line))),
        );
    }
    for at in &own {
        free.extend(comments_below(lines, *at, indent(lines[own.first().copied().unwrap_or_default()])));
        if own.first().is_some_and(|first| lines[..*first].iter().all(|line| is_blank(line))) {
            free.extend((at + 1..lines.len()).take_while(|below| is_blank(lines[*below])));
        }
        let mut above = *at;
        while above > 0 && is_blank(lines[above - 1]) {
            above -= 1;
            free.insert(above);
        }
    }
    free
}

/// The comments that end what has a line, and go with it: those further in than it, and those that follow it without a
/// blank line and stand above nothing.
fn comments_below(lines: &[&str], at: usize, column: usize) -> Vec<usize> {
    let mut further_in = Vec::new();
    for (below, line) in lines.iter().enumerate().skip(at + 1) {
        match is_comment(line) && indent(line) > column {
            true => further_in.push(below),
            false if is_blank(line) => {}
            false => break,
        }
    }
    let close: Vec<usize> = (at + 1..lines.len()).take_while(|below| is_comment(lines[*below])).collect();
    let next = lines.get(at + 1 + close.len());
    if next.is_none_or(|line| is_blank(line)) {
        further_in.extend(close)
    }
    further_in
}

/// The lines of the empty list or table that gets something.
fn empty_lines(text: &str, root: &Node<'_>, edit: &Edit) -> BTreeSet<usize> {
    let steps = edit.path().steps();
    let around = (0..=steps.len()).rev().find_map(|count| find(root, &steps[..count]));
    let is_empty = |node: &&Node<'_>| match &node.value {
        Value::List(items) => items.is_empty(),
        Value::Table(entries) => entries.is_empty(),
        _ => true,
    };
    let lines = Lines::new(text);
    let line = |at: u32| lines.place(at).line as usize - 1;
    let empty = around.filter(is_empty).filter(|node| !node.span.slice(text).contains('#'));
    empty.map(|node| (line(node.span.start)..=line(node.span.end)).collect()).unwrap_or_default()
}

/// A line that an edit does not concern and that is gone. Two lines may have got or lost something: the comma before a new
/// item, the braces after the key of what is now empty.
fn lost(old: &str, root: &Node<'_>, edit: &Edit, new: &str) -> Option<String> {
    let old_lines: Vec<&str> = old.split('\n').collect();
    let new_lines: Vec<&str> = new.split('\n').collect();
    let free = free(old, &old_lines, root, edit);
    let bound: Vec<usize> = (0..old_lines.len()).filter(|at| !free.contains(at)).collect();
    let bound_lines: Vec<&str> = bound.iter().map(|at| old_lines[*at]).collect();
    let gone = missing(&bound_lines, &new_lines);
    let is_changed = |line: &str| {
        !is_comment(line)
            && new_lines.iter().any(|new| is_within(line, new) || (is_within(new, line) && !is_blank(new)))
    };
    let lost = gone.iter().enumerate().find(|(count, at)| *count >= 2 || !is_changed(bound_lines[**at]));
    lost.map(|(_, at)| format!("line {} is gone: {:?}", bound[*at] + 1, bound_lines[*at]))
}

/// The lines that are not among others, in their order: as few as can be.
fn missing(lines: &[&str], others: &[&str]) -> Vec<usize> {
    let start = lines.iter().zip(others).take_while(|(a, b)| same_line(a, b)).count();
    let (lines_left, others_left) = (&lines[start..], &others[start..]);
    let end =
        lines_left.iter().rev().zip(others_left.iter().rev()).take_while(|(a, b)| same_line(a, b)).count();
    let (a, b) = (&lines_left[..lines_left.len() - end], &others_left[..others_left.len() - end]);
    // How many are common from each place on.
    let mut common = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            common[i][j] = match same_line(a[i], b[j]) {
                true => common[i + 1][j + 1] + 1,
                false => common[i + 1][j].max(common[i][j + 1]),
            };
        }
    }
    let (mut i, mut j, mut missing) = (0, 0, Vec::new());
    while i < a.len() {
        if j < b.len() && same_line(a[i], b[j]) {
            (i, j) = (i + 1, j + 1);
        } else if j < b.len() && common[i][j + 1] >= common[i + 1][j] {
            j += 1;
        } else {
            missing.push(start + i);
            i += 1;
        }
    }
    missing
}

/// A last line without a line break may get one that ends in a carriage return.
fn same_line(a: &str, b: &str) -> bool {
    a == b || a.strip_suffix('\r').unwrap_or(a) == b.strip_suffix('\r').unwrap_or(b)
}

/// Whether a line has all characters of another, in their order, but for commas and white space.
fn is_within(part: &str, whole: &str) -> bool {
    let mut whole = whole.chars();
    part.chars().filter(|c| *c != ',' && !c.is_whitespace()).all(|c| whole.any(|other| other == c))
}

/// A comment that has been parted from what it stands above.
fn parted(old: &str, root: &Node<'_>, edit: &Edit, new: &str) -> Option<String> {
    let old_lines: Vec<&str> = old.lines().collect();
    let new_lines: Vec<&str> = new.lines().collect();
    let own = lines_of(old, root, edit);
    for (at, pair) in old_lines.windows(2).enumerate() {
        let [comment, below] = pair else { continue };
        let is_above = is_comment(comment)
            && !is_blank(below)
            && indent(comment) == indent(below)
            && !is_of_file(comment)
            && comment.contains("# k");
        if !is_above || own.contains(&(at + 1)) || own.contains(&at) {
            continue;
        }
        let is_one = |lines: &[&str]| lines.iter().filter(|line| *line == comment).count() == 1;
        if !is_one(&old_lines) || !is_one(&new_lines) {
            continue;
        }
        let Some(found) = new_lines.iter().position(|line| line == comment) else { continue };
        let next = new_lines.get(found + 1).copied().unwrap_or_default();
        let key = |line: &str| line.trim().split([':', '=']).next().map(str::to_owned);
        let is_same = next == *below || key(next) == key(below);
        if !is_same && !is_within(below, next) && (is_blank(next) || !is_within(next, below)) {
            return Some(format!("{comment:?} is parted from {below:?}"));
        }
    }
    None
}

fn is_of_file(comment: &str) -> bool {
    comment.starts_with("#:") || comment.starts_with("# yaml-language-server")
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}
