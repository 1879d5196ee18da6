//! The identity of a finding, which remains when lines move, so that GitHub, GitLab and others recognise it.

use std::collections::HashMap;

use crate::rules::Finding;
use crate::source::Span;
use crate::text::hash;

/// The identity of a finding: its rule; its record, or its file if it is in no record; the value and its key as
/// written; and its subject, which distinguishes findings at the same place.
///
/// It contains neither line numbers nor the message, which may count remaining days and may be reworded.
pub(super) fn identity(finding: &Finding, path: &str, text: &str) -> String {
    // A party and a body may have the same id, so the top folder is included, but not the path within it.
    let folder = path.split_once('/').map_or("", |(folder, _)| folder);
    let record = match &finding.record {
        Some(id) => format!("{folder}/{id}"),
        None => path.to_owned(),
    };
    let subject = finding.subject.as_deref().unwrap_or_default();
    [finding.rule.id, &record, &written(text, finding.place.span), subject].join("\0")
}

/// How far back in its line the key of a value is looked for, in bytes. A list as long as the file may have a finding
/// at each item.
const LONGEST_LINE: usize = 1024;

/// The value and the first word before it in its line, which is its key or leads to it; the rest of the line may
/// change. For a value of several lines, only that word.
fn written(text: &str, span: Span) -> String {
    let before = text.get(..usize::try_from(span.start).unwrap_or(usize::MAX)).unwrap_or_default();
    let near = before.len().saturating_sub(LONGEST_LINE);
    let near = (near..before.len()).find(|at| before.is_char_boundary(*at)).unwrap_or(0);
    let line = match before.get(near..).unwrap_or_default().rsplit_once('\n') {
        Some((_, line)) => line,
        None if near == 0 => before,
        None => "",
    };
    let word = line.split_whitespace().next().filter(|word| word.starts_with(char::is_alphanumeric));
    let word = word.unwrap_or_default().trim_end_matches(['=', ':']);
    let value = span.slice(text);
    let value = if value.contains('\n') { "" } else { value };
    format!("{word} {value}")
}

/// The fingerprints of findings, given their identities by place. Equal identities are numbered, so that each
/// fingerprint is unique.
pub(super) fn fingerprints(identities: &[String]) -> Vec<String> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let mut fingerprint = |identity| {
        let count = seen.entry(identity).or_default();
        *count += 1;
        hash(format!("{identity}\0{count}"))
    };
    identities.iter().map(|identity| fingerprint(identity)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_the_value_and_its_key() {
        let text = "# å\r\n  until  =  2026 # gäller\nparties = [\n  \"a\", \"b\",\n]\nfrom: 2020\n";
        let span = |value: &str| {
            let start = text.find(value).unwrap();
            Span::new(start, start + value.len())
        };
        for (value, expected) in [
            ("2026", "until 2026"),
            ("until", " until"),
            ("\"a\"", " \"a\""),
            ("\"b\"", " \"b\""),
            ("[\n  \"a\", \"b\",\n]", "parties "),
            ("2020", "from 2020"),
        ] {
            assert_eq!(written(text, span(value)), expected);
        }
        for whole in [Span::FILE, Span::new(0, text.len()), Span::new(900, 901)] {
            assert_eq!(written(text, whole), " ", "{whole:?}");
        }
    }

    #[test]
    fn equal_identities_have_distinct_fingerprints_and_others_do_not_change_them() {
        let fingerprints_of =
            |identities: &[&str]| fingerprints(&identities.iter().map(|i| i.to_string()).collect::<Vec<_>>());
        let three = fingerprints_of(&["a", "b", "a"]);
        assert!(three[0] != three[2] && three.iter().all(|fingerprint| fingerprint.len() == 32));
        assert_eq!(fingerprints_of(&["c", "a"])[1], three[0]);
    }
}
