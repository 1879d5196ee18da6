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
fn what_a_record_has_is_completed_from_it() {
    let activities = "[[activity]]\ntitle = \"Rutin $(touch ond)\"\n[[review]]\nid = \"arlig\"\nfirst = 2028\n\
                      [[decision]]\nby = \"testkoping\"\ndate = 2024\n";
    let folder = Folder::of_agreement("", &format!("from = 2024-01-01\n{activities}"));
    let offers = |words: &[&str]| {
        let mut command = program(folder.path());
        command.env("AVTAL_COMPLETE", "bash").env("_CLAP_IFS", "\n");
        command.env("_CLAP_COMPLETE_INDEX", words.len().to_string()).args(["--", "avtal"]).args(words);
        let offers = finish(&mut command).stdout;
        assert!(!offers.contains('$'), "{offers}");
        offers.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(offers(&["done", "avtal", "a"]), ["arlig"]);
    assert_eq!(offers(&["done", "avtal", "1"]), ["1"]);
    assert_eq!(offers(&["set", "avtal", "validity.ren"]).first().unwrap(), "validity.renewal.term");
    assert_eq!(offers(&["set", "avtal", "decision[0].d"]), ["decision[0].date"]);
    assert!(offers(&["set", "party:testkoping", "m"]).contains(&"members".to_owned()));
    assert_eq!(offers(&["unset", "avtal", "decision["]).len(), 3);
    assert_eq!(offers(&["unset", "avtal", "ow"]), ["owner"]);
    assert_eq!(offers(&["notice", "avtal", "--by", ""]), ["kommunerna", "provstad", "testkoping"]);
    assert!(offers(&["decide", "avtal", "--by", "s"]).contains(&"styrgruppen".to_owned()));
    assert!(!offers(&["decide", "avtal", "--by", ""]).contains(&"region-test".to_owned()));
    assert_eq!(offers(&["decide", "--by", "region"]), ["region-test"], "no agreement is named yet");
    assert_eq!(offers(&["convert", "avtal", "--to", "y"]), ["yaml"]);
    assert_eq!(offers(&["rename", "av"]), ["avtal"]);
    assert_eq!(offers(&["accept", "avtal", "coverage"]), ["coverage-gap"]);
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
