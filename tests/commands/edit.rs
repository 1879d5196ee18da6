//! `avtal edit`: the person's editor, and the check on return.

use crate::program::{DAY, Folder, Run, finish, git, program};

const FILE: &str = "agreements/avtal.toml";

fn registry() -> Folder {
    Folder::of_agreement("", "from = 2024-01-01\nuntil = 2026-12-31\n")
}

/// Runs `avtal edit` with an editor, which is a script that gets the file as its last argument.
fn edit(folder: &Folder, script: &str, more: &[&str]) -> Run {
    folder.write_script("ed it", script);
    let mut command = program(folder.path());
    command.env_remove("VISUAL").env("EDITOR", folder.path().join("ed it"));
    finish(command.args(["--as-of", DAY, "edit", "avtal"]).args(more))
}

/// The names of what lies beside the record.
fn beside(folder: &Folder) -> Vec<String> {
    let entries = std::fs::read_dir(folder.path().join("agreements")).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn what_is_written_is_checked_shown_and_becomes_the_record() {
    let folder = registry();
    let before = folder.read(FILE);
    let run = edit(&folder, "sed -i s/2026-12-31/2027-12-31/ \"$1\"", &[]);
    assert_eq!(run.code, 0, "{run:?}");
    for words in ["-until = 2026-12-31", "+until = 2027-12-31", "As of 21 November 2026", "31 December 2027"]
    {
        assert!(run.stdout.contains(words), "`{words}` is not in {run:?}");
    }
    assert_eq!(folder.read(FILE), before.replace("2026-12-31", "2027-12-31"));
    assert_eq!(beside(&folder), ["avtal.toml"]);
}

#[test]
fn the_variable_is_split_into_words_and_visual_comes_first() {
    let folder = registry();
    folder.write_script(
        "editor",
        "echo \"$@\" >> \"$2\"; echo \"# $1\" > \"$3\"; cat agreements/avtal.toml >> \"$3\"",
    );
    let mut command = program(folder.path());
    command.env("EDITOR", "false").env("VISUAL", "./editor 'en två' seen");
    let run = finish(command.args(["--as-of", DAY, "edit", "avtal"]));
    assert_eq!(run.code, 0, "{run:?}");
    assert!(folder.read(FILE).starts_with("# en två\n"), "{run:?}");
    // The copy has the ending of the record, so that an editor knows its syntax, and lies beside it.
    let seen = folder.read("seen");
    assert!(seen.contains("/agreements/.avtal.") && seen.trim_end().ends_with(".toml"), "{seen}");
}

#[test]
fn nothing_written_is_nothing_changed() {
    let folder = registry();
    let run = edit(&folder, "true", &[]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{run:?}");
    assert!(run.stderr.contains("unchanged"), "{run:?}");
    assert_eq!(beside(&folder), ["avtal.toml"]);
}

#[test]
fn new_errors_leave_the_record_and_keep_what_was_written() {
    let folder = registry();
    let before = folder.read(FILE);
    let run = edit(&folder, "sed -i s/styrgruppen/ingen/ \"$1\"", &[]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(
        run.stdout.contains("error[unknown-body]") && run.stdout.contains("owner = \"ingen\""),
        "{run:?}"
    );
    assert_eq!(folder.read(FILE), before);
    let kept = beside(&folder).into_iter().find(|name| name.starts_with(".avtal.")).unwrap();
    assert!(run.stderr.contains("kept: what was written is in ") && run.stderr.contains(&kept), "{run:?}");
    assert_eq!(folder.read(&format!("agreements/{kept}")), before.replace("styrgruppen", "ingen"));
    // It is no record.
    assert!(!crate::program::on(folder.path(), &["check"]).stdout.contains(&kept));
}

#[test]
fn broken_syntax_too_and_errors_that_are_there_already_do_not_matter() {
    let folder = registry();
    let run = edit(&folder, "echo '[' >> \"$1\"", &[]);
    assert!(run.code == 1 && run.stdout.contains("error[invalid-syntax]"), "{run:?}");
    let folder = registry();
    folder.replace(FILE, "styrgruppen", "ingen");
    let run = edit(&folder, "echo '# mer' >> \"$1\"", &[]);
    assert!(run.code == 0 && folder.read(FILE).ends_with("# mer\n"), "{run:?}");
}

#[test]
fn where_the_copy_is_is_said_before_ctrl_c_can_end_the_program() {
    let folder = registry();
    let before = folder.read(FILE);
    let run = edit(&folder, "echo '# mer' >> \"$1\"; kill -INT $PPID; sleep 1", &[]);
    let kept = beside(&folder).into_iter().find(|name| name.starts_with(".avtal.")).unwrap();
    assert!(run.stderr.starts_with("editor: ") && run.stderr.contains(&kept), "{run:?}");
    assert_eq!(folder.read(&format!("agreements/{kept}")), before.clone() + "# mer\n");
    assert_eq!(folder.read(FILE), before);
    assert_eq!(edit(&folder, "true", &["-q"]).stderr, "");
}

#[test]
fn an_editor_that_fails_changes_nothing() {
    let folder = registry();
    let before = folder.read(FILE);
    let run = edit(&folder, "exit 3", &[]);
    assert!(run.code == 3 && run.stderr.contains("failed, and nothing is changed"), "{run:?}");
    assert_eq!(beside(&folder), ["avtal.toml"]);
    let run = edit(&folder, "echo '# mer' >> \"$1\"; exit 3", &[]);
    assert!(run.code == 3 && run.stderr.contains("what was written is in"), "{run:?}");
    assert_eq!(folder.read(FILE), before);
}

#[test]
fn without_an_editor_the_variables_are_named() {
    let folder = registry();
    let run = |editor: &str| {
        let mut command = program(folder.path());
        finish(command.env("VISUAL", " ").env("EDITOR", editor).args(["edit", "avtal"]))
    };
    run("").refused(&["no editor is named", "VISUAL or EDITOR"]);
    run("vi 'x").refused(&["`EDITOR` is no command", "close the quotes"]);
    let missing = run("./ingen-editor");
    assert!(missing.code == 3 && missing.stderr.contains("`./ingen-editor` cannot be run"), "{missing:?}");
    assert_eq!(beside(&folder), ["avtal.toml"]);
}

#[test]
fn a_record_that_changes_meanwhile_is_not_overwritten_and_others_may_write() {
    let folder = registry();
    let run = edit(&folder, "echo '# mer' >> \"$1\"; echo '# annan' >> agreements/avtal.toml", &[]);
    assert!(run.code == 2 && run.stderr.contains("has changed since the editor was opened"), "{run:?}");
    assert!(run.stderr.contains("what was written is in"), "{run:?}");
    assert!(folder.read(FILE).ends_with("# annan\n"));
    let folder = registry();
    let other = format!(
        "'{}' set provstad contact k@test.example; echo '# mer' >> \"$1\"",
        env!("CARGO_BIN_EXE_avtal")
    );
    let run = edit(&folder, &other, &[]);
    assert!(run.code == 0 && folder.read("parties/provstad.toml").contains("k@test.example"), "{run:?}");
}

#[test]
fn a_dry_run_keeps_the_copy_and_git_add_stages_the_record() {
    let folder = registry();
    let before = folder.read(FILE);
    let run = edit(&folder, "echo '# mer' >> \"$1\"", &["--dry-run"]);
    assert!(run.code == 0 && run.stderr.contains("what was written is in"), "{run:?}");
    assert_eq!(folder.read(FILE), before);
    let folder = registry();
    git::init(folder.path(), "2026-01-01");
    assert_eq!(edit(&folder, "echo '# mer' >> \"$1\"", &["--git-add"]).code, 0);
    assert_eq!(git::git(folder.path(), &["diff", "--cached", "--name-only"]), FILE);
}

#[test]
fn what_is_no_text_is_refused_and_kept() {
    let folder = registry();
    let run = edit(&folder, "printf '\\377' >> \"$1\"", &[]);
    assert!(run.code == 2 && run.stderr.contains("save it as UTF-8"), "{run:?}");
    assert!(run.stderr.contains("what was written is in"), "{run:?}");
}
