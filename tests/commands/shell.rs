//! `avtal completions` and `avtal man`: what shells and manuals have of the program.

use std::path::Path;

use crate::program::{Folder, finish, program, run};

#[test]
fn shells_complete_the_ids_of_the_registry() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = run(Path::new("."), &["completions", shell]);
        assert!(script.code == 0 && script.stdout.contains("AVTAL_COMPLETE"), "{shell}");
    }
    let folder = Folder::registry(&[]);
    for (words, offered) in [
        (&["list", "--party", "t"][..], "testkoping"),
        (&["list", "--owner", ""], "styrgruppen"),
        (&["list", "--kind", ""], "agreement"),
        (&["list", "--state", "in"], "in-force"),
        (&["explain", "coverage"], "coverage-gap"),
    ] {
        let mut command = program(folder.path());
        command.env("AVTAL_COMPLETE", "bash").env("_CLAP_IFS", "\n");
        command.env("_CLAP_COMPLETE_INDEX", words.len().to_string()).args(["--", "avtal"]).args(words);
        let offers = finish(&mut command).stdout;
        assert!(offers.lines().any(|offer| offer == offered), "{words:?}: {offers}");
    }
}

#[test]
fn there_is_a_manual_page_for_each_command() {
    let folder = Folder::new(&[]);
    assert_eq!(run(folder.path(), &["man", "--out", "man"]).code, 0);
    for page in ["avtal.1", "avtal-check.1", "avtal-status.1", "avtal-explain.1"] {
        assert!(folder.read(&format!("man/{page}")).contains(".SH SYNOPSIS"), "{page}");
    }
    assert!(run(folder.path(), &["man"]).stdout.contains(".TH avtal 1"));
}
