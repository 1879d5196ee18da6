//! Who does what a help line says does not get the same error again, nor another one in its place.

use crate::program::{Folder, on};
use serde_json::Value;

/// What stands in the place of a fault: `@` is it.
struct Case {
    /// The record around it.
    around: &'static str,
    wrong: &'static str,
    /// What the message names.
    names: &'static str,
}

const fn case(around: &'static str, wrong: &'static str, names: &'static str) -> Case {
    Case { around, wrong, names }
}

const UNTIL: &str =
    "title: A\nkind: agreement\nparties: [testkoping]\nvalidity: { from: 2024-01-01, until: @ }\n";
const FROM: &str = "title: A\nkind: agreement\nparties: [testkoping]\nvalidity: { from: @, until: 2035 }\n";
const LENGTH: &str =
    "title: A\nkind: agreement\nparties: [testkoping]\nvalidity: { from: 2024, duration: @ }\n";
const PARTY: &str = "title: A\nkind: agreement\nparties: [@]\nvalidity: { from: 2024, until: 2035 }\n";
const KIND: &str = "title: A\nkind: @\nparties: [testkoping]\nvalidity: { from: 2024, until: 2035 }\n";
const MORE: &str = "title: A\nkind: agreement\nparties: [testkoping]\nvalidity: { from: 2024, until: 2035 }\n@: styrgruppen\n";
const STAGE: &str =
    "title: A\nkind: agreement\nparties: [testkoping]\nvalidity: { from: 2024, until: 2035 }\nstage: @\n";
const TOML: &str = "title = \"A\"\nkind = \"agreement\"\nparties = [\"testkoping\"]\n@\n[validity]\nfrom = 2024\nuntil = 2035\n";
const IN_TOML: &str =
    "title = \"A\"\nkind = \"agreement\"\nparties = [\"testkoping\"]\n[validity]\nfrom = 2024\nuntil = @\n";

/// Values that look right, or say it in another way; with the character that is to be named.
const IN_PLACE: &[Case] = &[
    case(UNTIL, "2035\u{2011}12\u{2011}31", "U+2011"),
    case(UNTIL, "2035\u{2212}12\u{2212}31", "U+2212"),
    case(UNTIL, "2035\u{2013}12\u{2013}31", "U+2013"),
    case(UNTIL, "2035-12\u{200B}-31", "U+200B"),
    case(UNTIL, "２０３５-12-31", "U+FF12"),
    case(UNTIL, "2035-12-31\u{2060}", "U+2060"),
    case(UNTIL, "“2035-12-31”", "U+201C"),
    case(UNTIL, "2O35-12-31", ""),
    case(UNTIL, "2035-1-31", ""),
    case(UNTIL, "2035/12/31", ""),
    case(UNTIL, "20351231", ""),
    case(UNTIL, "31/12 2035", ""),
    case(UNTIL, "tills vidare", ""),
    case(UNTIL, "Tills Vidare", ""),
    case(UNTIL, "further\u{2011}notice", "U+2011"),
    case(UNTIL, "futher-notice", ""),
    case(UNTIL, "[2035]", ""),
    case(FROM, "2024.01.31", ""),
    case(LENGTH, "3 år", ""),
    case(LENGTH, "36 mån", ""),
    case(LENGTH, "36 months", ""),
    case(LENGTH, "p3y", ""),
    case(LENGTH, "6M", ""),
    case(LENGTH, "P\u{FF13}Y", "U+FF13"),
    case(PARTY, "testkop\u{200B}ing", "U+200B"),
    case(PARTY, "test\u{AD}koping", "U+00AD"),
    case(PARTY, "t\u{435}stkoping", "U+0435"),
    case(PARTY, "testköping", ""),
    case(KIND, "agreemnet", ""),
    case(KIND, "agr\u{435}ement", "U+0435"),
    case(MORE, "ägare", ""),
    case(MORE, "own\u{435}r", "U+0435"),
    case(STAGE, "utkast", ""),
    case(STAGE, "Antagen", ""),
    case(STAGE, "dra\u{200D}ft", "U+200D"),
    case(IN_TOML, "2035\u{2011}12\u{2011}31", "U+2011"),
    case(IN_TOML, "\u{201D}2035-12-31\u{201D}", "U+201D"),
];

/// Values of another type than is asked for: the help shows a line to write instead.
const INSTEAD: &[Case] = &[
    case(TOML, "replaces = \"gamla\"", ""),
    case(TOML, "replaces = [\"gamla\"]", ""),
    case(TOML, "amends = \"gamla\"", ""),
    case(TOML, "review = [\"arlig\"]", ""),
    case(TOML, "activity = \"Skriva\"", ""),
    case(TOML, "accept = \"no-review\"", ""),
    case(TOML, "extension = [2036]", ""),
    case(TOML, "option = \"P1Y\"", ""),
    case(TOML, "topics = \"resor\"", ""),
    case(TOML, "topics = 5", ""),
    case(TOML, "based_on = \"gamla\"", ""),
    case(TOML, "statutory = \"HSL\"", ""),
    case(TOML, "statutory = \"ja\"", ""),
    case(TOML, "owner = [\"styrgruppen\"]", ""),
    case(TOML, "owner = { id = \"styrgruppen\" }", ""),
    case(TOML, "part = \"1\"", ""),
    case(TOML, "reference = 2024", ""),
];

fn registry(path: &str, text: &str) -> Folder {
    let gamla = "title = \"G\"\nkind = \"agreement\"\nparties = [\"testkoping\"]\n[validity]\nfrom = 2020\nuntil = 2023\n";
    Folder::registry(&[("agreements/gamla.toml", gamla), ("texts/a.md", "Text.\n"), (path, text)])
}

/// The errors of a file.
fn errors(folder: &Folder, path: &str) -> Vec<Value> {
    let run = on(folder.path(), &["check", path, "--format", "json"]);
    let json = run.json();
    let of_file = |found: &&Value| found["level"] == "error" && found["path"] == path;
    json["findings"].as_array().unwrap().iter().filter(of_file).cloned().collect()
}

fn path(text: &str) -> &'static str {
    if text.contains(": ") { "agreements/x.yaml" } else { "agreements/x.toml" }
}

/// The one error of a text.
fn the_error(text: &str) -> Value {
    let errors = errors(&registry(path(text), text), path(text));
    let [error] = errors.as_slice() else { panic!("{text}\n{errors:#?}") };
    error.clone()
}

/// What stands in backticks in a help line.
fn shown(help: &str) -> Vec<&str> {
    help.split('`').skip(1).step_by(2).collect()
}

fn is_without_error(text: &str) {
    let errors = errors(&registry(path(text), text), path(text));
    assert!(errors.is_empty(), "{text}\n{errors:#?}");
}

#[test]
fn what_looks_right_is_named_and_what_is_meant_can_stand_in_its_place() {
    for Case { around, wrong, names } in IN_PLACE {
        let error = the_error(&around.replace('@', wrong));
        let (message, help) =
            (error["message"].as_str().unwrap(), error["help"].as_str().unwrap_or_default());
        assert!(message.contains(names), "{names}: {message}");
        let meant = shown(help).first().map(|meant| (*meant).to_owned());
        let meant = meant.or_else(|| help.strip_prefix("write ").map(str::to_owned));
        let meant = meant.unwrap_or_else(|| panic!("{wrong}: {message}: {help}"));
        is_without_error(&around.replace('@', &meant));
    }
}

#[test]
fn a_space_of_another_kind_is_named_wherever_it_stands() {
    for text in [
        "title: A\nkind: agreement\nparties: [testkoping]\nvalidity:\n\u{A0}\u{A0}until: 2035\n",
        "title = \"A\"\nkind = \"agreement\"\nparties = [\"testkoping\"]\n[validity]\nuntil\u{A0}= 2035\n",
    ] {
        let error = the_error(text);
        let (message, help) = (error["message"].as_str().unwrap(), error["help"].as_str().unwrap());
        assert!(message.contains("a no-break space (U+00A0) where a space belongs"), "{message}");
        assert!(help.contains("ordinary space"), "{help}");
    }
}

#[test]
fn what_a_help_shows_instead_of_a_value_of_another_type_can_be_read() {
    for Case { around, wrong, .. } in INSTEAD {
        let (key, _) = wrong.split_once(" = ").unwrap();
        let error = the_error(&around.replace('@', wrong));
        let help = error["help"].as_str().unwrap_or_else(|| panic!("{error:#?}"));
        let shown = shown(help);
        let text = match shown.as_slice() {
            [header, line, more @ ..] if header.starts_with('[') && line.contains(" = ") => {
                let yaml = more.last().unwrap();
                assert!(yaml.contains(": "), "{help}");
                let more = more.iter().filter(|more| !more.contains(": ")).map(|key| match *key {
                    "first" => "first = 2030\n",
                    "reason" => "reason = \"x\"\n",
                    other => panic!("{other} is needed: {help}"),
                });
                let without = around.replace('@', "");
                format!("{without}{header}\n{line}\n{}", more.collect::<String>())
            }
            [line, ..] if line.contains(" = ") => around.replace('@', line),
            [value, ..] => around.replace('@', &format!("{key} = {value}")),
            [] => panic!("{help}"),
        };
        is_without_error(&text);
    }
}

/// More have one cause, and to compare each with all ids would take long.
#[test]
fn what_was_meant_is_told_of_the_first_thousand_wrong_ids_wherever_they_stand() {
    let endless =
        "title = \"A\"\nkind = \"agreement\"\nparties = [\"testkoping\"]\n[validity]\nfrom = 2023\n";
    let wrong = |numbers: &[u32]| {
        let ids = numbers.iter().map(|number| format!("\"avtal-om-fardtjanst-{number:04}\""));
        format!("related = [{}]\n{endless}", ids.collect::<Vec<_>>().join(", "))
    };
    let folder = Folder::registry(&[
        ("agreements/a.toml", &wrong(&(0..=1000).collect::<Vec<_>>())),
        ("agreements/avtal-om-fardtjanst.toml", endless),
        ("agreements/b.toml", &wrong(&[0, 1000])),
    ]);
    let json = on(folder.path(), &["check", "--format", "json"]).json();
    let told = |path: &str| -> Vec<bool> {
        let all = json["findings"].as_array().unwrap().iter();
        let here = all.filter(|finding| finding["rule"] == "unknown-agreement" && finding["path"] == path);
        here.map(|finding| finding["help"] == "did you mean `avtal-om-fardtjanst`?").collect()
    };
    let in_a = told("agreements/a.toml");
    assert_eq!(in_a.iter().position(|told| !told), Some(1000));
    assert_eq!((in_a.len(), told("agreements/b.toml")), (1001, vec![true, false]));
}
