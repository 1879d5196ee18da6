//! What an editor is told of findings, while texts and files change.

use std::fs;

use serde_json::json;

use crate::editor::{Editor, capabilities, checked, uri};
use crate::folder::{Folder, agreement};
use crate::program::{DAY, own_registry, program, run};

const VALIDITY: &str = "from = 2026-01-01\nuntil = 2030-12-31\n";

#[test]
fn the_own_registry_is_told_as_check_tells_it() {
    let mut editor = Editor::of(&own_registry());
    editor.settles_on(&checked(&own_registry()));
    assert_eq!(editor.end(), 0);
}

#[test]
fn a_typo_is_underlined_while_it_is_written_and_goes_when_it_is_mended() {
    let folder = Folder::of_agreement("", VALIDITY);
    let path = folder.path().join("agreements/avtal.toml");
    let text = folder.read("agreements/avtal.toml");
    let mut editor = Editor::of(folder.path());
    editor.open(&path, &text);
    let range = json!({ "start": { "line": 2, "character": 2 }, "end": { "line": 2, "character": 3 } });
    editor.change(&path, 2, json!([{ "range": range, "text": "" }]));
    editor.until("a typo is found", |editor| editor.rules(&path).contains(&"unknown-key"));
    let told = &editor.diagnostics[&uri(&path)];
    assert_eq!(told["version"], 2);
    let found = &told["diagnostics"][0];
    assert_eq!(found["range"]["start"], json!({ "line": 2, "character": 0 }));
    assert_eq!((found["severity"].as_u64(), found["source"].as_str()), (Some(1), Some("avtal")));
    // Half a word, then a whole one again, in two steps of one message.
    let changes = json!([
        { "range": { "start": { "line": 2, "character": 0 }, "end": { "line": 2, "character": 4 } }, "text": "" },
        { "range": { "start": { "line": 2, "character": 0 }, "end": { "line": 2, "character": 0 } }, "text": "owner" },
    ]);
    editor.change(&path, 3, changes);
    editor.until("it is mended", |editor| editor.diagnostics[&uri(&path)]["version"] == 3);
    assert!(!editor.rules(&path).contains(&"unknown-key"));
    editor.settles_on(&checked(folder.path()));
    assert_eq!(folder.read("agreements/avtal.toml"), text, "nothing is written");
}

#[test]
fn another_file_is_told_otherwise_when_this_one_changes() {
    let new = agreement("Nytt", "", VALIDITY) + "[[replaces]]\nid = \"avtal\"\n";
    let folder = Folder::of_agreement("", "from = 2020-01-01\nuntil = 2025-12-31\n")
        .with(&[("agreements/nytt.toml", &new)]);
    let (old, next) =
        (folder.path().join("agreements/avtal.toml"), folder.path().join("agreements/nytt.toml"));
    let mut editor = Editor::of(folder.path());
    editor.settles_on(&checked(folder.path()));
    assert!(!editor.rules(&old).contains(&"lapsed"), "{:?}", editor.rules(&old));
    editor.open(&next, &new);
    editor.write(&next, 2, &new.replace("id = \"avtal\"", "id = \"avtall\""));
    editor.until("the old one has lapsed", |editor| editor.rules(&old).contains(&"lapsed"));
    assert!(editor.rules(&next).contains(&"unknown-agreement"));
    // What was not saved is forgotten with the document.
    editor.close(&next);
    editor.settles_on(&checked(folder.path()));
}

#[test]
fn lines_that_move_in_one_file_move_in_what_others_say_of_it() {
    let new = agreement("Nytt", "", VALIDITY) + "[[replaces]]\nid = \"avtal\"\n";
    let folder = Folder::of_agreement("", "from = 2020-01-01\nuntil = 2027-12-31\n")
        .with(&[("agreements/nytt.toml", &new)]);
    let path = folder.path().join("agreements/nytt.toml");
    let mut editor = Editor::of(folder.path());
    editor.settles_on(&checked(folder.path()));
    editor.open(&path, &new);
    // A blank becomes a line break: every byte stays where it is, but on another line.
    let text = format!("# a b\n{new}");
    editor.write(&path, 2, &text);
    folder.write("agreements/nytt.toml", &text);
    editor.settles_on(&checked(folder.path()));
    let text = format!("# a\n#\n{new}");
    editor.write(&path, 3, &text);
    folder.write("agreements/nytt.toml", &text);
    editor.settles_on(&checked(folder.path()));
}

#[test]
fn files_that_come_go_and_change_outside_are_seen() {
    let folder = Folder::of_agreement("related = [\"annat\"]\n", VALIDITY);
    let mut editor = Editor::of(folder.path());
    editor.settles_on(&checked(folder.path()));
    assert!(editor.asked.iter().any(|asked| asked["method"] == "client/registerCapability"));
    let at = |path: &str| folder.path().join(path);
    folder.write("agreements/lan/annat.yaml", "title: Annat\nkind: agreement\nparties: [testkoping]\n");
    editor.touched(&[at("agreements/lan/annat.yaml")]);
    editor.settles_on(&checked(folder.path()));
    folder.replace("registry.toml", "[kinds.agreement]", "[kinds.routine]");
    editor.touched(&[at("registry.toml")]);
    editor.settles_on(&checked(folder.path()));
    folder.remove("agreements/lan");
    editor.touched(&[at("agreements/lan")]);
    editor.settles_on(&checked(folder.path()));
    folder.write("agreements/skrap.txt", "inget avtal");
    folder.remove("parties/testkoping.toml");
    editor.touched(&[at("agreements/skrap.txt"), at("parties/testkoping.toml")]);
    editor.settles_on(&checked(folder.path()));
    folder.remove("registry.toml");
    editor.touched(&[at("registry.toml")]);
    editor.until("all kinds are unknown or none is declared", |editor| {
        editor.told().iter().all(|told| !told.0.ends_with("registry.toml"))
    });
}

#[test]
fn documents_that_come_and_go_are_seen() {
    let folder = Folder::of_agreement("", &format!("{VALIDITY}[[document]]\npath = \"texter/avtal.md\"\n"));
    let path = folder.path().join("agreements/avtal.toml");
    let mut editor = Editor::of(folder.path());
    editor.until("it is missing", |editor| editor.rules(&path).contains(&"missing-document"));
    folder.write("texter/avtal.md", "Avtal");
    editor.touched(&[folder.path().join("texter/avtal.md")]);
    editor.settles_on(&checked(folder.path()));
    assert!(!editor.rules(&path).contains(&"missing-document"));
}

#[test]
fn a_document_that_is_not_saved_yet_counts() {
    let folder = Folder::of_agreement("related = [\"annat\"]\n", VALIDITY);
    let mut editor = Editor::of(folder.path());
    let (path, other) =
        (folder.path().join("agreements/avtal.toml"), folder.path().join("agreements/annat.toml"));
    editor.until("it is unknown", |editor| editor.rules(&path).contains(&"unknown-agreement"));
    editor.open(&other, &agreement("Annat", "", VALIDITY));
    editor.until("it is known", |editor| {
        editor.diagnostics.contains_key(&uri(&path)) && !editor.rules(&path).contains(&"unknown-agreement")
    });
    editor.close(&other);
    editor.until("it is unknown again", |editor| editor.rules(&path).contains(&"unknown-agreement"));
}

#[test]
fn a_client_that_watches_nothing_is_told_when_it_saves() {
    let folder = Folder::of_agreement("", VALIDITY);
    let mut editor = Editor::start(folder.path(), &[]);
    editor.initialize(&[folder.path().to_owned()], json!({}));
    editor.settles_on(&checked(folder.path()));
    let path = folder.path().join("agreements/avtal.toml");
    editor.open(&path, &folder.read("agreements/avtal.toml"));
    folder.write("agreements/annat.toml", "title = 3\n");
    editor.notify("textDocument/didSave", json!({ "textDocument": { "uri": uri(&path) } }));
    editor.settles_on(&checked(folder.path()));
    assert!(!editor.asked.iter().any(|asked| asked["method"] == "client/registerCapability"));
}

#[test]
fn places_count_as_the_client_has_asked() {
    let folder = Folder::of_agreement("related = [\"𝄞å\", \"nej\"]\n", VALIDITY);
    let path = folder.path().join("agreements/avtal.toml");
    for (encodings, character) in
        [(json!(["utf-8"]), 22), (json!(["utf-16"]), 19), (json!(["utf-32"]), 18), (json!([]), 19)]
    {
        let mut editor = Editor::start(folder.path(), &[]);
        let capabilities = json!({ "general": { "positionEncodings": encodings } });
        let answer = editor.initialize(&[folder.path().to_owned()], capabilities);
        let agreed = encodings[0].as_str().unwrap_or("utf-16");
        assert_eq!(answer["capabilities"]["positionEncoding"], agreed);
        editor.until("`nej` is unknown", |editor| {
            let told = &editor.diagnostics.get(&uri(&path)).cloned().unwrap_or_default()["diagnostics"];
            told.as_array().is_some_and(|list| {
                list.iter().any(|of| {
                    of["message"].as_str().unwrap().contains("`nej`")
                        && of["range"]["start"] == json!({ "line": 4, "character": character - 1 })
                })
            })
        });
    }
}

#[test]
fn a_registry_below_or_around_what_is_opened_is_found_and_so_is_that_of_a_file() {
    let folder =
        Folder::new(&[]).with_copy("registry", Folder::of_agreement("owner2 = 1\n", VALIDITY).path());
    let root = folder.path().join("registry");
    let expected = checked(&root);
    for opened in [folder.path().to_owned(), root.clone(), root.join("agreements")] {
        Editor::with(folder.path(), &[opened], &[]).settles_on(&expected);
    }
    let mut editor = Editor::with(folder.path(), &[], &[]);
    let path = root.join("agreements/avtal.toml");
    editor.open(&path, &fs::read_to_string(&path).unwrap());
    editor.settles_on(&expected);
    // A text that belongs to no registry is nobody's.
    editor.open(&folder.path().join("x.toml"), "owner2 = 1\n");
    editor.settles_on(&expected);
    Editor::with(std::path::Path::new("/"), &[], &["-C", root.to_str().unwrap()])
        .request("shutdown", json!(null));
    run(folder.path(), &["lsp", "--at", "HEAD", "--lang", "en"]).refused(&["not of a revision"]);
    run(folder.path(), &["lsp", "-C", "nowhere", "--lang", "en"]).refused(&["nowhere"]);
}

#[test]
fn it_speaks_the_language_of_the_registry() {
    let folder = Folder::of_agreement("ownr = 1\n", VALIDITY);
    folder.replace("registry.toml", "name = \"Prov\"", "name = \"Prov\"\nlanguage = \"sv\"");
    let mut editor = Editor::run(program(folder.path()).args(["lsp", "--as-of", DAY]));
    editor.initialize(&[folder.path().to_owned()], capabilities());
    let path = folder.path().join("agreements/avtal.toml");
    editor.until("it is Swedish", |editor| {
        let told = editor.diagnostics.get(&uri(&path)).cloned().unwrap_or_default();
        told["diagnostics"].to_string().contains("finns inte här")
    });
}
