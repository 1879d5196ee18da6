//! iCalendar for calendar programs (RFC 5545).
//!
//! No crate is used, because those available end an all-day entry on the day it begins, invent their own UIDs, and
//! stamp entries and alarms with the clock.

use chrono::{DateTime, Utc};

use crate::text::display_safe;
use crate::view::day::{Day, FIRST, LAST, days_between, next};

/// The most octets in a line, without its line break (RFC 5545, section 3.1).
const WIDTH: usize = 75;

/// The hour of the day at which an alarm sounds, in the reader's time zone.
const ALARM_HOUR: i64 = 9;

/// 2000-01-01T00:00Z in seconds since 1970, from which sequence numbers count.
const SEQUENCE_START: i64 = 946_684_800;

/// A calendar of all-day entries (section 3.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// The name shown by calendar programs.
    pub name: Option<String>,
    /// The entries, in the order in which they are written.
    pub entries: Vec<Entry>,
}

/// One all-day entry (section 3.6.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Identifies the entry in calendars: unique, and the same in every run.
    pub uid: String,
    /// The only day of the entry.
    pub day: Day,
    /// Its title.
    pub summary: String,
    /// Further text. May be empty.
    pub description: String,
    /// Categories to sort and colour by. Empty ones are left out.
    pub categories: Vec<String>,
    /// Whom to contact.
    pub contact: Option<String>,
    /// The days on which an alarm sounds, at nine in the morning: sorted, without duplicates, none after `day`.
    pub alarms: Vec<Day>,
    /// The latest time at which the entry's content may have changed. Its sequence number increases with it.
    pub changed: DateTime<Utc>,
}

/// A calendar as a file or a feed. The output is deterministic.
///
/// Entries take up no time (`TRANSP:TRANSPARENT`). They have no `CLASS`, because a calendar does not control who may
/// read the file.
#[must_use]
pub fn calendar(calendar: &Calendar) -> String {
    let mut lines = Lines::default();
    lines.line("BEGIN:VCALENDAR");
    lines.line("VERSION:2.0");
    lines.line(concat!("PRODID:-//avtal//avtal ", env!("CARGO_PKG_VERSION"), "//EN"));
    lines.line("CALSCALE:GREGORIAN");
    if let Some(name) = &calendar.name {
        // The name according to RFC 7986, section 5.1, and the older property that most programs read.
        lines.text("NAME", name);
        lines.text("X-WR-CALNAME", name);
    }
    for entry in &calendar.entries {
        lines.entry(entry);
    }
    lines.line("END:VCALENDAR");
    lines.0
}

/// The lines of the file: folded, each with its line break.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A content line, folded between characters (section 3.1).
    fn line(&mut self, line: &str) {
        let mut octets = 0;
        for c in line.chars() {
            if octets + c.len_utf8() > WIDTH {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(c);
            octets += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A text property.
    fn text(&mut self, name: &str, text: &str) {
        self.line(&format!("{name}:{}", escape(text)));
    }

    /// An event with its alarms (section 3.6.1).
    fn entry(&mut self, entry: &Entry) {
        let day = within(entry.day);
        self.line("BEGIN:VEVENT");
        self.text("UID", &entry.uid);
        let changed = stamp(entry.changed);
        self.line(&format!("DTSTAMP:{changed}"));
        self.line(&format!("LAST-MODIFIED:{changed}"));
        self.line(&format!("SEQUENCE:{}", sequence(entry.changed)));
        self.line(&format!("DTSTART;VALUE=DATE:{}", date(day)));
        // `DTEND` is the first day after the entry and must be later than its day. Without it, the entry lasts one day.
        if day < LAST {
            self.line(&format!("DTEND;VALUE=DATE:{}", date(next(day))));
        }
        self.text("SUMMARY", &entry.summary);
        self.details(entry);
        self.line("TRANSP:TRANSPARENT");
        for alarm in &entry.alarms {
            self.alarm(&entry.summary, days_between(within(*alarm), day));
        }
        self.line("END:VEVENT");
    }

    /// The optional properties.
    fn details(&mut self, entry: &Entry) {
        if !entry.description.is_empty() {
            self.text("DESCRIPTION", &entry.description);
        }
        let categories: Vec<String> =
            entry.categories.iter().map(|category| escape(category)).filter(|c| !c.is_empty()).collect();
        if !categories.is_empty() {
            self.line(&format!("CATEGORIES:{}", categories.join(",")));
        }
        if let Some(contact) = entry.contact.as_deref().filter(|contact| !contact.is_empty()) {
            self.text("CONTACT", contact);
        }
    }

    /// An alarm that many days before the event (section 3.6.6).
    fn alarm(&mut self, summary: &str, days_before: i64) {
        self.line("BEGIN:VALARM");
        self.line("ACTION:DISPLAY");
        self.text("DESCRIPTION", summary);
        self.line(&format!("TRIGGER:{}", trigger(days_before)));
        self.line("END:VALARM");
    }
}

/// A text on one line that can be read back unchanged (section 3.3.11). Line breaks become `
/// `; other control characters are made visible.
fn escape(text: &str) -> String {
    let text = text.replace('\r', "");
    let lines = text.split('\n').map(|line| {
        let mut escaped = String::with_capacity(line.len());
        for c in display_safe(line).chars() {
            if matches!(c, '\\' | ';' | ',') {
                escaped.push('\\');
            }
            escaped.push(c);
        }
        escaped
    });
    lines.collect::<Vec<_>>().join("\\n")
}

/// The time from the midnight at which the event begins to the morning of an alarm `days_before` days earlier (section
/// 3.3.6).
fn trigger(days_before: i64) -> String {
    let hours_before = 24 - ALARM_HOUR;
    match days_before {
        0 => format!("PT{ALARM_HOUR}H"),
        1 => format!("-PT{hours_before}H"),
        2.. => format!("-P{}DT{hours_before}H", days_before - 1),
        ..0 => format!("P{}DT{ALARM_HOUR}H", -days_before),
    }
}

/// A number that increases with each later change (section 3.8.7.4).
fn sequence(changed: DateTime<Utc>) -> i64 {
    (changed.timestamp() - SEQUENCE_START).clamp(0, i32::MAX.into())
}

/// A day (section 3.3.4).
fn date(day: Day) -> String {
    day.format("%Y%m%d").to_string()
}

/// A moment in UTC (section 3.3.5).
fn stamp(moment: DateTime<Utc>) -> String {
    format!("{}T{}Z", date(within(moment.date_naive())), moment.format("%H%M%S"))
}

/// Clamps a day to years of four digits.
fn within(day: Day) -> Day {
    day.clamp(FIRST, LAST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> Entry {
        Entry {
            uid: "fardtjanst/expires".to_owned(),
            day: Day::from_ymd_opt(2026, 12, 31).unwrap(),
            summary: "Avtalet löper ut".to_owned(),
            description: String::new(),
            categories: Vec::new(),
            contact: None,
            alarms: Vec::new(),
            changed: "2026-11-21T10:20:30Z".parse().unwrap(),
        }
    }

    fn calendar_of(entry: Entry) -> String {
        calendar(&Calendar { name: None, entries: vec![entry] })
    }

    #[test]
    fn a_calendar_as_a_whole() {
        let day = entry().day;
        let entry = Entry {
            description: "Rad 1\r\nRad 2; slut".to_owned(),
            categories: vec!["Hälsa, vård".to_owned(), String::new(), "b".to_owned()],
            contact: Some("s@test.example".to_owned()),
            alarms: vec![day - chrono::Days::new(92), day],
            ..entry()
        };
        let written = calendar(&Calendar { name: Some("Våra avtal".to_owned()), entries: vec![entry] });
        let expected = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//avtal//avtal VERSION//EN\nCALSCALE:GREGORIAN\n\
             NAME:Våra avtal\nX-WR-CALNAME:Våra avtal\n\
             BEGIN:VEVENT\nUID:fardtjanst/expires\nDTSTAMP:20261121T102030Z\nLAST-MODIFIED:20261121T102030Z\n\
             SEQUENCE:848571630\nDTSTART;VALUE=DATE:20261231\nDTEND;VALUE=DATE:20270101\nSUMMARY:Avtalet löper ut\n\
             DESCRIPTION:Rad 1\\nRad 2\\; slut\nCATEGORIES:Hälsa\\, vård,b\nCONTACT:s@test.example\n\
             TRANSP:TRANSPARENT\n\
             BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:Avtalet löper ut\nTRIGGER:-P91DT15H\nEND:VALARM\n\
             BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:Avtalet löper ut\nTRIGGER:PT9H\nEND:VALARM\n\
             END:VEVENT\nEND:VCALENDAR\n";
        let expected = expected.replace("VERSION//", concat!(env!("CARGO_PKG_VERSION"), "//"));
        assert_eq!(written, expected.replace('\n', "\r\n"));
    }

    #[test]
    fn a_calendar_without_entries_or_name_is_one() {
        let written = calendar(&Calendar { name: None, entries: Vec::new() });
        assert!(written.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
        assert!(written.ends_with("CALSCALE:GREGORIAN\r\nEND:VCALENDAR\r\n"));
    }

    #[test]
    fn lines_are_folded_before_the_character_that_does_not_fit() {
        // `SUMMARY:` and 66 more are 74 octets, so an å of two octets would end at 76.
        for (letters, breaks) in [(65, false), (66, true), (67, true)] {
            let summary = format!("{}å", "a".repeat(letters));
            let mut lines = Lines::default();
            lines.text("SUMMARY", &summary);
            assert_eq!(lines.0.contains("\r\n å\r\n"), breaks, "{letters}");
        }
        let written = calendar_of(Entry { summary: "👨‍👩‍👧".repeat(2_000), ..entry() });
        assert!(written.split("\r\n").all(|line| line.len() <= WIDTH));
        assert!(written.replace("\r\n ", "").contains(&"👨‍👩‍👧".repeat(2_000)));
    }

    #[test]
    fn nothing_in_a_record_becomes_a_property() {
        let hostile = "x\r\nEND:VEVENT\rBEGIN:VEVENT\nATTACH:file\u{2028}A:b\u{85}C:d\u{0}\";X=1:\u{202e}";
        let written = calendar(&Calendar {
            name: Some(hostile.to_owned()),
            entries: vec![Entry {
                uid: hostile.to_owned(),
                summary: hostile.to_owned(),
                description: hostile.to_owned(),
                categories: vec![hostile.to_owned(); 2],
                contact: Some(hostile.to_owned()),
                alarms: vec![entry().day],
                ..entry()
            }],
        });
        let unfolded = written.replace("\r\n ", "");
        let escaped = "x\\nEND:VEVENTBEGIN:VEVENT\\nATTACH:file�A:b�C:d�\"\\;X=1:�";
        for property in ["NAME", "X-WR-CALNAME", "UID", "SUMMARY", "DESCRIPTION", "CONTACT"] {
            assert!(unfolded.contains(&format!("\r\n{property}:{escaped}\r\n")), "{property}");
        }
        assert!(unfolded.contains(&format!("\r\nCATEGORIES:{escaped},{escaped}\r\n")));
        assert_eq!(unfolded.lines().filter(|line| line.starts_with("BEGIN:VEVENT")).count(), 1);
        assert!(!unfolded.contains("\r\nATTACH"));
    }

    #[test]
    fn days_at_the_ends_of_time_do_no_harm() {
        for (day, start, end) in [
            (LAST, "99991231", None),
            (Day::MAX, "99991231", None),
            (crate::view::day::previous(LAST), "99991230", Some("99991231")),
            (FIRST, "00010101", Some("00010102")),
            (Day::MIN, "00010101", Some("00010102")),
        ] {
            let written =
                calendar_of(Entry { day, alarms: vec![FIRST], changed: DateTime::<Utc>::MAX_UTC, ..entry() });
            assert!(written.contains(&format!("\r\nDTSTART;VALUE=DATE:{start}\r\n")), "{written}");
            assert_eq!(end.is_some(), written.contains("DTEND"));
            assert!(end.is_none_or(|end| written.contains(&format!("\r\nDTEND;VALUE=DATE:{end}\r\n"))));
            assert!(written.contains("\r\nDTSTAMP:99991231T235959Z\r\n"));
        }
    }

    #[test]
    fn empty_texts_leave_out_what_may_be_left_out() {
        let empty = Entry {
            uid: String::new(),
            summary: String::new(),
            categories: vec![String::new()],
            contact: Some(String::new()),
            ..entry()
        };
        let written = calendar_of(empty);
        assert!(written.contains("\r\nUID:\r\n") && written.contains("\r\nSUMMARY:\r\nTRANSP"));
        assert!(
            !written.contains("CATEGORIES")
                && !written.contains("CONTACT")
                && !written.contains("DESCRIPTION")
        );
    }

    #[test]
    fn alarms_sound_at_nine_on_their_day() {
        for (days_before, expected) in
            [(0, "PT9H"), (1, "-PT15H"), (2, "-P1DT15H"), (92, "-P91DT15H"), (-1, "P1DT9H"), (-30, "P30DT9H")]
        {
            assert_eq!(trigger(days_before), expected);
        }
    }

    #[test]
    fn the_sequence_grows_with_time_and_fits() {
        for (moment, expected) in [
            ("1970-01-01T00:00:00Z", 0),
            ("1999-12-31T23:59:59Z", 0),
            ("2000-01-01T00:00:59Z", 59),
            ("2000-01-01T00:01:00Z", 60),
            ("2026-11-21T10:20:30Z", 848_571_630),
            ("2068-01-19T03:14:06Z", i64::from(i32::MAX) - 1),
            ("9999-12-31T23:59:59Z", i64::from(i32::MAX)),
        ] {
            assert_eq!(sequence(moment.parse().unwrap()), expected, "{moment}");
        }
        assert_eq!(sequence(DateTime::<Utc>::MIN_UTC), 0);
    }
}
