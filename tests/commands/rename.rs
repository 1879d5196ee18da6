//! `avtal rename`: another id, and every reference to it.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use crate::folder::agreement;
use crate::program::{Folder, Run, git, on, program};

const OLD: &str = "agreements/lan/avtal.toml";

/// An agreement that is named by every key that names one, in both syntaxes, and by its annex.
fn registry() -> Folder {
    let others = "related = [\"avtal\"] # se\nbased_on = ['avtal']\n";
    let ends = "from = 2024-01-01\nends_with = \"avtal\"\n[[amends]]\nid = \"avtal\"\nsections = [\"2\"]\n";
    let yaml = "title: Nytt\nkind: agreement\nowner: styrgruppen\nparties: [kommunerna]\nvalidity:\n  from: 2027-01-01\n  \
                until: 2027-12-31\nreplaces:\n- id: avtal # det gamla\n  sections: [\"1\"]\n- id: annat\n  together_with: \
                [avtal]\n";
    let annat = "from = 2024-01-01\nends_when_replaced = \"avtal\"\n";
    Folder::registry(&[
        (OLD, &agreement("Avtal", "", "from = 2024-01-01\nuntil = 2026-12-31\n")),
        ("agreements/bilaga.toml", &agreement("Bilaga", others, ends)),
        ("agreements/annat.toml", &agreement("Annat", "", annat)),
        ("agreements/nytt.yaml", yaml),
    ])
}

#[track_caller]
fn done(run: &Run, words: &[&str]) {
    assert_eq!(run.code, 0, "{run:?}");
    for word in words {
        assert!(run.stdout.contains(word) || run.stderr.contains(word), "`{word}` is not in {run:?}");
    }
}

/// The names of all files that have a word.
fn having(folder: &Folder, word: &str) -> Vec<String> {
    let listed = git::git(folder.path(), &["ls-files", "--cached", "--others"]);
    let is_part = |c: char| c.is_alphanumeric() || c == '-';
    let has = |path: &&str| {
        let there = folder.path().join(path).exists();
        there && folder.read(path).split(|c: char| !is_part(c)).any(|part| part == word)
    };
    listed.lines().filter(has).map(str::to_owned).collect()
}

#[test]
fn every_reference_to_an_agreement_follows_and_its_old_id_is_kept() {
    let folder = registry();
    git::init(folder.path(), "2026-01-01");
    let before = on(folder.path(), &["check", "--format", "json"]);
    let dry = on(folder.path(), &["rename", "avtal", "ramavtal", "--dry-run"]);
    assert_eq!(git::git(folder.path(), &["status", "--porcelain"]), "");
    let run = on(folder.path(), &["rename", "avtal", "ramavtal"]);
    assert_eq!(run.stdout, dry.stdout);
    done(
        &run,
        &[
            "rename from agreements/lan/avtal.toml",
            "rename to agreements/lan/ramavtal.toml",
            "+former_ids = [\"avtal\"]",
            "-related = [\"avtal\"] # se",
            "+related = [\"ramavtal\"] # se",
            "+based_on = ['ramavtal']",
            "+- id: ramavtal # det gamla",
            "+  together_with: [ramavtal]",
            "Changes no state, period, gap, owner or next date",
            "7 references now name ramavtal.",
        ],
    );
    let changed: Vec<&str> = run.stdout.lines().filter(|line| line.starts_with("+ends_")).collect();
    assert_eq!(changed, ["+ends_when_replaced = \"ramavtal\"", "+ends_with = \"ramavtal\""]);
    assert_eq!(having(&folder, "avtal"), ["agreements/lan/ramavtal.toml"]);
    assert!(!folder.path().join(OLD).exists());
    let after = on(folder.path(), &["check", "--format", "json"]);
    assert!(!after.stdout.contains("former-id"), "{after:?}");
    let count = |run: &Run| run.stdout.matches("\"rule\"").count();
    assert_eq!(count(&after), count(&before), "{after:?}");
    done(&on(folder.path(), &["show", "avtal"]), &["`avtal` is now `ramavtal`"]);
}

#[test]
fn the_diff_can_be_applied_by_git() {
    let folder = registry();
    git::init(folder.path(), "2026-01-01");
    let dry = on(folder.path(), &["rename", "avtal", "ramavtal", "--dry-run"]).stdout;
    let diff = dry.split("\nChanges no").next().unwrap();
    folder.write("../rename.diff", "");
    folder.write(".git/rename.diff", diff);
    git::git(folder.path(), &["apply", ".git/rename.diff"]);
    assert!(folder.read("agreements/lan/ramavtal.toml").contains("former_ids"));
    assert!(!folder.path().join(OLD).exists());
}

#[test]
fn git_sees_a_rename_as_of_git_mv_and_with_git_add_all_of_it() {
    let folder = registry();
    git::init(folder.path(), "2026-01-01");
    folder.append("parties/provstad.toml", "notes = \"Eget arbete\"\n");
    assert_eq!(on(folder.path(), &["rename", "avtal", "ramavtal"]).code, 0);
    let staged = |folder: &Folder| git::git(folder.path(), &["diff", "--cached", "-M", "--name-status"]);
    assert_eq!(staged(&folder), "R100\tagreements/lan/avtal.toml\tagreements/lan/ramavtal.toml");
    let folder = registry();
    git::init(folder.path(), "2026-01-01");
    folder.append("parties/provstad.toml", "notes = \"Eget arbete\"\n");
    assert_eq!(on(folder.path(), &["rename", "avtal", "ramavtal", "--git-add"]).code, 0);
    let staged = staged(&folder);
    assert_eq!(staged.lines().count(), 4, "{staged}");
    assert!(staged.contains("lan/ramavtal.toml") && !staged.contains("provstad"), "{staged}");
}

#[test]
fn a_file_that_git_does_not_track_and_a_folder_without_git_are_renamed_on_disk() {
    let folder = registry();
    assert_eq!(on(folder.path(), &["rename", "avtal", "ramavtal"]).code, 0);
    assert!(folder.path().join("agreements/lan/ramavtal.toml").exists());
    let folder = registry();
    git::init(folder.path(), "2026-01-01");
    folder.write("agreements/otrackat.toml", agreement("Otrackat", "", "from = 2024\n"));
    assert_eq!(on(folder.path(), &["rename", "otrackat", "sent"]).code, 0);
    assert_eq!(git::git(folder.path(), &["status", "--porcelain"]), "?? agreements/sent.toml");
}

#[test]
fn parties_and_bodies_are_renamed_without_a_former_id() {
    let folder = registry();
    git::init(folder.path(), "2026-01-01");
    let decision = "\n[[decision]]\nby = \"testkoping\"\ndate = 2023-12-01\n[[review]]\nid = \"arlig\"\nfirst = 2028\n\
                    by = \"styrgruppen\"\nreports_to = [\"styrgruppen\"]\n[[activity]]\ntitle = \"Rutin\"\nby = [\"testkoping\"]\n";
    folder.append(OLD, decision);
    done(
        &on(folder.path(), &["rename", "testkoping", "testkopings-kommun"]),
        &[
            "+by = \"testkopings-kommun\"",
            "+by = [\"testkopings-kommun\"]",
            "3 references now name testkopings-kommun.",
        ],
    );
    assert_eq!(having(&folder, "testkoping"), [""; 0]);
    done(
        &on(folder.path(), &["rename", "styrgruppen", "ledningsgruppen"]),
        &["+reports_to = [\"ledningsgruppen\"]", "+owner: ledningsgruppen", "6 references"],
    );
    assert!(!folder.read("bodies/ledningsgruppen.toml").contains("former_ids"));
    let swedish = on(folder.path(), &["--lang", "sv", "rename", "provstad", "provstads-kommun"]);
    done(&swedish, &["1 hänvisning är ändrad till provstads-kommun."]);
    let check = on(folder.path(), &["check"]).stdout;
    assert!(!check.contains("[unknown-"), "{check}");
}

#[test]
fn where_a_party_and_a_body_have_one_id_the_more_likely_one_is_meant() {
    let folder = registry();
    folder.write(
        "bodies/provstad.toml",
        "name = \"Provstads nämnd\"\nkind = \"political\"\nmandate = \"decides\"\n",
    );
    folder.append(OLD, "[[decision]]\nby = \"provstad\"\ndate = 2023-12-01\n");
    on(folder.path(), &["rename", "provstad", "x"]).refused(&["several records", "`party:provstad`"]);
    let run = on(folder.path(), &["rename", "body:provstad", "namnden"]);
    done(&run, &["agreements/lan/avtal.toml: decision.by is left as it is, as it names party:provstad too."]);
    assert!(
        folder.read(OLD).contains("by = \"provstad\"") && folder.path().join("bodies/namnden.toml").exists()
    );
}

#[test]
fn an_id_goes_back_and_forth() {
    let folder = registry();
    let before = folder.read(OLD);
    assert_eq!(on(folder.path(), &["rename", "avtal", "ramavtal"]).code, 0);
    done(&on(folder.path(), &["rename", "ramavtal", "avtal"]), &["+former_ids = [\"ramavtal\"]"]);
    assert_eq!(folder.read(OLD), before.replace("parties", "former_ids = [\"ramavtal\"]\nparties"));
    // By an older id, too.
    done(&on(folder.path(), &["rename", "ramavtal", "x"]), &["`ramavtal` is now `avtal`"]);
}

#[test]
fn what_cannot_be_is_refused() {
    let folder = registry();
    folder.write(
        "agreements/forr.toml",
        agreement("Förr", "former_ids = [\"forntid\"]\n", "from = 2024-01-01\n"),
    );
    for (new, words) in [
        ("avtal", "`avtal` is its id already"),
        ("annat", "`annat` is taken, by agreements/annat.toml"),
        ("forntid", "`forntid` is a former id of `forr`"),
        ("Ram avtal", "`Ram avtal` is no id"),
        ("ramavtål", "is no id"),
        ("../x", "is no id"),
        ("", "is no id"),
    ] {
        on(folder.path(), &["rename", "avtal", new]).refused(&[words]);
    }
    on(folder.path(), &["rename", "ingen", "x"]).refused(&["has no agreement `ingen`"]);
    on(folder.path(), &["--at", "HEAD", "rename", "avtal", "x"]).refused(&["leave out --at"]);
    assert!(folder.path().join(OLD).exists());
}

#[test]
fn a_reference_that_an_alias_repeats_is_refused_with_the_line_to_write() {
    let folder = registry();
    folder.write(
        "agreements/alias.yaml",
        "title: Alias\nkind: agreement\nparties: [kommunerna]\nrelated: &r [avtal]\nbased_on: *r\nvalidity: {}\n",
    );
    let before = folder.read("agreements/bilaga.toml");
    on(folder.path(), &["rename", "avtal", "ramavtal"]).refused(&[
        "agreements/alias.yaml: `related[0]` cannot be edited",
        "by hand at line 4",
        "ramavtal",
    ]);
    assert!(folder.path().join(OLD).exists() && folder.read("agreements/bilaga.toml") == before);
}

#[test]
fn a_name_that_is_no_id_changes_its_case() {
    let folder = registry();
    folder.write("agreements/Stor.toml", agreement("Stor", "", "from = 2024-01-01\n"));
    assert_eq!(on(folder.path(), &["rename", "Stor", "stor"]).code, 0);
    assert!(folder.path().join("agreements/stor.toml").exists());
    assert!(!folder.read("agreements/stor.toml").contains("former_ids"));
    let names = fs::read_dir(folder.path().join("agreements")).unwrap();
    assert!(names.flatten().all(|entry| entry.file_name() != "Stor.toml"));
}

#[test]
fn a_link_is_renamed_and_not_what_it_leads_to() {
    let folder = registry();
    folder.write("texts/det.toml", agreement("Länkat", "", "from = 2024-01-01\n"));
    symlink("../texts/det.toml", folder.path().join("agreements/lankat.toml")).unwrap();
    assert_eq!(on(folder.path(), &["rename", "lankat", "kopplat"]).code, 0);
    let link = folder.path().join("agreements/kopplat.toml");
    assert_eq!(fs::read_link(link).unwrap(), Path::new("../texts/det.toml"));
    assert!(folder.read("texts/det.toml").contains("former_ids = [\"lankat\"]"));
}

#[test]
fn findings_that_are_there_already_do_not_stop_it_and_files_that_cannot_be_read_are_named() {
    let folder = registry();
    folder.replace(OLD, "kommunerna", "ingen");
    folder.write("agreements/trasig.toml", "related = [\"avtal\"]\ntitle = \n");
    let run = on(folder.path(), &["rename", "avtal", "ramavtal"]);
    done(
        &run,
        &[
            "agreements/trasig.toml cannot be read but has the word avtal: where it is the record, write ramavtal.",
        ],
    );
    let file = "agreements/lan/ramavtal.toml";
    assert!(
        folder.read(file).contains("former_ids = [\"avtal\"]") && !run.stdout.contains("error["),
        "{run:?}"
    );
}

#[test]
fn a_file_that_appears_meanwhile_is_not_overwritten() {
    let folder = registry();
    // A folder with the new name: no record, so nothing but the disk knows of it.
    fs::create_dir(folder.path().join("agreements/lan/ramavtal.toml")).unwrap();
    let before = folder.read("agreements/bilaga.toml");
    on(folder.path(), &["rename", "avtal", "ramavtal"])
        .refused(&["there is a file agreements/lan/ramavtal.toml already"]);
    assert!(folder.path().join(OLD).exists() && folder.read("agreements/bilaga.toml") == before);
}

#[test]
fn without_the_program_git_it_is_renamed_and_that_is_said() {
    let folder = registry();
    git::init(folder.path(), "2026-01-01");
    let mut command = program(folder.path());
    command.env("PATH", "/nowhere").args(["--as-of", "2026-11-21", "rename", "avtal", "ramavtal"]);
    let run = crate::program::finish(&mut command);
    done(&run, &["git: it cannot be run", "its index keeps the old name"]);
    assert!(folder.path().join("agreements/lan/ramavtal.toml").exists());
}
