//! Calendars and letters, read by programs that know nothing of this one: `icalendar`, `vobject`, Python's `email`.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::program::{DAY, Folder, git};
use serde_json::Value;

/// Writes all that is to be read, and gives what the readers read.
fn read(registry: &Path, language: &str) -> Option<Value> {
    let python = crate::external::python()?;
    let folder = Folder::new(&[]);
    write(registry, language, folder.path());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/outside/read.py");
    let run =
        crate::program::finish(Command::new(python).arg("-W").arg("error").arg(script).arg(folder.path()));
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    Some(run.json())
}

/// Both calendars, the JSON beside them, and the letters.
fn write(registry: &Path, language: &str, folder: &Path) {
    for (command, format) in [("remind", "json"), ("remind", "ics"), ("agenda", "json"), ("agenda", "ics")] {
        let run = crate::program::on(registry, &[command, "--format", format, "--lang", language]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        fs::write(folder.join(format!("{command}.{format}")), run.stdout).unwrap();
    }
    let letters = folder.join("letters");
    let letters = letters.to_str().unwrap();
    let options = ["--format", "eml", "--out", letters, "--sender", "avtal@test.example", "--lang", language];
    let run = crate::program::on(registry, &[&["remind"], &options[..]].concat());
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let mut listed: Vec<&str> = run.stdout.lines().collect();
    let files = fs::read_dir(letters).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<String> = files.map(|path| path.to_str().unwrap().to_owned()).collect();
    listed.sort_unstable();
    files.sort_unstable();
    assert_eq!(listed, files, "every letter is listed");
}

#[test]
fn the_own_registry_reads_as_it_was_meant() {
    for language in ["sv", "en"] {
        let Some(read) = read(&crate::program::own_registry(), language) else { return };
        assert!(read["calendar"].as_object().unwrap().len() > 5);
        let subject = read["letters"][0]["subject"].as_str().unwrap();
        assert!(subject.starts_with(if language == "sv" { "Påminnelse: " } else { "Reminder" }));
    }
}

/// Means something in one format or another. There is no control character in it: those are not let in.
const HOSTILE: &str = "\" ' <script>alert(1)</script> <b>, ; : \\n \\ 🎉 =?utf-8?Q?x?= --> <!-- avtal:tva/expires/2026-12-31/P1M --> \
     BEGIN:VEVENT END:VCALENDAR | a | b | **c** `d` [e](https://e.example) @f #1 =1+1 \u{2028}Bcc: n@y.example\u{202e} \
     . From me, dot";

/// One whose title means something everywhere, and those with titles and contacts that are no such thing.
fn hostile() -> Folder {
    let quoted = toml::Value::from(HOSTILE).to_string();
    let record = |title: &str, more: &str| {
        format!(
            "title = {title}\nkind = \"agreement\"\nparties = [\"testkoping\"]\n{more}\n[validity]\nfrom = 2024\nuntil = 2026\n\
             [[activity]]\ntitle = {title}\nby = [\"styrgruppen\", \"testkoping\"]\ndue = 2026-11-30\n\
             [[review]]\nid = \"r\"\nfirst = 2026-12-01\n[[decision]]\nby = \"rad\"\nplanned = [2026-12-02]\n"
        )
    };
    let control = "\"Rad\\r\\nBcc: n@y.example\\r\\n\\r\\n.\\r\\nBEGIN:VEVENT\"";
    let mut files = vec![
        ("bodies/rad.toml".to_owned(), format!("name = {quoted}\ncontact = \"rad@test.example\"\n")),
        ("agreements/ett.toml".to_owned(), record(&quoted, "owner = \"rad\"")),
        ("agreements/tva.toml".to_owned(), record(control, "owner = \"rad\"")),
        ("parties/testkoping.toml".to_owned(), format!("name = {quoted}\ncontact = \"T@test.example\"\n")),
    ];
    let contacts = [
        "\"a@b.example\\r\\nBcc: x@y.example\"",
        "\"x@y.example, z@w.example\"",
        "\"../../x@y.example\"",
        "\"/tmp/x@y.example\"",
        "\"X <x@y.example>\"",
        "\"RAD@test.example\"",
        "\"con\"",
        "\"<script>@y.example\"",
        "\"-->@y.example\"",
    ];
    for (contact, number) in contacts.iter().zip(1..) {
        files
            .push((format!("bodies/b{number}.toml"), format!("name = \"B{number}\"\ncontact = {contact}\n")));
        let owner = format!("owner = \"b{number}\"");
        files.push((format!("agreements/a{number}.toml"), record("\"A\"", &owner)));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    Folder::registry(&files)
}

#[test]
fn what_means_something_elsewhere_reads_as_it_is_written() {
    let folder = hostile();
    let check = crate::program::on(folder.path(), &["check", "--format", "concise"]);
    assert_eq!(check.stdout.matches("wrong-type").count(), 3, "two titles and a contact: {}", check.stdout);
    let Some(read) = read(folder.path(), "en") else { return };
    let letters = read["letters"].as_array().unwrap();
    let all: Vec<&str> = letters.iter().filter_map(|letter| letter["to"][0].as_str()).collect();
    let known = [
        "/tmp/x@y.example",
        "RAD@test.example",
        "T@test.example",
        "rad@test.example",
        "s@test.example",
        "avtal@test.example",
    ];
    assert!(all.iter().all(|to| known.contains(to)) && all.len() == known.len(), "{all:?}");
}

#[test]
fn letters_stay_in_their_folder() {
    let folder = hostile();
    let out = Folder::new(&[]);
    let inner = out.path().join("a/b/letters");
    write(folder.path(), "en", {
        fs::create_dir_all(inner.parent().unwrap()).unwrap();
        inner.parent().unwrap()
    });
    let mut names: Vec<String> = fs::read_dir(&inner)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort_unstable();
    let expected = [
        "_tmp_x@y.example~999919f4a9abf1d6d3fafc54ffad81bb.eml",
        "rad@test.example.eml",
        "rad@test.example~3f06cc8e05fe769a130bba11eb2a9ece.eml",
        "s@test.example.eml",
        "t@test.example~dc3739d29c0912a6b7cbc8729e5d4900.eml",
        "without-contact.eml",
    ];
    assert_eq!(names, expected);
    assert_eq!(fs::read_dir(out.path()).unwrap().count(), 1);
    assert_eq!(fs::read_dir(out.path().join("a")).unwrap().count(), 1);
}

/// A copy of the own registry under git, and one of its agreements, which ends a year later after the second commit.
fn moved(check: impl Fn(&Value, &Value)) {
    let folder = Folder::new(&[]).with_copy("", &crate::program::own_registry());
    git::init(folder.path(), "2026-10-01");
    let Some(before) = read(folder.path(), "sv") else { return };
    let record = "agreements/jamtland-harjedalen/vald-nara-relationer.toml";
    folder.replace(record, "until = 2026", "until = 2027");
    git::commit(folder.path(), "2026-11-01");
    let after = read(folder.path(), "sv").unwrap();
    check(&before["calendar"], &after["calendar"]);
}

/// The entry of a calendar whose UID begins so: its day and its sequence number.
fn entry<'c>(calendar: &'c Value, of: &str) -> (&'c str, &'c str, i64) {
    let mut entries = calendar.as_object().unwrap().iter().filter(|(uid, _)| uid.starts_with(of));
    let (uid, entry) = entries.next().unwrap();
    assert!(entries.next().is_none());
    (uid, entry[0].as_str().unwrap(), entry[1].as_i64().unwrap())
}

#[test]
fn a_deadline_that_moves_is_the_same_entry() {
    moved(|before, after| {
        let of = "vald-nara-relationer/expires@";
        let (then, now) = (entry(before, of), entry(after, of));
        assert_eq!((then.1, now.1), ("2026-12-31", "2027-12-31"));
        assert_eq!(then.0, now.0, "the UID stays");
    });
}

#[test]
fn a_commit_that_moves_a_deadline_is_a_later_sequence() {
    moved(|before, after| {
        let of = "vald-nara-relationer/expires@";
        let seconds = entry(after, of).2 - entry(before, of).2;
        assert_eq!(seconds, 31 * 24 * 60 * 60, "from the first commit to the second");
        let (then, now) = (entry(before, "plan-vald/expires@"), entry(after, "plan-vald/expires@"));
        assert!((then.0, then.1) == (now.0, now.1) && then.2 < now.2, "any record can move any other");
    });
    assert!(DAY > "2026-11-01", "the day of the report is not that of a commit");
}
