//! What is offered to CI and to pre-commit, as far as it can be run here.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::program::git::init;
use crate::program::{Folder, Run};
use serde_yaml::Value;

fn yaml(path: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

const BROKEN: &str =
    "title = \"Fel\"\nkind = \"agreement\"\nparties = [\"okand\"]\n[validity]\nfrom = 2020\nuntil = 2030\n";

/// A registry with an error in it, in a folder below.
fn work_tree() -> Folder {
    Folder::new(&[
        ("register/registry.toml", "[kinds.agreement]\n"),
        ("register/agreements/fel.toml", BROKEN),
    ])
}

#[test]
fn the_action_checks_and_fails() {
    let action = yaml("action.yml");
    let steps = action["runs"]["steps"].as_sequence().unwrap();
    let script = steps[1]["run"].as_str().unwrap();
    let environment = steps[1]["env"].as_mapping().unwrap();
    assert!(!script.contains("${{"), "no input is part of a script");
    let folder = work_tree();
    folder.write_script("temp/avtal/bin/avtal", concat!("exec '", env!("CARGO_BIN_EXE_avtal"), "' \"$@\"\n"));
    for (fail_on, code) in [("error", 1), ("never", 0)] {
        let mut command = Command::new("bash");
        command.args(["-euo", "pipefail", "-c", script]).current_dir(folder.path());
        command.env("RUNNER_TEMP", folder.path().join("temp")).env("GITHUB_ACTIONS", "true");
        for (variable, input) in environment {
            let input = input.as_str().unwrap().trim_start_matches("${{ inputs.").trim_end_matches(" }}");
            assert!(action["inputs"].get(input).is_some(), "{input} is an input");
            let value = match input {
                "registry" => "register",
                "fail-on" => fail_on,
                _ => "avtal.sarif",
            };
            command.env(variable.as_str().unwrap(), value);
        }
        let run = crate::program::finish(&mut command);
        assert_eq!(run.code, code, "{run:?}");
        assert!(run.stdout.contains("::error file=register/agreements/fel.toml,line=3,"), "{run:?}");
        assert!(folder.read("avtal.sarif").contains("\"unknown-party\""));
    }
}

#[test]
fn the_gitlab_job_runs_commands_that_there_are() {
    let job = yaml("docs/ci/gitlab.yml");
    let folder = work_tree();
    let script: Vec<&str> =
        job["avtal"]["script"].as_sequence().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
    let checks = script.iter().filter(|line| line.starts_with(".avtal/bin/avtal"));
    let mut codes = Vec::new();
    for line in checks {
        let line = line.replace(".avtal/bin/avtal", env!("CARGO_BIN_EXE_avtal"));
        let mut command = Command::new("bash");
        command.args(["-c", &line]).current_dir(folder.path()).env("AVTAL_REGISTRY", "register");
        codes.push(crate::program::finish(&mut command).code);
    }
    assert_eq!(codes, [0, 0, 1]);
    for report in ["avtal-code-quality.json", "avtal-junit.xml"] {
        assert!(folder.read(report).contains("register/agreements/fel.toml"), "{report}");
    }
}

#[test]
fn the_hook_runs_whatever_is_committed_and_over_the_whole_registry() {
    let hook = &yaml(".pre-commit-hooks.yaml")[0];
    assert_eq!(hook["entry"], Value::from("avtal check"));
    // pre-commit names no deleted file, and runs no hook that is given none.
    assert_eq!((&hook["pass_filenames"], &hook["always_run"]), (&Value::from(false), &Value::from(true)));
    for key in ["files", "exclude", "types", "types_or"] {
        assert!(hook.get(key).is_none(), "{key}");
    }
}

const AGREEMENT: &str = "title = \"Avtal om prov\"\nkind = \"agreement\"\nparties = [\"provstad\", \"testkoping\"]\n\
    owner = \"styrgruppen\"\n[validity]\nfrom = 2020-01-01\nuntil = 2030-12-31\n";

/// A registry without errors in the folder `register` of a repository.
fn committed() -> Folder {
    let registry = Folder::registry(&[
        ("agreements/prov.toml", AGREEMENT),
        ("agreements/med-text.toml", &format!("{AGREEMENT}[[document]]\npath = \"texts/prov.md\"\n")),
        ("texts/prov.md", "# Avtal om prov\n"),
    ]);
    let folder = Folder::new(&[]).with_copy("register", registry.path());
    init(folder.path(), "2026-01-01");
    folder
}

fn check(folder: &Folder, paths: &[&str]) -> Run {
    let options = ["check", "--format", "concise", "--as-of", "2026-11-21"];
    crate::program::run(folder.path(), &[&options, paths].concat())
}

/// What `check` says when a file of the registry has got another name, or none, and these paths are named.
fn moved(from: &str, to: Option<&str>, paths: &[&str]) -> Run {
    let folder = committed();
    let path = |name: &str| folder.path().join("register").join(name);
    match to {
        Some(to) => fs::rename(path(from), path(to)).unwrap(),
        None => fs::remove_file(path(from)).unwrap(),
    }
    check(&folder, paths)
}

#[test]
fn what_a_renamed_file_breaks_elsewhere_is_found_by_its_new_name() {
    for (from, to, broken) in [
        ("parties/provstad.toml", "parties/prov-stad.toml", "[unknown-party] there is no party `provstad`"),
        ("bodies/styrgruppen.toml", "bodies/ny.toml", "[unknown-body] there is no body `styrgruppen`"),
        ("texts/prov.md", "texts/nytt.md", "[missing-document] there is no file `texts/prov.md`"),
    ] {
        let run = moved(from, Some(to), &[&format!("register/{to}")]);
        assert!(run.code == 1 && run.stdout.contains(broken), "{to}: {run:?}");
    }
}

#[test]
fn what_is_gone_may_be_named() {
    for (gone, broken) in [
        ("parties/provstad.toml", Some("agreements/prov.toml:3:12: error[unknown-party]")),
        ("bodies/styrgruppen.toml", Some("agreements/prov.toml:4:9: error[unknown-body]")),
        ("texts/prov.md", Some("error[missing-document]")),
        ("agreements/prov.toml", None), // only git knows that it was there
    ] {
        let run = moved(gone, None, &[&format!("register/{gone}")]);
        match broken {
            Some(broken) => assert!(run.code == 1 && run.stdout.contains(broken), "{gone}: {run:?}"),
            None => assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""), "{gone}"),
        }
    }
    // Moved to another folder of the registry, its id is the same.
    let folder = committed();
    folder.remove(".git");
    fs::create_dir(folder.path().join("register/agreements/lan")).unwrap();
    let path = |name: &str| folder.path().join("register/agreements").join(name);
    fs::rename(path("prov.toml"), path("lan/prov.toml")).unwrap();
    assert_eq!(check(&folder, &["register/agreements/prov.toml"]).code, 0);
}

#[test]
fn what_never_was_or_lies_elsewhere_is_wrong_use() {
    let folder = committed();
    for (path, said) in [
        (
            "register/parties/aldrig.toml",
            "there is no register/parties/aldrig.toml, and no record refers to it",
        ),
        ("register/aldrig/nagonsin.toml", "there is no register/aldrig/nagonsin.toml"),
        ("/nowhere/at/all.toml", "/nowhere/at/all.toml is not in the registry"),
    ] {
        let run = check(&folder, &["register/agreements/prov.toml", path]);
        assert!(run.code == 2 && run.stderr.contains(said), "{path}: {run:?}");
    }
}

#[test]
fn only_what_touches_the_named_files_is_shown() {
    let folder = work_tree();
    folder.write("register/agreements/annat.toml", BROKEN.replace("okand", "annan"));
    let run = check(&folder, &["register/agreements/annat.toml"]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("`annan`") && !run.stdout.contains("`okand`"), "{run:?}");
    // The settings bear on every record.
    let run = check(&folder, &["register/registry.toml"]);
    assert!(run.stdout.contains("`annan`") && run.stdout.contains("`okand`"), "{run:?}");
}

#[test]
fn findings_are_counted_by_rule_and_chosen_by_rule_and_level() {
    let folder = Folder::registry(&[
        ("agreements/ett.toml", "title = \"Ett\"\nkind = \"agreement\"\nparties = [\"okand\"]\n[validity]\n"),
        ("agreements/tva.toml", "title = \"Två\"\nkind = \"agreement\"\nparties = [\"okand\"]\n[validity]\n"),
    ]);
    let all = crate::program::on(folder.path(), &["check"]);
    assert!(all.stdout.contains("\n2 error   unknown-party\n2 warning unknown-end\n"), "{}", all.stdout);
    let quiet = crate::program::on(folder.path(), &["check", "--quiet"]);
    assert!(!quiet.stdout.contains("error   unknown-party"), "{}", quiet.stdout);
    for (options, rules, code) in [
        (&["--rule", "unknown-end"][..], &["unknown-end"][..], 0),
        (&["--rule", "unknown-end", "--rule", "unknown-party"], &["unknown-end", "unknown-party"], 1),
        (&["--level", "error"], &["unknown-party"], 1),
        (&["--level", "warning"], &["unknown-end", "unknown-party"], 1),
        (&["--level", "warning", "--rule", "unknown-start"], &[], 0),
    ] {
        let run = crate::program::on(folder.path(), &[&["check", "--format", "json"], options].concat());
        let mut found: Vec<String> = run.json()["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|finding| finding["rule"].as_str().unwrap().to_owned())
            .collect();
        found.sort();
        found.dedup();
        assert_eq!((found.iter().map(String::as_str).collect::<Vec<_>>(), run.code), (rules.to_vec(), code));
    }
    let wrong = crate::program::on(folder.path(), &["check", "--rule", "unknown-ends"]);
    assert!(wrong.code == 2 && wrong.stderr.contains("did you mean `unknown-end`?"), "{wrong:?}");
}
