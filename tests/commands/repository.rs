//! Which repository git is asked of, and what no repository makes it do.

use std::fs;
use std::path::{Path, PathBuf};

use crate::folder::{self, copy};
use crate::program::git::{self, commit, git, init};
use crate::program::{DAY, Folder, Run, findings, finish, on, program as avtal};

fn agreement(until: u16) -> String {
    folder::agreement("Avtal", "", &format!("from = 2020-01-01\nuntil = {until}-12-31\n"))
}

/// A repository with a registry in `registry/`: an agreement through 2027, then through 2028.
fn office() -> (Folder, PathBuf) {
    let inner = Folder::registry(&[("agreements/avtal.toml", &agreement(2027))]);
    let folder = Folder::new(&[]).with_copy("registry", inner.path());
    init(folder.path(), "2026-01-01");
    folder.write("registry/agreements/avtal.toml", agreement(2028));
    commit(folder.path(), "2026-02-01");
    let registry = folder.path().join("registry");
    (folder, registry)
}

/// A bare repository of a stranger, in which the agreement was always through 2099.
fn forged(registry: &Path) -> Folder {
    let fake = Folder::new(&[]);
    for name in ["registry.toml", "parties", "bodies"] {
        copy(&registry.join(name), &fake.path().join(name));
    }
    fake.write("agreements/avtal.toml", agreement(2099));
    init(fake.path(), "2026-03-01");
    git(fake.path(), &["config", "core.bare", "true"]);
    fake
}

/// Puts the parts of a repository into a folder, as ordinary files.
fn embed(fake: &Folder, into: &Path) {
    for name in ["objects", "refs", "HEAD", "config"] {
        copy(&fake.path().join(".git").join(name), &into.join(name));
    }
}

/// Log and diff as they must be, run in the registry's folder.
#[track_caller]
fn tells_what_the_office_decided(registry: &Path) {
    let run =
        |arguments: &[&str]| finish(avtal(registry).args(["--as-of", DAY, "--lang", "en"]).args(arguments));
    let log = run(&["log", "avtal"]);
    assert!(
        log.stdout.contains("now through 31 December 2028 instead of through 31 December 2027"),
        "{log:?}"
    );
    let diff = run(&["diff", "--from", "HEAD~1"]);
    assert!(diff.stdout.contains("31 December 2028 (366 days later)"), "{diff:?}");
    assert!(!format!("{log:?}{diff:?}").contains("2099"));
}

#[test]
fn a_bare_repository_in_the_registry_is_not_read_and_is_found() {
    for place in ["", "agreements", "parties/lan"] {
        let (folder, registry) = office();
        let into = registry.join(place);
        fs::create_dir_all(&into).unwrap();
        embed(&forged(&registry), &into);
        tells_what_the_office_decided(&registry);
        let head = Path::new(place).join("HEAD").to_str().unwrap().to_owned();
        let odd = [("unrecognised-file".to_owned(), head, 1, 1)];
        let found: Vec<_> = findings(&registry).into_iter().filter(|of| of.0 == odd[0].0).collect();
        assert_eq!(found, odd, "once, and not every file of it");
        // What is no part of it is told by itself.
        if !place.is_empty() {
            folder.write(&format!("registry/{place}/avtal.docx"), "");
            assert_eq!(findings(&registry).iter().filter(|of| of.0 == odd[0].0).count(), 2);
        }
    }
}

#[test]
fn a_repository_that_names_another_folder_for_its_objects_is_not_read_and_is_found() {
    let (folder, registry) = office();
    let fake = forged(&registry);
    fs::rename(fake.path().join(".git"), folder.path().join("texts")).unwrap();
    folder.write("registry/HEAD", "ref: refs/heads/main\n");
    folder.write("registry/commondir", "../texts\n");
    tells_what_the_office_decided(&registry);
    assert!(findings(&registry).iter().any(|(rule, path, ..)| rule == "unrecognised-file" && path == "HEAD"));
}

#[test]
fn a_bare_repository_is_read_only_where_it_is_named() {
    let (folder, registry) = office();
    let bare = Folder::new(&[]);
    git(bare.path(), &["clone", "-q", "--bare", folder.path().to_str().unwrap(), "x.git"]);
    let bare = bare.path().join("x.git");
    let list = |folder: &Path, more: &[&str]| {
        finish(avtal(folder).args(more).args(["--as-of", DAY, "list", "--at", "main"]))
    };
    assert_eq!(list(Path::new("/"), &["-C", bare.to_str().unwrap()]).code, 0);
    let here = list(&bare, &[]);
    here.refused(&["in no git repository", "named with -C"]);
    // Within a work tree, it is that of the work tree which is read, though the registry be gone.
    embed(&forged(&registry), &registry);
    fs::remove_file(registry.join("registry.toml")).unwrap();
    let run = finish(
        avtal(Path::new("/"))
            .arg("-C")
            .arg(&registry)
            .args(["--as-of", DAY, "list", "--format", "json", "--at", "HEAD"]),
    );
    assert_eq!(run.json()["at"], git(folder.path(), &["rev-parse", "HEAD"]).as_str());
}

#[test]
fn work_trees_of_every_kind_are_found_past_what_lies_in_them() {
    let (folder, registry) = office();
    let elsewhere = Folder::new(&[("x", "")]);
    let tree = elsewhere.path().join("tree");
    git(folder.path(), &["worktree", "add", "-q", tree.to_str().unwrap(), "HEAD"]);
    embed(&forged(&registry), &tree.join("registry"));
    tells_what_the_office_decided(&tree.join("registry"));
    init(elsewhere.path(), "2026-01-01");
    git(elsewhere.path(), &["submodule", "--quiet", "add", folder.path().to_str().unwrap(), "sub"]);
    embed(&forged(&registry), &elsewhere.path().join("sub/registry"));
    tells_what_the_office_decided(&elsewhere.path().join("sub/registry"));
    // A registry that is the root of its repository.
    let root = Folder::registry(&[("agreements/avtal.toml", &agreement(2027))]);
    init(root.path(), "2026-01-01");
    root.write("agreements/avtal.toml", agreement(2028));
    commit(root.path(), "2026-02-01");
    embed(&forged(root.path()), root.path());
    tells_what_the_office_decided(root.path());
    // One that its own settings put elsewhere.
    git(root.path(), &["config", "core.worktree", "/"]);
    tells_what_the_office_decided(root.path());
    // A folder `.git` that is none.
    fs::create_dir(registry.join(".git")).unwrap();
    tells_what_the_office_decided(&registry);
}

/// A program that leaves a trace, whatever it is asked to do.
fn trap(folder: &Folder) -> (PathBuf, PathBuf) {
    let (program, trace) = (folder.path().join("trap.sh"), folder.path().join("trace"));
    folder.write_script("trap.sh", &format!("touch '{}'\n", trace.display()));
    (program, trace)
}

/// Settings by which git would run a program, each by itself.
fn settings(program: &str) -> Vec<(&'static str, String)> {
    let promisor = |url: &str, more: &str| {
        format!(
            "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tpartialClone = origin\n[remote \"origin\"]\n\
             \tpromisor = true\n\turl = {url}\n{more}\n[protocol]\n\tallow = always\n[protocol \"ext\"]\n\tallow = always\n\
             [protocol \"file\"]\n\tallow = always\n[protocol \"ssh\"]\n\tallow = always\n"
        )
    };
    vec![
        ("a promisor remote that is a program", promisor(&format!("ext::{program}"), "")),
        ("a promisor remote by ssh", promisor("ssh://x/y", &format!("[core]\n\tsshCommand = {program}"))),
        (
            "a promisor remote that is packed by a program",
            promisor("/", &format!("\tuploadpack = {program}")),
        ),
        ("a monitor of files", format!("[core]\n\tfsmonitor = {program}\n")),
        ("hooks", format!("[core]\n\thooksPath = {}\n", Path::new(program).parent().unwrap().display())),
        ("a pager", format!("[core]\n\tpager = {program}\n[pager]\n\tlog = {program}\n")),
        (
            "programs that compare and convert",
            format!(
                "[diff]\n\texternal = {program}\n[diff \"x\"]\n\tcommand = {program}\n\ttextconv = {program}\n\
                 [filter \"x\"]\n\tclean = {program}\n\tsmudge = {program}\n\tprocess = {program}\n\trequired = true\n"
            ),
        ),
        (
            "signatures and passwords",
            format!(
                "[log]\n\tshowSignature = true\n[gpg]\n\tprogram = {program}\n[credential]\n\thelper = {program}\n\
                 [core]\n\taskPass = {program}\n\teditor = {program}\n\tgitProxy = {program}\n"
            ),
        ),
        (
            "another file of settings",
            "[include]\n\tpath = more\n[includeIf \"gitdir:/\"]\n\tpath = more\n".to_owned(),
        ),
        ("another work tree", "[core]\n\tworktree = /\n\tbare = false\n".to_owned()),
    ]
}

/// Runs everything that asks git.
fn everything(registry: &Path, path: &std::ffi::OsStr) -> Vec<Run> {
    let out = Folder::new(&[]);
    let site = out.path().join("site");
    let commands: [&[&str]; 9] = [
        &["log"],
        &["log", "avtal"],
        &["log", "borta"],
        &["diff", "--from", "HEAD~1"],
        &["list", "--at", "HEAD"],
        &["check"],
        &["agenda", "--format", "ics"],
        &["remind", "--format", "ics"],
        &["site", "--out", site.to_str().unwrap()],
    ];
    let run = |arguments: &&[&str]| {
        finish(
            avtal(registry).env("PATH", path).env("HOME", out.path()).args(["--as-of", DAY]).args(*arguments),
        )
    };
    commands.iter().map(run).collect()
}

/// Takes an object away, so that git would fetch it.
fn lose(repository: &Path, expression: &str, objects: &Path) {
    let id = git(repository, &["rev-parse", expression]);
    fs::remove_file(objects.join(&id[..2]).join(&id[2..])).unwrap();
}

#[test]
fn nothing_that_lies_in_a_registry_starts_a_program() {
    for folder in git::all() {
        let path = git::path(&folder);
        let traps = Folder::new(&[]);
        let (program, trace) = trap(&traps);
        for (what, settings) in settings(program.to_str().unwrap()) {
            let (repository, registry) = office();
            let fake = forged(&registry);
            embed(&fake, &registry);
            lose(fake.path(), "HEAD:agreements/avtal.toml", &registry.join("objects"));
            repository.append("registry/config", &settings);
            repository.write("registry/more", format!("[core]\n\tfsmonitor = {}\n", program.display()));
            repository.write("registry/.gitattributes", "* diff=x filter=x\n");
            repository.write("registry/objects/info/alternates", "/\n");
            everything(&registry, &path);
            assert!(!trace.exists(), "{what}, with {}", folder.display());
            tells_what_the_office_decided(&registry);
        }
    }
}

#[test]
fn no_settings_of_a_repository_start_a_program() {
    for folder in git::all() {
        let path = git::path(&folder);
        let traps = Folder::new(&[]);
        let (program, trace) = trap(&traps);
        for (at, (what, settings)) in settings(program.to_str().unwrap()).into_iter().enumerate() {
            // The first of them also where `.git` is a file.
            for is_file in [false, true].into_iter().take(if at == 0 { 2 } else { 1 }) {
                let (repository, registry) = office();
                let dot_git = repository.path().join(".git");
                repository.write(".git/info/attributes", "* diff=x filter=x\n");
                repository.write(".git/more", format!("[core]\n\tfsmonitor = {}\n", program.display()));
                lose(repository.path(), "HEAD~1:registry/agreements/avtal.toml", &dot_git.join("objects"));
                repository.append(".git/config", &settings);
                if is_file {
                    fs::rename(&dot_git, repository.path().join("aside")).unwrap();
                    repository.write(".git", "gitdir: aside\n");
                }
                everything(&registry, &path);
                assert!(!trace.exists(), "{what}, with {}", folder.display());
            }
        }
    }
}

#[test]
fn the_trap_of_these_tests_is_sprung_by_git_itself() {
    let traps = Folder::new(&[]);
    let (program, trace) = trap(&traps);
    let (repository, _) = office();
    let expression = git(repository.path(), &["rev-parse", "HEAD~1:registry/agreements/avtal.toml"]);
    lose(repository.path(), &expression, &repository.path().join(".git/objects"));
    let (_, promisor) = settings(program.to_str().unwrap()).swap_remove(0);
    repository.append(".git/config", &promisor);
    let run = finish(git::command(repository.path(), DAY).args(["cat-file", "-p", &expression]));
    assert!(run.code != 0 && trace.exists(), "{run:?}");
}

#[test]
fn git_that_would_fetch_is_not_asked_of_a_partial_clone() {
    let (folder, _) = office();
    git(folder.path(), &["config", "uploadpack.allowFilter", "true"]);
    let clones = Folder::new(&[]);
    let url = format!("file://{}", folder.path().display());
    git(clones.path(), &["clone", "-q", "--filter=blob:none", &url, "clone"]);
    let registry = clones.path().join("clone/registry");
    let missing =
        || git(&registry, &["rev-list", "--objects", "--all", "--missing=print"]).matches('?').count();
    let before = missing();
    assert!(before > 0);
    for folder in git::all() {
        let runs = everything(&registry, &git::path(&folder));
        assert_eq!(missing(), before, "nothing is fetched");
        if !git::reads_partial_clones(&folder.join("git")) {
            assert!(runs[0].code == 3 && runs[0].stderr.contains("use git 2.45 or later"), "{:?}", runs[0]);
        } else {
            assert_eq!(runs[0].code, 1, "{:?}", runs[0]);
        }
        for run in runs.iter().filter(|run| run.code != 0) {
            let named = run.stderr.contains("git fetch --refetch --no-filter")
                || run.stderr.contains("could not be read");
            assert!(named || run.stderr.contains("has no agreement"), "{run:?}");
        }
    }
    assert_eq!(on(&registry, &["list"]).code, 0);
    git(&registry, &["fetch", "-q", "--refetch", "--no-filter"]);
    let code = if git::reads_partial_clones(Path::new("git")) { 0 } else { 3 };
    assert_eq!((missing(), on(&registry, &["log"]).code), (0, code), "the way out is one");
}
