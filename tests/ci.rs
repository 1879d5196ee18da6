//! What is offered to CI and to pre-commit, as far as it can be run here.

mod program;

use std::fs;
use std::path::Path;
use std::process::Command;

use program::Folder;
use serde_yaml::Value;

fn yaml(path: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

const BROKEN: &str =
    "title = \"Fel\"\nkind = \"agreement\"\nparties = [\"okand\"]\n[validity]\nfrom = 2020\nuntil = 2030\n";

/// A registry with an error in it, in a folder below.
fn work_tree() -> Folder {
    let folder = Folder::new(&[]);
    folder.write("register/registry.toml", b"[kinds.agreement]\n");
    folder.write("register/agreements/fel.toml", BROKEN.as_bytes());
    folder
}

#[test]
fn the_action_checks_and_fails() {
    let action = yaml("action.yml");
    let steps = action["runs"]["steps"].as_sequence().unwrap();
    let script = steps[1]["run"].as_str().unwrap();
    let environment = steps[1]["env"].as_mapping().unwrap();
    assert!(!script.contains("${{"), "no input is part of a script");
    let folder = work_tree();
    let bin = folder.path().join("temp/avtal/bin");
    fs::create_dir_all(&bin).unwrap();
    fs::copy(env!("CARGO_BIN_EXE_avtal"), bin.join("avtal")).unwrap();
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
        let run = program::finish(&mut command);
        assert_eq!(run.code, code, "{run:?}");
        assert!(run.stdout.contains("::error file=register/agreements/fel.toml,line=3,"), "{run:?}");
        let sarif = fs::read_to_string(folder.path().join("avtal.sarif")).unwrap();
        assert!(sarif.contains("\"unknown-party\""));
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
        codes.push(program::finish(&mut command).code);
    }
    assert_eq!(codes, [0, 0, 1]);
    for report in ["avtal-code-quality.json", "avtal-junit.xml"] {
        assert!(
            fs::read_to_string(folder.path().join(report)).unwrap().contains("register/agreements/fel.toml"),
            "{report}"
        );
    }
}

#[test]
fn the_hook_is_given_records_and_shows_what_touches_them() {
    let hook = &yaml(".pre-commit-hooks.yaml")[0];
    assert_eq!(hook["entry"], Value::from("avtal check"));
    let pattern = hook["files"].as_str().unwrap();
    let grep = |path: &str| {
        let mut command = Command::new("bash");
        command.args(["-c", "printf '%s\\n' \"$1\" | grep -qE \"$2\"", "-", path, pattern]);
        program::finish(&mut command).code == 0
    };
    for record in
        ["registry/registry.toml", "agreements/x.yaml", "a/registry/bodies/b/c.yml", "parties/p.toml"]
    {
        assert!(grep(record), "{record}");
    }
    for other in ["README.md", "src/agreements.rs", "agreements/x.txt", "Cargo.toml"] {
        assert!(!grep(other), "{other}");
    }
    let folder = work_tree();
    folder.write("register/agreements/annat.toml", BROKEN.replace("okand", "annan").as_bytes());
    let run =
        program::run(folder.path(), &["check", "register/agreements/annat.toml", "--format", "concise"]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("`annan`") && !run.stdout.contains("`okand`"), "{run:?}");
}
