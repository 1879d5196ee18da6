//! Headings: their markup, their numbers and their comparison.

use super::sketch::plain_words;

/// The longest line, in characters, that may be a numbered heading.
const LONGEST: usize = 80;
/// The narrowest width, in characters, to which a text may be wrapped.
const NARROWEST: usize = 50;

/// A Markdown heading with `#`: its level and text.
pub(super) fn atx(line: &str) -> Option<(u8, &str)> {
    let text = line.trim_start_matches(' ');
    let rest = text.trim_start_matches('#');
    let level = text.len() - rest.len();
    let is_heading = line.len() - text.len() < 4 && (rest.is_empty() || rest.starts_with(' '));
    if !is_heading || !(1..=6).contains(&level) {
        return None;
    }
    let title = rest.trim();
    let open = title.trim_end_matches('#');
    let title = if open.is_empty() || open.ends_with(' ') { open.trim_end() } else { title };
    Some((u8::try_from(level).ok()?, title))
}

/// The level of the heading that a line of `=` or `-` makes of the preceding line.
pub(super) fn underline(line: &str) -> Option<u8> {
    let is_only = |mark: char| line.len() > 2 && line.chars().all(|c| c == mark);
    if is_only('=') { Some(1) } else { is_only('-').then_some(2) }
}

/// The level of a numbered heading in plain text, which begins the given lines. None for doubtful lines, which may be a
/// sentence, a list item or a row in a table of contents.
pub(super) fn numbered(lines: &[String]) -> Option<u8> {
    let (line, rest) = lines.split_first()?;
    let (line, next) = (line.trim(), rest.first().map_or("", |next| next.trim()));
    let number = candidate(line)?;
    let after = rest.iter().map(|line| line.trim()).find(|line| !line.is_empty()).and_then(candidate);
    let is_in_list = after.is_some_and(|after| {
        let may_be_empty = number.sort != Sort::Decimal && next.is_empty();
        !may_be_empty && after.sort == number.sort && after.depth <= number.depth
    });
    let is_heading = next.is_empty() || candidate(next).is_some() || stands_alone(line, rest);
    (is_heading && !is_in_list).then_some(number.depth)
}

/// Whether a line ends on its own and not by wrapping, because the next word would have fitted.
fn stands_alone(line: &str, rest: &[String]) -> bool {
    let length = |line: &str| line.chars().count();
    let paragraph = rest.iter().take(20).take_while(|line| !line.trim().is_empty());
    let width = paragraph.map(|line| length(line)).max().unwrap_or(0).max(NARROWEST);
    let next = rest.first().and_then(|next| next.split_whitespace().next()).unwrap_or_default();
    length(line) + 1 + length(next) <= width && next.starts_with(char::is_uppercase)
}

fn candidate(line: &str) -> Option<Number<'_>> {
    if line.ends_with(['.', ',', ';', '-']) || line.chars().nth(LONGEST).is_some() {
        return None;
    }
    let number = number(line)?;
    let is_title = number.title.starts_with(char::is_uppercase);
    let is_small = line.chars().take_while(char::is_ascii_digit).count() < 3;
    let is_heading = match number.sort {
        Sort::Decimal => is_title && is_small,
        Sort::Paragraph | Sort::Chapter => is_title || number.title.is_empty(),
    };
    is_heading.then_some(number)
}

/// The number at the beginning of a heading.
struct Number<'a> {
    sort: Sort,
    depth: u8,
    /// The text after the number.
    title: &'a str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// `3.2`, `3.`, `3)`
    Decimal,
    /// `§ 4`, `4 §`, `4 a §`
    Paragraph,
    /// `Bilaga 2`
    Chapter,
}

fn number(heading: &str) -> Option<Number<'_>> {
    let found = |sort, depth, title| Some(Number { sort, depth, title: after_number(title) });
    if let Some(rest) = heading.strip_prefix('§') {
        let (number, title) = first_word(rest.trim_start());
        decimals(number)?;
        return found(Sort::Paragraph, 1, title);
    }
    let (word, rest) = first_word(heading);
    if matches!(word.to_lowercase().as_str(), "bilaga" | "kapitel" | "appendix" | "annex") {
        let (number, title) = first_word(rest);
        let name = number.trim_end_matches([':', '.']);
        let is_letter = name.chars().count() == 1 && name.starts_with(char::is_uppercase);
        return if is_letter || decimals(number).is_some() { found(Sort::Chapter, 1, title) } else { None };
    }
    let depth = decimals(word)?;
    let (letter, after_letter) = first_word(rest);
    let sign = if letter.chars().count() == 1 && letter != "§" { after_letter } else { rest };
    match sign.strip_prefix('§') {
        Some(title) => found(Sort::Paragraph, 1, title),
        None => found(Sort::Decimal, depth, rest),
    }
}

fn first_word(text: &str) -> (&str, &str) {
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    (word, rest.trim_start())
}

fn after_number(title: &str) -> &str {
    title.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '.' | ')' | '-' | '–' | '—'))
}

/// The number of parts in a decimal number such as `3.2`, each of up to four digits.
fn decimals(word: &str) -> Option<u8> {
    let word = word.trim_end_matches(['.', ')', ':']);
    let is_number =
        |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let depth = word.split('.').take_while(|part| is_number(part)).count();
    (depth <= 6 && depth == word.split('.').count())
        .then_some(depth)
        .and_then(|depth| u8::try_from(depth).ok())
}

/// What identifies a heading: its words, without number, markup and case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    /// Whether it consists of its number only: `§ 4`, `Bilaga 2`.
    pub(super) is_bare: bool,
    words: String,
}

impl Key {
    pub(super) fn of(heading: &str) -> Self {
        let title = number(heading).map_or(heading, |number| number.title);
        let join = |words: &mut dyn Iterator<Item = &str>| words.collect::<Vec<_>>().join(" ").to_lowercase();
        let words = join(&mut plain_words(title));
        if !words.is_empty() {
            return Self { is_bare: false, words };
        }
        let is_no_number = |word: &&str| !word.starts_with(|c: char| c.is_ascii_digit());
        Self { is_bare: true, words: join(&mut plain_words(heading).filter(is_no_number)) }
    }
}
