//! Properties of the comparison of any two texts.

use proptest::prelude::*;

use super::common::{Budget, common, rising};
use super::compare::section;
use super::pair::pair;
use super::section::{Section, sections};
use super::words::compare_words;
use super::{LineKind, SectionChange, SectionKind, compare};

fn words(lines: &[String]) -> Vec<&str> {
    lines.iter().flat_map(|line| line.split_whitespace()).collect()
}

/// The lines of one of the texts, reassembled from the pieces.
fn rebuilt(change: &SectionChange, side: LineKind) -> Vec<String> {
    let lines = change.hunks.iter().flat_map(|hunk| &hunk.lines);
    let lines = lines.filter(|line| line.kind == side || line.kind == LineKind::Same);
    lines.map(|line| line.pieces.iter().map(|piece| piece.text.as_str()).collect()).collect()
}

fn assert_rebuilds(old: &Section, new: &Section) {
    let change = section(Some(old), Some(new), usize::MAX, &mut Budget::new()).unwrap();
    if change.kind == SectionKind::Unchanged {
        assert_eq!(old.blocks, new.blocks);
        return;
    }
    assert_eq!(words(&rebuilt(&change, LineKind::Removed)), words(&old.blocks));
    assert_eq!(words(&rebuilt(&change, LineKind::Added)), words(&new.blocks));
}

/// Texts that resemble agreements, with some of every construct.
fn text() -> impl Strategy<Value = String> {
    let words = "(avtalet|gäller|prov|region|2024|2026|kr|å|fo\u{308}r)( (till|den|31|december|prov|två|a-b|1.5|\u{1F468}\u{200D}\u{1F469})){0,6}\\.?";
    let mark = prop_oneof![
        4 => Just(String::new()),
        1 => "#{1,4} (1 |2\\.1 |§ 3 )?",
        1 => prop_oneof![Just("- "), Just("1. "), Just("| "), Just("> "), Just("```\n"), Just("1 A\n"), Just("§ 2\n")]
            .prop_map(str::to_owned),
    ];
    let line = (mark, words, prop_oneof![Just("\n"), Just("\n\n"), Just("\r\n")]);
    let line = line.prop_map(|(mark, words, end)| format!("{mark}{words}{end}"));
    prop::collection::vec(line, 0..14).prop_map(|lines| lines.concat())
}

proptest! {
    #[test]
    fn a_text_does_not_differ_from_itself(text in text(), any in any::<String>()) {
        for text in [text, any] {
            let changes = compare(&text, &text);
            prop_assert!(changes.is_empty(), "{changes:?}");
        }
    }

    #[test]
    fn pieces_rebuild_both_texts(old in text(), new in text()) {
        let changes = compare(&old, &new);
        let (old, new) = (sections(&old), sections(&new));
        let pairs = pair(&old, &new);
        for (after, before) in new.iter().zip(&pairs) {
            before.iter().for_each(|before| assert_rebuilds(&old[*before], after));
        }
        let mut paired: Vec<usize> = pairs.iter().flatten().copied().collect();
        paired.sort_unstable();
        paired.dedup();
        prop_assert_eq!(paired.len(), pairs.iter().flatten().count());
        prop_assert_eq!(changes.sections.len(), new.len() + old.len() - paired.len());
        let kept: Vec<&str> = changes.sections.iter().filter(|change| change.kind != SectionKind::Removed)
            .map(|change| change.heading.as_str()).collect();
        prop_assert_eq!(kept, new.iter().map(|section| section.heading.as_str()).collect::<Vec<_>>());
        for change in changes.sections.iter().filter(|change| change.kind == SectionKind::Removed) {
            let lines = rebuilt(change, LineKind::Removed);
            prop_assert!(old.iter().any(|section| section.heading == change.heading && section.blocks == lines));
        }
    }

    #[test]
    fn any_two_texts_are_compared(old in any::<String>(), new in any::<String>(), noise in "[#§|>`~ 1.\\-\n\ra=\u{FEFF}\0]{0,80}") {
        for (old, new) in [(&old, &new), (&old, &noise), (&noise, &new)] {
            let once = compare(old, new);
            prop_assert_eq!(&once, &compare(old, new));
            let texts = once.sections.iter().flat_map(|section| &section.hunks).flat_map(|hunk| &hunk.lines);
            for piece in texts.flat_map(|line| &line.pieces) {
                prop_assert!(!piece.text.is_empty() && !piece.text.contains(char::is_control));
            }
        }
    }

    #[test]
    fn what_is_common_rises_and_is_equal(old in prop::collection::vec(0..6_u8, 0..40), new in prop::collection::vec(0..6_u8, 0..40)) {
        let pairs = common(&old, &new, &mut Budget::new());
        prop_assert!(pairs.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1));
        prop_assert!(pairs.iter().all(|(before, after)| old[*before] == new[*after]));
    }

    #[test]
    fn no_rising_subsequence_is_longer(values in prop::collection::vec(0..99_usize, 0..30)) {
        let places = rising(&values);
        prop_assert!(places.windows(2).all(|two| two[0] < two[1] && values[two[0]] < values[two[1]]));
        let mut longest: Vec<usize> = Vec::new();
        for value in &values {
            let before = longest.iter().zip(&values).filter(|(_, earlier)| *earlier < value);
            let length = before.map(|(length, _)| *length).max().unwrap_or(0) + 1;
            longest.push(length);
        }
        prop_assert_eq!(places.len(), longest.into_iter().max().unwrap_or(0));
    }

    #[test]
    fn words_rebuild_both_lines(old in "[a-cå .,-]{0,40}", new in "[a-cå .,-]{0,40}") {
        let (before, after) = compare_words(&old, &new, &mut Budget::new());
        for (line, pieces) in [(old, before), (new, after)] {
            prop_assert_eq!(line, pieces.iter().map(|piece| piece.text.as_str()).collect::<String>());
            prop_assert!(pieces.windows(2).all(|two| two[0].is_changed != two[1].is_changed));
        }
    }
}
