//! The help, the errors and the explanations in the language of the person.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use clap::CommandFactory;
use fluent_bundle::FluentResource;
use fluent_syntax::ast::Entry;

use crate::program::{Folder, Run, commands, finish, program};

/// Runs the program where there is no registry, in an environment of a language.
fn in_locale(locale: &str, arguments: &[&str]) -> Run {
    finish(program(Folder::new(&[]).path()).env("LANG", locale).args(arguments))
}

fn swedish(arguments: &[&str]) -> Run {
    in_locale("sv_SE.UTF-8", arguments)
}

#[test]
fn the_language_of_help_and_errors_is_that_of_lang_else_of_the_registry_else_of_the_environment() {
    let registry = |language: &str| {
        let settings = format!("name = \"Prov\"\nlanguage = \"{language}\"\n");
        Folder::new(&[("registry.toml", settings.as_str())])
    };
    let (sv, en) = (registry("sv"), registry("en"));
    let (sv_path, en_path) = (sv.path().to_str().unwrap(), en.path().to_str().unwrap());
    let none = Folder::new(&[]);
    let is_swedish = |folder: &Path, locale: &str, arguments: &[&str]| {
        let help = finish(program(folder).env("LANG", locale).args(arguments).arg("--help"));
        let wrong = finish(program(folder).env("LANG", locale).args(arguments).arg("--wrong"));
        assert_eq!((help.code, wrong.code), (0, 2));
        let both = (help.stdout.contains("Användning:"), wrong.stderr.contains("Användning:"));
        assert_eq!(both.0, both.1, "{help:?} {wrong:?}");
        both.0
    };
    assert!(!is_swedish(none.path(), "C", &["status"]));
    assert!(!is_swedish(none.path(), "de_DE.UTF-8", &["status"]));
    assert!(is_swedish(none.path(), "sv_SE.UTF-8", &["status"]));
    assert!(is_swedish(sv.path(), "C", &["status"]));
    assert!(!is_swedish(en.path(), "sv_SE.UTF-8", &["status"]));
    assert!(is_swedish(en.path(), "C", &["-C", sv_path, "status"]));
    assert!(is_swedish(en.path(), "C", &["status", &format!("--registry={sv_path}")]));
    assert!(!is_swedish(sv.path(), "C", &["status", "-qC", en_path]));
    assert!(is_swedish(en.path(), "C", &["--lang", "sv", "status"]));
    assert!(!is_swedish(sv.path(), "C", &["status", "--lang=en"]));
    let named = finish(program(none.path()).env("AVTAL_REGISTRY", sv.path()).args(["status", "-h"]));
    assert!(named.stdout.contains("Användning:"), "{named:?}");
}

/// The Swedish texts: the attributes of each message. The empty one is the message itself.
fn texts() -> BTreeMap<String, BTreeMap<String, String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/commands/help/sv.ftl");
    let source = fs::read_to_string(path).unwrap();
    let resource = FluentResource::try_new(source.clone()).unwrap_or_else(|(_, errors)| panic!("{errors:?}"));
    let mut texts = BTreeMap::new();
    for entry in resource.entries() {
        let Entry::Message(message) = entry else { continue };
        let own: &mut BTreeMap<String, String> = texts.entry(message.id.name.to_owned()).or_default();
        let mut add = |name: &str, pattern: &fluent_syntax::ast::Pattern<&str>| {
            let text = |element: &fluent_syntax::ast::PatternElement<&str>| match element {
                fluent_syntax::ast::PatternElement::TextElement { value } => (*value).to_owned(),
                fluent_syntax::ast::PatternElement::Placeable { .. } => "{".to_owned(),
            };
            let text: String = pattern.elements.iter().map(text).collect();
            assert!(own.insert(name.to_owned(), text).is_none(), "{name} is there twice");
        };
        message.value.iter().for_each(|pattern| add("", pattern));
        message.attributes.iter().for_each(|attribute| add(attribute.id.name, &attribute.value));
    }
    texts
}

fn paragraphs(text: &str) -> usize {
    text.split("\n\n").count()
}

/// The captions of examples: what stands after two spaces or more.
fn captions(after: &str) -> usize {
    let lines = after.strip_prefix("Examples:\n").unwrap_or_default().lines();
    lines.filter(|line| line.trim_start().contains("  ")).count()
}

/// A text of the English help: where its Swedish one stands, and how many paragraphs it has.
struct Wanted {
    message: String,
    attribute: String,
    paragraphs: usize,
    /// Whether it may stand in `shared` instead.
    may_be_shared: bool,
}

fn wanted(command: &clap::Command, name: &str, all: &mut Vec<Wanted>) {
    let mut add = |attribute: &str, paragraphs: usize, may_be_shared: bool| {
        let (message, attribute) = (name.to_owned(), attribute.to_owned());
        all.push(Wanted { message, attribute, paragraphs, may_be_shared });
    };
    let about = command.get_long_about().or_else(|| command.get_about());
    add("", paragraphs(&about.unwrap().to_string()), false);
    let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    match captions(&after) {
        _ if !after.is_empty() && !after.starts_with("Examples:") => add("after", 1, false),
        0 => {}
        _ => add("examples", 1, false),
    }
    for argument in command.get_arguments().filter(|argument| !argument.is_hide_set()) {
        let id = argument.get_id().as_str();
        let help = argument.get_long_help().or_else(|| argument.get_help());
        // Of these two clap writes the English.
        let own = if ["help", "version"].contains(&id) { 0 } else { paragraphs(&help.unwrap().to_string()) };
        add(id, own, true);
        for value in argument.get_possible_values().iter().filter(|value| value.get_help().is_some()) {
            add(&format!("{id}-{}", value.get_name()), 1, true);
        }
    }
    let under = command.get_subcommands().filter(|under| name != "help" && !under.is_hide_set());
    for under in under.filter(|under| name == "avtal" || under.get_name() != "help") {
        wanted(under, &name_under(name, under), all);
    }
}

fn built() -> clap::Command {
    let mut root = avtal::cli::Cli::command();
    root.build();
    root
}

/// The name of the message of a command below another.
fn name_under(above: &str, command: &clap::Command) -> String {
    let own = command.get_name();
    if above == "avtal" { own.to_owned() } else { format!("{above}-{own}") }
}

fn each(command: &clap::Command, name: &str, look: &mut impl FnMut(&clap::Command, &str)) {
    look(command, name);
    let under = command
        .get_subcommands()
        .filter(|under| name != "help" && under.get_name() != "help" || name == "avtal");
    under.for_each(|under| each(under, &name_under(name, under), look));
}

#[test]
fn every_text_of_the_help_has_its_swedish_and_no_swedish_is_of_nothing() {
    let (texts, root) = (texts(), built());
    let mut all = Vec::new();
    wanted(&root, "avtal", &mut all);
    let (mut used, mut missing) = (BTreeSet::new(), Vec::new());
    for Wanted { message, attribute, paragraphs: own, may_be_shared } in &all {
        let of = |message: &str| texts.get(message).and_then(|texts| texts.get(attribute));
        let place = if of(message).is_some() { message.as_str() } else { "shared" };
        let Some(text) = of(place).filter(|_| place != "shared" || *may_be_shared) else {
            missing.push(format!("{message} lacks `{attribute}`"));
            continue;
        };
        if *own > 0 && paragraphs(text) != *own {
            missing.push(format!("{message}.{attribute} has other paragraphs than in English"));
        }
        used.insert((place.to_owned(), attribute.clone()));
    }
    each(&root, "avtal", &mut |command, name| {
        let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        let own = texts.get(name).and_then(|texts| texts.get("examples"));
        let count = own.map_or(0, |text| text.lines().count());
        if count != captions(&after) {
            missing.push(format!("{name} has other captions: {after}"));
        }
        for argument in command.get_arguments() {
            let heading = argument.get_help_heading().map(|heading| heading.to_lowercase().replace(' ', "-"));
            let names = argument.get_value_names().filter(|_| argument.get_action().takes_values());
            let of = [("headings", heading.into_iter().collect::<Vec<_>>())];
            let names = names.unwrap_or_default().iter().map(ToString::to_string).collect();
            for (message, attribute) in of.into_iter().chain([("value-names", names)]) {
                for attribute in attribute {
                    if !texts[message].contains_key(&attribute) {
                        missing.push(format!("{message} lacks `{attribute}`"));
                    }
                    used.insert((message.to_owned(), attribute));
                }
            }
        }
    });
    used.insert(("headings".to_owned(), "examples".to_owned()));
    for (message, texts) in &texts {
        for attribute in texts.keys() {
            let key = (message.clone(), attribute.clone());
            if !used.contains(&key) {
                missing.push(format!("{message}.{attribute} is the Swedish of nothing"));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// Words that only English has, of those that a help, an error or a manual cannot do without.
const ENGLISH: &[&str] = &[
    "the",
    "and",
    "of",
    "is",
    "are",
    "not",
    "with",
    "this",
    "that",
    "which",
    "from",
    "be",
    "been",
    "has",
    "have",
    "its",
    "only",
    "usage",
    "options",
    "arguments",
    "commands",
    "examples",
    "print",
    "show",
    "write",
    "default",
    "possible",
    "values",
    "error",
    "unexpected",
    "invalid",
    "required",
    "cannot",
    "there",
    "what",
    "when",
    "where",
    "should",
    "must",
    "until",
    "agreement",
    "agreements",
    "party",
    "parties",
    "body",
    "bodies",
    "record",
    "records",
    "see",
];

/// Fails if a Swedish text has an English word outside code.
#[track_caller]
fn no_english(of: &str, text: &str) {
    let mut in_fence = false;
    for line in text.lines() {
        in_fence ^= line.starts_with("```");
        // The outcome of a command of examples, and lines of records.
        if in_fence || line.starts_with("    ") && of.starts_with("explain") {
            continue;
        }
        // Words of the command line: possible values, names of commands, the usage.
        let line = match line.trim_start().split_once([':', ' ']) {
            Some(("-", rest)) => rest.split_once(':').map_or(rest, |(_, rest)| rest),
            Some(("Användning", _)) => "",
            Some((_, rest)) if line.starts_with("  ") && rest.starts_with(' ') => rest,
            _ => line,
        };
        let prose: String = line.split('`').step_by(2).collect::<Vec<_>>().join(" ");
        let prose = match prose.trim_start() {
            example if example.starts_with("avtal ") || example.starts_with("echo ") => {
                example.rsplit_once("  ").map_or(String::new(), |(_, caption)| caption.to_owned())
            }
            _ => prose,
        };
        // What stands in brackets after a colon are possible values and defaults; options and paths are no prose either.
        let prose = prose.split("[möjliga värden:").next().unwrap_or_default().to_owned();
        let words =
            prose.split_whitespace().filter(|word| !word.contains(['-', '/', '_', '.', '<', '=', '[', '"']));
        for word in words {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            assert!(!ENGLISH.contains(&bare.as_str()), "`{word}` is English, in {of}: {line}");
        }
    }
}

#[test]
fn no_english_stands_in_the_swedish_help() {
    let commands = commands::names();
    for command in std::iter::once("").chain(commands.iter().map(String::as_str)) {
        for option in ["-h", "--help"] {
            let words: Vec<&str> = [command, option].into_iter().filter(|word| !word.is_empty()).collect();
            let help = swedish(&words);
            assert_eq!((help.code, help.stderr.as_str()), (0, ""), "{words:?}");
            assert!(help.stdout.contains("Användning: avtal"), "{help:?}");
            no_english(&words.join(" "), &unlisted(&help.stdout));
        }
    }
    assert_eq!(swedish(&["help", "check"]).stdout, swedish(&["check", "--help"]).stdout);
    no_english("help help", &unlisted(&swedish(&["help", "help"]).stdout));
}

/// A help without the lists of possible values, which may take several lines, and without defaults that are such values
/// or one word.
fn unlisted(help: &str) -> String {
    let listed = help.lines().filter_map(|line| line.trim_start().strip_prefix("- ")?.split(':').next());
    let mut values: BTreeSet<String> = listed.map(str::to_owned).collect();
    let text = without(help, "[möjliga värden:", |listed| {
        values.extend(listed.split([',', ' ', '\n']).map(str::to_owned));
        true
    });
    without(&text, "[förval:", |default| {
        let mut words = default.split_whitespace();
        default.split_whitespace().count() == 1 || words.all(|word| values.contains(word))
    })
}

/// A text without what stands in brackets after a beginning, if it is to be left out.
fn without(text: &str, begins: &str, mut is_left_out: impl FnMut(&str) -> bool) -> String {
    let (mut rest, mut kept) = (text, String::new());
    while let Some((before, inside)) = rest.split_once(begins) {
        let (inside, after) = inside.split_once(']').unwrap_or((inside, ""));
        kept.push_str(before);
        kept.push_str(if is_left_out(inside) { "" } else { inside });
        rest = after;
    }
    kept + rest
}

#[test]
fn no_english_stands_in_the_swedish_explanations() {
    no_english("explain --all", &swedish(&["explain", "--all"]).stdout);
    no_english(
        "explain --all --format markdown",
        &swedish(&["explain", "--all", "--format", "markdown"]).stdout,
    );
    no_english("rules", &swedish(&["rules", "--format", "markdown"]).stdout);
    let one = swedish(&["explain", "coverage-gap"]).stdout;
    for part in ["varning, grupp ersättning, sedan 0.1.0, beror på dagen", "Åtgärd\n", "Fel\n", "Rätt\n"]
    {
        assert!(one.contains(part), "{part} is not in {one}");
    }
    let english = in_locale("C", &["explain", "coverage-gap"]).stdout;
    let records = |text: &str| text.lines().filter(|line| line.starts_with("    ")).count();
    assert_eq!(records(&one), records(&english), "the examples are the same");
}

#[test]
fn programs_read_the_rules_in_english() {
    let rules = ["rules", "--format", "json"];
    assert_eq!(swedish(&rules).stdout, in_locale("C", &rules).stdout);
}

/// Command lines that are wrong, one of each kind, and what is said of them in Swedish.
const WRONG: &[(&[&str], &str)] = &[
    (&["check", "--fx"], "fel: ”--fx” är okänt"),
    (&["check", "--basline", "x"], "tips: det finns en flagga med liknande namn: ”--baseline”"),
    (&["check", "--exit-code"], "fel: ”--exit-code” är okänt"),
    (&["statuss"], "fel: det finns inget kommando ”statuss”"),
    (&["show", "a", "b"], "fel: ”b” är okänt"),
    (&["check", "--fail-on"], "fel: ”--fail-on <NIVÅ>” saknar värde"),
    (&["check", "--fail-on", "wrning"], "[möjliga värden: note, warning, error, never]"),
    (&["check", "--level", "x"], "fel: ”x” är inget giltigt värde för ”--level <NIVÅ>”"),
    (&["log", "--limit", "0"], "0 är inte inom 1..=4294967295"),
    (&["log", "--limit", "x"], "det är inget heltal"),
    (&["check", "--quiet", "--verbose"], "”--quiet” kan inte användas tillsammans med ”--verbose”"),
    (&["check", "--quiet", "--quiet"], "”--quiet” får bara anges en gång"),
    (&["set", "x"], "fel: detta saknas:\n  <NYCKEL>\n  <VÄRDE>..."),
    (&["graph", "--depth", "3"], "fel: detta saknas:\n  --around <ID>"),
    (&["diff", "a", "--to", "HEAD"], "--from <REVISION>"),
    (&["check", "--quiet=x"], "”x” är ett värde för mycket för ”--quiet”"),
    (
        &["decide", "a", "--by", "b", "--date", "2026-13-01"],
        "”--date <DATUM>”: dagen `2026-13-01` finns inte",
    ),
    (&["list", "--sort", "titel"], "det finns ingen kolumn `titel`; menade du `title`?"),
    (&["explain", "lapsd"], "fel: det finns ingen regel `lapsd`\nhjälp: menade du `lapsed`?"),
    (&["status"], "fel: inget register hittades"),
    (&["status", "-C", "borta"], "fel: det finns inget register i borta"),
    (&["explain", "lapsed", "--at", "HEAD"], "läser inget register"),
];

#[test]
fn what_is_wrong_with_a_command_line_is_said_in_swedish() {
    for (words, expected) in WRONG {
        let wrong = swedish(words);
        wrong.refused(&[expected]);
        no_english(&format!("{words:?}"), &wrong.stderr);
    }
}

#[test]
fn in_english_it_is_said_as_clap_says_it() {
    for (words, _) in WRONG {
        let line = std::iter::once("avtal").chain(words.iter().copied());
        let Err(error) = avtal::cli::Cli::command().try_get_matches_from(line) else { continue };
        assert_eq!(in_locale("C", words).stderr, error.render().to_string(), "{words:?}");
    }
}

#[test]
fn a_word_that_would_move_the_cursor_is_shown_safely_in_swedish_too() {
    let wrong = swedish(&["check", "--\u{1b}[2Jx\ny"]);
    assert_eq!(wrong.code, 2);
    assert!(!wrong.stderr.contains('\u{1b}') && wrong.stderr.trim_end().lines().count() == 1, "{wrong:?}");
}
