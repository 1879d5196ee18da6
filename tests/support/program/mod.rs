//! Runs the real program on real folders, its environment scrubbed.
#![allow(dead_code, reason = "not every test file uses every helper")]

pub mod commands;
pub mod git;
#[cfg(unix)]
pub mod powerless;

use std::fs;
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

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
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
