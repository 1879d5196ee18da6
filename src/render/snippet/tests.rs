//! What is drawn directly is what `annotate-snippets` draws.

use annotate_snippets::Renderer;
use foldhash::{HashMap, HashMapExt};
use proptest::prelude::*;

use super::frame::Frame;
use super::mark::{Mark, group};
use super::{annotated, plain};
use crate::source::Lines;
use crate::text::{Language, LanguageCode};
use crate::view::finding::RelatedRow;
use crate::view::{FindingRow, FixRow, Level, Span};

/// The pieces of random texts: mostly plain, some that only the crate draws.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        12 => "[a-z_]{1,12}",
        6 => " {1,3}",
        4 => Just("\n".to_owned()),
        3 => "[åäöÅÄÖé§–“”→]{1,3}",
        2 => " {20,40}",
        2 => "\n {1,30}",
        1 => "[ -~]{1,60}",
        1 => Just("\r\n".to_owned()),
    ]
}

fn text() -> impl Strategy<Value = String> {
    let odd = prop_oneof![Just("\t"), Just("家"), Just("\u{1b}[31m"), Just("\u{200d}"), Just("e\u{301}")];
    let plain = || prop::collection::vec(piece(), 1..60).prop_map(|pieces| pieces.concat());
    let many = (plain(), 1..8_usize, 0..120_usize)
        .prop_map(|(text, times, blank)| text.repeat(times) + &"\n".repeat(blank) + &text);
    let mixed = (plain(), odd, plain()).prop_map(|(a, odd, b)| format!("{a}{odd}{b}"));
    prop_oneof![4 => plain(), 4 => many, 1 => mixed]
}

/// A place by parts of a text: where it begins, and how long it is.
fn place(text: &str, from: usize, length: usize) -> Span {
    let at = |at: usize| {
        let mut at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        u32::try_from(at).unwrap_or_default()
    };
    let start = from % (text.len() + 1);
    Span { start: at(start), end: at(start + length) }
}

fn finding(texts: &[String], places: &[(usize, usize, usize, String)], message: &str) -> FindingRow {
    let locate = |(file, from, length, label): &(usize, usize, usize, String)| {
        let file = file % texts.len();
        let text = &texts[file];
        let span = place(text, *from, *length);
        let lines = Lines::new(text);
        let (start, end) = (lines.place(span.start), lines.place(span.end));
        RelatedRow {
            path: format!("agreements/{file}.toml"),
            line: start.line,
            column: start.column,
            message: label.clone(),
            span,
            end_line: end.line,
            end_column: end.column,
            repository_path: String::new(),
        }
    };
    let own = locate(&places[0]);
    let fix =
        FixRow { title: "replace it".to_owned(), is_safe: places.len().is_multiple_of(2), edits: Vec::new() };
    FindingRow {
        rule: "unknown-key",
        level: [Level::Error, Level::Warning, Level::Note][message.len() % 3],
        message: message.to_owned(),
        help: (!message.len().is_multiple_of(4)).then(|| format!("see {message}")),
        path: own.path,
        line: own.line,
        column: own.column,
        end_line: own.end_line,
        end_column: own.end_column,
        record: None,
        related: places[1..].iter().map(locate).collect(),
        fixes: vec![fix; message.len() % 3],
        span: own.span,
        repository_path: String::new(),
        fingerprint: String::new(),
    }
}

/// Draws it both ways. Returns whether it was plain.
fn is_plain_and_equal(finding: &FindingRow, texts: &[String], width: usize) -> bool {
    let frame = Frame::new(Language { code: LanguageCode::Sv, ids: false });
    let paths: Vec<String> = (0..texts.len()).map(|file| format!("agreements/{file}.toml")).collect();
    let mut by_path = HashMap::new();
    for (path, text) in paths.iter().zip(texts) {
        by_path.insert(path.as_str(), text.clone());
    }
    let marks = Mark::of(finding);
    let groups = group(&marks);
    let mut drawn = String::new();
    let is_plain = plain::draw(&mut drawn, &frame, width, finding, &groups, &by_path).is_some();
    if is_plain {
        let renderer = Renderer::plain().term_width(width);
        assert_eq!(drawn, annotated::draw(&renderer, &frame, finding, &groups, &by_path));
    } else {
        assert_eq!(drawn, "");
    }
    is_plain
}

proptest! {
    #[test]
    fn a_finding_drawn_directly_looks_as_the_crate_draws_it(
        texts in prop::collection::vec(text(), 1..3),
        places in prop::collection::vec((0..3_usize, 0..4_000_usize, 0..80_usize, "[a-zåäö ]{0,30}"), 1..4),
        message in "[a-zåäö `]{1,40}",
        width in prop_oneof![0..60_usize, 60..140_usize, 140..400_usize],
    ) {
        is_plain_and_equal(&finding(&texts, &places, &message), &texts, width);
    }
}

#[test]
fn common_findings_are_drawn_directly() {
    let text = "title = \"Överenskommelse om samverkan\"\nowner = \"testbolaget\"\n\n[validity]\nfrom = 2024-01-01\n";
    let texts = [text.to_owned(), text.to_owned()];
    let at = |file, word: &str, label: &str| (file, text.find(word).unwrap(), word.len(), label.to_owned());
    for places in [
        vec![at(0, "title", "")],
        vec![at(0, "owner", ""), at(0, "title", "titeln"), at(0, "from", "början")],
        vec![at(0, "\"testbolaget\"", ""), at(1, "[validity]", "här")],
    ] {
        assert!(is_plain_and_equal(&finding(&texts, &places, "okänd nyckel `ägare`"), &texts, 100));
    }
}

#[test]
fn the_middle_of_long_marks_is_left_out_directly() {
    let list = format!("parties = [{}]", "\"förbund\", ".repeat(40));
    let texts = [format!("title = \"x\"\n{}{list}\n", " ".repeat(30))];
    let offset = texts[0].find('[').unwrap();
    let length = texts[0].trim_end().len() - offset;
    for width in [0, 12, 20, 60, 100, 140, 400] {
        for label in ["", "parterna"] {
            let places = [(0, offset, length, String::new()), (0, 0, 5, label.to_owned())];
            assert!(is_plain_and_equal(&finding(&texts, &places, "parter saknas"), &texts, width), "{width}");
            let places = [(0, 0, 5, String::new()), (0, offset, length, label.to_owned())];
            assert!(is_plain_and_equal(&finding(&texts, &places, "parter saknas"), &texts, width), "{width}");
        }
    }
}
