//! Random edits: after each, what the editor is told is what `check` says of the same texts.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Instant;

use proptest::prelude::RngExt;
use proptest::test_runner::{RngAlgorithm, TestRng};

use crate::editor::{Editor, checked};
use crate::folder::{Folder, agreement};

/// How many edits there are, unless `AVTAL_CASES` says another number.
const EDITS: usize = 60;
const RECORDS: usize = 200;
/// So many documents are open at most.
const OPEN: usize = 5;

/// Lines that come and go, of which many are wrong.
const LINES: [&str; 20] = [
    "related = [\"avtal-3\", \"avtal-4\"]",
    "related = [\"avtal-3\", \"nej\"]",
    "former_ids = [\"forr\"]",
    "former_ids = [\"avtal-7\"]",
    "based_on = [\"forr\"]",
    "stage = \"draft\"",
    "aliases = [\"Nej\", \"Borta\"]",
    "title = \"Nej till avtal\"",
    "ownr = \"styrgruppen\"",
    "kind = \"agreement\"",
    "parties = [\"testkoping\", \"borta\"]",
    "topics = [\"vård\", \"vård\"]",
    "notes = \"å 𝄞 ä\"",
    "# en rad",
    "= trasig",
    "",
    "[[replaces]]\nid = \"avtal-5\"",
    "[[replaces]]\nid = \"avtal-5\"\nsections = [\"2\"]",
    "[end]\ndate = 2024-12-31\nreason = \"completed\"",
    "[[decision]]\nby = \"styrgruppen\"\ndate = 2025-01-01\noutcome = \"adopted\"",
];

fn made() -> Folder {
    let folder = Folder::registry(&[]);
    for at in 0..RECORDS {
        let more = match at % 10 {
            0 => String::new(),
            _ => format!("based_on = [\"avtal-{}\"]\n", at - 1),
        };
        let validity = format!("from = {}-01-01\nuntil = {}-12-31\n", 2015 + at % 12, 2018 + at % 12);
        let replaces =
            if at % 4 == 3 { format!("[[replaces]]\nid = \"avtal-{}\"\n", at - 2) } else { String::new() };
        let text = agreement(&format!("Avtal {at}"), &more, &validity) + &replaces;
        folder.write(&format!("agreements/lan/avtal-{at}.toml"), text);
    }
    folder
}

/// One edit of a text: a line goes, comes, or a character does.
fn edited(text: &str, random: &mut TestRng) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let at = random.random_range(0..=lines.len());
    match random.random_range(0..4) {
        0 if at < lines.len() => drop(lines.remove(at)),
        1 if at < lines.len() => {
            let line = &mut lines[at];
            let places: Vec<usize> = line.char_indices().map(|(at, _)| at).chain([line.len()]).collect();
            line.insert(
                places[random.random_range(0..places.len())],
                ['x', '"', 'å', '=', '-'][random.random_range(0..5)],
            );
        }
        _ => lines.insert(at, LINES[random.random_range(0..LINES.len())].to_owned()),
    }
    lines.join("\n") + "\n"
}

#[test]
fn after_every_edit_the_editor_is_told_what_check_says() {
    let edits = std::env::var("AVTAL_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(EDITS);
    // `folder` is what stands on disk, and `copy` what the editor has, written.
    let (folder, copy) = (made(), made());
    let mut random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut editor = Editor::of(folder.path());
    let mut open: BTreeMap<String, (i64, String)> = BTreeMap::new();
    let (start, mut last) = (Instant::now(), 0);
    for edit in 0..edits {
        let path = match random.random_range(0..20) {
            0 => "registry.toml".to_owned(),
            1 => "parties/testkoping.toml".to_owned(),
            2 => "bodies/styrgruppen.toml".to_owned(),
            3 => "agreements/lan/ny.toml".to_owned(),
            _ => format!("agreements/lan/avtal-{}.toml", random.random_range(0..12)),
        };
        let at = |path: &str| -> PathBuf { folder.path().join(path) };
        let is_there = at(&path).exists();
        match random.random_range(0..10) {
            // The document is closed, saved or not.
            0 if open.contains_key(&path) => {
                let (_, text) = open.remove(&path).unwrap();
                if random.random_range(0..2) == 0 {
                    folder.write(&path, &text);
                    editor.touched(&[at(&path)]);
                } else if is_there {
                    copy.write(&path, folder.read(&path));
                } else {
                    copy.remove(&path);
                }
                editor.close(&at(&path));
            }
            // It changes, comes or goes on disk, by another program.
            1 | 2 if !open.contains_key(&path) => {
                if is_there && path != "registry.toml" && random.random_range(0..4) == 0 {
                    folder.remove(&path);
                    copy.remove(&path);
                } else {
                    let text = if is_there { folder.read(&path) } else { String::new() };
                    let text = edited(&text, &mut random);
                    folder.write(&path, &text);
                    copy.write(&path, &text);
                }
                editor.touched(&[at(&path)]);
            }
            _ => {
                if !open.contains_key(&path) && open.len() >= OPEN {
                    continue;
                }
                let known = open.get(&path).cloned();
                let (version, text) = known.unwrap_or_else(|| {
                    let text = if is_there { folder.read(&path) } else { String::new() };
                    editor.open(&at(&path), &text);
                    (1, text)
                });
                let text = edited(&text, &mut random);
                editor.write(&at(&path), version + 1, &text);
                copy.write(&path, &text);
                open.insert(path, (version + 1, text));
            }
        }
        let expected = checked(copy.path());
        let here = |path: &PathBuf| folder.path().join(path.strip_prefix(copy.path()).unwrap());
        let expected: Vec<_> = expected
            .into_iter()
            .map(|(path, place, level, rule, message, related)| {
                let related = related.into_iter().map(|(path, place, message)| (here(&path), place, message));
                (here(&path), place, level, rule, message, related.collect())
            })
            .collect();
        editor.settles_on(&expected);
        last = edit;
    }
    eprintln!("{} edits in {:?}, {} findings", last + 1, start.elapsed(), editor.told().len());
    assert_eq!(editor.end(), 0);
}
