use super::common::{Budget, common, rising};
use super::section::sections;
use super::{LineKind, SectionChange, SectionKind, TextChanges, compare};

/// One line per section, `=`, `~`, `+` or `-` for its kind, then `>` if it moved, then its old heading.
fn outline(changes: &TextChanges) -> Vec<String> {
    let line = |section: &SectionChange| {
        let kind = match section.kind {
            SectionKind::Unchanged => "=",
            SectionKind::Changed => "~",
            SectionKind::Added => "+",
            SectionKind::Removed => "-",
        };
        let moved = if section.is_moved { ">" } else { "" };
        let old = section.old_heading.as_ref().map(|old| format!(" (was {old})")).unwrap_or_default();
        format!("{kind}{moved} {}{old}", section.heading)
    };
    changes.sections.iter().map(line).collect()
}

/// The lines of a section, changed words in brackets.
fn shown(change: &SectionChange) -> Vec<String> {
    let line = |line: &super::Line| {
        let mark = match line.kind {
            LineKind::Same => ' ',
            LineKind::Removed => '-',
            LineKind::Added => '+',
        };
        let piece = |piece: &super::Piece| {
            if piece.is_changed { format!("[{}]", piece.text) } else { piece.text.clone() }
        };
        format!("{mark}{}", line.pieces.iter().map(piece).collect::<String>())
    };
    change.hunks.iter().flat_map(|hunk| &hunk.lines).map(line).collect()
}

fn only(old: &str, new: &str) -> Vec<String> {
    let changes = compare(old, new);
    assert_eq!(changes.sections.len(), 1, "{changes:#?}");
    shown(&changes.sections[0])
}

fn headings(text: &str) -> Vec<(u8, String)> {
    sections(text).into_iter().map(|section| (section.level, section.heading)).collect()
}

const AGREEMENT: &str = "\
# Avtal om hjälpmedel i Testköping

Avtalet gäller mellan Region Prov och Testköpings kommun.

## 1 Giltighet

Avtalet gäller från den 1 januari 2023
till den 31 december 2024.

## 2 Ansvar

Regionen ansvarar för förskrivning.

- rullstolar
- rollatorer

### 2.1 Kostnader

| Tjänst | Pris |
|--------|------|
| Prov   | 10 kr |

## 3 Uppsägning

Avtalet sägs upp sex månader i förväg.
";

#[test]
fn only_the_year_is_changed() {
    let changes = compare(AGREEMENT, &AGREEMENT.replace("2024", "2026"));
    assert_eq!(outline(&changes)[..3], ["= Avtal om hjälpmedel i Testköping", "~ 1 Giltighet", "= 2 Ansvar"]);
    assert_eq!(
        shown(&changes.sections[1]),
        [
            "-Avtalet gäller från den 1 januari 2023 till den 31 december [2024].",
            "+Avtalet gäller från den 1 januari 2023 till den 31 december [2026].",
        ]
    );
    assert!(!changes.is_empty());
}

#[test]
fn how_the_text_is_set_is_no_change() {
    let other = AGREEMENT
        .replace("2023\ntill", "2023 till")
        .replace("mellan Region", "mellan\n  Region")
        .replace("- rollatorer", "\n- rollatorer  ")
        .replace("|--------|------|", "|---|---|")
        .replace("| Prov   |", "|  Prov |")
        .replace("\n\n", "\n\n\n");
    for ends in ["\n", "\r\n", "\r"] {
        let other = format!("\u{FEFF}{}", other.replace('\n', ends));
        let changes = compare(AGREEMENT, &other);
        assert!(changes.is_empty(), "{ends:?}: {:?}", outline(&changes));
    }
}

#[test]
fn a_renumbered_section_is_the_same_and_a_new_one_is_added() {
    let new = AGREEMENT
        .replace("## 2 Ansvar", "## 2 Samverkan\n\nParterna träffas i mars.\n\n## 3 ANSVAR")
        .replace("### 2.1", "### 3.1")
        .replace("## 3 Upp", "## 4 Upp");
    assert_eq!(
        outline(&compare(AGREEMENT, &new)),
        [
            "= Avtal om hjälpmedel i Testköping",
            "= 1 Giltighet",
            "+ 2 Samverkan",
            "= 3 ANSVAR (was 2 Ansvar)",
            "= 3.1 Kostnader (was 2.1 Kostnader)",
            "= 4 Uppsägning (was 3 Uppsägning)",
        ]
    );
}

#[test]
fn a_renamed_section_is_known_by_what_it_says() {
    let new = AGREEMENT.replace("## 3 Uppsägning", "## 3 Avtalets upphörande").replace("sex", "tolv");
    let changes = compare(AGREEMENT, &new);
    assert_eq!(outline(&changes).last().unwrap(), "~ 3 Avtalets upphörande (was 3 Uppsägning)");
    let title = compare("# Avtal om prov 2024\n\n## A\n\nx", "# Avtal om prov 2026\n\n## A\n\nx");
    assert_eq!(outline(&title), ["= Avtal om prov 2026 (was Avtal om prov 2024)", "= A"]);
}

#[test]
fn as_few_sections_as_possible_are_moved() {
    let old = "# A\na\n# B\nb\n# C\nc\n# D\nd\n# E\ne\n";
    let new = "# E\ne\n# A\na\n# B\nb\n# C\nc\n# D\nd\n";
    assert_eq!(outline(&compare(old, new)), ["=> E", "= A", "= B", "= C", "= D"]);
    assert_eq!(outline(&compare(new, old)), ["= A", "= B", "= C", "= D", "=> E"]);
}

#[test]
fn what_moves_with_its_heading_does_not_move_within_it() {
    let old = "# A\n## A1\na1\n## A2\na2\n# B\nb\n# C\nc\n";
    let new = "# B\nb\n# C\nc\n# A\n## A1\na1\n";
    assert_eq!(outline(&compare(old, new)), ["= B", "= C", "=> A", "= A1", "- A2"]);
    assert_eq!(outline(&compare("# X\n## Y\ny\n# Z\nz", "# X\n# Z\nz\n## Y\ny")), ["= X", "= Z", "=> Y"]);
}

#[test]
fn a_title_put_above_all_moves_nothing() {
    let changes = compare("## A\na\n## B\nb", "# Nytt avtal\n## A\na\n## B\nb");
    assert_eq!(outline(&changes), ["+ Nytt avtal", "= A", "= B"]);
    assert_eq!(changes.sections[0].level, 1);
}

#[test]
fn removed_sections_stand_where_they_stood() {
    let changes = compare("# A\nett\n# B\ntvå\n# C\ntre\n# D\nfyra", "# B\ntvå\n# N\nfem\n# D\nfyra");
    assert_eq!(outline(&changes), ["- A", "= B", "- C", "+ N", "= D"]);
    assert_eq!(shown(&changes.sections[0]), ["-[ett]"]);
    assert_eq!(shown(&changes.sections[3]), ["+[fem]"]);
}

#[test]
fn headings_are_found_as_markdown_has_them() {
    let text = "Före\n\n# A #\n#B\n####### c\n```sh\n# kod\n```\n~~~\n# kod\n~~~\n   ## C#\nSetext\n======\n\nUnder\n---\n\n---\n    # indraget\n";
    let found = headings(text);
    let expected = [(0, ""), (1, "A"), (2, "C#"), (1, "Setext"), (2, "Under")];
    assert_eq!(found, expected.map(|(level, heading)| (level, heading.to_owned())));
}

#[test]
fn properties_at_the_head_of_a_file_are_lines() {
    let text = "---\ntitle: Avtal\n---\n\n# A\n\ntext\n";
    assert_eq!(headings(text), [(0, String::new()), (1, "A".to_owned())]);
    assert_eq!(sections(text)[0].blocks, ["---", "title: Avtal", "---"]);
    assert_eq!(headings("---\n\nA\n---\n"), [(0, String::new()), (2, "A".to_owned())]);
}

#[test]
fn numbered_lines_are_headings_in_plain_text() {
    let text = "AVTAL\n\n1 Inledning\nDetta avtal gäller i Testköping.\n\n2. Parter\n\nParterna är två:\n1. Region Prov\n2. Testköping\n\n\
        2.1 Regionens ansvar\n\nRegionen svarar för prov.\n\n§ 4 Giltighet\n\nTill den\n31 december 2026.\n\n5 §\nText.\n\nBilaga 2\n\nBilaga B: Priser\n\nText";
    let found = headings(text);
    let expected = [
        (0, ""),
        (1, "1 Inledning"),
        (1, "2. Parter"),
        (2, "2.1 Regionens ansvar"),
        (1, "§ 4 Giltighet"),
        (1, "5 §"),
        (1, "Bilaga 2"),
        (1, "Bilaga B: Priser"),
    ];
    assert_eq!(found, expected.map(|(level, heading)| (level, heading.to_owned())));
}

#[test]
fn a_doubtful_line_is_no_heading() {
    for text in [
        "31 december 2026 gäller.\n\n31 december 2026\n\nslut",
        "1 Inledning\n2 Parter\n3 Giltighet\n\nText",
        "1. Region Prov svarar för detta.\n\nText",
        "2024 Avtalet började gälla\n\nText",
        "4 § Avtalet gäller mellan Region Prov och kommunen\nTestköping betalar tio kronor för varje dag.",
        "Bilaga 2 innehåller priserna\n\nText",
        "Text före\n1 Inledning\n\nText",
    ] {
        assert_eq!(headings(text), [(0, String::new())], "{text}");
    }
}

#[test]
fn plain_text_is_compared_with_markdown() {
    let old = "1 Giltighet\n\nTill den 31 december 2024.\n\n2 Ansvar\n\nRegionen ansvarar.";
    let new = "## Giltighet\n\nTill den 31 december 2026.\n\n## Ansvar\n\nRegionen ansvarar.";
    assert_eq!(outline(&compare(old, new)), ["~ Giltighet (was 1 Giltighet)", "= Ansvar (was 2 Ansvar)"]);
}

#[test]
fn sections_that_have_only_a_number_are_known_by_what_they_say() {
    let old = "1 §\n\nAvtalet gäller i Testköping.\n\n2 §\n\nRegionen betalar för proven.\n\n3 §\n\nTvister löses av en nämnd.";
    let new = "1 §\n\nAvtalet gäller i Testköping.\n\n2 §\n\nKommunen lånar ut sina lokaler.\n\n3 §\n\nRegionen betalar för alla proven.\n\n4 §\n\nTvister löses av en nämnd.";
    assert_eq!(outline(&compare(old, new)), ["= 1 §", "+ 2 §", "~ 3 § (was 2 §)", "= 4 § (was 3 §)"]);
}

#[test]
fn the_same_heading_under_different_headings_is_kept_apart() {
    let old = "# Regionen\n## Ansvar\nProv tas av regionen.\n# Kommunen\n## Ansvar\nLokaler lånas ut.\n";
    let new = "# Regionen\n## Ansvar\nInget.\n# Kommunen\n## Ansvar\nProv tas av regionen.\n";
    assert_eq!(outline(&compare(old, new)), ["= Regionen", "~ Ansvar", "= Kommunen", "~ Ansvar"]);
}

#[test]
fn hunks_have_two_lines_around_the_change() {
    let items = |changed: &[usize]| -> String {
        (0..12)
            .map(|at| format!("- punkt {at} {}\n", if changed.contains(&at) { "ny" } else { "x" }))
            .collect()
    };
    let changes = compare(&items(&[]), &items(&[1, 9]));
    let hunks: Vec<usize> = changes.sections[0].hunks.iter().map(|hunk| hunk.lines.len()).collect();
    assert_eq!(hunks, [5, 6]);
    assert_eq!(compare(&items(&[]), &items(&[1, 6])).sections[0].hunks.len(), 1);
}

#[test]
fn rows_items_and_code_are_compared_one_by_one() {
    assert_eq!(
        only("| A | 10 kr |\n| B | 20 kr |", "| A | 10 kr |\n| B | 25 kr |"),
        [" | A | 10 kr |", "-| B | [20] kr |", "+| B | [25] kr |"]
    );
    assert_eq!(
        only("- ett\n- två\n  rader\n- tre", "- ett\n- tre\n- fyra"),
        [" - ett", "-[- två rader]", " - tre", "+[- fyra]"]
    );
    assert_eq!(
        only("```\na = 1\n  b\n```", "```\na = 1\n    b\n```"),
        [" ```", " a = 1", "-[  ]b", "+[    ]b", " ```"]
    );
}

#[test]
fn an_item_that_says_more_is_the_same_item() {
    let old = "- prov tas, och\n- avvikelser rapporteras.";
    let new = "- prov tas,\n- journaler förs, och\n- avvikelser rapporteras inom fem dagar.";
    let expected = [
        "-- prov tas,[ och]",
        "+- prov tas,",
        "+[- journaler förs, och]",
        "-- avvikelser rapporteras.",
        "+- avvikelser rapporteras[ inom fem dagar].",
    ];
    assert_eq!(only(old, new), expected);
}

#[test]
fn words_of_every_letter_are_whole() {
    assert_eq!(
        only("Prövning på Ångström görs.", "Prövning på Ängsö görs."),
        ["-Prövning på [Ångström] görs.", "+Prövning på [Ängsö] görs."]
    );
    let (old, new) = ("Avgift fo\u{308}r prov i ba\u{30a}t", "Avgift fo\u{308}r prov i ba\u{308}t");
    assert_eq!(
        only(old, new),
        ["-Avgift fo\u{308}r prov i [ba\u{30a}t]", "+Avgift fo\u{308}r prov i [ba\u{308}t]"]
    );
}

#[test]
fn several_changed_words_are_one_piece() {
    assert_eq!(
        only("Avtalet gäller i två år från i dag.", "Avtalet gäller i högst tre månader från i dag."),
        ["-Avtalet gäller i [två år] från i dag.", "+Avtalet gäller i [högst tre månader] från i dag."]
    );
}

#[test]
fn another_sentence_is_no_change_of_words() {
    assert_eq!(
        only("Regionen betalar.", "Tvister löses av nämnden."),
        ["-[Regionen betalar.]", "+[Tvister löses av nämnden.]"]
    );
}

#[test]
fn what_could_fool_a_reader_shows() {
    assert_eq!(
        only("lugn\0text\u{1B}[31m \u{202E}", "lugn\0text\u{1B}[32m \u{202E}").concat().matches('�').count(),
        6
    );
    assert_eq!(headings("# A\u{7}\u{202E}"), [(1, "A��".to_owned())]);
    assert!(compare("sida ett\u{C}sida två", "sida ett\nsida två").is_empty());
}

#[test]
fn an_empty_text_has_no_sections() {
    assert_eq!(compare("", "\n\n"), TextChanges::default());
    assert_eq!(outline(&compare("", "Text")), ["+ "]);
    assert_eq!(outline(&compare("# A", "")), ["- A"]);
}

/// Inputs that would take seconds or gigabytes if the work were unbounded. Each takes at most half a second.
#[test]
fn hostile_texts_are_compared_soon() {
    let many = |count: usize, line: fn(usize) -> String| (0..count).map(line).collect::<String>();
    let different =
        compare(&many(20_000, |at| format!("- rad{at}\n")), &many(20_000, |at| format!("- post{at}\n")));
    assert_eq!(different.sections[0].hunks[0].lines.len(), 40_000);
    let equal = compare(&"- samma\n".repeat(20_000), &"- andra\n".repeat(20_000));
    assert_eq!(equal.sections[0].hunks[0].lines.len(), 40_000);
    let mixed = compare(
        &many(10_000, |at| format!("- {}\n", at * at % 7 % 2)),
        &many(10_000, |at| format!("- {}\n", at * at % 11 % 2)),
    );
    assert_eq!(mixed.sections[0].kind, SectionKind::Changed);
    let long = compare(&"a b ".repeat(1 << 15), &"b c a ".repeat(1 << 14));
    assert_eq!(long.sections[0].hunks[0].lines.len(), 2);
    assert_eq!(compare(&"# A\n".repeat(10_000), &"# A\n".repeat(10_001)).sections.len(), 10_001);
    let renamed = compare(
        &many(2_000, |at| format!("# A{at}\n\nden {} och {}\n", at % 700, at % 900)),
        &many(2_000, |at| format!("# B{at}\n\nden {} och {}\n", at % 701, at % 901)),
    );
    assert!(renamed.sections.len() >= 2_000);
}

#[test]
fn a_spent_budget_still_gives_an_answer() {
    let words = |from: usize| (from..from + 3_000).map(|at| at.to_string()).collect::<Vec<_>>();
    let (old, new) = (words(0), words(1_000));
    assert_eq!(common(&old, &new, &mut Budget::new()).len(), 2_000);
    let mut spent = Budget::new();
    assert!(spent.spend(199_999_990) && !spent.spend(11));
    assert_eq!(common(&old, &new, &mut spent), []);
    assert_eq!(common(&old, &old, &mut spent).len(), 3_000);
}

#[test]
fn the_longest_rising_subsequence_is_found() {
    assert_eq!(rising(&[]), [0_usize; 0]);
    assert_eq!(rising(&[4, 0, 1, 2, 3]), [1, 2, 3, 4]);
    assert_eq!(rising(&[3, 2, 1]).len(), 1);
}
