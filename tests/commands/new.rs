//! `avtal new`: new agreements, parties and bodies, and successors from a copy.

use std::fs;
use std::path::Path;

use crate::program::{Folder, Run, finish, on, program, run};

const OLD: &str = "\
#:schema ../../../schemas/agreement.schema.json
title = \"Överenskommelse om färdtjänst\"
kind = \"agreement\"
part = 1
reference = \"TK 2022/1\"
owner = \"styrgruppen\"
contact = \"k@test.example\"
former_ids = [\"fardtjanst\"]
parties = [\"kommunerna\", { id = \"region-test\", until = 2024-12-31 }]
topics = [\"resor\"]
notes = \"Beslutat efter remiss.\"

[validity]
from = 2023-01-01
duration = \"P4Y\"

[[extension]]
until = 2026-12-31
outcome = \"rejected\"

[adoption]
required = \"all-parties\"

# Alla har beslutat.
[[decision]]
by = \"kommunerna\"
date = 2022-11-01
outcome = \"adopted\"

[[review]]
id = \"vartannat-ar\"
title = \"Uppföljning\"
kind = \"evaluation\"
every = \"P2Y\"
first = 2024
by = \"styrgruppen\"
reports_to = [\"styrgruppen\"]

[[review.done]]
date = 2024-10-01

[[review]]
id = \"slutrapport\"
first = 2026-06-30

[[accept]]
rule = \"lapsing\"
reason = \"Nytt avtal förhandlas\"
";

/// A registry with one agreement in a folder of its own, that names its schema.
pub fn registry() -> Folder {
    Folder::registry(&[("agreements/lan/fardtjanst-2023.toml", OLD)])
}

pub fn new(folder: &Folder, arguments: &[&str]) -> Run {
    on(folder.path(), &[&["new"][..], arguments].concat())
}

/// What it made.
#[track_caller]
pub fn made(folder: &Folder, arguments: &[&str], path: &str) -> String {
    let run = new(folder, arguments);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.stdout.contains(&format!("+++ b/{path}")), "{run:?}");
    let text = folder.read(path);
    let laid_out = on(folder.path(), &["fmt", "--check", folder.path().join(path).to_str().unwrap()]);
    assert_eq!(laid_out.code, 0, "{laid_out:?}");
    text
}

const DRAFT: [&str; 6] = ["agreement", "--title", "Ny", "--kind", "agreement", "--draft"];

pub fn draft<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&DRAFT[..], more].concat()
}

/// All files of a registry.
pub fn count(folder: &Folder) -> usize {
    fn below(path: &Path) -> usize {
        let entries = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
        entries.map(|path| if path.is_dir() { 1 + below(&path) } else { 1 }).sum()
    }
    below(folder.path())
}

#[test]
fn every_option_of_an_agreement_becomes_its_key() {
    let folder = registry();
    let text = made(
        &folder,
        &[
            "agreement",
            "--title",
            "Avtal om “skola”",
            "--kind",
            "agreement",
            "--parties",
            "testkoping",
            "region-test",
            "--owner",
            "styrgruppen",
            "--from",
            "2027",
            "--until",
            "2030-06",
            "--topics",
            "skola",
            "barn",
            "--reference",
            "TK 1",
            "--part",
            "1",
            "--contact",
            "k@test.example",
            "--adoption",
            "2",
            "--replaces",
            "fardtjanst",
            "--based-on",
            "fardtjanst-2023",
        ],
        "agreements/lan/avtal-om-skola.toml",
    );
    assert_eq!(
        text,
        "#:schema ../../../schemas/agreement.schema.json\n\
         title = \"Avtal om “skola”\"\nkind = \"agreement\"\npart = 1\nreference = \"TK 1\"\nowner = \"styrgruppen\"\n\
         contact = \"k@test.example\"\nparties = [\"testkoping\", \"region-test\"]\ntopics = [\"skola\", \"barn\"]\n\
         based_on = [\"fardtjanst-2023\"]\n\n[validity]\nfrom = 2027\nuntil = \"2030-06\"\n\n\
         [adoption]\nrequired = 2\n\n[[replaces]]\nid = \"fardtjanst-2023\"\n"
    );
}

#[test]
fn the_end_is_a_day_a_length_a_word_or_an_event() {
    for (options, written) in [
        (&["--until", "replaced"][..], "until = \"replaced\""),
        (&["--duration", "P18M"], "duration = \"P18M\""),
        (&["--further-notice"], "until = \"further-notice\""),
        (&["--event", "slutrapport"], "until = \"event\"\nevent = \"slutrapport\""),
    ] {
        let folder = registry();
        let base = [
            "agreement",
            "ny",
            "--title",
            "Ny",
            "--kind",
            "agreement",
            "--parties",
            "testkoping",
            "--from",
            "last-adoption",
            "--adoption",
            "all-parties",
        ];
        let text = made(&folder, &[&base[..], options].concat(), "agreements/lan/ny.toml");
        assert!(text.contains(&format!("[validity]\nfrom = \"last-adoption\"\n{written}\n")), "{text}");
    }
    let folder = registry();
    for (wrong, said) in [
        (&["--until", "2027-13-01"][..], "2027-13-01"),
        (&["--until", "snart"], "`further-notice` or `replaced` are taken too"),
        (&["--until", "tills vidare"], "write `further-notice`"),
        (&["--duration", "P0D"], "no time at all"),
        (&["--duration", "P1Y", "--until", "2027"], "cannot be used with"),
        (&["--further-notice", "--event", "x"], "cannot be used with"),
    ] {
        new(&folder, &draft(wrong)).refused(&[said]);
    }
}

#[test]
fn a_draft_may_know_nothing_yet_and_says_what_to_do() {
    let folder = registry();
    let run = new(&folder, &draft(&["--toml"]));
    assert!(
        run.stdout.contains("ny is a draft")
            && run.stdout.contains("ny has no end yet")
            && run.stdout.contains("avtal set ny owner ID"),
        "{run:?}"
    );
    assert!(folder.read("agreements/lan/ny.toml").ends_with("parties = []\n\n[validity]\n"));
}

#[test]
fn what_is_missing_is_named() {
    let folder = registry();
    let all: [&[&str]; 5] = [
        &["--title", "Ny"],
        &["--kind", "agreement"],
        &["--parties", "testkoping"],
        &["--from", "2027"],
        &["--until", "2030"],
    ];
    for left_out in 0..all.len() {
        let rest = all.iter().enumerate().filter(|(at, _)| *at != left_out).flat_map(|(_, words)| *words);
        let words: Vec<&str> = ["agreement"].into_iter().chain(rest.copied()).collect();
        new(&folder, &words).refused(&[&format!("{} is missing", all[left_out][0])]);
    }
    new(&folder, &["party"]).refused(&["--name is missing"]);
    new(&folder, &["body", "--no-input"]).refused(&["--name is missing"]);
    new(&folder, &["agreement", "--like", "fardtjanst-2032"]).refused(&["did you mean `fardtjanst-2023`?"]);
    run(folder.path(), &["--at", "HEAD", "new", "party", "--name", "P"]).refused(&["cannot be changed"]);
    let empty = Folder::new(&[("registry.toml", "[kinds.agreement]\n")]);
    new(&empty, &["agreement", "--title", "Ny", "--kind", "agreement"])
        .refused(&["the registry has no parties", "avtal new party"]);
}

#[test]
fn a_kind_without_parties_needs_none() {
    let folder = registry();
    folder.append("registry.toml", "[kinds.statutes]\nparties = false\n");
    let words =
        ["agreement", "--title", "Stadgar", "--kind", "statutes", "--from", "2027", "--further-notice"];
    let text = made(&folder, &words, "agreements/lan/stadgar.toml");
    assert!(!text.contains("parties"), "{text}");
}

#[test]
fn new_errors_stop_it() {
    let folder = registry();
    let before = count(&folder);
    for (words, rule) in [
        (draft(&["--parties", "okand"]), "unknown-party"),
        (draft(&["--owner", "okand"]), "unknown-body"),
        (draft(&["--part", "9"]), "unknown-kind"),
        (draft(&["--from", "2027", "--until", "2026"]), "invalid-date"),
        (draft(&["--topics", ""]), "wrong-type"),
        (vec!["party", "--name", "P\u{7}"], "wrong-type"),
    ] {
        let run = new(&folder, &words);
        assert_eq!(run.code, 1, "{words:?}: {run:?}");
        let is_told = run.stdout.contains("error[") && run.stderr.contains("nothing is written");
        assert!(is_told, "{rule}: {run:?}");
    }
    assert_eq!(count(&folder), before);
}

#[test]
fn a_party_and_a_body_have_all_their_keys() {
    let folder = registry();
    let text = made(
        &folder,
        &[
            "party",
            "--name",
            "Alla",
            "--kind",
            "group",
            "--code",
            "23",
            "--contact",
            "a@test.example",
            "--members",
            "testkoping",
            "region-test",
            "--until",
            "2030",
            "--replaced-by",
            "kommunerna",
        ],
        "parties/alla.toml",
    );
    assert_eq!(
        text,
        "name = \"Alla\"\nkind = \"group\"\ncode = \"23\"\ncontact = \"a@test.example\"\n\
         members = [\"testkoping\", \"region-test\"]\nreplaced_by = \"kommunerna\"\nuntil = 2030\n"
    );
    let text = made(
        &folder,
        &[
            "body",
            "--name",
            "Beredningen i Testlänet",
            "--short",
            "Beredningen",
            "--kind",
            "official",
            "--mandate",
            "prepares",
            "--prepares-for",
            "styrgruppen",
            "--members",
            "testkoping",
            "--meetings-per-year",
            "4",
            "--meetings",
            "2027-02-12",
            "2027-05-07",
            "--contact",
            "b@test.example",
            "--from",
            "2027-01-01",
            "--until",
            "2030",
            "--replaces",
            "styrgruppen",
            "--yaml",
        ],
        "bodies/beredningen.yaml",
    );
    assert_eq!(
        text,
        "name: Beredningen i Testlänet\nshort: Beredningen\nkind: official\nmandate: prepares\n\
         prepares_for: [styrgruppen]\nmembers: [testkoping]\nmeetings_per_year: 4\n\
         meetings: [2027-02-12, 2027-05-07]\ncontact: b@test.example\nfrom: 2027-01-01\nuntil: 2030\n\
         replaces: [styrgruppen]\n"
    );
    let group = new(&folder, &["party", "--name", "Tomma", "--kind", "group"]);
    assert!(group.stdout.contains("avtal set party:tomma members"), "{group:?}");
    let body = new(&folder, &["body", "--name", "Rådet"]);
    assert!(body.stdout.contains("avtal set body:radet contact"), "{body:?}");
    new(&folder, &["party", "--name", "P", "--kind", "kommun"]).refused(&["invalid value 'kommun'"]);
}

#[cfg(unix)]
#[test]
fn on_a_terminal_it_asks_with_choices_and_defaults() {
    use crate::program::terminal::asked;
    let folder = registry();
    let input = "Avtal om skola\n\nfel\ntestkoping, region-test\n2027-01-01\nP4Y\n";
    let Some(said) = asked(folder.path(), "new agreement", input) else { return };
    for question in [
        "title:",
        "kind (agreement) [agreement]:",
        "parties (kommunerna, provstad, region-test, testkoping):",
        "first day [2026-11-21]:",
        "last day, or a length such as P4Y, or further-notice [further-notice]:",
    ] {
        assert!(said.contains(question), "`{question}` is not in {said}");
    }
    let text = folder.read("agreements/lan/avtal-om-skola.toml");
    assert!(text.contains("parties = [\"testkoping\", \"region-test\"]"), "{text}");
    assert!(text.ends_with("from = 2027-01-01\nduration = \"P4Y\"\n"), "{text}");

    let said = asked(folder.path(), "new agreement --like fardtjanst-2023", "\n\n").unwrap();
    assert!(said.contains("title [Överenskommelse om färdtjänst]:"), "{said}");
    assert!(said.contains("first day [2027-01-01]:"), "{said}");
    assert!(folder.path().join("agreements/lan/fardtjanst-2027.toml").is_file(), "{said}");

    let said = asked(folder.path(), "new party", "Nystads kommun\n\n").unwrap();
    assert!(said.contains("kind (municipality, region,") && said.contains("[municipality]:"), "{said}");
    assert_eq!(
        folder.read("parties/nystads-kommun.toml"),
        "name = \"Nystads kommun\"\nkind = \"municipality\"\n"
    );

    // Where its siblings stand in several folders, it asks for one.
    folder.write("parties/lan/p.toml", "name = \"P\"\n");
    let said = asked(folder.path(), "new party --name Q --kind region", "parties/lan\n").unwrap();
    assert!(said.contains("in which folder (parties, parties/lan) [parties]:"), "{said}");
    assert!(folder.path().join("parties/lan/q.toml").is_file(), "{said}");

    // Ctrl-C and the end of the input leave everything as it is.
    let before = count(&folder);
    for end in ["\u{3}", "\u{4}"] {
        asked(folder.path(), "new agreement", &format!("X\n\n{end}")).unwrap();
    }
    assert_eq!(count(&folder), before);
}

#[test]
fn shells_complete_what_new_takes() {
    let folder = registry();
    for (words, offered) in [
        (&["new", ""][..], "agreement"),
        (&["new", "agreement", "--like", ""], "fardtjanst-2023"),
        (&["new", "agreement", "--kind", ""], "agreement"),
        (&["new", "agreement", "--part", ""], "1"),
        (&["new", "agreement", "--topics", ""], "resor"),
        (&["new", "agreement", "--parties", "t"], "testkoping"),
        (&["new", "agreement", "--adoption", "a"], "all-parties"),
        (&["new", "agreement", "--in", ""], "lan"),
        (&["new", "party", "--kind", "m"], "municipality"),
        (&["new", "body", "--prepares-for", ""], "styrgruppen"),
        (&["init", "--parts", "f"], "framework"),
        (&["init", "--ci", "gitl"], "gitlab"),
    ] {
        let mut command = program(folder.path());
        command.env("AVTAL_COMPLETE", "bash").env("_CLAP_IFS", "\n");
        command.env("_CLAP_COMPLETE_INDEX", words.len().to_string()).args(["--", "avtal"]).args(words);
        let offers = finish(&mut command).stdout;
        assert!(offers.lines().any(|offer| offer == offered), "{words:?}: {offers}");
    }
}
