//! `avtal new agreement --like`: a successor from a copy.

use super::new::{made, new, registry};
use crate::program::Folder;

#[test]
fn a_successor_is_a_draft_with_what_they_have_in_common() {
    let folder = registry();
    let text =
        made(&folder, &["agreement", "--like", "fardtjanst-2023"], "agreements/lan/fardtjanst-2027.toml");
    assert_eq!(
        text,
        "#:schema ../../../schemas/agreement.schema.json\n\
         title = \"Överenskommelse om färdtjänst\"\nkind = \"agreement\"\npart = 1\nstage = \"draft\"\n\
         owner = \"styrgruppen\"\ncontact = \"k@test.example\"\nparties = [\"kommunerna\"]\ntopics = [\"resor\"]\n\n\
         [validity]\nfrom = 2027-01-01\nduration = \"P4Y\"\n\n[adoption]\nrequired = \"all-parties\"\n\n\
         [[replaces]]\nid = \"fardtjanst-2023\"\n\n\
         [[review]]\nid = \"vartannat-ar\"\ntitle = \"Uppföljning\"\nkind = \"evaluation\"\nevery = \"P2Y\"\n\
         first = 2028\nby = \"styrgruppen\"\nreports_to = [\"styrgruppen\"]\n\n\
         [[review]]\nid = \"slutrapport\"\nfirst = 2030-06-30\n"
    );
    let again = new(&folder, &["agreement", "--like", "fardtjanst", "--lang", "sv"]);
    assert!(again.code == 0 && again.stdout.contains("fardtjanst-2027-2 är ett utkast"), "{again:?}");
}

#[test]
fn what_is_given_goes_before_what_is_copied() {
    let folder = registry();
    let text = made(
        &folder,
        &[
            "agreement",
            "--like",
            "fardtjanst-2023",
            "--title",
            "Resor",
            "--from",
            "2028-07-01",
            "--further-notice",
            "--parties",
            "provstad",
            "--topics",
            "skola",
            "--yaml",
        ],
        "agreements/lan/resor.yaml",
    );
    for line in [
        "# yaml-language-server: $schema=../../../schemas/agreement.schema.json",
        "title: Resor",
        "parties: [provstad]",
        "topics: [skola]",
        "  from: 2028-07-01",
        "  until: further-notice",
        // 66 months after 2024, and after 30 June 2026.
        "    first: 2030-06-30",
        "    first: 2031-12-30",
    ] {
        assert!(text.lines().any(|of| of == line), "{line}: {text}");
    }
}

#[test]
fn the_term_of_a_successor_is_as_long_as_the_old_one() {
    for (validity, from, until) in [
        ("from = 2021\nuntil = 2024\n", "from = 2025", "until = 2028"),
        ("from = 2024-02-01\nuntil = 2026-01-31\n", "from = 2026-02-01", "until = 2028-01-31"),
        ("from = 2023-01-01\nuntil = 2023-01-10\n", "from = 2023-01-11", "until = 2023-01-20"),
        ("from = 2023-01-01\nuntil = \"further-notice\"\n", "[validity]", "until = \"further-notice\""),
        ("", "[validity]", "[validity]"),
    ] {
        let folder = Folder::of_agreement("", validity);
        let run = new(&folder, &["agreement", "ny", "--like", "avtal"]);
        assert_eq!(run.code, 0, "{run:?}");
        let text = folder.read("agreements/ny.toml");
        assert!(text.contains(from) && text.contains(until), "{validity}: {text}");
    }
}

#[test]
fn the_owner_and_the_parties_of_a_successor_are_those_of_its_own_days() {
    let folder = Folder::of_agreement("", "from = 2023-01-01\nuntil = 2026-12-31\n").with(&[
        ("bodies/nya.toml", "name = \"Nya\"\nfrom = 2027-01-01\nreplaces = [\"styrgruppen\"]\n"),
        ("parties/nystad.toml", "name = \"Nystads kommun\"\nkind = \"municipality\"\n"),
    ]);
    folder.append("bodies/styrgruppen.toml", "until = 2026-12-31\n");
    folder.append("parties/provstad.toml", "until = 2026-12-31\nreplaced_by = \"nystad\"\n");
    folder.replace("agreements/avtal.toml", "[\"kommunerna\"]", "[\"testkoping\", \"provstad\"]");
    let text = made(&folder, &["agreement", "--like", "avtal"], "agreements/avtal-2027.toml");
    assert!(text.contains("owner = \"nya\"\nparties = [\"testkoping\", \"nystad\"]"), "{text}");
}

#[test]
fn an_end_that_belongs_to_the_old_one_is_not_copied_which_is_told() {
    for validity in ["from = 2023\nuntil = \"event\"\nevent = \"slutrapport\"\n", "from = 2023\n"] {
        let folder = Folder::of_agreement("", validity);
        let run = new(&folder, &["agreement", "ny", "--like", "avtal"]);
        assert!(run.code == 0 && run.stdout.contains("ny has no end yet: avtal set ny"), "{run:?}");
        assert!(folder.read("agreements/ny.toml").contains("[validity]\n\n[[replaces]]"));
    }
}
