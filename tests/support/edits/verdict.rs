//! One edit, tried.

use avtal::edit::{Edit, Format, Reason, Refusal, Syntax, apply};
use avtal::source::{Node, toml, yaml};

use super::lines;
use super::oracle;
use super::plain::Plain;

/// What became of an edit.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// The text cannot be read, and so is not edited.
    Unreadable,
    /// It is made.
    Made(String),
    /// There was nothing to change.
    Same,
    /// What it asks cannot be, such as a key of a text, and it is refused.
    Impossible(Reason),
    /// It is refused.
    Refused(Reason),
    /// It moved something else.
    Moved(String),
    /// The text says something else than what was asked.
    Wrong(String),
}

pub fn parse(syntax: Syntax, text: &str) -> Option<Node<'_>> {
    match syntax {
        Syntax::Toml => toml::parse(text, &mut Vec::new()),
        Syntax::Yaml => yaml::parse(text, &mut Vec::new()),
    }
}

/// Tries an edit, and judges what became of it.
pub fn try_edit(format: Format, syntax: Syntax, text: &str, edit: &Edit) -> Verdict {
    let made = apply(format, syntax, text, std::slice::from_ref(edit));
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let Some(root) = parse(syntax, body) else {
        let is_refused = made.is_err_and(|refusal| refusal.reason == Reason::Syntax);
        return if is_refused { Verdict::Unreadable } else { Verdict::Wrong("it cannot be read".into()) };
    };
    let old = Plain::from(&root);
    let expected = oracle::after(&old, edit);
    let new = match made {
        Ok(new) => new,
        Err(Refusal { reason, .. }) if expected.is_empty() => return Verdict::Impossible(reason),
        Err(Refusal { reason, .. }) => return Verdict::Refused(reason),
    };
    if new.starts_with('\u{feff}') != text.starts_with('\u{feff}') {
        return Verdict::Moved("the byte-order mark".into());
    }
    let new_body = new.strip_prefix('\u{feff}').unwrap_or(&new);
    let Some(new_root) = parse(syntax, new_body) else { return Verdict::Wrong("it is broken".into()) };
    let says = Plain::from(&new_root);
    if !expected.iter().any(|expected| expected.is_said(&says)) {
        return Verdict::Wrong(format!("it says {says:?}, not {expected:?}"));
    }
    if new == text {
        return Verdict::Same;
    }
    if let Some(what) =
        breaks_mixed(syntax, body, new_body).or_else(|| lines::moved(body, &root, edit, new_body))
    {
        return Verdict::Moved(what);
    }
    Verdict::Made(new)
}

/// Line breaks of another kind than all those before, or a last one that was not there.
fn breaks_mixed(syntax: Syntax, old: &str, new: &str) -> Option<String> {
    // Of a text that lost all its lines, nothing is left to be like.
    if new.trim().lines().count() <= 1 {
        return None;
    }
    let kinds = |text: &str| {
        let returns = text.matches("\r\n").count();
        (returns > 0, text.matches('\n').count() > returns)
    };
    let is_mixed = match kinds(old) {
        (true, false) => kinds(new).1,
        (false, true) => kinds(new).0,
        _ => false,
    };
    let ends = |text: &str| text.ends_with('\n');
    if is_mixed {
        Some("line breaks of another kind".into())
    } else {
        // Text in lines at the end needs its line break.
        let is_added = ends(new) && !ends(old) && syntax == Syntax::Yaml;
        (ends(old) != ends(new) && !is_added && !old.is_empty()).then(|| "the last line break".into())
    }
}
