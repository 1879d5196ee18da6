//! Work trees that git keeps incomplete: no report says less because of it without saying so.

use std::fs;
use std::path::{Path, PathBuf};

use crate::folder;
use crate::program::git::{commit, git, init};
use crate::program::{Folder, Run, findings, on};

fn agreement(title: &str) -> String {
    let document = "document = [{ role = \"text\", path = \"texts/avtal.md\" }]\n";
    folder::agreement(title, document, "from = 2020-01-01\nuntil = 2026-12-31\n")
}

/// A repository with a registry in `place`, two agreements and a document in it.
fn repository(place: &str, options: &[&str]) -> (Folder, PathBuf) {
    let inner = Folder::registry(&[
        ("agreements/ett.toml", &agreement("Ett")),
        (
            "agreements/lan/tva.yaml",
            "title: Tva\nkind: agreement\nparties: [kommunerna]\nvalidity: {from: 2020, until: 2030}\n",
        ),
        ("texts/avtal.md", "# Avtal\n"),
        ("annat/stort.bin", "x"),
    ]);
    let folder = Folder::new(&[("README.md", "")]).with_copy(place, inner.path());
    let registry = folder.path().join(place);
    git(folder.path(), &[&["init", "-q"], options].concat());
    commit(folder.path(), "2026-01-01");
    (folder, registry)
}

/// Every report names the files as missing and how they come back, and ends with 1.
#[track_caller]
fn every_report_lacks(registry: &Path, paths: &[&str]) {
    assert_eq!(git(registry, &["status", "--short"]), "", "git says nothing");
    let reports: [&[&str]; 8] = [
        &["status"],
        &["list"],
        &["expiring"],
        &["timeline"],
        &["agenda"],
        &["remind"],
        &["graph"],
        &["diff", "--from", "HEAD"],
    ];
    for report in reports {
        let run = on(registry, &[report, &["--format", "json"]].concat());
        assert_eq!(
            (run.code, &run.json()["incomplete"]),
            (1, &serde_json::json!(paths)),
            "{report:?} {run:?}"
        );
        assert!(
            run.stderr.contains("sparse: ") && run.stderr.contains("git sparse-checkout disable"),
            "{run:?}"
        );
    }
    let diff = on(registry, &["diff", "--from", "HEAD", "--format", "json"]).json();
    assert_eq!(diff["agreements"], serde_json::json!([]), "nothing is told as removed");
    let check = on(registry, &["check", "--format", "concise"]);
    assert_eq!(check.code, 1);
    for path in paths {
        let line = check.stdout.lines().find(|line| line.contains(path));
        assert!(line.is_some_and(|line| line.contains("out of this work tree")), "{path} in {check:?}");
    }
    let known =
        findings(registry).iter().all(|(rule, ..)| !rule.starts_with("unknown-") && rule != "empty-registry");
    assert!(known, "what is left out is known: {check:?}");
}

#[track_caller]
fn every_report_is_whole(registry: &Path) {
    let run = on(registry, &["list", "--format", "json"]);
    assert_eq!(
        (run.code, run.stderr.as_str(), run.json()["agreements"].as_array().unwrap().len()),
        (0, "", 2)
    );
}

#[test]
fn a_sparse_checkout_is_told_by_every_report() {
    let (folder, registry) = repository("data/register", &[]);
    every_report_is_whole(&registry);
    git(
        folder.path(),
        &["sparse-checkout", "set", "data/register/parties", "data/register/bodies", "data/register/texts"],
    );
    every_report_lacks(&registry, &["agreements/ett.toml", "agreements/lan/tva.yaml"]);
    git(folder.path(), &["sparse-checkout", "add", "data/register/agreements/lan"]);
    // The files of a folder come with those in it.
    every_report_is_whole(&registry);
    git(
        folder.path(),
        &["sparse-checkout", "set", "--no-cone", "/data/register/", "!/data/register/bodies/", "!lan/"],
    );
    every_report_lacks(&registry, &["agreements/lan/tva.yaml", "bodies/styrgruppen.toml"]);
    let log = on(&registry, &["log", "tva"]);
    assert!(log.code == 1 && !log.stdout.contains("removed") && log.stderr.contains("sparse: "), "{log:?}");
    git(folder.path(), &["sparse-checkout", "disable"]);
    every_report_is_whole(&registry);
}

#[test]
fn documents_that_are_left_out_are_told_and_what_no_record_names_is_not() {
    let (folder, registry) = repository("", &[]);
    git(folder.path(), &["sparse-checkout", "set", "parties", "bodies", "agreements"]);
    assert!(!registry.join("annat").exists());
    every_report_lacks(&registry, &["texts/avtal.md"]);
    git(folder.path(), &["sparse-checkout", "add", "texts"]);
    every_report_is_whole(&registry);
}

/// Leaves a file out by a mark that is set by hand.
fn mark(registry: &Path, how: &str, path: &str) {
    git(registry, &["update-index", how, path]);
    fs::remove_file(registry.join(path)).unwrap();
}

#[test]
fn marks_that_are_set_by_hand_are_told() {
    for how in ["--skip-worktree", "--assume-unchanged"] {
        let (_folder, registry) = repository("register", &[]);
        mark(&registry, how, "agreements/ett.toml");
        every_report_lacks(&registry, &["agreements/ett.toml"]);
        git(&registry, &["checkout", "--ignore-skip-worktree-bits", "HEAD", "--", "agreements/ett.toml"]);
        every_report_is_whole(&registry);
        // A file that is there is read, whatever the index says.
        git(&registry, &["update-index", how, "agreements/ett.toml"]);
        every_report_is_whole(&registry);
    }
}

#[test]
fn a_registry_whose_settings_are_left_out_says_so() {
    let (folder, registry) = repository("register", &[]);
    mark(&registry, "--skip-worktree", "registry.toml");
    let named = on(&registry, &["list"]);
    let here = crate::program::run(&registry.join("agreements"), &["list"]);
    for run in [named, here] {
        assert!(run.code == 2 && run.stderr.contains("git sparse-checkout disable"), "{run:?}");
    }
    let elsewhere = on(folder.path(), &["list"]);
    assert!(elsewhere.code == 2 && !elsewhere.stderr.contains("sparse"), "{elsewhere:?}");
}

#[test]
fn a_file_that_is_only_gone_is_gone() {
    let (_folder, registry) = repository("register", &[]);
    fs::remove_file(registry.join("agreements/lan/tva.yaml")).unwrap();
    let run = on(&registry, &["list", "--format", "json"]);
    assert_eq!((run.code, run.json()["agreements"].as_array().unwrap().len()), (0, 1));
    let diff = on(&registry, &["diff", "--from", "HEAD", "--format", "json"]).json();
    assert_eq!(diff["agreements"][0]["what"], "removed");
}

/// In every form that git keeps its index in.
#[test]
fn the_index_is_read_in_every_form() {
    let forms: [(&[&str], &[&str]); 5] = [
        (&[], &["update-index", "--index-version", "2"]),
        (&[], &["update-index", "--index-version", "4"]),
        (&["--object-format=sha256"], &["update-index", "--index-version", "4"]),
        (&["--object-format=sha256"], &["update-index", "--index-version", "3"]),
        (&[], &["update-index", "--split-index"]),
    ];
    for (options, form) in forms {
        let (folder, registry) = repository("register", options);
        git(folder.path(), form);
        every_report_is_whole(&registry);
        mark(&registry, "--skip-worktree", "agreements/lan/tva.yaml");
        git(folder.path(), form);
        every_report_lacks(&registry, &["agreements/lan/tva.yaml"]);
    }
    let (folder, registry) = repository("register", &[]);
    git(
        folder.path(),
        &[
            "sparse-checkout",
            "set",
            "--cone",
            "--sparse-index",
            "register/parties",
            "register/bodies",
            "register/texts",
        ],
    );
    every_report_lacks(&registry, &["agreements/ett.toml", "agreements/lan/tva.yaml"]);
    git(
        folder.path(),
        &[
            "sparse-checkout",
            "set",
            "--cone",
            "--sparse-index",
            "register/agreements",
            "register/parties",
            "register/bodies",
            "register/texts",
        ],
    );
    every_report_is_whole(&registry);
}

#[test]
fn a_linked_work_tree_has_marks_of_its_own() {
    let (folder, registry) = repository("register", &[]);
    let elsewhere = Folder::new(&[]);
    let tree = elsewhere.path().join("tree");
    git(folder.path(), &["worktree", "add", "-q", "--detach", tree.to_str().unwrap()]);
    mark(&tree.join("register"), "--skip-worktree", "agreements/ett.toml");
    every_report_lacks(&tree.join("register"), &["agreements/ett.toml"]);
    every_report_is_whole(&registry);
}

#[test]
fn without_git_it_is_told_all_the_same() {
    let (_folder, registry) = repository("register", &[]);
    let empty = Folder::new(&[]);
    let list = || -> Run {
        let mut command = crate::program::program(&registry);
        crate::program::finish(command.env("PATH", empty.path()).args(["list", "--format", "json"]))
    };
    assert_eq!(list().code, 0);
    mark(&registry, "--skip-worktree", "agreements/ett.toml");
    let run = list();
    assert_eq!((run.code, &run.json()["incomplete"][0]), (1, &"agreements/ett.toml".into()));
}

#[test]
fn an_index_that_makes_no_sense_is_no_silence() {
    let (folder, registry) = repository("register", &[]);
    let index = folder.path().join(".git/index");
    let whole = fs::read(&index).unwrap();
    for cut in [0, 4, 11, 12, 60, whole.len() / 2, whole.len() - 1] {
        folder.write(".git/index", &whole[..cut]);
        let run = on(&registry, &["list"]);
        assert!(
            run.code == 0 || (run.code == 3 && run.stderr.contains("git ls-files failed")),
            "{cut}: {run:?}"
        );
    }
    folder.remove(".git/index");
    assert_eq!(on(&registry, &["list"]).code, 0);
    folder.remove(".git");
    every_report_is_whole(&registry);
    init(folder.path(), "2026-02-01");
    every_report_is_whole(&registry);
}
