//! One step of a command that changes records, and what it changes.

use super::{Folder, Run, git, on};

/// What a command did to a registry.
#[derive(Debug)]
pub struct Step {
    pub run: Run,
    /// The lines that git sees removed and added, with their signs; without byte-order marks.
    pub lines: Vec<String>,
}

impl Step {
    /// It did what was asked, and changed exactly these lines.
    #[track_caller]
    pub fn changed(&self, lines: &[&str]) {
        assert_eq!(self.run.code, 0, "{self:?}");
        assert_eq!(self.lines, lines, "{self:?}");
    }

    /// It wrote nothing, with this exit code, and said these words.
    #[track_caller]
    pub fn wrote_nothing(&self, code: i32, words: &[&str]) {
        assert_eq!((self.run.code, self.lines.len()), (code, 0), "{self:?}");
        for word in words {
            let is_said = self.run.stdout.contains(word) || self.run.stderr.contains(word);
            assert!(is_said, "`{word}` is not in {self:?}");
        }
    }
}

/// Runs a command on a registry, after committing it as it is. What the command says of its changes must be what git
/// says of them, and a dry run before must say the same and write nothing.
#[track_caller]
pub fn step(folder: &Folder, arguments: &[&str]) -> Step {
    let path = folder.path();
    if path.join(".git").exists() {
        git::commit(path, "2026-01-01")
    } else {
        git::init(path, "2026-01-01")
    };
    let dry = on(path, &[&arguments[..1], &["--dry-run"], &arguments[1..]].concat());
    assert_eq!(git::git(path, &["status", "--porcelain"]), "", "a dry run wrote something: {dry:?}");
    let run = on(path, arguments);
    assert_eq!((run.code, &run.stdout), (dry.code, &dry.stdout), "{run:?}");
    let diff = git::git(path, &["-c", "core.quotePath=false", "diff", "--no-color"]).replace('\u{feff}', "");
    let is_shown = |line: &&str| !line.starts_with("diff --git ") && !line.starts_with("index ");
    let plain: Vec<&str> = diff.lines().filter(is_shown).map(without_context).collect();
    if run.code == 0 {
        assert!(run.stdout.starts_with(&plain.join("\n")), "{run:?}\n{diff}");
    }
    let is_sign =
        |line: &&&str| line.starts_with(['+', '-']) && !line.starts_with("+++ ") && !line.starts_with("--- ");
    Step { lines: plain.iter().filter(is_sign).map(|line| (*line).to_owned()).collect(), run }
}

/// The head of a hunk without the line that git takes for its section.
fn without_context(line: &str) -> &str {
    let end = line.strip_prefix("@@ ").and_then(|rest| rest.find(" @@"));
    end.map_or(line, |end| &line[..end + 6])
}
