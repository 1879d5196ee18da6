//! Every command that there is, and every format of each, as the program itself says.

use std::path::Path;

use super::run;

/// What a command needs besides its name to say something of the agreement `id`.
fn about(command: &str, id: &str) -> Vec<Vec<String>> {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    match command {
        "show" => vec![words(&[id]), words(&["party:testkoping"]), words(&["body:styrgruppen"])],
        "meeting" => vec![words(&["styrgruppen", "--date", "2026-12-15"])],
        "chain" | "diff" | "log" => vec![words(&[id])],
        "decide" => vec![words(&[id, "--by", "testkoping", "--dry-run"])],
        "extend" => vec![words(&[id, "--until", "9999-12-31", "--dry-run"])],
        "end" => vec![words(&[id, "--date", "2026-12-31", "--reason", "completed", "--dry-run"])],
        // They write as the others do, and need a record made for them.
        "accept" | "convert" | "done" | "edit" | "notice" | "option" | "rename" | "replace" | "import" => {
            vec![]
        }
        // It talks to an editor: see tests/lsp.
        "lsp" => vec![],
        "init" => vec![words(&["ny", "--dry-run"])],
        "new" => vec![words(&["party", "ny", "--name", "Ny", "--dry-run"])],
        "set" => vec![words(&[id, "topics", "prov", "--dry-run"])],
        "unset" => vec![words(&[id, "owner", "--dry-run"])],
        "explain" => vec![words(&["--all"])],
        "export" => vec![words(&["--table", "agreements"])],
        "fmt" => vec![words(&["--check"])],
        "schema" => vec![words(&["agreement"])],
        "completions" => ["bash", "zsh", "fish", "powershell", "elvish"].map(|shell| words(&[shell])).into(),
        _ => vec![vec![]],
    }
}

/// The names of all commands.
pub fn names() -> Vec<String> {
    let help = run(Path::new("."), &["--lang", "en", "help"]).stdout;
    let listed =
        help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names = listed.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    names
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

/// The formats of a command; none where it has but one.
pub fn formats(command: &str) -> Vec<String> {
    let help = run(Path::new("."), &["--lang", "en", command, "--help"]).stdout;
    let option = help.lines().skip_while(|line| !line.trim_start().starts_with("--format ")).skip(1);
    let option =
        option.take_while(|line| !line.trim_start().starts_with('-') || line.trim_start().starts_with("- "));
    let values = option.filter_map(|line| line.trim_start().strip_prefix("- "));
    values.filter_map(|line| line.split(':').next()).map(str::to_owned).collect()
}

/// Each command with each of its formats that are text, about the agreement `id`; letters and sites go into the folder
/// `out`.
pub fn all(id: &str, out: &Path) -> Vec<(String, String, Vec<String>)> {
    let mut all = Vec::new();
    for command in names() {
        let formats: Vec<String> = formats(&command).into_iter().filter(|format| format != "xlsx").collect();
        for rest in about(&command, id) {
            for format in if formats.is_empty() { vec![String::new()] } else { formats.clone() } {
                let mut arguments = [&[command.clone()][..], &rest].concat();
                if command == "export" && ["turtle", "jsonld"].contains(&format.as_str()) {
                    arguments.truncate(1);
                }
                if !format.is_empty() {
                    arguments.extend(["--format".to_owned(), format.clone()]);
                }
                if format == "eml" {
                    arguments.extend(["--out".to_owned(), out.to_str().unwrap().to_owned()]);
                }
                if command == "site" {
                    arguments.extend(["--out".to_owned(), out.join("site").to_str().unwrap().to_owned()]);
                }
                all.push((command.clone(), format, arguments));
            }
        }
    }
    all
}

/// Does a command report on the registry?
pub fn reads(command: &str) -> bool {
    !writes(command)
        && !matches!(command, "rules" | "explain" | "schema" | "completions" | "man" | "fmt" | "lsp")
}

/// Does a command change records?
pub fn writes(command: &str) -> bool {
    matches!(
        command,
        "accept"
            | "convert"
            | "decide"
            | "done"
            | "edit"
            | "end"
            | "extend"
            | "import"
            | "init"
            | "new"
            | "notice"
            | "option"
            | "rename"
            | "replace"
            | "set"
            | "unset"
    )
}
