//! Edits of a file.

use avtal::edit::{Format, Syntax};
use avtal::source::{RecordKind, decode};

use super::edited::{Numbers, Verdict, choose, parse, try_edit};

/// How many of the first bytes choose the edits.
const CHOICES: usize = 24;

/// The first bytes choose the syntax, the type of the record, and edits; the others are the text.
pub fn run(bytes: &[u8]) {
    let (choices, text) = bytes.split_at(CHOICES.min(bytes.len()));
    let mut numbers = Numbers::new(choices);
    let syntax = numbers.one_of(&[Syntax::Toml, Syntax::Yaml]);
    let format = match numbers.up_to(3) {
        0 => Format::Settings,
        kind => Format::Record(RecordKind::ALL[kind - 1]),
    };
    let Ok(mut text) = decode(text.to_vec()) else { return };
    for _ in 0..3 {
        let Some(root) = parse(syntax, &text) else { return };
        let edit = if numbers.chance(1, 2) {
            choose::usual(&root, &mut numbers)
        } else {
            choose::edit(&root, &mut numbers)
        };
        match try_edit(format, syntax, &text, &edit) {
            Verdict::Made(new) => text = new,
            Verdict::Same | Verdict::Impossible(_) | Verdict::Refused(_) => {}
            Verdict::Unreadable | Verdict::Moved(_) | Verdict::Wrong(_) => {
                let verdict = try_edit(format, syntax, &text, &edit);
                panic!("{verdict:?}\n{text}\n=== {edit:?}")
            }
        }
    }
}
