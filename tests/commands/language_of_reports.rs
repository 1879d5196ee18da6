//! Every report in Swedish, of every command and in every format that people read: no English word is left in it.

use std::fs;
use std::path::Path;

use crate::english::english_words;
use crate::program::{Folder, commands, finish, git, own_registry, program};

/// Formats for people. Pictures and diagrams are, too: their labels are read.
const FORMATS: [&str; 8] = ["", "human", "concise", "markdown", "html", "svg", "dot", "mermaid"];

/// What says in English what a record or a person may say: reports of a registry never quote it from elsewhere.
const SAID: &str = "title = \"Överenskommelse om resor\"\nkind = \"agreement\"\nowner = \"beredningen\"\n\
    parties = [\"kommunerna\"]\nreference = \"TEST 1\"\naliases = [\"Reseavtalet\"]\ntopics = [\"resor\"]\n\
    statutory = [\"Provlagen\"]\nnotes = \"\"\"\nFörsta raden\nfortsätter.\n\n- En punkt\n\"\"\"\nbased_on = [\"avtal\"]\n\
    expects_local = [\"kommunerna\"]\nrelated = [\"finns-inte\"]\n[validity]\nfrom = 2023-01-01\nduration = \"P3Y\"\n\
    renewal = { term = \"P1Y\", notice = \"P6M\", max = 3 }\n[adoption]\nrequired = \"all-parties\"\n\
    [termination]\nby = \"each-party\"\nnotice = \"P3M\"\nends = \"year-end\"\n\
    [revision]\nlead_time = \"P14M\"\ninitiated_by = \"styrgruppen\"\n\
    [[decision]]\nby = \"testkoping\"\ndate = 2022-10-05\noutcome = \"adopted\"\nreference = \"§ 7\"\n\
    [[decision]]\nby = \"provstad\"\ndate = 2022-10-06\noutcome = \"rejected\"\nreference = \"§ 12\"\n\
    [[decision]]\nby = \"provstad\"\ndate = 2022-11-06\noutcome = \"adopted\"\n\
    [[decision]]\nby = \"styrgruppen\"\nplanned = [2026-06-01, 2026-12-10]\n\
    [[review]]\nid = \"r1\"\nkind = \"report\"\nfirst = 2024-06-30\nevery = \"P6M\"\nby = \"beredningen\"\n\
    reports_to = [\"styrgruppen\"]\ndone = [{ date = 2024-07-01 }]\n\
    [[review]]\nid = \"r2\"\nkind = \"survey\"\ntitle = \"Enkät till resenärer\"\nfirst = 2026-12-01\nevery = \"P18M\"\n\
    [[review]]\nid = \"r3\"\nkind = \"revision\"\nfirst = 2026-03-01\nevery = \"P10D\"\n\
    [[review]]\nid = \"r4\"\nfirst = 2027-03-01\nevery = \"P1Y10D\"\n\
    [[activity]]\ntitle = \"Ta fram underlag\"\ndue = 2025-12-01\n[[activity]]\ntitle = \"Sprid underlaget\"\n\
    [[trigger]]\nreason = \"Ny lag\"\nsince = 2026-02-01\n\
    [[option]]\nterm = \"P1Y\"\nnotice = \"P3M\"\n[[suspension]]\nfrom = 2026-11-01\nuntil = 2026-11-30\n\
    [[survival]]\nsections = [\"5\"]\nduration = \"P2Y\"\n[[document]]\nrole = \"text\"\npath = \"handlingar/resor.md\"\n\
    [[document]]\nrole = \"annex\"\nurl = \"https://test.example/bilaga\"\n\
    [[accept]]\nrule = \"missing-contact\"\nreason = \"Provskäl\"\nuntil = 2027-01-01\n";

/// A registry in which a record says something wherever it can, and others are replaced, rejected and unknown.
fn registry() -> Folder {
    let validity = "from = 2020-01-01\nuntil = 2022-12-31\n";
    let folder = Folder::of_agreement("", validity);
    folder.write("agreements/resor.toml", SAID);
    folder.write("handlingar/resor.md", "# Resor\n\nFörut.\n");
    let next = "title = \"Nästa överenskommelse om resor\"\nkind = \"agreement\"\nstage = \"consultation\"\n\
        parties = [\"kommunerna\"]\n[validity]\nfrom = 2026-12-31\nuntil = \"event\"\nevent = \"Provet är slut\"\n\
        [adoption]\nrequired = \"all-parties\"\n[[decision]]\nby = \"testkoping\"\nplanned = [2026-12-01]\n\
        [[replaces]]\nid = \"resor\"\n[[replaces]]\nid = \"avtal\"\nsections = [\"2\"]\n";
    folder.write("agreements/nasta.toml", next);
    folder.write("agreements/trasig.toml", "title = \"Trasig\nkind = 1\n");
    folder.write(
        "bodies/beredningen.toml",
        "name = \"Beredningen\"\nkind = \"official\"\nmeetings = [2026-12-10]\n",
    );
    git::init(folder.path(), "2026-01-01");
    folder.write("handlingar/resor.md", "# Resor\n\nNu.\n");
    folder.replace("agreements/resor.toml", "duration = \"P3Y\"", "duration = \"P4Y\"");
    git::commit_as(folder.path(), "2026-02-01", "Längre löptid");
    folder
}

/// A copy of the own registry, without what was written to its commits.
fn own() -> Folder {
    let folder = Folder::new(&[]).with_copy("", &own_registry());
    git::init(folder.path(), "2026-01-01");
    folder
}

/// The sentences of a line: no paths, no line of a record, and no style of a diagram.
fn said(line: &str) -> String {
    let is_of_record = line.starts_with(['+', '-', ' ']) && (line.contains(" = ") || line.contains("[["));
    let is_quoted = line.trim_start().starts_with(|c: char| c.is_ascii_digit()) && line.contains(" | ");
    if is_of_record || is_quoted || line.trim_start().starts_with("classDef ") {
        return String::new();
    }
    // A name that is cut may end as an English word does.
    let is_said = |word: &&str| !(word.contains('/') && word.contains('.') || word.ends_with('…'));
    let words = line.split(' ').filter(is_said);
    words.collect::<Vec<_>>().join(" ").replace("&quot;", "\"").replace(":::body", "")
}

/// The English words of a text, each with its line.
fn english(text: &str) -> Vec<String> {
    let of_line = |line: &str| {
        let words = english_words(&said(line));
        (!words.is_empty()).then(|| format!("{words:?} in {line}"))
    };
    text.lines().filter_map(of_line).collect()
}

/// All that a command prints in each format for people, on a day.
fn printed(registry: &Path, id: &str, day: &str) -> Vec<String> {
    let out = Folder::new(&[]);
    let mut left = Vec::new();
    for (command, format, arguments) in commands::all(id, out.path()) {
        // Examples of rules are records; what they say is tested beside them. Schemas, scripts and sites are for programs.
        let is_for_people = FORMATS.contains(&format.as_str()) && commands::reads(&command);
        if !is_for_people || ["site", "export"].contains(&command.as_str()) {
            continue;
        }
        for more in [&[][..], &["--ids", "-v"]] {
            let mut run = program(registry);
            let run = finish(run.args(["--as-of", day, "--lang", "sv"]).args(&arguments).args(more));
            assert!(run.code < 3, "{arguments:?}: {run:?}");
            let is_marked_up = ["html", "svg"].contains(&format.as_str());
            let said = if is_marked_up { text(&run.stdout) } else { run.stdout };
            for line in english(&said).into_iter().chain(english(&run.stderr)) {
                left.push(format!("{arguments:?}: {line}"));
            }
        }
    }
    left
}

#[test]
fn no_english_word_is_left_in_a_swedish_report() {
    let made = registry();
    let mut left = Vec::new();
    for day in ["2022-06-01", "2026-11-21", "2028-01-01"] {
        left.extend(printed(made.path(), "resor", day));
    }
    left.extend(printed(own().path(), "samverkansstruktur", "2026-11-28"));
    let hostile = crate::injection::registry();
    for report in
        [&["status", "--all"][..], &["remind"], &["agenda"], &["parties"], &["bodies"], &["show", "b0"]]
    {
        let mut run = program(hostile.path());
        let run = finish(run.args(["--as-of", "2026-11-21", "--lang", "sv"]).args(report));
        for said in [run.stdout, run.stderr] {
            // What its texts try to be: workflow commands and attributes.
            let own =
                ["error", "warning", "line=", "on=zz"].iter().fold(said, |said, text| said.replace(text, ""));
            left.extend(english(&own));
        }
    }
    assert!(left.is_empty(), "{} lines with English words:\n{}", left.len(), left.join("\n"));
}

#[test]
fn every_record_is_shown_in_swedish() {
    let own = own();
    for (folder, prefix) in [("agreements", ""), ("parties", "party:"), ("bodies", "body:")] {
        for path in files(&own.path().join(folder)) {
            let id = format!("{prefix}{}", path.rsplit('/').next().unwrap().split('.').next().unwrap());
            let mut run = program(own.path());
            let run = finish(run.args(["--as-of", "2026-11-28", "--lang", "sv", "show", &id]));
            assert_eq!(run.code, 0, "{run:?}");
            let left = english(&run.stdout);
            assert!(left.is_empty(), "{id}: {left:#?}");
        }
    }
}

#[test]
fn the_web_site_is_in_swedish() {
    for made in [registry(), own()] {
        let out = Folder::new(&[]);
        let site = out.path().join("ut");
        let mut run = program(made.path());
        let arguments = ["--as-of", "2026-11-28", "--lang", "sv", "site", "--out", site.to_str().unwrap()];
        let run = finish(run.args(arguments));
        assert!(site.join("index.html").exists(), "{run:?}");
        for path in files(&site).iter().filter(|path| path.ends_with(".html")) {
            let left = english(&text(&fs::read_to_string(path).unwrap()));
            assert!(left.is_empty(), "{path}: {left:#?}");
        }
    }
}

/// The text of a page, each element on a line; without what is code.
fn text(html: &str) -> String {
    let (mut text, mut skipped) = (String::new(), false);
    for piece in html.split('<') {
        let (tag, said) = piece.split_once('>').unwrap_or(("", piece));
        let name = tag.split([' ', '/']).find(|part| !part.is_empty()).unwrap_or_default();
        if ["style", "script", "code"].contains(&name) {
            skipped = !tag.starts_with('/');
        }
        if !skipped {
            text.push_str(said.trim());
            text.push('\n');
        }
    }
    text
}

/// The files in a folder and those below it.
fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let below = |path: std::path::PathBuf| match path.is_dir() {
        true => files(&path),
        false => vec![path.to_str().unwrap().to_owned()],
    };
    entries.flat_map(below).collect()
}
