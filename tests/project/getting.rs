//! How the jobs of `docs/ci/` and the action come by the released program: by its archive and the archive's hash.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::program::{Folder, Run};
use serde_yaml::Value;

const TARGET: &str = "x86_64-unknown-linux-musl";

/// A folder with a release in `served`, of a program that says that it is the released one, and with a `curl` that has it from
/// there. Also the hash of the archive.
fn release() -> (Folder, String) {
    let name = format!("avtal-{}-{TARGET}", env!("CARGO_PKG_VERSION"));
    let folder = Folder::new(&[]);
    folder.write_script(&format!("served/{name}/avtal"), "echo the released program\n");
    folder.write_script(
        "bin/curl",
        "for argument; do if [ \"$before\" = --output ]; then to=$argument; fi; before=$argument; done\n\
         case $argument in https://*/v*/*) ;; *) exit 3 ;; esac\n\
         cp \"$(dirname \"$0\")/../served/${argument##*/}\" \"$to\" 2>/dev/null || exit 22\n",
    );
    let mut command = Command::new("sh");
    command.arg("-euc").current_dir(folder.path().join("served"));
    command.arg(format!("tar czf {name}.tar.gz {name} && sha256sum {name}.tar.gz | tee SHA256SUMS"));
    let sums = crate::program::finish(&mut command);
    let hash = sums.stdout.split(' ').next().unwrap_or_default().to_owned();
    assert_eq!(hash.len(), 64, "{sums:?}");
    (folder, hash)
}

/// Runs a script of a job with variables of its environment, and then the program that it got.
fn run(folder: &Folder, script: &str, variables: &[(&str, &str)]) -> Run {
    assert!(!script.contains("${{"), "nothing from outside is part of a script");
    let temp = folder.path().join("temp");
    let _ = fs::remove_dir_all(&temp);
    fs::create_dir(&temp).unwrap();
    let mut command = Command::new("bash");
    command.args(["-euo", "pipefail", "-c", script]).current_dir(folder.path()).env_clear();
    let path = std::env::var("PATH").unwrap();
    command.env("PATH", format!("{}:{path}", folder.path().join("bin").display()));
    command.env("RUNNER_TEMP", &temp).env("TMPDIR", &temp).env("GITHUB_PATH", temp.join("path"));
    command.envs(variables.iter().copied());
    crate::program::finish(&mut command)
}

fn yaml(path: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The script by which a job gets the program and runs it, and the variables that say which.
fn job(file: &str) -> (String, Value) {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let recipe = yaml(&format!("docs/ci/{file}"));
    match file {
        "github.yml" | "github-reminders.yml" | "github-export.yml" => {
            let job = recipe["jobs"].as_mapping().unwrap().iter().next().unwrap().1;
            let get = text(&job["steps"][1]["run"]);
            (get + "\nPATH=\"$(cat \"$GITHUB_PATH\"):$PATH\"; avtal", job["env"].clone())
        }
        _ => {
            let job = recipe.as_mapping().unwrap().iter().next().unwrap().1;
            let lines = job["script"].as_sequence().unwrap().iter().map(text);
            let mut lines: Vec<String> =
                lines.take_while(|line| !line.contains("avtal check") && !line.contains('\n')).collect();
            lines.push("avtal".to_owned());
            (lines.join("\n"), job["variables"].clone())
        }
    }
}

#[test]
fn a_job_runs_the_release_that_it_names_and_no_other() {
    for file in [
        "github.yml",
        "github-reminders.yml",
        "github-export.yml",
        "gitlab.yml",
        "gitlab-reminders.yml",
        "gitlab-export.yml",
    ] {
        let (script, variables) = job(file);
        let archive = variables["AVTAL_ARCHIVE"].as_str().unwrap();
        assert!(
            archive.ends_with(&format!("/avtal-{}-{TARGET}.tar.gz", env!("CARGO_PKG_VERSION"))),
            "{archive}"
        );
        let (folder, hash) = release();
        let got = run(&folder, &script, &[("AVTAL_ARCHIVE", archive), ("AVTAL_SHA256", &hash)]);
        assert_eq!(got.code, 0, "{file}: {got:?}");
        assert!(got.stdout.ends_with("the released program\n"), "{file}: {got:?}");

        let other = variables["AVTAL_SHA256"].as_str().unwrap();
        let refused = run(&folder, &script, &[("AVTAL_ARCHIVE", archive), ("AVTAL_SHA256", other)]);
        assert_ne!(refused.code, 0, "{file}");
        assert!(!refused.stdout.contains("the released program"), "{file}: {refused:?}");
    }
}

#[test]
fn the_action_gets_the_release_of_its_own_version() {
    let action = yaml("action.yml");
    let script = action["runs"]["steps"][0]["run"].as_str().unwrap();
    let script = format!("{script}\n\"$RUNNER_TEMP/avtal/bin/avtal\"");
    let (folder, hash) = release();
    let run = |variables: &[(&str, &str)]| {
        let mut all = vec![
            ("GITHUB_ACTION_PATH", env!("CARGO_MANIFEST_DIR")),
            ("AVTAL_RELEASES", "https://git.example/avtal/releases"),
            ("RUNNER_OS", "Linux"),
            ("RUNNER_ARCH", "X64"),
            ("AVTAL_VERSION", ""),
            ("AVTAL_SHA256", ""),
            ("AVTAL_BUILD", "false"),
        ];
        all.extend(variables);
        run(&folder, &script, &all)
    };
    for variables in [vec![], vec![("AVTAL_SHA256", hash.as_str())]] {
        let got = run(&variables);
        assert!(got.code == 0 && got.stdout.ends_with("the released program\n"), "{variables:?}: {got:?}");
    }
    let wrong = "0".repeat(64);
    for variables in [("AVTAL_SHA256", wrong.as_str()), ("AVTAL_VERSION", "9.9.9"), ("RUNNER_OS", "macOS")] {
        let refused = run(&[variables]);
        assert_ne!(refused.code, 0, "{variables:?}");
        assert!(!refused.stdout.contains("the released program"), "{variables:?}: {refused:?}");
    }

    let (archive, sums) =
        (format!("avtal-{}-{TARGET}.tar.gz", env!("CARGO_PKG_VERSION")), "served/SHA256SUMS");
    folder.write(sums, format!("{wrong}  {archive}\n"));
    assert_ne!(run(&[]).code, 0, "the archive is not what SHA256SUMS says");
    folder.write(sums, format!("{hash}  another.tar.gz\n"));
    assert_ne!(run(&[]).code, 0, "SHA256SUMS says nothing of the archive");
}

#[test]
fn the_action_compiles_only_where_that_is_asked_for() {
    let action = yaml("action.yml");
    let script = action["runs"]["steps"][0]["run"].as_str().unwrap();
    let (folder, _) = release();
    folder.write_script("bin/cargo", "echo cargo \"$@\"\n");
    let variables = [("GITHUB_ACTION_PATH", "/action"), ("AVTAL_BUILD", "true")];
    let built = run(&folder, script, &variables);
    assert!(built.code == 0 && built.stdout.starts_with("cargo install --locked "), "{built:?}");
    assert_eq!(action["inputs"]["build"]["default"], Value::from("false"));
}
