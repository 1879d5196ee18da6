//! `--at`: the registry at a git revision.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use crate::program::git::{commit, git, init};
use crate::program::{DAY, Folder, Run, finish, on, on_day, own_registry, program as avtal};
use serde_json::Value;

fn agreement(title: &str, until: &str, more: &str) -> String {
    format!(
        "title = \"{title}\"\nkind = \"agreement\"\nparties = [\"kommunerna\"]\n[validity]\nfrom = 2020-01-01\nuntil = {until}\n{more}"
    )
}

/// A registry with one agreement more in each of three commits; the second is tagged.
fn history() -> (Folder, [String; 3]) {
    let folder = Folder::registry(&[("agreements/ett.toml", &agreement("Ett", "2030-12-31", ""))]);
    let first = init(folder.path(), "2025-01-01");
    folder.write("agreements/tva.toml", agreement("Två", "2030-12-31", ""));
    let second = commit(folder.path(), "2025-06-01");
    git(folder.path(), &["tag", "-a", "v2", "-m", "two"]);
    folder.write("agreements/tre.toml", agreement("Tre", "2030-12-31", ""));
    let third = commit(folder.path(), "2026-01-01");
    (folder, [first, second, third])
}

fn list(registry: &Path, revision: &str) -> Run {
    // From elsewhere: the registry may be gone today.
    let mut list = avtal(Path::new("/"));
    finish(list.arg("-C").arg(registry).args(["--as-of", DAY, "list", "--format", "json", "--at", revision]))
}

fn at(run: &Run) -> String {
    run.json()["at"].as_str().unwrap().to_owned()
}

/// The findings of `check`, of now and at a revision.
#[track_caller]
fn same_findings(registry: &Path, revision: &str) -> Value {
    let now = on(registry, &["check", "--format", "json"]);
    let then = on(registry, &["check", "--format", "json", "--at", revision]);
    assert_eq!(now.code, then.code, "{now:?} {then:?}");
    let (mut now, mut then) = (now.json(), then.json());
    assert!(now["at"].take().is_null());
    assert!(then["at"].take().is_string());
    assert_eq!(now, then);
    now
}

#[test]
fn a_commit_a_tag_a_branch_and_what_is_relative_to_them() {
    let (folder, [first, second, third]) = history();
    git(folder.path(), &["branch", "gren/å", &first]);
    for (revision, expected, count) in [
        (&*first, &first, 1),
        (&first[..10], &first, 1),
        ("v2", &second, 2),
        ("v2^", &first, 1),
        ("main", &third, 3),
        ("HEAD~2", &first, 1),
        ("HEAD^^", &first, 1),
        ("gren/å", &first, 1),
        (":/2025-06", &second, 2),
    ] {
        let listed = list(folder.path(), revision);
        assert_eq!(
            (listed.code, at(&listed), listed.ids().len()),
            (0, expected.clone(), count),
            "{revision}"
        );
    }
}

#[test]
fn where_a_branch_stood_on_a_day() {
    let (folder, [first, second, third]) = history();
    for (day, expected) in [("2025-03-01", &first), ("2025-12-31", &second), ("2026-02-01", &third)] {
        assert_eq!(at(&list(folder.path(), &format!("main@{{{day}}}"))), *expected, "{day}");
    }
    let too_early = list(folder.path(), "main@{2024-01-01}");
    too_early.refused(&["does not remember", "git rev-list -1 --before='2024-01-01' main"]);
}

#[test]
fn every_report_reads_it() {
    let (folder, [first, ..]) = history();
    for command in [
        &["check"][..],
        &["status"],
        &["list"],
        &["expiring"],
        &["agenda"],
        &["timeline"],
        &["graph"],
        &["show", "ett"],
        &["chain", "ett"],
    ] {
        let run = on(folder.path(), &[command, &["--format", "json", "--at", "v2^"]].concat());
        assert_eq!((run.code, at(&run)), (0, first.clone()), "{command:?}");
    }
    let gone = on(folder.path(), &["show", "tre", "--at", "v2"]);
    gone.refused(&["no agreement, party or body `tre`"]);
    let said = on(folder.path(), &["-v", "list", "--at", "v2^"]);
    assert!(said.stderr.contains(&format!(" at {first}, committed 2025-01-01 12:00 UTC")), "{said:?}");
}

#[test]
fn where_no_registry_is_read_there_is_no_revision() {
    let (folder, _) = history();
    for command in [
        &["rules"][..],
        &["explain", "coverage-gap"],
        &["schema", "agreement"],
        &["completions", "bash"],
        &["man"],
    ] {
        on(folder.path(), &[command, &["--at", "HEAD"]].concat())
            .refused(&["reads no registry", "leave out --at"]);
    }
}

#[test]
fn the_two_clocks() {
    let folder = Folder::registry(&[("agreements/ett.toml", &agreement("Ett", "2025-12-31", ""))]);
    init(folder.path(), "2025-01-01");
    let prolonged =
        agreement("Ett", "2025-12-31", "[[extension]]\nuntil = 2027-12-31\ndecided = 2025-11-01\n");
    folder.write("agreements/ett.toml", &prolonged);
    commit(folder.path(), "2025-11-02");
    let end = |day, revision| {
        let run = on_day(folder.path(), day, &["list", "--format", "json", "--at", revision]);
        let row = run.json()["agreements"][0].clone();
        format!("{} {}", row["state"].as_str().unwrap(), row["effective_end"].as_str().unwrap())
    };
    assert_eq!(end("2026-06-01", "HEAD"), "in-force 2027-12-31");
    assert_eq!(end("2026-06-01", "HEAD~1"), "lapsed 2025-12-31");
    assert_eq!(end("2025-06-01", "HEAD~1"), "in-force 2025-12-31");
}

#[test]
fn settings_are_those_of_the_revision() {
    let folder = Folder::registry(&[("agreements/ett.toml", &agreement("Ett", "2027-06-30", ""))]);
    init(folder.path(), "2025-01-01");
    folder.append("registry.toml", "[defaults]\nhorizon = \"P1M\"\n");
    commit(folder.path(), "2025-02-01");
    let expiring = |revision| on(folder.path(), &["expiring", "--format", "json", "--at", revision]).ids();
    assert_eq!(expiring("HEAD"), [""; 0]);
    assert_eq!(expiring("HEAD~1"), ["ett"]);
}

#[test]
fn nothing_is_written_and_the_work_tree_is_not_seen() {
    let (folder, [.., third]) = history();
    folder.write("agreements/ett.toml", "broken");
    folder.write("agreements/fyra.toml", agreement("Fyra", "2030", ""));
    folder.remove("agreements/tva.toml");
    git(folder.path(), &["add", "agreements/fyra.toml"]);
    let index = || fs::read(folder.path().join(".git/index")).unwrap();
    let status = || git(folder.path(), &["--no-optional-locks", "status", "--porcelain"]);
    let before = (index(), status());
    let listed = list(folder.path(), "HEAD");
    assert_eq!((at(&listed), listed.ids()), (third, vec!["ett".to_owned(), "tre".into(), "tva".into()]));
    assert!((index(), status()) == before, "the index or the work tree has changed");
}

#[test]
fn a_registry_in_a_folder_of_the_repository() {
    let (inner, _) = history();
    inner.remove(".git");
    let folder = Folder::new(&[("README.md", "")]).with_copy("a b/å/registry", inner.path());
    init(folder.path(), "2026-01-01");
    let registry = folder.path().join("a b/å/registry");
    assert_eq!(list(&registry, "HEAD").ids().len(), 3);
    let from = |place: &str| {
        finish(avtal(&folder.path().join(place)).args(["list", "--format", "json", "--at", "HEAD"]))
    };
    for place in ["a b/å/registry/agreements", "a b/å/registry", "a b/å"] {
        assert_eq!(from(place).ids().len(), 3, "{place}");
    }
    let github = on(&registry, &["check", "--format", "concise", "--at", "HEAD"]);
    assert_eq!(github.code, 0);

    // A link leads there as well.
    symlink(&registry, folder.path().join("link")).unwrap();
    assert_eq!(list(&folder.path().join("link"), "HEAD").ids().len(), 3);

    // It is found in the revision when it is gone today.
    fs::remove_dir_all(&registry).unwrap();
    assert_eq!(list(&registry, "HEAD").ids().len(), 3);
    assert_eq!(from("a b/å").ids().len(), 3);
    list(folder.path(), "HEAD").refused(&["there is no registry at the root"]);
    list(&folder.path().join("a b/å"), "HEAD").refused(&["there is one at ", "/a b/å/registry"]);
    folder.remove("a b");
    from("").refused(&["there is no registry"]);
}

#[test]
fn a_registry_that_had_not_begun() {
    let folder = Folder::new(&[("README.md", "")]);
    init(folder.path(), "2025-01-01");
    let folder = folder.with_copy("registry", Folder::registry(&[]).path());
    commit(folder.path(), "2025-02-01");
    let early = list(&folder.path().join("registry"), "HEAD~1");
    early.refused(&["there is no registry at registry in ", "another folder"]);
    assert_eq!(list(&folder.path().join("registry"), "HEAD").code, 0);
}

#[test]
fn a_bare_repository() {
    let (folder, [.., third]) = history();
    let elsewhere = Folder::new(&[]);
    git(elsewhere.path(), &["clone", "-q", "--bare", folder.path().to_str().unwrap(), "root.git"]);
    folder.remove(".git");
    let outer = Folder::new(&[]).with_copy("registry", folder.path());
    init(outer.path(), "2026-01-01");
    git(elsewhere.path(), &["clone", "-q", "--bare", outer.path().to_str().unwrap(), "inner.git"]);
    let root = list(&elsewhere.path().join("root.git"), "main");
    assert_eq!((at(&root), root.ids().len()), (third, 3));
    for place in ["inner.git", "inner.git/registry"] {
        assert_eq!(list(&elsewhere.path().join(place), "main").ids().len(), 3, "{place}");
    }
    let path = on(&elsewhere.path().join("inner.git"), &["check", "--at", "main", "agreements/ett.toml"]);
    assert_eq!(path.code, 0, "{path:?}");
}

#[test]
fn a_linked_work_tree_and_a_submodule() {
    let (folder, [first, _, third]) = history();
    let elsewhere = Folder::new(&[("x", "")]);
    let tree = elsewhere.path().join("tree");
    git(folder.path(), &["worktree", "add", "-q", tree.to_str().unwrap(), "v2"]);
    assert_eq!(at(&list(&tree, "main")), third);
    assert_eq!(at(&list(&tree, "HEAD^")), first);
    fs::remove_dir_all(&tree).unwrap();
    init(elsewhere.path(), "2026-01-01");
    git(elsewhere.path(), &["submodule", "--quiet", "add", folder.path().to_str().unwrap(), "sub"]);
    commit(elsewhere.path(), "2026-01-02");
    assert_eq!(at(&list(&elsewhere.path().join("sub"), "v2^")), first);
    list(elsewhere.path(), "HEAD").refused(&["there is no registry at the root"]);
}

#[test]
fn a_shallow_clone_says_so() {
    let (folder, [first, _, third]) = history();
    let elsewhere = Folder::new(&[]);
    let origin = format!("file://{}", folder.path().display());
    git(elsewhere.path(), &["clone", "-q", "--depth", "1", &origin, "clone"]);
    let clone = elsewhere.path().join("clone");
    assert_eq!(at(&list(&clone, "HEAD")), third);
    for revision in ["HEAD~1", &first] {
        list(&clone, revision).refused(&["no revision", "git fetch --unshallow"]);
    }
}

#[test]
fn what_is_no_revision() {
    let (folder, _) = history();
    for revision in ["", "-x", "--help", "--output=x", "-n1", "^main", "ma\nin", "HEAD\u{1b}[31m"] {
        let run = finish(avtal(folder.path()).arg("list").arg(format!("--at={revision}")));
        run.refused(&["cannot be a revision", "name a commit"]);
        assert!(!run.stderr.contains('\u{1b}'), "{run:?}");
    }
    for revision in [
        "nope",
        "main~9",
        "v2..main",
        "main --help",
        "0000000000000000000000000000000000000000",
        "$(touch x)",
    ] {
        list(folder.path(), revision).refused(&["no revision", "git log --oneline"]);
    }
    for revision in ["HEAD:agreements", "HEAD:registry.toml", "HEAD^{tree}"] {
        list(folder.path(), revision).refused(&["is no commit"]);
    }
    assert!(!folder.path().join("x").exists());
    let outside = Folder::registry(&[]);
    list(outside.path(), "HEAD").refused(&["in no git repository"]);
    git(outside.path(), &["init", "-q"]);
    list(outside.path(), "HEAD").refused(&["no revision `HEAD`"]);
}

#[test]
fn the_environment_does_not_choose_the_repository() {
    let (folder, [.., third]) = history();
    let (other, _) = history();
    let dir = other.path().join(".git");
    let mut command = avtal(folder.path());
    command.args(["list", "--format", "json", "--at", "main"]);
    for name in
        ["GIT_DIR", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_INDEX_FILE", "GIT_CEILING_DIRECTORIES"]
    {
        command.env(name, &dir);
    }
    command.env("GIT_WORK_TREE", other.path()).env("GIT_NAMESPACE", "x").env("GIT_TRACE", "1");
    command
        .env("GIT_CONFIG_COUNT", "1")
        .env("GIT_CONFIG_KEY_0", "core.bare")
        .env("GIT_CONFIG_VALUE_0", "true");
    let run = finish(&mut command);
    assert_eq!((at(&run), run.stderr.as_str()), (third, ""));
}

#[test]
fn without_git() {
    let (folder, _) = history();
    let empty = Folder::new(&[]);
    let run = finish(avtal(folder.path()).env("PATH", empty.path()).args(["list", "--at", "HEAD"]));
    assert_eq!((run.code, run.stdout.as_str()), (3, ""));
    assert!(run.stderr.contains("git cannot be run") && run.stderr.contains("install it"), "{run:?}");
}

#[test]
fn a_repository_of_somebody_else() {
    let (folder, _) = history();
    // Only root may give files away.
    if std::os::unix::fs::chown(folder.path(), Some(12345), None).is_err() {
        return;
    }
    let run = list(folder.path(), "HEAD");
    assert_eq!((run.code, run.stdout.as_str()), (3, ""));
    let help = "git config --global --add safe.directory /";
    assert!(run.stderr.contains("does not trust") && run.stderr.contains(help), "{run:?}");
}

#[test]
fn a_file_that_was_broken_hides_no_other() {
    let (folder, _) = history();
    folder.write("agreements/ett.toml", "title = ");
    commit(folder.path(), "2026-02-01");
    folder.write("agreements/ett.toml", agreement("Ett", "2030-12-31", ""));
    commit(folder.path(), "2026-03-01");
    let broken = list(folder.path(), "HEAD~1");
    assert_eq!((broken.code, broken.ids().len()), (1, 2));
    assert_eq!(broken.json()["incomplete"][0], "agreements/ett.toml");
    assert_eq!((list(folder.path(), "HEAD").code, list(folder.path(), "HEAD~2").code), (0, 0));
}

/// Where a loose object lies.
fn object(folder: &Path, expression: &str) -> std::path::PathBuf {
    let id = git(folder, &["rev-parse", expression]);
    folder.join(".git/objects").join(&id[..2]).join(&id[2..])
}

/// Text that no compression makes short.
fn noise() -> Vec<u8> {
    let next = |number: &u64| Some(number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1));
    let numbers = std::iter::successors(Some(1_u64), next).take(20_000);
    numbers.map(|number| format!("# {number}\n")).collect::<String>().into_bytes()
}

#[test]
fn an_object_that_is_gone_or_damaged_hides_no_other() {
    let (folder, _) = history();
    folder.write("agreements/stor.toml", noise());
    commit(folder.path(), "2026-02-01");
    fs::remove_file(object(folder.path(), "HEAD:agreements/ett.toml")).unwrap();
    let damaged = object(folder.path(), "HEAD:agreements/tre.toml");
    fs::remove_file(&damaged).unwrap();
    fs::write(&damaged, b"x\x9c nonsense").unwrap();
    let cut = object(folder.path(), "HEAD:agreements/stor.toml");
    let half = fs::read(&cut).unwrap();
    fs::remove_file(&cut).unwrap();
    fs::write(&cut, &half[..half.len() / 2]).unwrap();
    let listed = list(folder.path(), "HEAD");
    assert_eq!((listed.code, listed.ids()), (1, vec!["tva".to_owned()]));
    let checked = on(folder.path(), &["check", "--format", "concise", "--at", "HEAD"]);
    assert_eq!(checked.code, 1);
    for expected in [
        "agreements/ett.toml:1:1: ",
        "is missing from the repository, or damaged",
        "agreements/tre.toml:1:1: ",
        "agreements/stor.toml:1:1: ",
    ] {
        assert!(checked.stdout.contains(expected), "{checked:?}");
    }
    fs::remove_file(object(folder.path(), "HEAD:agreements")).unwrap();
    let run = list(folder.path(), "HEAD");
    assert_eq!((run.code, run.stdout.as_str()), (3, ""), "{run:?}");
    assert!(run.stderr.contains("git ls-tree failed: "), "{run:?}");
}

#[test]
fn the_same_findings_as_on_the_disk() {
    let folder = Folder::new(&[]).with_copy("registry", &own_registry());
    let registry = folder.path().join("registry");
    init(folder.path(), "2026-01-01");
    let findings = same_findings(&registry, "HEAD");
    assert!(findings["summary"]["agreements"].as_u64() > Some(10));
}

#[test]
fn the_same_faults_as_on_the_disk() {
    let document = |path: &str, more: &str| format!("[[document]]\npath = \"{path}\"\n{more}");
    let sha = |digit: &str| format!("sha256 = \"{}\"\n", digit.repeat(64));
    let empty = "sha256 = \"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"\n";
    let ended = |documents: &[String]| agreement("Ett", "2030-12-31", &documents.concat());
    let folder = Folder::registry(&[
        ("agreements/syntax.toml", "title = "),
        ("agreements/okand.yaml", "title: X\nkind: unknown\nparties: [nobody]\nvalidity: {}\n"),
        ("agreements/notes.md", "no record"),
        ("agreements/.hidden.toml", "x"),
        ("agreements/README.md", "x"),
        ("agreements/Fel Namn å.toml", &agreement("Ett", "2030", "")),
        ("agreements/ny\nrad.toml", &agreement("Ett", "2030", "")),
        ("agreements/tab\t\"citat\".toml", &agreement("Ett", "2030", "")),
        ("agreements/latin.toml", ""),
        ("texts/tom.md", ""),
        ("texts/länkad.toml", &agreement("Länkad", "2030", "")),
        ("texts/mapp/i-mapp.toml", &agreement("I mapp", "2030", "")),
        (
            "agreements/dokument.toml",
            &ended(&[
                document("texts/tom.md", empty),
                document("texts/tom.md", &sha("0")),
                document("texts/ingen.md", ""),
                document("texts/genom-lank.md", empty),
                document("texts/ut.md", ""),
                document("texts", ""),
                document("agreements/stor.toml", &sha("1")),
            ]),
        ),
    ]);
    folder.write("agreements/latin.toml", b"title = \"\xE5\"");
    folder.write("agreements/stor.toml", vec![b'#'; 2 << 20]);
    folder.write(
        "agreements/lagom.toml",
        format!("#{}\n{}", "x".repeat(1 << 19), agreement("Lagom", "2030", "")),
    );
    let link = |target: &str, from: &str| symlink(target, folder.path().join(from)).unwrap();
    link("../texts/länkad.toml", "agreements/lankad.toml");
    link("../texts/mapp", "agreements/mapp");
    link("../texts/mapp", "agreements/mapp-igen");
    link("nowhere", "agreements/dangling.toml");
    link("..", "agreements/upp");
    link("../..", "agreements/ut");
    link("/", "agreements/rot");
    link("tom.md", "texts/genom-lank.md");
    link("/dev/null", "texts/ut.md");
    let absolute = fs::canonicalize(folder.path()).unwrap().join("texts/länkad.toml");
    link(absolute.to_str().unwrap(), "parties/absolut.toml");
    init(folder.path(), "2026-01-01");
    let json = same_findings(folder.path(), "HEAD");
    let found = json["findings"].to_string();
    for expected in [
        "it is larger than 1024 KiB",
        "it is a link to nothing",
        "it is a link that leaves the registry",
        "another link leads to",
        "it is a link to a folder that it lies in",
        "missing-document",
        "changed-document",
        "invalid-syntax",
        "unrecognised-file",
        "not UTF-8",
    ] {
        assert!(found.contains(expected), "{expected} in {json:#}");
    }
}

#[test]
fn links_that_turn_in_circles_end() {
    let (folder, _) = history();
    symlink("turn.toml", folder.path().join("agreements/turn.toml")).unwrap();
    symlink("b/x", folder.path().join("agreements/a")).unwrap();
    symlink("a/x", folder.path().join("agreements/b")).unwrap();
    commit(folder.path(), "2026-02-01");
    let listed = list(folder.path(), "HEAD");
    assert_eq!((listed.code, listed.ids().len()), (1, 3));
    let concise = on(folder.path(), &["check", "--format", "concise", "--at", "HEAD"]);
    assert!(concise.stdout.contains("too many levels of symbolic links"), "{concise:?}");
}

#[test]
fn paths_of_check_are_those_of_the_revision() {
    let (folder, _) = history();
    folder.write("agreements/fel/sa-har.toml", "title = ");
    commit(folder.path(), "2026-02-01");
    folder.remove("agreements/fel");
    let check = |from: &Path, path: &str| {
        finish(avtal(from).args(["check", "--format", "concise", "--at", "HEAD", path]))
    };
    let agreements = folder.path().join("agreements");
    for (from, path) in [
        (folder.path(), "agreements/fel"),
        (&agreements, "fel/sa-har.toml"),
        (&agreements, "../agreements/./fel"),
        (&agreements, "agreements/fel"),
    ] {
        let run = check(from, path);
        assert!(run.code == 1 && run.stdout.contains("fel/sa-har.toml:1:"), "{path}: {run:?}");
        assert!(run.stdout.lines().all(|line| line.starts_with("agreements/fel/")), "{run:?}");
    }
    check(folder.path(), "agreements/ingen").refused(&["has no agreements/ingen at HEAD"]);
}

#[test]
fn a_baseline_of_a_revision() {
    let (folder, _) = history();
    folder.write("agreements/fel.toml", "title = ");
    commit(folder.path(), "2026-02-01");
    let elsewhere = Folder::new(&[]);
    let file = elsewhere.path().join("known.json");
    let known = ["--baseline", file.to_str().unwrap()];
    let written = on(folder.path(), &[&["check", "--at", "HEAD", "--write-baseline"][..], &known].concat());
    assert_eq!(written.code, 0, "{written:?}");
    assert_eq!(on(folder.path(), &[&["check"][..], &known].concat()).code, 0);
}

#[test]
fn many_records_are_read_whole() {
    let folder = Folder::registry(&[]);
    for number in 0..1500 {
        let record = agreement(&format!("Nummer {number}"), "2030", &format!("# {}\n", "x".repeat(200)));
        folder.write(&format!("agreements/nummer-{number}.toml"), &record);
    }
    init(folder.path(), "2026-01-01");
    let now = on(folder.path(), &["list", "--format", "csv"]);
    assert_eq!(on(folder.path(), &["list", "--format", "csv", "--at", "HEAD"]).stdout, now.stdout);
    git(folder.path(), &["repack", "-adq"]);
    assert_eq!(on(folder.path(), &["list", "--format", "csv", "--at", "HEAD"]).stdout, now.stdout);
}
