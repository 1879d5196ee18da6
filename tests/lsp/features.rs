//! What an editor can ask at a place: hover, completion, going there, renaming, fixing, layout.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::editor::{Editor, capabilities, checked, uri};
use crate::folder::{Folder, agreement};
use crate::program::on;

const VALIDITY: &str = "from = 2026-01-01\nuntil = 2030-12-31\n";

/// An editor with one open document.
struct Open {
    folder: Folder,
    editor: Editor,
    path: PathBuf,
    text: String,
    version: i64,
}

impl Open {
    fn of(folder: Folder, path: &str) -> Self {
        let mut editor = Editor::of(folder.path());
        let (text, path) = (folder.read(path), folder.path().join(path));
        editor.open(&path, &text);
        Open { folder, editor, path, text, version: 1 }
    }

    fn agreement(more: &str, validity: &str) -> Self {
        Open::of(Folder::of_agreement(more, validity), "agreements/avtal.toml")
    }

    /// Gives the document another text, with `|` where the cursor stands. Returns the parameters of a request there.
    fn write(&mut self, marked: &str) -> Value {
        let at = marked.find('|').unwrap();
        self.text = marked.replace('|', "");
        self.version += 1;
        self.editor.write(&self.path, self.version, &self.text);
        self.at(at)
    }

    /// The parameters of a request at a byte.
    fn at(&self, at: usize) -> Value {
        let before = &self.text[..at];
        let line = before.matches('\n').count();
        // The editor has asked for UTF-32.
        let character = before.rsplit('\n').next().unwrap().chars().count();
        json!({ "textDocument": { "uri": uri(&self.path) }, "position": { "line": line, "character": character } })
    }

    /// The parameters of a request within the first place of a word.
    #[track_caller]
    fn on(&self, word: &str) -> Value {
        let at = self.text.find(word).unwrap_or_else(|| panic!("`{word}` is not in {}", self.text));
        self.at(at + 1)
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.editor.request(&format!("textDocument/{method}"), params)
    }

    fn hover(&mut self, word: &str) -> String {
        let params = self.on(word);
        let told = self.ask("hover", params);
        told["contents"]["value"].as_str().unwrap_or_default().to_owned()
    }

    /// The text with the completion of this label put in.
    #[track_caller]
    fn complete(&mut self, marked: &str, label: &str) -> String {
        let params = self.write(marked);
        let told = self.ask("completion", params);
        let items = told["items"].as_array().unwrap();
        let item = items.iter().find(|item| item["label"] == label);
        let item = item.unwrap_or_else(|| panic!("`{label}` is not offered at {marked}: {told:#}"));
        applied(&self.text, &[item["textEdit"].clone()])
    }

    fn labels(&mut self, marked: &str) -> Vec<String> {
        let params = self.write(marked);
        let told = self.ask("completion", params);
        let items = told["items"].as_array().unwrap().iter();
        items.map(|item| item["label"].as_str().unwrap().to_owned()).collect()
    }

    fn actions(&mut self, only: Option<&str>) -> Vec<Value> {
        let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 999, "character": 0 } });
        let context = json!({ "diagnostics": [], "only": only.map(|only| vec![only]) });
        let params =
            json!({ "textDocument": { "uri": uri(&self.path) }, "range": range, "context": context });
        self.ask("codeAction", params).as_array().unwrap().clone()
    }
}

/// A text with the edits of a document made on it, as an editor makes them that counts in UTF-32.
fn applied(text: &str, edits: &[Value]) -> String {
    let offset = |position: &Value| {
        let (line, character) = (position["line"].as_u64().unwrap(), position["character"].as_u64().unwrap());
        let mut starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
        let Some(start) = starts.nth(usize::try_from(line).unwrap()) else { return text.len() };
        let rest = &text[start..];
        let mut places = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
        start + places.nth(usize::try_from(character).unwrap()).unwrap_or(rest.len())
    };
    let mut parts: Vec<(usize, usize, &str)> = edits
        .iter()
        .map(|edit| {
            let range = &edit["range"];
            (offset(&range["start"]), offset(&range["end"]), edit["newText"].as_str().unwrap())
        })
        .collect();
    parts.sort();
    let (mut new, mut at) = (String::new(), 0);
    for (start, end, text_of) in parts {
        new += &text[at..start];
        new += text_of;
        at = end;
    }
    new + &text[at..]
}

/// Makes a change of several files on disk, in its order.
fn make(edit: &Value) {
    let path = |uri: &Value| PathBuf::from(uri.as_str().unwrap().strip_prefix("file://").unwrap());
    for part in edit["documentChanges"].as_array().unwrap() {
        match part["kind"].as_str() {
            Some("rename") => std::fs::rename(path(&part["oldUri"]), path(&part["newUri"])).unwrap(),
            Some("create") => std::fs::write(path(&part["uri"]), "").unwrap(),
            Some(other) => panic!("{other}"),
            None => {
                let file = path(&part["textDocument"]["uri"]);
                let text = std::fs::read_to_string(&file).unwrap();
                std::fs::write(file, applied(&text, part["edits"].as_array().unwrap())).unwrap();
            }
        }
    }
}

#[test]
fn a_hover_says_what_is_named_and_what_follows() {
    let old = agreement("Gammalt avtal", "", "from = 2020-01-01\nuntil = 2025-12-31\n");
    let more = "related = [\"gammalt\"]\n";
    let folder = Folder::of_agreement(more, "from = 2026-01-01\nduration = \"P3Y\"\n")
        .with(&[("agreements/gammalt.toml", &old)]);
    let mut open = Open::of(folder, "agreements/avtal.toml");
    let named = open.hover("gammalt");
    assert!(named.contains("Gammalt avtal") && named.contains("lapsed"), "{named}");
    assert!(
        open.hover("styrgruppen").contains("Styrgruppen") && open.hover("kommunerna").contains("Provstads")
    );
    assert!(open.hover("\"Avtal\"").contains("in-force"));
    // 2026-01-01 was a Thursday.
    let day = open.hover("2026-01-01");
    assert!(day.contains("Thursday 1 January 2026") && day.contains("31 December 2028"), "{day}");
    let term = open.hover("P3Y");
    assert!(term.contains("3 years") && term.contains("31 December 2028"), "{term}");
    assert!(open.hover("owner").contains("The body responsible for it"));
    assert!(open.hover("[validity").contains("When it is valid") || !open.hover("validity]").is_empty());
    // At a finding, the manual of its rule.
    let params = open.write("title = \"A\"\nownr|x = 1\n");
    let told = open.ask("hover", params)["contents"]["value"].to_string();
    assert!(told.contains("unknown-key"), "{told}");
}

#[test]
fn a_hover_is_plain_for_a_client_that_wants_it_so() {
    let folder = Folder::of_agreement("", VALIDITY);
    let path = folder.path().join("agreements/avtal.toml");
    let mut editor = Editor::start(folder.path(), &["--lang", "sv"]);
    let plain = json!({ "textDocument": { "hover": { "contentFormat": ["plaintext"] } } });
    editor.initialize(&[folder.path().to_owned()], plain);
    editor.open(&path, &folder.read("agreements/avtal.toml"));
    let params = json!({ "textDocument": { "uri": uri(&path) }, "position": { "line": 2, "character": 10 } });
    let told = editor.request("textDocument/hover", params);
    assert_eq!(told["contents"]["kind"], "plaintext");
    let said = told["contents"]["value"].as_str().unwrap();
    assert!(
        said.starts_with("Styrgruppen (styrgruppen)\n") && said.contains("Slag: politiskt organ"),
        "{said}"
    );
    // What a word means, in the language of the rest.
    editor.write(&path, 2, &format!("stage = \"draft\"\n{}", folder.read("agreements/avtal.toml")));
    let params = json!({ "textDocument": { "uri": uri(&path) }, "position": { "line": 0, "character": 10 } });
    assert_eq!(editor.request("textDocument/hover", params)["contents"]["value"], "Det skrivs.");
}

#[test]
fn ids_are_offered_by_name_and_by_title() {
    let title =
        agreement("Överenskommelse psykiska funktionsnedsättningar", "aliases = [\"PFN\"]\n", VALIDITY);
    let folder = Folder::of_agreement("", VALIDITY).with(&[("agreements/ok-2024.toml", &title)]);
    let mut open = Open::of(folder, "agreements/avtal.toml");
    assert_eq!(open.complete("owner = \"|\"\n", "styrgruppen"), "owner = \"styrgruppen\"\n");
    assert_eq!(open.complete("owner = \"sty|x\"\n", "styrgruppen"), "owner = \"styrgruppen\"\n");
    assert_eq!(open.complete("owner =|\n", "styrgruppen"), "owner = \"styrgruppen\"\n");
    assert_eq!(open.labels("related = [\"psyk|"), ["ok-2024"]);
    assert_eq!(open.labels("related = [\"pfn|\"]"), ["ok-2024"]);
    assert_eq!(open.labels("parties = [\"a\", \"test kom|\"]"), ["testkoping"]);
    assert_eq!(open.labels("[[decision]]\nby = \"styr|"), ["styrgruppen"]);
    assert_eq!(open.labels("notes = \"styr|"), Vec::<String>::new());
}

#[test]
fn words_days_and_lengths_of_time_are_offered() {
    let mut open = Open::agreement("topics = [\"vard\"]\n", VALIDITY);
    assert_eq!(open.complete("kind = \"|", "agreement"), "kind = \"agreement");
    assert!(open.labels("stage = \"|").contains(&"consultation".to_owned()));
    let mut labels = open.labels("[[decision]]\noutcome = \"|");
    labels.sort();
    assert!(labels.contains(&"adopted".to_owned()) && labels.contains(&"rejected".to_owned()), "{labels:?}");
    assert!(open.labels("[[accept]]\nrule = \"lap|").contains(&"lapsed".to_owned()));
    let text = "title = \"A\"\nkind = \"agreement\"\nparties = [\"kommunerna\"]\n[validity]\nfrom = 2026-01-01\nuntil = |\n";
    let labels = open.labels(text);
    for day in ["2026-11-21", "2026-12-31", "2028-12-31", "further-notice"] {
        assert!(labels.contains(&day.to_owned()), "{day} is not in {labels:?}");
    }
    assert!(open.complete(text, "2028-12-31").contains("until = 2028-12-31\n"));
    assert!(open.complete(text, "further-notice").contains("until = \"further-notice\"\n"));
    assert_eq!(open.complete("[revision]\nlead_time = \"P|\"", "P6M"), "[revision]\nlead_time = \"P6M\"");
    assert!(open.labels("statutory = |").contains(&"true".to_owned()));
}

#[test]
fn keys_and_tables_are_offered_with_what_they_need() {
    let mut open = Open::agreement("", VALIDITY);
    assert_eq!(open.complete("title = \"A\"\now|", "owner"), "title = \"A\"\nowner = \"$0\"");
    assert!(!open.labels("title = \"A\"\n|").contains(&"title".to_owned()), "it is there already");
    assert_eq!(open.complete("[validity]\nun|", "until"), "[validity]\nuntil = $0");
    assert_eq!(open.complete("dec|", "decision"), "[[decision]]\nby = \"$0\"");
    assert_eq!(open.complete("[[rev|", "review"), "[[review]]");
    assert_eq!(open.complete("[val|]", "validity"), "[validity]");
    assert!(open.labels("parties = [{ id = \"a\", |").contains(&"until".to_owned()));
    let folder = Folder::of_agreement("", VALIDITY).with(&[("agreements/y.yaml", "title: A\n")]);
    let mut open = Open::of(folder, "agreements/y.yaml");
    assert_eq!(open.complete("title: A\now|", "owner"), "title: A\nowner: $0");
    assert_eq!(open.complete("owner: |", "styrgruppen"), "owner: styrgruppen");
    assert_eq!(open.complete("owner:|", "styrgruppen"), "owner: styrgruppen");
    assert_eq!(open.complete("parties:\n  - te|", "testkoping"), "parties:\n  - testkoping");
    assert_eq!(open.complete("validity:\n  un|", "until"), "validity:\n  until: $0");
    assert_eq!(open.complete("dec|", "decision"), "decision:\n  - by: $0");
    let mut open = Open::of(Folder::of_agreement("", VALIDITY), "registry.toml");
    assert!(open.labels("lang|").contains(&"language".to_owned()));
    assert!(open.labels("language = \"|").contains(&"sv".to_owned()));
}

#[test]
fn a_name_leads_to_its_record_and_back_to_all_that_name_it() {
    let old = agreement("Gammalt", "former_ids = [\"urgammalt\"]\n", VALIDITY);
    let folder = Folder::of_agreement("related = [\"urgammalt\"]\n", VALIDITY).with(&[
        ("agreements/gammalt.toml", &old),
        ("agreements/y.yaml", "title: Y\nkind: agreement\nparties: [testkoping]\nrelated: [gammalt]\n"),
    ]);
    let mut open = Open::of(folder, "agreements/avtal.toml");
    let place = |path: &str, line: u64| (open.folder.path().join(path).display().to_string(), line);
    let (body, old_at) = (place("bodies/styrgruppen.toml", 0), place("agreements/gammalt.toml", 0));
    let expected = [old_at.clone(), place("agreements/avtal.toml", 4), place("agreements/y.yaml", 3)];
    let kind_at = place("registry.toml", 1);
    let told = |location: &Value| {
        let path = location["uri"].as_str().unwrap().trim_start_matches("file://").to_owned();
        (path, location["range"]["start"]["line"].as_u64().unwrap())
    };
    for (word, expected) in [("styrgruppen", body), ("urgammalt", old_at), ("\"agreement", kind_at)] {
        let params = open.on(word);
        assert_eq!(told(&open.ask("definition", params)), expected, "{word}");
    }
    let mut params = open.on("urgammalt");
    params["context"] = json!({ "includeDeclaration": true });
    let found = open.ask("references", params);
    assert_eq!(found.as_array().unwrap().iter().map(told).collect::<Vec<_>>(), expected);
    let params = open.on("kommunerna");
    assert_eq!(open.ask("documentHighlight", params).as_array().unwrap().len(), 1);
    let symbols = open.editor.request("workspace/symbol", json!({ "query": "styr" }));
    assert_eq!(symbols[0]["name"], "Styrgruppen");
    let params = open.on("2026");
    assert_eq!(open.ask("definition", params), Value::Null);
}

/// Renaming in the editor and `avtal rename` on another copy give the same files.
#[test]
fn a_record_is_renamed_as_by_the_command() {
    let files = |folder: &Path| {
        let mut files: Vec<(String, String)> = walkdir::WalkDir::new(folder)
            .into_iter()
            .map(Result::unwrap)
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| {
                let path = entry.path().strip_prefix(folder).unwrap().display().to_string();
                (path, std::fs::read_to_string(entry.path()).unwrap())
            })
            .filter(|(path, _)| !path.contains(".avtal"))
            .collect();
        files.sort();
        files
    };
    let made = || {
        let old = agreement("Gammalt", "", "from = 2020-01-01\nuntil = 2025-12-31\n");
        Folder::of_agreement(
            "related = [\"gammalt\"] # kvar\n",
            &format!("{VALIDITY}[[replaces]]\nid = 'gammalt'\n"),
        )
        .with(&[
            ("agreements/gammalt.toml", &old),
            (
                "agreements/y.yaml",
                "title: Y # å\nkind: agreement\nparties: [testkoping]\nbased_on:\n  - gammalt\n",
            ),
        ])
    };
    for (word, id) in [("gammalt", "gammalt"), ("kommunerna", "kommunerna"), ("styrgruppen", "styrgruppen")] {
        let by_command = made();
        let run = on(by_command.path(), &["rename", id, "ett-nytt-namn"]);
        assert_eq!(run.code, 0, "{run:?}");
        let mut open = Open::of(made(), "agreements/avtal.toml");
        let params = open.on(word);
        let prepared = open.ask("prepareRename", params.clone());
        assert_eq!(prepared["placeholder"], id);
        let mut params = params;
        params["newName"] = json!("ett-nytt-namn");
        make(&open.ask("rename", params.clone()));
        assert_eq!(files(open.folder.path()), files(by_command.path()), "{word}");
        params["newName"] = json!("Inget id");
        let (code, message) = open.editor.refused("textDocument/rename", params.clone());
        assert!(code == -32803 && message.contains("`Inget id`"), "{message}");
    }
    let mut open = Open::of(made(), "agreements/avtal.toml");
    let mut params = open.on("gammalt");
    params["newName"] = json!("y");
    assert_eq!(open.editor.refused("textDocument/rename", params).0, -32803, "it is taken");
    let mut editor = Editor::start(open.folder.path(), &[]);
    editor.initialize(&[open.folder.path().to_owned()], json!({}));
    editor.open(&open.path, &open.text);
    let mut params = open.on("gammalt");
    params["newName"] = json!("nytt");
    assert!(editor.refused("textDocument/rename", params).1.contains("avtal rename"));
}

#[test]
fn fixes_are_those_of_check() {
    let mut open = Open::agreement("related = [\"avtall\", \"x\"]\n", VALIDITY);
    let text = open.text.replace("owner", "ownr");
    open.write(&format!("|{text}"));
    let titles: Vec<String> =
        open.actions(None).iter().map(|action| action["title"].as_str().unwrap().to_owned()).collect();
    assert!(titles.contains(&"replace `ownr` by `owner`".to_owned()), "{titles:?}");
    // Every fix of the JSON is offered, and makes the same text.
    open.folder.write("agreements/avtal.toml", &text);
    let json = on(open.folder.path(), &["check", "--format", "json"]).json();
    let findings = json["findings"].as_array().unwrap();
    let fixes: Vec<&Value> =
        findings.iter().flat_map(|finding| finding["fixes"].as_array().unwrap()).collect();
    assert!(!fixes.is_empty());
    for fix in fixes {
        let action = open.actions(None).into_iter().find(|action| action["title"] == fix["title"]).unwrap();
        let edits = action["edit"]["documentChanges"][0]["edits"].as_array().unwrap().clone();
        let place = |line: &str, column: &str| json!({ "line": fix["edits"][0][line].as_u64().unwrap() - 1, "character": fix["edits"][0][column].as_u64().unwrap() - 1 });
        assert_eq!(edits[0]["range"]["start"], place("line", "column"));
        assert_eq!(edits[0]["range"]["end"], place("end_line", "end_column"));
        assert_eq!(edits[0]["newText"], fix["edits"][0]["text"]);
        assert!(action["diagnostics"][0]["code"].is_string());
    }
}

#[test]
fn all_safe_fixes_are_made_at_once_where_that_is_asked_for() {
    let other = agreement("Annat", "former_ids = [\"aldre\"]\n", VALIDITY);
    let more = "related = [\"aldre\", \"aldre\"]\n";
    let folder = Folder::of_agreement(more, VALIDITY).with(&[("agreements/annat.toml", &other)]);
    let mut open = Open::of(folder, "agreements/avtal.toml");
    assert!(open.actions(None).iter().all(|action| action["kind"] == "quickfix"));
    for only in ["source.fixAll.avtal", "source.fixAll", "source"] {
        let actions = open.actions(Some(only));
        let [action] = actions.as_slice() else { panic!("{actions:?}") };
        assert_eq!(action["kind"], "source.fixAll.avtal");
        let by_editor =
            applied(&open.text, action["edit"]["documentChanges"][0]["edits"].as_array().unwrap());
        assert!(by_editor.contains("related = [\"annat\"]\n"), "{by_editor}");
    }
    let action = open.actions(Some("source.fixAll.avtal")).remove(0);
    let by_editor = applied(&open.text, action["edit"]["documentChanges"][0]["edits"].as_array().unwrap());
    on(open.folder.path(), &["check", "--fix"]);
    assert_eq!(by_editor, open.folder.read("agreements/avtal.toml"));
    assert!(open.actions(Some("refactor")).is_empty());
}

#[test]
fn a_missing_party_is_created_a_missing_key_added_and_a_finding_accepted() {
    let mut open = Open::agreement("", "from = 2020-01-01\nuntil = 2025-12-31\n");
    let path = open.path.clone();
    open.editor.until("it has lapsed", |editor| editor.rules(&path).contains(&"lapsed"));
    let action = |open: &mut Open, words: &str| {
        let actions = open.actions(None);
        let found = actions.iter().find(|action| action["title"].as_str().unwrap().contains(words));
        found.unwrap_or_else(|| panic!("{actions:#?}")).clone()
    };
    make(&action(&mut open, "accept this finding of `lapsed`")["edit"]);
    let accepted = open.folder.read("agreements/avtal.toml");
    assert!(
        accepted.ends_with("\n[[accept]]\nrule = \"lapsed\"\nreason = \"Write the reason here\"\n"),
        "{accepted}"
    );
    assert!(checked(open.folder.path()).iter().all(|told| told.3 != "lapsed"));

    let text = open.folder.read("agreements/avtal.toml").replace("\"kommunerna\"", "\"nystad\"");
    open.folder.write("agreements/avtal.toml", &text);
    open.write(&format!("|{text}"));
    make(&action(&mut open, "create the missing party")["edit"]);
    assert_eq!(open.folder.read("parties/nystad.toml"), "name = \"Nystad\"\n");

    let text = text.replace("title = \"Avtal\"\n", "");
    open.folder.write("agreements/avtal.toml", &text);
    open.write(&format!("|{text}"));
    make(&action(&mut open, "add `title`")["edit"]);
    assert!(open.folder.read("agreements/avtal.toml").starts_with("title = \"…\"\n"));
    // A client that cannot create files is not offered any.
    let mut editor = Editor::start(open.folder.path(), &[]);
    let mut less = capabilities();
    less["workspace"]["workspaceEdit"]["resourceOperations"] = json!([]);
    editor.initialize(&[open.folder.path().to_owned()], less);
    editor.open(&open.path, &text.replace("nystad", "annanstad"));
    let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } });
    let params = json!({ "textDocument": { "uri": uri(&open.path) }, "range": range, "context": { "diagnostics": [] } });
    assert!(!editor.request("textDocument/codeAction", params).to_string().contains("create the missing"));
}

#[test]
fn what_follows_stands_between_the_lines() {
    let old = agreement("Gammalt", "", "from = 2020-01-01\nuntil = 2025-12-31\n");
    let more = "based_on = [\"gammalt\"]\n";
    let validity = "from = 2026-01-01\nduration = \"P3Y\"\n[termination]\nnotice = \"P6M\"\n\
                    [[review]]\nid = \"arlig\"\nevery = \"P1Y\"\nfirst = 2027-03-31\n[[replaces]]\nid = \"gammalt\"\n";
    let folder = Folder::of_agreement(more, validity).with(&[("agreements/gammalt.toml", &old)]);
    let mut open = Open::of(folder, "agreements/avtal.toml");
    let whole = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } });
    let document = json!({ "uri": uri(&open.path) });
    let hints = open.ask("inlayHint", json!({ "textDocument": document, "range": whole }));
    let at = |line: u64| -> Vec<&str> {
        let here = hints.as_array().unwrap().iter().filter(|hint| hint["position"]["line"] == line);
        here.map(|hint| hint["label"].as_str().unwrap()).collect()
    };
    assert_eq!(at(0), ["in-force, from 1 January 2026 through 31 December 2028"]);
    assert_eq!((at(2), at(3)), (vec!["Styrgruppen"], vec!["Kommunerna"]));
    assert_eq!(at(7), ["through 31 December 2028"]);
    assert_eq!(at(12), ["next due 31 March 2027"]);
    let first = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 1, "character": 0 } });
    let few = open.ask("inlayHint", json!({ "textDocument": document, "range": first }));
    assert_eq!(few.as_array().unwrap().len(), 1);
    let path = open.folder.path().join("agreements/gammalt.toml");
    open.editor.open(&path, &old);
    let lenses = open.ask("codeLens", json!({ "textDocument": { "uri": uri(&path) } }));
    let titles: Vec<&str> =
        lenses.as_array().unwrap().iter().map(|lens| lens["command"]["title"].as_str().unwrap()).collect();
    assert_eq!(titles[..2], ["1 agreement replaces it", "1 agreement rests on it"]);
}

#[test]
fn the_layout_is_that_of_fmt() {
    let text = "kind = \"agreement\"\ntitle = \"Avtal\"\nowner=\"styrgruppen\"\nparties = [\"kommunerna\"]\n[validity]\nuntil = 2030-12-31\nfrom = 2026-01-01\n";
    let folder = Folder::registry(&[("agreements/avtal.toml", text)]);
    let mut open = Open::of(folder, "agreements/avtal.toml");
    let document = json!({ "uri": uri(&open.path) });
    let edits = open.ask("formatting", json!({ "textDocument": document, "options": {} }));
    on(open.folder.path(), &["fmt"]);
    let laid_out = open.folder.read("agreements/avtal.toml");
    assert_ne!(laid_out, text);
    assert_eq!(applied(text, edits.as_array().unwrap()), laid_out);
    let range = |first: u64, last: u64| json!({ "start": { "line": first, "character": 0 }, "end": { "line": last, "character": 5 } });
    let part =
        open.ask("rangeFormatting", json!({ "textDocument": document, "range": range(5, 6), "options": {} }));
    let part = applied(text, part.as_array().unwrap());
    assert!(part.starts_with("kind") && part.contains("from = 2026-01-01\nuntil = 2030-12-31\n"), "{part}");
    // Half of a move would have a key twice, or not at all.
    for last in 0..7 {
        let part = open.ask(
            "rangeFormatting",
            json!({ "textDocument": document, "range": range(last, last), "options": {} }),
        );
        let part = applied(text, part.as_array().unwrap());
        for key in ["title", "kind", "owner", "from", "until"] {
            assert_eq!(part.lines().filter(|line| line.starts_with(key)).count(), 1, "{part}");
        }
    }
}

#[test]
fn a_document_has_an_outline_that_folds_and_selections_that_grow() {
    let validity = "from = 2026-01-01\n\n# Varför\n[[decision]]\nby = \"styrgruppen\"\ndate = 2025-01-01\n";
    let yaml = "title: Y\nvalidity:\n  from: 2026-01-01\n  until: 2030-12-31\nparties:\n  - testkoping\n  - provstad\n";
    let folder = Folder::of_agreement("", validity).with(&[("agreements/y.yaml", yaml)]);
    let mut open = Open::of(folder, "agreements/avtal.toml");
    let document = json!({ "textDocument": { "uri": uri(&open.path) } });
    let symbols = open.ask("documentSymbol", document.clone());
    let names: Vec<&str> =
        symbols.as_array().unwrap().iter().map(|of| of["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["title", "kind", "owner", "parties", "validity", "decision"]);
    assert_eq!(symbols[5]["children"][0]["name"], "styrgruppen");
    assert_eq!(symbols[4]["range"]["end"], json!({ "line": 5, "character": 17 }));
    let folds = open.ask("foldingRange", document);
    assert_eq!(folds, json!([{ "startLine": 4, "endLine": 5 }, { "startLine": 8, "endLine": 10 }]));
    let position = open.on("2026-01-01")["position"].clone();
    let params = json!({ "textDocument": { "uri": uri(&open.path) }, "positions": [position] });
    let mut selection = open.ask("selectionRange", params)[0].clone();
    let mut lines = Vec::new();
    while !selection.is_null() {
        let (start, end) = (&selection["range"]["start"]["line"], &selection["range"]["end"]["line"]);
        lines.push((start.as_u64().unwrap(), end.as_u64().unwrap()));
        selection = selection["parent"].clone();
    }
    assert_eq!(lines, [(5, 5), (4, 5), (0, 11)]);
    let path = open.folder.path().join("agreements/y.yaml");
    open.editor.open(&path, yaml);
    let folds = open.ask("foldingRange", json!({ "textDocument": { "uri": uri(&path) } }));
    assert_eq!(folds, json!([{ "startLine": 1, "endLine": 3 }, { "startLine": 4, "endLine": 6 }]));
}
