//! Runs the real program on real folders, its environment scrubbed.
#![allow(dead_code, reason = "not every test file uses every helper")]

pub mod commands;
#[cfg(unix)]
pub mod faults;
pub mod git;
#[cfg(unix)]
pub mod powerless;
pub mod step;
#[cfg(unix)]
pub mod terminal;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// The day on which tests look, unless they say another.
pub const DAY: &str = "2026-11-21";

pub use super::folder::Folder;

/// The registry that comes with the program.
pub fn own_registry() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("registry")
}

/// A copy of it in which all sixteen parties of Dalarna's agreement of 2022 have adopted it, the last of them on a day.
pub fn own_registry_with_decisions(last: &str) -> Folder {
    let folder = Folder::new(&[]).with_copy("", &own_registry());
    for (by, day) in [("dalarnas-kommuner", "2021-11-01"), ("region-dalarna", last)] {
        let decision = format!("\n[[decision]]\nby = \"{by}\"\ndate = {day}\noutcome = \"adopted\"\n");
        folder.append("agreements/dalarna/barn-unga-dalarna-2022.toml", &decision);
    }
    folder
}

/// What a run of the program gave.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Run {
    /// The JSON on standard output.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error} in {self:?}"))
    }

    /// The ids of the agreements in the JSON, in its order.
    pub fn ids(&self) -> Vec<String> {
        let json = self.json();
        let rows = json["agreements"].as_array().unwrap().iter();
        rows.map(|row| row["id"].as_str().unwrap().to_owned()).collect()
    }

    /// It was wrong use: exit code 2, nothing on standard output, and these words on standard error.
    #[track_caller]
    pub fn refused(&self, words: &[&str]) {
        assert_eq!((self.code, self.stdout.as_str()), (2, ""), "{self:?}");
        for word in words {
            assert!(self.stderr.contains(word), "`{word}` is not in {}", self.stderr);
        }
    }
}

/// The program in a folder, as it was built for this test, without the variables that change what it does.
pub fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_avtal"));
    command.current_dir(folder).env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
    // Where a program built to count what it runs writes that down: see docs/testing.md.
    command.envs(std::env::var_os("LLVM_PROFILE_FILE").map(|file| ("LLVM_PROFILE_FILE", file)));
    command
}

/// Runs the program in `folder`.
pub fn run(folder: &Path, arguments: &[&str]) -> Run {
    finish(program(folder).args(arguments))
}

/// Runs the program on the registry `folder` as of [`DAY`].
pub fn on(folder: &Path, arguments: &[&str]) -> Run {
    on_day(folder, DAY, arguments)
}

/// Runs the program on the registry `folder` as of `day`, in English where no language is asked for.
pub fn on_day(folder: &Path, day: &str, arguments: &[&str]) -> Run {
    let mut command = program(folder);
    command.arg("-C").arg(folder).args(["--as-of", day]).args(arguments);
    if !arguments.contains(&"--lang") {
        command.args(["--lang", "en"]);
    }
    finish(&mut command)
}

/// Runs a command to its end.
pub fn finish(command: &mut Command) -> Run {
    let Output { status, stdout, stderr } = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run { code: status.code().unwrap_or(-1), stdout: text(stdout), stderr: text(stderr) }
}

/// The findings of `check --format json` on a folder, each as rule, path, line, column.
pub fn findings(folder: &Path) -> Vec<(String, String, u64, u64)> {
    let json = on(folder, &["check", "--format", "json"]).json();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let findings = json["findings"].as_array().unwrap().iter();
    findings
        .map(|f| {
            (text(&f["rule"]), text(&f["path"]), f["line"].as_u64().unwrap(), f["column"].as_u64().unwrap())
        })
        .collect()
}
