//! `avtal convert`: the same record in the other syntax.

use crate::program::{Folder, git, on};

const TOML: &str = "\
#:schema ../schemas/agreement.schema.json
# Färdtjänsten i länet.

title = \"Färdtjänst\" # som på avtalet
kind = \"agreement\"
# Den som svarar för det.
owner = \"styrgruppen\"
parties = [
  \"testkoping\", # sedan 2024
  { id = \"provstad\", from = 2025-01-01 },
]
notes = \"\"\"
Ett
två
\"\"\"

[validity]
from = 2024-01-01
until = \"further-notice\"

# Det första beslutet.
[[decision]]
by = \"testkoping\"
date = \"2023-06\"
# Sist i beslutet.

# Slut.
";

const YAML: &str = "\
# yaml-language-server: $schema=../schemas/agreement.schema.json
# Färdtjänsten i länet.

title: Färdtjänst # som på avtalet
kind: agreement
# Den som svarar för det.
owner: styrgruppen
parties:
  - testkoping # sedan 2024
  - {id: provstad, from: 2025-01-01}
notes: |
  Ett
  två

validity:
  from: 2024-01-01
  until: further-notice

# Det första beslutet.
decision:
  - by: testkoping
    date: \"2023-06\"
    # Sist i beslutet.

# Slut.
";

fn registry(path: &str, text: &str) -> Folder {
    Folder::registry(&[(path, text)])
}

#[test]
fn a_record_is_the_same_in_the_other_syntax_with_its_comments() {
    let folder = registry("agreements/lan/fardtjanst.toml", TOML);
    git::init(folder.path(), "2026-01-01");
    let dry = on(folder.path(), &["convert", "fardtjanst", "--to", "yaml", "--dry-run"]);
    assert_eq!(git::git(folder.path(), &["status", "--porcelain"]), "");
    let run = on(folder.path(), &["convert", "fardtjanst", "--to", "yaml"]);
    assert_eq!((run.code, &run.stdout), (0, &dry.stdout), "{run:?}");
    assert!(run.stdout.contains("rename to agreements/lan/fardtjanst.yaml"), "{run:?}");
    assert_eq!(folder.read("agreements/lan/fardtjanst.yaml"), YAML);
    assert!(!folder.path().join("agreements/lan/fardtjanst.toml").exists());
    assert_eq!(
        git::git(folder.path(), &["diff", "--cached", "-M", "--name-status"]),
        "R100\tagreements/lan/fardtjanst.toml\tagreements/lan/fardtjanst.yaml"
    );
    let back = on(folder.path(), &["convert", "fardtjanst", "--to", "toml"]);
    assert_eq!(back.code, 0, "{back:?}");
    assert_eq!(folder.read("agreements/lan/fardtjanst.toml"), TOML);
}

#[test]
fn what_is_in_that_syntax_already_stays() {
    let folder = registry("agreements/fardtjanst.yml", YAML);
    let run = on(folder.path(), &["convert", "fardtjanst", "--to", "yaml"]);
    assert!(run.code == 0 && run.stdout.is_empty() && run.stderr.contains("unchanged"), "{run:?}");
    assert_eq!(folder.read("agreements/fardtjanst.yml"), YAML);
}

#[test]
fn aliases_are_written_out_and_that_is_said() {
    let text =
        "title: A\nkind: agreement\nparties: &p [testkoping] # p\nexpects_local: *p # lokalt\nvalidity: {}\n";
    let folder = registry("agreements/a.yaml", text);
    let run = on(folder.path(), &["convert", "a", "--to", "toml"]);
    assert!(run.code == 0 && run.stdout.contains("The aliases in a are written out."), "{run:?}");
    let new = folder.read("agreements/a.toml");
    assert!(
        new.contains("parties = [\"testkoping\"] # p\nexpects_local = [\"testkoping\"] # lokalt\n"),
        "{new}"
    );
    let folder = registry("agreements/a.yaml", text);
    let run = on(folder.path(), &["--lang", "sv", "convert", "a", "--to", "toml"]);
    assert!(run.stdout.contains("Aliasen i a är utskrivna."), "{run:?}");
}

#[test]
fn values_without_quotes_get_the_type_of_their_key() {
    let text = "title: 2027\nkind: agreement\nreference: no\npart: 1\nparties: [testkoping]\nstatutory: true\n\
                validity:\n  from: 2024\n  until: \"2026-12-31\"\n  ends_on_replacement: True\n";
    let folder = registry("agreements/a.yaml", text);
    assert_eq!(on(folder.path(), &["convert", "a", "--to", "toml"]).code, 0);
    assert_eq!(
        folder.read("agreements/a.toml"),
        "title = \"2027\"\nkind = \"agreement\"\npart = 1\nreference = \"no\"\nparties = [\"testkoping\"]\nstatutory = true\n\n\
         [validity]\nfrom = 2024\nuntil = 2026-12-31\nends_on_replacement = true\n"
    );
}

#[test]
fn line_ends_and_a_byte_order_mark_stay() {
    let text = format!("\u{feff}{}", TOML.replace('\n', "\r\n"));
    let folder = registry("agreements/a.toml", &text);
    assert_eq!(on(folder.path(), &["convert", "a", "--to", "yaml"]).code, 0);
    assert!(folder.read("agreements/a.yaml") == format!("\u{feff}{}", YAML.replace('\n', "\r\n")));
}

#[test]
fn what_the_other_syntax_cannot_say_is_refused_with_its_place() {
    for (path, text, words) in [
        ("agreements/a.yaml", "title: A\nowner:\n", &["agreements/a.yaml:2:7", "`owner` has no value"][..]),
        ("agreements/a.yaml", "title: A\nvalidity:\n  <<: {from: 2024}\n", &["is a merge key"]),
        (
            "agreements/a.toml",
            "title = \"A\"\nreference = 2024-01-01T10:00:00Z\n",
            &[":2:13", "`reference` is no day"],
        ),
        ("agreements/a.toml", "title = \"A\"\nreference = 2024-01-01\n", &["`reference` is no day"]),
        ("agreements/a.toml", "title = \"A\"\npart = 1.5\n", &["`part` is a number with a fraction"]),
        ("agreements/a.toml", "title = 2027\n", &["it would not say the same", "wrong type"]),
        ("agreements/a.toml", "title = \n", &["its syntax is broken", ":1:"]),
        ("agreements/a.yaml", "title: !!str A\n", &["its syntax is broken", "a tag"]),
    ] {
        let folder = registry(path, text);
        let to = if path.ends_with("toml") { "yaml" } else { "toml" };
        on(folder.path(), &["convert", "a", "--to", to]).refused(words);
        assert_eq!(folder.read(path), text);
    }
}

#[test]
fn settings_stay_in_toml_and_other_names_are_looked_up() {
    let folder = registry("agreements/a.toml", TOML);
    on(folder.path(), &["convert", "registry.toml", "--to", "yaml"]).refused(&["it stays in TOML"]);
    on(folder.path(), &["convert", "b", "--to", "yaml"]).refused(&["has no agreement `b`"]);
    on(folder.path(), &["convert", "a"]).refused(&["--to"]);
    folder.write("agreements/a.yaml", YAML);
    on(folder.path(), &["convert", "a", "--to", "yaml"]).refused(&["several files have the id `a`"]);
}

#[test]
fn parties_and_bodies_too_and_findings_that_are_there_do_not_stop_it() {
    let folder = registry("agreements/a.toml", &TOML.replace("styrgruppen", "ingen"));
    for id in ["kommunerna", "styrgruppen", "a"] {
        let run = on(folder.path(), &["convert", id, "--to", "yaml"]);
        assert!(run.code == 0 && !run.stdout.contains("error["), "{run:?}");
    }
    assert_eq!(
        folder.read("parties/kommunerna.yaml"),
        "name: Kommunerna\nkind: group\nmembers: [testkoping, provstad]\n"
    );
}
