//! Records as large as are read: what is done with one takes a time that grows as the record does, not as its square.

use std::fmt::Write;
use std::fs;

use avtal::edit::{Edit, Format, Path, Syntax, apply, convert};
use avtal::source::RecordKind;

/// A record with a comment above each topic, and beside it.
fn record(syntax: Syntax, topics: usize) -> String {
    let mut list = String::new();
    for at in 0..topics {
        let _ = match syntax {
            Syntax::Toml => writeln!(list, "  # ämne {at}\n  \"a-{at}\", # se § {at}"),
            Syntax::Yaml => writeln!(list, "  # ämne {at}\n  - a-{at} # se § {at}"),
        };
    }
    match syntax {
        Syntax::Toml => format!("title = \"Stort\"\ntopics = [\n{list}]\n\n[validity]\nfrom = 2024-01-01\n"),
        Syntax::Yaml => format!("title: Stort\ntopics:\n{list}\nvalidity:\n  from: 2024-01-01\n"),
    }
}

/// The processor time of this thread in nanoseconds, which does not depend on what else the machine does. None where
/// the system does not say.
fn processor_time() -> Option<u64> {
    fs::read_to_string("/proc/thread-self/schedstat").ok()?.split(' ').next()?.parse().ok()
}

/// How much more the second of two records takes.
fn ratio(work: impl Fn(&str), records: [&str; 2]) -> Option<f64> {
    let time = |text: &str| {
        let start = processor_time()?;
        work(text);
        Some(processor_time()? - start)
    };
    let [small, large] = records;
    // The best of three: a first run finds nothing in the caches.
    let small = (0..3).filter_map(|_| time(small)).min()?;
    Some(time(large)? as f64 / small as f64)
}

const AGREEMENT: RecordKind = RecordKind::Agreement;

/// Something to do with a record of a number of topics, and its name.
type Work<'w> = (&'w str, &'w dyn Fn(&str));

#[test]
fn a_record_eight_times_as_large_takes_no_more_than_eight_times_as_long_to_change() {
    for (syntax, other) in [(Syntax::Toml, Syntax::Yaml), (Syntax::Yaml, Syntax::Toml)] {
        let records = [2_000, 16_000].map(|topics| record(syntax, topics));
        let topic = || Path::root().key("topics").item(1_999);
        let edit = |text: &str, edit: Edit| {
            apply(Format::Record(AGREEMENT), syntax, text, &[edit]).unwrap();
        };
        let works: [Work<'_>; 4] = [
            ("convert", &|text| {
                let new = convert(AGREEMENT, text, other).unwrap().text;
                assert_eq!(new.matches("# se §").count(), text.matches("# se §").count());
            }),
            ("set", &|text| edit(text, Edit::set(Path::root().key("title"), "Nytt"))),
            ("set in a list", &|text| edit(text, Edit::set(topic(), "nytt"))),
            ("remove", &|text| edit(text, Edit::remove(topic()))),
        ];
        for (name, work) in works {
            let Some(ratio) = ratio(work, records.each_ref().map(String::as_str)) else { return };
            // What takes the square takes 64 times as long.
            assert!(ratio < 24.0, "{name} {syntax:?}: {ratio:.1}");
        }
    }
}
