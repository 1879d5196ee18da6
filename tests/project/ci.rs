//! What is offered to CI and to pre-commit, as far as it can be run here.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::program::Folder;
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
fn the_github_job_runs_commands_that_there_are() {
    let job = yaml("docs/ci/github.yml");
    assert_eq!(job["permissions"]["contents"], Value::from("read"));
    let steps = job["jobs"]["check"]["steps"].as_sequence().unwrap();
    let pinned = steps[0]["uses"].as_str().unwrap().split_once('@').unwrap().1;
    assert!(pinned.len() == 40 && pinned.bytes().all(|byte| byte.is_ascii_hexdigit()), "{pinned}");
    let folder = work_tree();
    let scripts = steps.iter().filter_map(|step| step["run"].as_str());
    let mut runs = scripts.filter(|script| script.starts_with("avtal ")).map(|script| {
        let script = script.replace("avtal ", concat!("'", env!("CARGO_BIN_EXE_avtal"), "' "));
        let mut command = Command::new("bash");
        command.args(["-c", &script]).current_dir(folder.path());
        command.env("AVTAL_REGISTRY", "register").env("GITHUB_ACTIONS", "true");
        crate::program::finish(&mut command)
    });
    let (checked, laid_out) = (runs.next().unwrap(), runs.next().unwrap());
    assert!(
        checked.code == 1 && checked.stdout.contains("::error file=register/agreements/fel.toml,line=3,")
    );
    assert!(laid_out.code == 1 && laid_out.stdout.contains("+++ b/agreements/fel.toml"), "{laid_out:?}");
}

#[test]
fn the_gitlab_job_runs_commands_that_there_are() {
    let job = yaml("docs/ci/gitlab.yml");
    let folder = work_tree();
    let script: Vec<&str> =
        job["avtal"]["script"].as_sequence().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
    let checks = script.iter().filter(|line| line.starts_with("avtal "));
    let mut codes = Vec::new();
    for line in checks {
        let line = line.replacen("avtal", concat!("'", env!("CARGO_BIN_EXE_avtal"), "'"), 1);
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
fn the_hooks_run_whatever_is_committed_and_over_the_whole_registry() {
    let hooks = yaml(".pre-commit-hooks.yaml");
    let hooks = hooks.as_sequence().unwrap();
    let text = |hook: &Value, key: &str| hook[key].as_str().unwrap().to_owned();
    let kinds = hooks.iter().map(|hook| (text(hook, "id"), text(hook, "entry"), text(hook, "language")));
    let expected = [
        ("avtal-check", "avtal check", "python"),
        ("avtal-fmt", "avtal fmt --check", "python"),
        ("avtal-check-from-source", "avtal check", "rust"),
        ("avtal-fmt-from-source", "avtal fmt --check", "rust"),
    ];
    let kinds: Vec<_> = kinds.collect();
    let kinds: Vec<_> =
        kinds.iter().map(|(id, run, in_)| (id.as_str(), run.as_str(), in_.as_str())).collect();
    assert_eq!(kinds, expected);
    for hook in hooks {
        // pre-commit names no deleted file, and runs no hook that is given none.
        assert_eq!((&hook["pass_filenames"], &hook["always_run"]), (&Value::from(false), &Value::from(true)));
        for key in ["files", "exclude", "types", "types_or"] {
            assert!(hook.get(key).is_none(), "{key}");
        }
    }
}
