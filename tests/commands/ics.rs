//! Calendars, read back by a reader of RFC 5545 that knows nothing of the writer.

use avtal::render::ics::{Calendar, Entry, calendar};
use avtal::text::display_safe;
use avtal::time::Day;
use chrono::{DateTime, Utc};
use proptest::prelude::*;

/// Every property that a calendar may have.
const KNOWN: [&str; 20] = [
    "BEGIN",
    "END",
    "VERSION",
    "PRODID",
    "CALSCALE",
    "NAME",
    "X-WR-CALNAME",
    "UID",
    "DTSTAMP",
    "LAST-MODIFIED",
    "SEQUENCE",
    "DTSTART",
    "DTEND",
    "SUMMARY",
    "DESCRIPTION",
    "CATEGORIES",
    "CONTACT",
    "TRANSP",
    "ACTION",
    "TRIGGER",
];

/// What means something in a calendar, or to those who show one.
const HOSTILE: [&str; 24] = [
    "\r\n",
    "\n",
    "\r",
    "\n ",
    "\t",
    "\\",
    "\\n",
    "\\N",
    ";",
    ",",
    ":",
    "\"",
    "=",
    "BEGIN:VEVENT",
    "END:VCALENDAR",
    "\u{0}",
    "\u{1b}",
    "\u{85}",
    "\u{2028}",
    "\u{2029}",
    "\u{202e}",
    "\u{feff}",
    "å",
    "👨‍👩‍👧",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(HOSTILE.to_vec()).prop_map(str::to_owned),
        any::<String>(),
        (1..90_usize, prop::sample::select(vec!["a", "å", "家"])).prop_map(|(times, c)| c.repeat(times)),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

prop_compose! {
    fn day()(days in 1_i32..=3_652_059) -> Day {
        Day::from_num_days_from_ce_opt(days).unwrap()
    }
}

prop_compose! {
    fn entry()(
        uid in text(), day in day(), summary in text(), description in text(),
        categories in prop::collection::vec(text(), 0..4), contact in prop::option::of(text()),
        before in prop::collection::btree_set(0_u64..1_000, 0..4), changed in 0_i64..4_000_000_000,
    ) -> Entry {
        let alarms = before.iter().rev().filter_map(|days| day.checked_sub_days(chrono::Days::new(*days)));
        let alarms = alarms.filter(|alarm| *alarm >= Day::from_ymd_opt(1, 1, 1).unwrap()).collect();
        let changed = DateTime::<Utc>::from_timestamp(changed, 0).unwrap();
        Entry { uid, day, summary, description, categories, contact, alarms, changed }
    }
}

/// The properties of a calendar: its lines unfolded, each a name with its parameters and a value.
fn properties(written: &str) -> Vec<(String, String)> {
    let unfolded = written.strip_suffix("\r\n").unwrap().replace("\r\n ", "");
    let property = |line: &str| {
        assert!(!line.contains(char::is_control), "{line:?}");
        let (name, value) = line.split_once(':').unwrap();
        (name.to_owned(), value.to_owned())
    };
    unfolded.split("\r\n").map(property).collect()
}

/// Values with commas between them, unescaped.
fn values(value: &str) -> Vec<String> {
    let mut values = vec![String::new()];
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        let last = values.last_mut().unwrap();
        match c {
            '\\' => last.push(match chars.next().unwrap() {
                'n' => '\n',
                c @ ('\\' | ';' | ',') => c,
                c => panic!("an escaped {c:?}"),
            }),
            ',' => values.push(String::new()),
            ';' => panic!("a `;` in a text"),
            c => last.push(c),
        }
    }
    values
}

/// A text as it may be read: its own words, harmless.
fn harmless(text: &str) -> String {
    text.replace('\r', "")
        .split('\n')
        .map(|line| display_safe(line).into_owned())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The morning of an alarm, reckoned from the midnight of its day, in hours.
fn hours(trigger: &str) -> i64 {
    let (sign, rest) = trigger.strip_prefix('-').map_or((1, trigger), |rest| (-1, rest));
    let (days, hours) = rest.strip_prefix('P').unwrap().split_once('T').unwrap();
    let days: i64 = days.strip_suffix('D').map_or(0, |days| days.parse().unwrap());
    sign * (days * 24 + hours.strip_suffix('H').unwrap().parse::<i64>().unwrap())
}

/// The values that a property has, in the order of the file.
fn all<'p>(properties: &'p [(String, String)], name: &str) -> Vec<&'p str> {
    properties.iter().filter(|property| property.0 == name).map(|property| &*property.1).collect()
}

fn check(entries: &[Entry], name: Option<&String>) {
    let written = calendar(&Calendar { name: name.cloned(), entries: entries.to_vec() });
    assert!(written.split("\r\n").all(|line| line.len() <= 75), "{written}");
    let properties = properties(&written);
    for (property, _) in &properties {
        assert!(KNOWN.contains(&property.split(';').next().unwrap()), "{property}");
    }
    let events: Vec<_> =
        properties.split(|property| *property == ("BEGIN".into(), "VEVENT".into())).collect();
    assert_eq!(events.len(), entries.len() + 1, "{written}");
    for names in ["NAME", "X-WR-CALNAME"].map(|name| all(events[0], name)) {
        assert_eq!(names.first().map(|name| values(name)), name.map(|name| vec![harmless(name)]));
    }
    for (event, entry) in events[1..].iter().zip(entries) {
        let text = |name| values(all(event, name)[0]);
        assert_eq!(text("UID"), [harmless(&entry.uid)]);
        assert_eq!(text("SUMMARY"), [harmless(&entry.summary)]);
        let alarm_summaries = all(event, "DESCRIPTION").len() - usize::from(!entry.description.is_empty());
        assert_eq!(alarm_summaries, entry.alarms.len());
        if !entry.description.is_empty() {
            assert_eq!(text("DESCRIPTION"), [harmless(&entry.description)]);
        }
        let categories: Vec<String> = all(event, "CATEGORIES").into_iter().flat_map(values).collect();
        let expected = entry.categories.iter().map(|category| harmless(category)).filter(|c| !c.is_empty());
        assert_eq!(categories, expected.collect::<Vec<_>>());
        let contact = all(event, "CONTACT").first().map(|contact| values(contact).concat());
        assert_eq!(contact.unwrap_or_default(), harmless(entry.contact.as_deref().unwrap_or_default()));
        let triggers: Vec<i64> = all(event, "TRIGGER").into_iter().map(hours).collect();
        let expected = entry.alarms.iter().map(|alarm| (*alarm - entry.day).num_days() * 24 + 9);
        assert_eq!(triggers, expected.collect::<Vec<_>>());
        check_days(event, entry);
    }
}

fn check_days(event: &[(String, String)], entry: &Entry) {
    let date = |name| all(event, name).first().map(|date| Day::parse_from_str(date, "%Y%m%d").unwrap());
    assert_eq!(date("DTSTART;VALUE=DATE"), Some(entry.day));
    let last = Day::from_ymd_opt(9999, 12, 31).unwrap();
    assert_eq!(date("DTEND;VALUE=DATE"), entry.day.succ_opt().filter(|next| *next <= last));
    let stamp = entry.changed.format("%Y%m%dT%H%M%SZ").to_string();
    assert_eq!((all(event, "DTSTAMP"), all(event, "LAST-MODIFIED")), (vec![&*stamp], vec![&*stamp]));
    assert!(all(event, "SEQUENCE")[0].parse::<i32>().unwrap() >= 0);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_written_is_read(entries in prop::collection::vec(entry(), 0..3), name in prop::option::of(text())) {
        check(&entries, name.as_ref());
    }

    /// A later change is never a lower number.
    #[test]
    fn sequences_grow(entry in entry(), later in 0_i64..1_000_000) {
        let sequence = |entry: &Entry| {
            let written = calendar(&Calendar { name: None, entries: vec![entry.clone()] });
            all(&properties(&written), "SEQUENCE")[0].parse::<i64>().unwrap()
        };
        let changed = Entry { changed: entry.changed + chrono::Duration::seconds(later), ..entry.clone() };
        prop_assert!(sequence(&entry) <= sequence(&changed));
    }
}
