//! `avtal new`: the id, the folder, the syntax and the file of a new record.

use std::fs;

use super::new::{count, draft, made, new, registry};
use crate::folder::agreement;
use crate::program::{Folder, finish, git, program};

#[test]
fn an_id_leads_nowhere_else_and_is_free() {
    let folder = registry();
    let before = count(&folder);
    for (id, said) in [
        ("../x", "such as `x`"),
        ("/etc/passwd", "such as `etc-passwd`"),
        ("..", "cannot be an id"),
        (".", "cannot be an id"),
        ("x.toml", "such as `x-toml`"),
        ("a/b", "such as `a-b`"),
        ("a\\b", "such as `a-b`"),
        ("Åre", "such as `are`"),
        ("", "cannot be an id"),
        ("🙂", "cannot be an id"),
        ("a\u{1b}[2J", "cannot be an id"),
        ("con", "Windows has no file with that name"),
        ("lpt1", "Windows has no file with that name"),
        (&"a".repeat(101), "at most 100"),
        ("fardtjanst-2023", "is the id of agreements/lan/fardtjanst-2023.toml"),
        ("fardtjanst", "`fardtjanst-2023`, which had it before"),
    ] {
        new(&folder, &draft(&[id])).refused(&[said]);
    }
    assert_eq!(count(&folder), before);
    assert_eq!(new(&folder, &draft(&[&"a".repeat(100)])).code, 0);
}

#[test]
fn an_id_is_made_from_any_title_with_a_letter_in_it() {
    let folder = registry();
    let long =
        "Mycket lång titel om samverkan mellan kommuner och region kring resor, skola och hälsa i hela länet";
    for (title, id) in [
        ("Åtgärder för ÄLDRE", "atgarder-for-aldre"),
        ("Åtgärder för äldre!", "atgarder-for-aldre-2"),
        ("../../../etc/passwd", "etc-passwd"),
        ("CON", "con-2"),
        ("con", "con-3"),
        ("...", ""),
        ("🙂🙂", ""),
        ("🙂 Glad", "glad"),
        (long, "mycket-lang-titel-om-samverkan-mellan-kommuner-och-region"),
        ("Fardtjanst", "fardtjanst-2"),
    ] {
        let run = new(&folder, &["agreement", "--title", title, "--kind", "agreement", "--draft"]);
        if id.is_empty() {
            run.refused(&["no id can be made from", "avtal new agreement ID"]);
        } else {
            assert_eq!(run.code, 0, "{title}: {run:?}");
            assert!(folder.path().join(format!("agreements/lan/{id}.toml")).is_file(), "{title}: {run:?}");
        }
    }
    let title = "x".repeat(5000);
    assert_eq!(new(&folder, &["agreement", "--title", &title, "--kind", "agreement", "--draft"]).code, 0);
    // Some keys take a party or a body.
    assert_eq!(new(&folder, &["party", "--name", "Styrgruppen"]).code, 0);
    assert!(folder.path().join("parties/styrgruppen-2.toml").is_file());
}

#[test]
fn the_syntax_is_that_of_most_of_the_registry() {
    let folder = registry();
    for at in 0..9 {
        folder.write(&format!("parties/p{at}.yml"), "name: P\n");
    }
    assert_eq!(made(&folder, &["party", "--name", "Ny"], "parties/ny.yml"), "name: Ny\n");
    assert_eq!(made(&folder, &["party", "--name", "Ny", "--toml"], "parties/ny-2.toml"), "name = \"Ny\"\n");
}

#[test]
fn the_folder_is_that_of_what_it_has_most_to_do_with_or_the_one_given() {
    let record = |party: &str| agreement("A", "", "from = 2024\n").replace("kommunerna", party);
    let folder = Folder::registry(&[
        ("agreements/nord/a.toml", &record("testkoping")),
        ("agreements/syd/b.toml", &record("provstad")),
        ("agreements/syd/c.toml", &record("provstad")),
        ("agreements/nord/inre/d.toml", &record("region-test")),
    ]);
    let made_in = |words: &[&str]| {
        let run = new(&folder, &draft(words));
        assert_eq!(run.code, 0, "{run:?}");
        let path =
            run.stdout.lines().find_map(|line| line.strip_prefix("+++ b/agreements/")).unwrap().to_owned();
        path.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned())
    };
    assert_eq!(made_in(&[]), "syd");
    assert_eq!(made_in(&["--parties", "testkoping"]), "nord");
    assert_eq!(made_in(&["--parties", "provstad", "--replaces", "d"]), "nord/inre");
    for (given, folder) in
        [("ny/lan", "ny/lan"), ("agreements/nord", "nord"), ("agreements", ""), ("./nord/../syd", "syd")]
    {
        assert_eq!(made_in(&["--in", given]), folder);
    }
    for wrong in ["..", "../parties", "/tmp", "agreements/../parties", ".dold", "a/.b", "\u{7}"] {
        new(&folder, &draft(&["--in", wrong])).refused(&["name a folder below agreements/"]);
    }
    // A path from the folder where the program runs.
    let mut command = program(&folder.path().join("agreements/nord"));
    let run = finish(command.args([&["new"][..], &draft(&["fran-har", "--in", "inre"])].concat()));
    assert_eq!(run.code, 0, "{run:?}");
    assert!(folder.path().join("agreements/nord/inre/fran-har.toml").is_file());
}

#[cfg(unix)]
#[test]
fn a_folder_that_leads_out_of_the_registry_is_refused() {
    let (folder, outside) = (registry(), Folder::new(&[]));
    std::os::unix::fs::symlink(outside.path(), folder.path().join("agreements/ut")).unwrap();
    new(&folder, &draft(&["--in", "ut"])).refused(&["name a folder below agreements/"]);
    new(&folder, &draft(&["--in", "agreements/ut/inre"])).refused(&["name a folder below agreements/"]);
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
}

#[test]
fn a_file_that_is_in_the_way_is_not_overwritten() {
    let folder = registry();
    // No record, and so no id is taken; but the place is.
    folder.write("agreements/lan/ny.toml/x", "");
    let run = new(&folder, &draft(&[]));
    assert!(run.code != 0 && !run.stdout.contains("+++"), "{run:?}");
    assert!(folder.path().join("agreements/lan/ny.toml/x").is_file());
}

#[test]
fn a_dry_run_writes_nothing_and_makes_no_folder() {
    let folder = registry();
    let before = count(&folder);
    let run = new(&folder, &draft(&["--in", "ny/lan", "--dry-run"]));
    assert!(run.code == 0 && run.stdout.contains("+++ b/agreements/ny/lan/ny.toml"), "{run:?}");
    assert!(run.stderr.contains("nothing is written"), "{run:?}");
    assert_eq!(count(&folder), before);
}

#[cfg(unix)]
#[test]
fn in_a_read_only_folder_nothing_is_left_behind() {
    use std::os::unix::fs::PermissionsExt;
    let folder = registry();
    let Some(mut program) = crate::program::powerless::powerless(folder.path(), folder.path()) else {
        return;
    };
    fs::set_permissions(folder.path().join("agreements"), fs::Permissions::from_mode(0o555)).unwrap();
    let before = count(&folder);
    let run = finish(program.arg("new").args(draft(&["--in", "ny"])));
    assert_eq!((run.code, run.stdout.as_str()), (3, ""), "{run:?}");
    assert!(run.stderr.contains("cannot be written") && count(&folder) == before, "{run:?}");
}

#[test]
fn git_add_stages_the_new_file_and_needs_a_repository() {
    let folder = registry();
    new(&folder, &draft(&["--git-add"])).refused(&["is in no git repository"]);
    git::init(folder.path(), "2026-01-01");
    assert_eq!(new(&folder, &draft(&["--git-add", "--in", "ny"])).code, 0);
    assert_eq!(new(&folder, &["party", "--name", "Utan"]).code, 0);
    let staged = git::git(folder.path(), &["diff", "--cached", "--name-only"]);
    assert_eq!(staged, "agreements/ny/ny.toml");
}

#[cfg(unix)]
#[test]
fn of_two_at_once_each_gets_a_place_of_its_own() {
    use std::process::Stdio;
    let folder = registry();
    let children: Vec<_> = (0..6)
        .map(|_| {
            let mut command = program(folder.path());
            command.args(["-C", folder.path().to_str().unwrap(), "new"]).args(draft(&[]));
            command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
        })
        .collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    for name in ["ny", "ny-2", "ny-3", "ny-4", "ny-5", "ny-6"] {
        assert!(folder.path().join(format!("agreements/lan/{name}.toml")).is_file(), "{name}");
    }
}
