//! One registry that means something to every reader there is: to terminals, browsers, calendars, mail programs,
//! spreadsheets and CI. Every command in every format, also those yet to come, is read as that reader would.

use std::fs;
use std::path::Path;

use crate::program::{DAY, Folder, Run, commands, git, on, program};
use crate::readers::{CONTROL, HOSTILE, Output, diagrams, harmless, runner};

/// Names of files, without the ending: they become ids, which are wrong, but are listed.
const NAMES: [&str; 4] = [
    "\u{1b}[38;5;213mzz\u{202e}\u{9b}2J",
    "zz\n::error::zz%0A::warning::zz",
    "=cmd|' <script>`zz`] | a | **zz** ]]>-->",
    "zz,file=x,line=1::zz\r##[error]zz",
];

/// A text as a key: it may not be over several lines.
fn key(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// A word that no table, letter or calendar line has room for.
fn long_word() -> String {
    "Långtord".repeat(40)
}

/// An agreement that says a text wherever it can.
fn agreement(text: &str, more: &str) -> String {
    let text = quoted(text);
    format!(
        "title = {text}\nkind = {text}\nowner = \"styrgruppen\"\nparties = [\"kommunerna\", \"zz\"]\nreference = {text}\n\
         aliases = [{text}]\ntopics = [{text}]\nstatutory = [{text}]\nnotes = {text}\n{more}\n\
         [validity]\nfrom = 2024-01-01\nuntil = 2027-01-31\n\
         [[activity]]\ntitle = {text}\nby = [\"styrgruppen\", \"zz\"]\ndue = 2026-12-01\n\
         [[review]]\nid = \"r\"\nfirst = 2026-12-02\n\
         [[decision]]\nby = \"styrgruppen\"\nplanned = [2026-12-02]\n\
         [[suspension]]\nfrom = 2026-06-01\nuntil = 2026-06-30\nreason = {text}\n\
         [[survival]]\nsections = [{text}]\nduration = \"P1M\"\n\
         [[accept]]\nrule = \"missing-contact\"\nreason = {text}\n"
    )
}

/// The registry, in a repository in which it once said something else.
fn registry() -> Folder {
    let folder = Folder::registry(&[]);
    let kinds: String =
        HOSTILE.iter().map(|text| format!("[kinds.{0}]\nname = {{ en = {0} }}\n", key(text))).collect();
    let settings = format!(
        "name = {0}\ncontact = \"registrator@test.example\"\n[parts.1]\nname = {{ sv = {0}, en = {0} }}\n[kinds.agreement]\nname = {{ sv = {0}, en = {0} }}\n{kinds}",
        quoted(HOSTILE[5])
    );
    folder.write("registry.toml", &settings);
    folder.write("parties/zz.toml", format!("name = {}\nkind = \"municipality\"\n", quoted(HOSTILE[6])));
    let body = format!("name = {}\nkind = \"political\"\ncontact = \"s@test.example\"\n", quoted(HOSTILE[8]));
    folder.write("bodies/styrgruppen.toml", &body);
    for (at, text) in HOSTILE.iter().enumerate() {
        folder.write(&format!("agreements/{}/a{at}.toml", NAMES[at % 4]), agreement("Förut", ""));
        let ties = format!(
            "based_on = [\"gammal\"]\namends = [{{ id = \"gammal\", sections = [{}] }}]\n\
             document = [{{ role = \"text\", path = \"texts/a.md\" }}]\n",
            quoted(text)
        );
        folder.write(&format!("agreements/b{at}.toml"), agreement(text, &ties));
    }
    folder.write(
        "agreements/gammal.toml",
        agreement("Gammal", "").replace("2024", "2020").replace("2027", "2023"),
    );
    folder.write("texts/a.md", "# Förut\n\nzz\n");
    git::init(folder.path(), "2026-01-01");
    let lines: String = CONTROL.iter().chain(&HOSTILE).map(|text| format!("{text}\n\n")).collect();
    folder.write("texts/a.md", format!("# {}\n\nzz {lines}", CONTROL[0]));
    for (at, text) in HOSTILE.iter().enumerate() {
        folder.write(&format!("agreements/{}/a{at}.toml", NAMES[at % 4]), agreement(text, ""));
    }
    for (at, text) in CONTROL.iter().enumerate() {
        folder.write(&format!("agreements/k{at}.toml"), agreement(text, &format!("{} = 1", quoted(text))));
        folder.write(&format!("agreements/rå{at}.toml"), format!("title = \"{text}\n"));
        let reference = format!("{}[[replaces]]\nid = {}\n", agreement(HOSTILE[at], ""), quoted(text));
        folder.write(&format!("agreements/r{at}.toml"), &reference);
        folder.write(&format!("bodies/k{at}.toml"), format!("name = {0}\ncontact = {0}\n", quoted(text)));
    }
    folder.write("agreements/latin.toml", b"title = \"\x1b[38;5;213mzz\xFF\"");
    for name in NAMES {
        let replacing = format!("{}[[replaces]]\nid = \"gammal\"\n", agreement(&long_word(), ""));
        folder.write(&format!("agreements/{name}.toml"), &replacing);
        folder.write(&format!("parties/{name}.yaml"), format!("name: {name}\n"));
        folder.write(&format!("bodies/{name}.doc"), b"");
    }
    git::commit_as(folder.path(), "2026-02-01", "zz\u{1b}[38;5;213m::error::zz");
    folder
}

/// Is all of it there, and read as it was written?
fn whole(output: &Output<'_>) {
    let page = output.stdout;
    match output.format {
        // There are fewer parties and bodies than agreements.
        "csv" => {
            let is_short = ["parties", "bodies"].contains(&output.command);
            assert!(page.lines().count() > if is_short { 5 } else { 10 }, "{page}");
        }
        "ics" => assert!(page.matches("BEGIN:VEVENT\r\n").count() > 10, "{page}"),
        "markdown" => {
            let shown = crate::readers::shown(page);
            assert!(!page.contains("alert(") || shown.contains("<script>alert('zz')</script>"), "{shown}");
            let marks = "`zz` ``` zz ~~~ ~~zz~~ | a | b | **zz** _zz_ \\";
            assert!(!page.contains("~~~") || shown.contains(marks), "{shown}");
        }
        "svg" => {
            let shown = crate::readers::picture(page);
            assert!(shown.contains("<script>alert('zz')</script>"), "{shown}");
        }
        "dot" => whole_diagram(&diagrams::dot(page)),
        "mermaid" => whole_diagram(&diagrams::mermaid(page)),
        _ => {}
    }
}

fn whole_diagram(diagram: &diagrams::Diagram) {
    let shown: Vec<&String> = diagram.nodes.values().flatten().collect();
    for text in ["<script>alert('zz')", "# zz `zz` ``` zz", "\"zz\" 'zz'"] {
        assert!(shown.iter().any(|line| line.contains(text)), "what is written is read: {shown:#?}");
    }
    assert!(diagram.edges.len() > 3, "{diagram:?}");
}

/// Letters, as a mail program reads them.
fn letters(folder: &Path) {
    let mut count = 0;
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    for path in entries.filter(|path| path.is_file()) {
        crate::readers::letter(path.file_name().unwrap().to_str().unwrap(), &fs::read(&path).unwrap());
        count += 1;
    }
    assert!(count > 0, "there are letters");
}

/// A site, as a browser reads it: what is written is there, as text.
fn pages(folder: &Path) {
    let pages = crate::readers::site::site(folder);
    let page = &pages["agreements/b5.html"];
    for text in ["<script>alert('zz')</script>", "&lt;zz&#60; &amp;"] {
        assert!(page.title.contains(text) && page.text.matches(text).count() > 3, "{}", page.text);
    }
    assert!(pages["register.html"].text.contains("<script>alert('zz')</script>"));
    assert!(pages["changes.html"].text.contains("::error::zz"));
    assert!(pages.keys().filter(|path| path.starts_with("agreements/")).count() > 30);
}

/// Standard error: for people at a terminal, and read by GitHub for commands.
fn harmless_errors(run: &Run, arguments: &[String]) {
    harmless(&run.stderr, &format!("standard error of {arguments:?}"));
    assert!(run.stderr.lines().all(|line| !line.trim_start().starts_with("::")), "{arguments:?}: {run:?}");
    assert!(run.code < 3 && run.code >= 0 && !run.stderr.contains("panicked"), "{arguments:?}: {run:?}");
}

/// Every command, in every format, about an agreement; and what changed since the repository began.
fn all(id: &str, out: &Path) -> Vec<(String, String, Vec<String>)> {
    let mut all = commands::all(id, out);
    all.retain(|(command, ..)| commands::reads(command));
    for (command, format, arguments) in all.clone() {
        if command == "diff" {
            let since =
                ["diff", "--from", "HEAD~1", "--findings", "--format", &format].map(str::to_owned).to_vec();
            all.push((command.clone(), format.clone(), since));
            all.push((command, format, [arguments, vec!["--from".to_owned(), "HEAD~1".to_owned()]].concat()));
        } else if command == "list" {
            let columns =
                "id,title,kind,reference,owner,parties,topics,statutory,reasons,replaces,path".to_owned();
            all.push((command, format, [arguments, vec!["--columns".to_owned(), columns]].concat()));
        }
    }
    all
}

#[test]
fn every_format_is_read_as_it_is_meant() {
    let (folder, out) = (registry(), Folder::new(&[]));
    let check = on(folder.path(), &["check", "--format", "json"]).json();
    let all_findings = check["findings"].as_array().unwrap();
    assert!(
        all_findings.iter().all(|finding| finding["path"] != "registry.toml"),
        "the settings are read: {check}"
    );
    let findings = all_findings.len();
    assert!(findings > 50, "{findings}");
    let mut read = 0;
    for (id, language) in [("b5", "en"), ("b6", "sv"), (NAMES[0], "en"), (NAMES[1], "sv"), (NAMES[2], "en")] {
        for (command, format, mut arguments) in all(id, out.path()) {
            let is_about_one = arguments.iter().any(|argument| argument == id);
            if id != "b5" && !is_about_one {
                continue;
            }
            arguments.extend(["--lang".to_owned(), language.to_owned()]);
            let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
            let run = on(folder.path(), &words);
            harmless_errors(&run, &arguments);
            if run.code < 2 {
                eprintln!("{arguments:?}");
                let output = Output { command: &command, format: &format, stdout: &run.stdout, findings };
                crate::readers::read(&output);
                whole(&output);
                read += 1;
            }
        }
    }
    assert!(read > 50, "{read}");
    letters(out.path());
    pages(&out.path().join("site"));
}

/// Takes out the sequences for colours that are the program's own, and gives how many there were.
fn without_colours(text: &str) -> (String, usize) {
    let mut parts = text.split("\u{1b}[");
    let (mut plain, mut count) = (parts.next().unwrap_or_default().to_owned(), 0);
    for part in parts {
        let (sequence, rest) = part.split_once('m').unwrap_or_else(|| panic!("{part:?}"));
        let is_own = sequence.split(';').all(|number| {
            number.is_empty() || matches!(number.parse(), Ok(0..=4 | 22 | 30..=37 | 39 | 90..=97))
        });
        assert!(is_own, "{sequence:?} before {rest:?}");
        plain.push_str(rest);
        count += 1;
    }
    (plain, count)
}

#[test]
fn with_colours_there_are_only_those_of_the_program() {
    let (folder, out) = (registry(), Folder::new(&[]));
    let mut count = 0;
    for (_, format, arguments) in all(NAMES[0], out.path()) {
        let mut command = program(folder.path());
        command
            .arg("-C")
            .arg(folder.path())
            .args(["--as-of", DAY, "--color", "always", "-v"])
            .args(&arguments);
        let run = crate::program::finish(&mut command);
        for stream in [&run.stdout.replace("\r\n", "\n"), &run.stderr] {
            let (plain, colours) = without_colours(stream);
            if format != "ics" {
                harmless(&plain, &format!("{arguments:?}"));
            }
            count += colours;
        }
    }
    assert!(count > 100, "{count}");
}

/// Commands to the runner of GitHub Actions.
const WORKFLOW: [&str; 8] = [
    "::stop-commands::zz",
    "##[add-mask]zz",
    " \u{a0}::set-output name=zz::zz",
    "zz ###[error]zz ##[warning file=zz]zz",
    ":\u{200b}:error::zz #\u{200d}#\u{feff}[error]zz",
    "zz\n::error::zz\n\t::warning::zz\r::notice::zz",
    // Long enough to be broken into lines and folded where a command begins.
    "zzzzzzzz zzzzzzzz zzzzzzzz zzzzzzzz zzzzzzzz zzzzzzzz zzzzzzzz zzzzzzzz ::error::zzzzzzzz ::error::zzzzzzzz ::error::zzzz",
    "[##[error]zz](##[debug]zz) `##[group]zz` <##[endgroup]> | ##[section]zz |",
];

/// A registry in which everything is a command to the runner, in a repository in which it once was another.
fn workflow_registry() -> Folder {
    let folder = registry();
    for (at, text) in WORKFLOW.iter().enumerate() {
        folder.write(&format!("agreements/w{at}.toml"), agreement(text, "based_on = [\"gammal\"]\n"));
        folder.write(&format!("agreements/v{at}.toml"), agreement(WORKFLOW[(at + 1) % 8], "x = 1\n"));
        let name = text.replace(['/', '\0'], "_");
        folder.write(&format!("agreements/{name}.toml"), agreement(text, "based_on = [\"gammal\"]\n"));
        folder.write(&format!("bodies/{name}.toml"), format!("name = {}\n", quoted(text)));
        folder.write(&format!("parties/{name}.toml"), format!("name = {}\n", quoted(text)));
    }
    folder.write("registry.toml", format!("name = {}\n", quoted(WORKFLOW[1])));
    git::commit_as(folder.path(), "2026-03-01", "##[error]zz ::error::zz");
    folder
}

#[test]
fn under_github_actions_nothing_of_a_record_is_a_command() {
    let (folder, out) = (workflow_registry(), Folder::new(&[]));
    let run = |actions: &str, arguments: &[String]| {
        let mut command = program(folder.path());
        command
            .env("GITHUB_ACTIONS", actions)
            .arg("-C")
            .arg(folder.path())
            .args(["--as-of", DAY])
            .args(arguments);
        crate::program::finish(&mut command)
    };
    let (mut would, mut own) = (0, 0);
    for id in ["w0", "w5", "w6", WORKFLOW[1], WORKFLOW[6]] {
        for (command, format, arguments) in all(id, out.path()) {
            if id != "w0" && arguments.iter().all(|argument| argument != id) {
                continue;
            }
            let (guarded, plain) = (run("true", &arguments), run("false", &arguments));
            assert_eq!(guarded.code, plain.code, "{arguments:?}");
            assert_eq!(runner::commands(&guarded.stderr), [""; 0], "{arguments:?}: {}", guarded.stderr);
            would += runner::commands(&plain.stdout).len() + runner::commands(&plain.stderr).len();
            let given = runner::commands(&guarded.stdout);
            if command == "check" && format == "github" {
                assert!(
                    given.iter().all(|name| ["error", "warning", "notice"].contains(&name.as_str())),
                    "{given:?}"
                );
                assert_eq!(guarded.stdout, plain.stdout, "its own commands are as they are");
                own += given.len();
                continue;
            }
            assert_eq!(given, [""; 0], "{arguments:?}: {}", guarded.stdout);
            // What programs read says the same, to the letter or but for spaces.
            if ["json", "sarif", "gitlab"].contains(&format.as_str()) {
                assert_eq!(guarded.stdout, plain.stdout, "{arguments:?}");
            } else {
                let words = |text: &str| text.replace(' ', "");
                assert_eq!(words(&guarded.stdout), words(&plain.stdout), "{arguments:?}");
            }
        }
    }
    assert!(would > 100 && own > 50, "{would} {own}");
    let added = run("true", &["check".to_owned()]);
    let given = runner::commands(&added.stdout);
    assert_eq!(given.len(), own, "check adds its own commands, and gives no other: {given:?}");
    for (command, format, arguments) in commands::all("w0", out.path()) {
        if !commands::reads(&command) {
            let words = |actions| run(actions, &arguments).stdout.replace(' ', "");
            assert_eq!(words("true"), words("false"), "{command} {format}");
        }
    }
}

#[test]
fn under_github_actions_no_word_of_the_command_line_is_a_command() {
    let folder = Folder::registry(&[]);
    for word in WORKFLOW {
        for arguments in [
            vec!["show", word],
            vec!["list", word],
            vec!["list", "--owner", word],
            vec!["--", word],
            vec!["-C", word, "list"],
        ] {
            let mut command = program(folder.path());
            let run = crate::program::finish(command.env("GITHUB_ACTIONS", "true").args(&arguments));
            assert_eq!(runner::commands(&(run.stdout + &run.stderr)), [""; 0], "{arguments:?}");
        }
    }
}

#[test]
fn no_word_of_the_command_line_is_a_command_to_the_terminal() {
    let folder = registry();
    for word in CONTROL.iter().chain(&HOSTILE).chain(&NAMES).filter(|word| !word.contains('\0')) {
        for arguments in [
            vec!["show", word],
            vec!["list", word],
            vec!["list", "--within", word],
            vec!["list", "--owner", word],
            vec!["--format", word, "list"],
            vec!["list", "--format", word],
            vec!["check", word],
            vec!["check", "--baseline", word],
            vec!["explain", word],
            vec!["list", "--at", word],
            vec!["list", "--as-of", word],
            vec!["diff", "b5", "--from", word],
            vec!["list", "--columns", word],
            vec![word],
        ] {
            let run =
                crate::program::finish(program(folder.path()).arg("-C").arg(folder.path()).args(&arguments));
            harmless(&run.stdout, &format!("{arguments:?}"));
            harmless(&run.stderr, &format!("{arguments:?}"));
            assert!(run.code < 4 && !run.stderr.contains("panicked"), "{arguments:?}: {run:?}");
        }
    }
}

#[test]
fn a_shell_is_offered_no_word_that_it_would_run() {
    let folder = Folder::registry(&[
        ("agreements/hel.toml", ""),
        ("agreements/$(zz).toml", ""),
        ("agreements/`zz`.toml", ""),
    ]);
    folder.write("agreements/-zz.toml", "");
    folder.write("agreements/a;zz.toml", "");
    for (command, expected) in [("show", "hel"), ("list --kind", "agreement"), ("list --party", "testkoping")]
    {
        let words: Vec<&str> = ["--", "avtal"].into_iter().chain(command.split(' ')).chain([""]).collect();
        let mut shell = program(folder.path());
        shell
            .env("AVTAL_COMPLETE", "bash")
            .env("_CLAP_COMPLETE_INDEX", (words.len() - 2).to_string())
            .env("_CLAP_IFS", "\n");
        let run = crate::program::finish(shell.env("_CLAP_COMPLETE_COMP_TYPE", "9").args(&words));
        assert!(run.stdout.lines().any(|offered| offered == expected), "{run:?}");
        assert!(!run.stdout.contains("zz"), "{run:?}");
    }
}
