//! The runner of GitHub Actions, which reads each line that a step prints for commands, as `actions/runner` does it: one that
//! begins with `::`, else one in the older spelling `##[` anywhere in the line.

/// The commands that the runner knows.
const KNOWN: [&str; 17] = [
    "add-mask",
    "add-matcher",
    "add-path",
    "debug",
    "echo",
    "endgroup",
    "error",
    "group",
    "internal-set-repo-path",
    "notice",
    "remove-matcher",
    "save-state",
    "section",
    "set-env",
    "set-output",
    "stop-commands",
    "warning",
];

/// What the runner would carry out of what a step prints: the names of the commands.
pub fn commands(printed: &str) -> Vec<String> {
    let lines = printed.split(['\n', '\r']);
    // It compares by the rules of a language where the machine has them, by characters where it has not.
    lines.flat_map(|line| [command(line), command(&seen(line))]).flatten().collect()
}

/// A line without what has no width.
fn seen(line: &str) -> String {
    let is_seen = |c: &char| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}');
    line.chars().filter(is_seen).collect()
}

fn command(line: &str) -> Option<String> {
    let current = line.trim_start().strip_prefix("::").and_then(|rest| rest.split_once("::"));
    let older = line.split_once("##[").and_then(|(_, rest)| rest.split_once(']'));
    let name = |(command, _): (&str, &str)| command.split(' ').next().unwrap_or_default().to_lowercase();
    let known = |name: &String| KNOWN.contains(&name.as_str());
    current.map(name).filter(known).or(older.map(name).filter(known))
}

#[test]
fn the_runner_reads_both_spellings() {
    let printed = " \u{a0}::Error file=a::x\na ::error::x\na##[add-mask]x\r::x::y\n:\u{200b}:debug::\n: :error::\n## [error]";
    assert_eq!(commands(printed), ["error", "error", "add-mask", "add-mask", "debug"]);
}
