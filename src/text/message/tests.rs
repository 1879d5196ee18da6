use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_bundle::FluentResource;

use super::bundle::files;
use super::*;
use crate::model::{Date, Duration};
use crate::text::LanguageCode;
use crate::text::Named;
use crate::time::Day;

/// The messages of a language, each with the names of its arguments.
fn messages(language: LanguageCode) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut last = String::new();
    let lines = files(language).iter().flat_map(|(_, text)| text.lines());
    for line in lines.filter(|line| !line.starts_with('#')) {
        if let Some((id, _)) = line.split_once(" =").filter(|_| !line.starts_with([' ', '}'])) {
            assert!(messages.insert(id.to_owned(), BTreeSet::new()).is_none(), "`{id}` stands twice");
            last = id.to_owned();
        }
        for part in line.split("{ $").skip(1) {
            let name: String = part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            messages.get_mut(&last).unwrap().insert(name);
        }
    }
    messages
}

/// Every `message!` of the program: the file, the message id and the names of its arguments.
fn uses(folder: &Path, found: &mut Vec<(String, String, BTreeSet<String>)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            uses(&path, found);
            continue;
        }
        if path.ends_with("message/tests.rs") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let mut rest = text.as_str();
        while let Some((_, after)) = rest.split_once("message!(") {
            rest = after;
            let Some(used) = after.trim_start().strip_prefix('"') else { continue };
            let (id, arguments) = used.split_once('"').unwrap();
            let (mut depth, mut names, mut word) = (0, BTreeSet::new(), String::new());
            let mut arguments = arguments.chars().peekable();
            while let Some(c) = arguments.next() {
                match c {
                    '(' | '[' | '{' => depth += 1,
                    ')' | ']' | '}' if depth == 0 => break,
                    ')' | ']' | '}' => depth -= 1,
                    '=' if depth == 0 && !matches!(arguments.peek(), Some('=' | '>')) => {
                        names.insert(word.trim().to_owned());
                    }
                    ',' if depth == 0 => word.clear(),
                    _ => word.push(c),
                }
            }
            found.push((path.display().to_string(), id.to_owned(), names));
        }
    }
}

#[test]
fn every_message_that_is_said_exists_in_every_language_with_what_stands_in_it() {
    let (english, swedish) = (messages(LanguageCode::En), messages(LanguageCode::Sv));
    let mut found = Vec::new();
    uses(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    let (count, mut used) = (found.len(), BTreeMap::new());
    for (file, id, names) in found {
        for (language, messages) in [("en", &english), ("sv", &swedish)] {
            let known = messages.get(&id);
            let known = known.unwrap_or_else(|| panic!("{file}: `{id}` is missing in {language}"));
            assert!(
                known.is_subset(&names),
                "{file}: `{id}` in {language} asks for {known:?}, not {names:?}"
            );
        }
        used.insert(id, ());
    }
    assert!(used.len() > 200, "only {} messages were found", used.len());
    let most = super::form::MOST;
    assert!(count < most, "{count} uses of messages need more than {most} numbers");
    for (language, messages) in [("en", &english), ("sv", &swedish)] {
        let idle: Vec<_> = messages.keys().filter(|id| !used.contains_key(*id)).collect();
        assert!(idle.is_empty(), "nobody says these of {language}: {idle:?}");
    }
}

#[test]
fn every_file_of_messages_is_read_without_an_error() {
    let [swedish, english] = LanguageCode::ALL.map(files);
    let names = |files: &[(&'static str, _)]| files.iter().map(|(name, _)| *name).collect::<Vec<_>>();
    assert_eq!(names(swedish), names(english));
    for (name, messages) in swedish.iter().chain(english) {
        let read = FluentResource::try_new((*messages).to_owned());
        assert!(read.is_ok(), "{name}: {:?}", read.err().map(|(_, errors)| errors));
    }
}

#[test]
fn arguments_are_kept_whole_whatever_their_size() {
    let number = |number: i64| message!("count-warnings", count = number);
    for given in [0, 1, -1, 63, -64, 64, -65, 127, 128, 16_384, i64::MAX, i64::MIN] {
        assert_eq!(format!("{:?}", number(given)), format!("count-warnings([Number({given})])"));
    }
    for length in [0, 1, 127, 128, 20_000] {
        let text = "å".repeat(length);
        assert_eq!(message!("words", words = &*text).to_string(), text);
    }
    for day in [Day::MIN, Day::MAX] {
        assert_eq!(format!("{:?}", message!("day", day = day)), format!("day([Day({day:?})])"));
    }
    let units = [0, u32::MAX, 1, 99_999];
    let message = message!("words", words = Argument::Duration(units));
    assert_eq!(format!("{message:?}"), format!("words([Duration({units:?})])"));
}

#[test]
fn messages_in_messages_are_compared_and_changed_with_them() {
    let names = |names: &[&str]| {
        let named = |name: &&str| Named { id: "x".to_owned(), name: (*name).to_owned() };
        names.iter().map(named).collect::<Vec<_>>()
    };
    let of = |word: &str| {
        let inner = vec![message!("words", words = word), message!("words", words = names(&["a", word]))];
        message!("and", first = inner, last = message!("words", words = word))
    };
    assert_eq!(of("b"), of("b"));
    assert!(of("a") < of("b") && of("b") < of("ba"));
    assert!(
        message!("and", first = 1_i64, last = 2_i64) < message!("words", words = 1_i64),
        "first by the names of messages"
    );
    let mut filled = of("x~y");
    assert!(filled.contains('~') && !of("x").contains('~'));
    filled.fill_in('~', "<>");
    assert_eq!(filled, of("x<>y"));
    let mut named = message!("words", words = Named { id: "~".to_owned(), name: "~".to_owned() });
    named.fill_in('~', "n");
    assert_eq!(named, message!("words", words = Named { id: "~".to_owned(), name: "n".to_owned() }));
}

#[test]
fn each_message_by_itself_has_the_pattern_that_it_has_among_all() {
    for language in LanguageCode::ALL {
        let bundle = super::bundle::bundle(language);
        for id in messages(language).keys() {
            let among_all = bundle.get_message(id).and_then(|message| message.value());
            assert_eq!(super::bundle::pattern(language, id).as_ref(), among_all, "{id}");
        }
    }
}

#[test]
fn dates_and_lengths_of_time_are_as_each_language_writes_them() {
    let say =
        |message: &Message| [message.localise(Language::SV), message.localise(Language::EN), message.plain()];
    let date = |text: &str| Date::parse(text).unwrap();
    for (written, expected) in [
        ("2024-12-31", ["t.o.m. 31 december 2024", "through 31 December 2024", "through 2024-12-31"]),
        ("2024-05", ["t.o.m. maj 2024", "through May 2024", "through 2024-05"]),
        ("2024", ["t.o.m. 2024", "through 2024", "through 2024"]),
        ("0999-01-01", ["t.o.m. 1 januari 999", "through 1 January 999", "through 0999-01-01"]),
    ] {
        assert_eq!(say(&message!("through", day = date(written))), expected);
    }
    for (written, expected) in [
        (
            "P1Y",
            [
                "sista dag att utnyttja optionen på förlängning med 1 år",
                "last day to call the option to prolong by 1 year",
                "last day to call the option to prolong by P1Y",
            ],
        ),
        (
            "P2Y1M",
            [
                "sista dag att utnyttja optionen på förlängning med 2 år och 1 månad",
                "last day to call the option to prolong by 2 years and 1 month",
                "last day to call the option to prolong by P2Y1M",
            ],
        ),
        (
            "P1Y6M2W1D",
            [
                "sista dag att utnyttja optionen på förlängning med 1 år, 6 månader, 2 veckor och 1 dag",
                "last day to call the option to prolong by 1 year, 6 months, 2 weeks and 1 day",
                "last day to call the option to prolong by P1Y6M2W1D",
            ],
        ),
    ] {
        assert_eq!(say(&message!("event-option-by", term = Duration::parse(written).unwrap())), expected);
    }
}

#[test]
fn one_day_is_one_day_in_every_language() {
    let day = |days: i64| Day::default() + chrono::Days::new(days.unsigned_abs());
    let distance = |from, to, language| {
        crate::view::words::distance(day(from), day(to), language).replace('\u{a0}', " ")
    };
    for (from, to, swedish, english) in [
        (5, 5, "i dag", "today"),
        (5, 6, "om 1 dag", "in 1 day"),
        (5, 8, "om 3 dagar", "in 3 days"),
        (5, 4, "för 1 dag sedan", "1 day ago"),
        (5, 2, "för 3 dagar sedan", "3 days ago"),
        (0, 99, "om 99 dagar", "in 99 days"),
        (0, 100, "om 3 månader", "in 3 months"),
        (100, 0, "för 3 månader sedan", "3 months ago"),
        (2524, 0, "för 6 år och 11 månader sedan", "6 years and 11 months ago"),
        (0, 366, "om 1 år", "in 1 year"),
        (0, 12_345, "om 33 år och 10 månader", "in 33 years and 10 months"),
    ] {
        assert_eq!(distance(from, to, Language::SV), swedish);
        assert_eq!(distance(from, to, Language::EN), english);
    }
}

#[test]
fn thousands_are_set_apart_for_people_and_not_for_programs() {
    for (days, people, programs) in [
        (999, "999 days", "999 days"),
        (1000, "1,000 days", "1000 days"),
        (2524, "2,524 days", "2524 days"),
        (1_234_567, "1,234,567 days", "1234567 days"),
        (-12_345, "-12,345 days", "-12345 days"),
    ] {
        let days = message!("days", count = i64::from(days));
        assert_eq!((days.localise(Language::EN).as_str(), days.plain().as_str()), (people, programs));
    }
    assert_eq!(message!("days", count = 2524_i64).localise(Language::SV), "2\u{202f}524 dagar");
    let year = message!("through", day = Date::parse("2024").unwrap());
    assert_eq!(year.localise(Language::SV), "t.o.m. 2024");
}

#[test]
fn what_a_record_says_stands_as_it_is() {
    let title = "{ $x } { \"y\" } \u{1F600} -term = [one]";
    let said = message!("event-activity-due", title = title).localise(Language::EN);
    assert_eq!(said, format!("activity due: {title}"));
}

#[test]
fn people_read_names_and_programs_ids() {
    let named = |id: &str, name: &str| crate::view::Named { id: id.to_owned(), name: name.to_owned() };
    let one = message!("reason-ends-with", id = named("huvudavtal", "Huvudavtalet"));
    let with_ids = Language { ids: true, ..Language::EN };
    assert_eq!(one.localise(Language::EN), "ends with Huvudavtalet");
    assert_eq!(one.localise(with_ids), "ends with Huvudavtalet (huvudavtal)");
    assert_eq!(one.plain(), "ends with huvudavtal");
    let names = vec![named("provstad", "Provstad"), named("unknown", "unknown")];
    let several = message!("reason-not-adopted", parties = names);
    assert_eq!(several.localise(Language::EN), "not adopted by: Provstad, unknown");
    assert_eq!(several.localise(with_ids), "not adopted by: Provstad (provstad), unknown");
    assert_eq!(several.plain(), "not adopted by: provstad, unknown");
}

#[test]
fn a_review_without_a_title_is_called_by_its_kind_and_how_often_it_recurs() {
    let name = |every: Option<&str>, language: Language| {
        let every = every.map(|every| Duration::parse(every).unwrap());
        crate::view::words::name_of_review(None, Some(crate::view::ReviewKind::Evaluation), every)
            .localise(language)
    };
    for (every, swedish, english) in [
        (None, "utvärdering", "evaluation"),
        (Some("P1Y"), "utvärdering (varje år)", "evaluation (annual)"),
        (Some("P2Y"), "utvärdering (vartannat år)", "evaluation (biennial)"),
        (Some("P24M"), "utvärdering (vartannat år)", "evaluation (biennial)"),
        (Some("P6M"), "utvärdering (varje halvår)", "evaluation (half-yearly)"),
        (Some("P18M"), "utvärdering (var 18:e månad)", "evaluation (every 18 months)"),
        (Some("P21M"), "utvärdering (var 21:a månad)", "evaluation (every 21 months)"),
        (Some("P111D"), "utvärdering (var 111:e dag)", "evaluation (every 111 days)"),
        (Some("P2W"), "utvärdering (varannan vecka)", "evaluation (every 2 weeks)"),
    ] {
        assert_eq!((name(every, Language::SV), name(every, Language::EN)), (swedish.into(), english.into()));
    }
    let titled = crate::view::words::name_of_review(Some("Kollen"), None, None);
    assert_eq!(titled.localise(Language::SV), "Kollen");
}

#[path = "../../../tests/support/english.rs"]
mod english;

#[test]
fn no_swedish_message_of_findings_has_an_english_word() {
    for (name, messages) in files(LanguageCode::Sv).iter().filter(|(name, _)| name.starts_with("findings/")) {
        for line in messages.lines().filter(|line| !line.starts_with('#')) {
            let text = line.split_once('=').map_or(line, |(_, text)| text);
            // Without arguments and the names of plurals.
            let text: String =
                text.split(['{', '[']).map(|part| part.rsplit(['}', ']']).next().unwrap()).collect();
            assert_eq!(english::english_words(&text), [""; 0], "{name}: {line}");
        }
    }
}

#[test]
fn patterns_taken_apart_say_what_fluent_says() {
    let warnings = |count: i64| message!("count-warnings", count = count);
    let month = |number: i64| message!("month", number = number);
    for number in [0, 1, 2, 3, 11, 12, 13, 21, 101, 999] {
        for language in [Language::SV, Language::EN] {
            let bundle = super::bundle::bundle(language.code);
            for (message, name) in [(warnings(number), "count"), (month(number), "number")] {
                let pattern = bundle.get_message(message.id()).unwrap().value().unwrap();
                let mut arguments = fluent_bundle::FluentArgs::new();
                arguments.set(name, number);
                let expected = bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new());
                assert_eq!(message.localise(language), expected);
            }
        }
    }
}
