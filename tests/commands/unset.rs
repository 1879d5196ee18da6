//! `avtal unset`: a key, a table or an item that goes.

use crate::program::Folder;
use crate::program::step::step;

const TOML: &str = "title = \"Färdtjänst\"\nkind = \"agreement\"\nowner = \"styrgruppen\" # sedan 2024\n\
parties = [\"kommunerna\", \"region-test\"]\n\n[validity]\nfrom = 2024-01-01\nuntil = 2026-12-31\n\n\
# Ett uppehåll\n[[accept]]\nrule = \"lapsing\"\nreason = \"Känt\"\n\n[[accept]]\nrule = \"no-review\"\nreason = \"Kort tid\"\n";

const YAML: &str = "title: Färdtjänst\nkind: agreement\nowner: styrgruppen # sedan 2024\nparties:\n- kommunerna\n- region-test\n\
validity:\n  from: 2024-01-01\n  until: 2026-12-31\naccept:\n- rule: lapsing\n  reason: Känt\n- rule: no-review\n  reason: Kort tid\n";

#[test]
fn a_key_goes_with_its_comment() {
    let folder = Folder::registry(&[("agreements/a.toml", TOML), ("agreements/b.yaml", YAML)]);
    step(&folder, &["unset", "a", "owner"]).changed(&["-owner = \"styrgruppen\" # sedan 2024"]);
    step(&folder, &["unset", "b", "owner"]).changed(&["-owner: styrgruppen # sedan 2024"]);
}

#[test]
fn an_item_of_a_list_goes_and_the_others_stay() {
    let folder = Folder::registry(&[("agreements/a.toml", TOML), ("agreements/b.yaml", YAML)]);
    step(&folder, &["unset", "a", "parties[1]"])
        .changed(&["-parties = [\"kommunerna\", \"region-test\"]", "+parties = [\"kommunerna\"]"]);
    step(&folder, &["unset", "b", "parties[1]"]).changed(&["-- region-test"]);
    step(&folder, &["unset", "b", "accept[0]"]).changed(&["-- rule: lapsing", "-  reason: Känt"]);
    step(&folder, &["unset", "a", "accept[1]"]).changed(&[
        "-",
        "-[[accept]]",
        "-rule = \"no-review\"",
        "-reason = \"Kort tid\"",
    ]);
}

#[test]
fn a_required_key_and_one_that_is_not_there() {
    let folder = Folder::registry(&[("agreements/a.toml", TOML)]);
    step(&folder, &["unset", "a", "title"]).wrote_nothing(1, &["error[missing-key]", "nothing is written"]);
    step(&folder, &["unset", "a", "stage"])
        .wrote_nothing(2, &["`stage` cannot be edited: there is no such key", "or gone already"]);
    step(&folder, &["unset", "a", "accept[2]"]).wrote_nothing(2, &["there is no such key or item"]);
}
