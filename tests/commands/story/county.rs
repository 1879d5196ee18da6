//! A registry that is written step by step, and what git sees of each step.

use std::path::{Path, PathBuf};

use crate::program::terminal::asked_with;
use crate::program::{Folder, Run, finish, git, on_day, program};

/// A step: the day, what is typed on the command line, and what is to be changed.
pub struct Step {
    day: &'static str,
    words: String,
    /// What is typed instead on a terminal, and the keys that answer what is then asked.
    asked: Option<(String, &'static str)>,
    /// The changed files, each followed by the lines that are taken away and added.
    changes: String,
}

pub fn step(day: &'static str, words: impl Into<String>, changes: impl Into<String>) -> Step {
    Step { day, words: words.into(), asked: None, changes: changes.into() }
}

impl Step {
    pub fn asked(self, words: impl Into<String>, keys: &'static str) -> Self {
        Step { asked: Some((words.into(), keys)), ..self }
    }
}

/// The county's registry, in a folder with the editor beside it.
pub struct County {
    folder: Folder,
    is_on_terminal: bool,
}

impl County {
    /// A new registry in a repository. None if a terminal is wanted and there is none.
    pub fn begins(is_on_terminal: bool) -> Option<Self> {
        let folder = Folder::new(&[]);
        folder.write_script(
            "editor",
            "printf '\\n[[review]]\\nid = \"oversyn\"\\nkind = \"follow-up\"\\nevery = \"P2Y\"\\nfirst = 2026-05-31\\nby = \"styrgruppen\"\\n' >> \"$1\"\n",
        );
        let county = County { folder, is_on_terminal };
        let day = "2026-01-12";
        if is_on_terminal {
            county.type_in(day, "init register", "Testlänets avtal\nEurope/Stockholm\nagreement\n\n\n")?;
        } else {
            let mut init = program(county.folder.path());
            init.args(["--as-of", day, "init", "register", "--lang", "en", "--name", "Testlänets avtal"]);
            init.args(["--time-zone", "Europe/Stockholm", "--kinds", "agreement"]);
            assert_eq!(finish(&mut init).code, 0);
        }
        git::init(&county.registry(), day);
        Some(county)
    }

    pub fn registry(&self) -> PathBuf {
        self.folder.path().join("register")
    }

    fn type_in(&self, day: &str, words: &str, keys: &str) -> Option<String> {
        let registry = self.registry();
        let here: &Path = if registry.exists() { &registry } else { self.folder.path() };
        let editor = self.folder.path().join("editor");
        asked_with(here, &[("EDITOR", editor.to_str().unwrap())], day, words, keys)
    }

    pub fn on_command_line(&self, day: &str, words: &str) -> Run {
        let mut command = program(&self.registry());
        command.env("EDITOR", self.folder.path().join("editor"));
        finish(
            command
                .args(["--as-of", day, "--lang", "en"])
                .args(shlex::split(words).unwrap())
                .arg("--no-input"),
        )
    }

    /// Takes a step and commits it.
    #[track_caller]
    pub fn takes(&self, step: &Step) {
        let Step { day, words, asked, changes } = step;
        let said = match asked {
            Some((words, keys)) if self.is_on_terminal => self.type_in(day, words, keys).unwrap(),
            None if self.is_on_terminal => self.type_in(day, words, "").unwrap(),
            Some(_) | None => {
                let run = self.on_command_line(day, words);
                assert_eq!(run.code, 0, "{words}: {run:?}");
                run.stdout
            }
        };
        let expected: Vec<&str> =
            changes.lines().map(str::trim_start).filter(|line| !line.is_empty()).collect();
        assert_eq!(changed(&self.registry()), expected, "{day} {words}\n{said}");
        git::commit(&self.registry(), day);
    }

    /// The rules that `check` tells of on a day, in its order.
    pub fn findings(&self, day: &str) -> Vec<String> {
        let json = on_day(&self.registry(), day, &["check", "--format", "json"]).json();
        let findings = json["findings"].as_array().unwrap().iter();
        findings.map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect()
    }
}

/// The paths of the files that have changed since the last commit, each followed by its changed lines.
pub fn changed(registry: &Path) -> Vec<String> {
    git::git(registry, &["add", "--all"]);
    let diff = git::git(
        registry,
        &["-c", "core.quotePath=false", "diff", "--cached", "--no-color", "--unified=0", "--find-renames"],
    );
    let shown = |line: &str| -> Option<String> {
        if let Some(path) = line.strip_prefix("+++ b/") {
            return Some(format!("{path}:"));
        }
        let is_shown =
            line.starts_with(['+', '-']) && !line.starts_with("--- ") || line.starts_with("rename ");
        is_shown.then(|| line.to_owned())
    };
    diff.lines().filter_map(shown).collect()
}
