//! The manual of a rule: its doc comment, taken apart.
//!
//! The first paragraph says what the fault is, the paragraphs after it why it matters. Then come the headings *What to
//! do*, *Bad* and *Good*. The examples under the last two are whole records, and a test runs them:
//!
//! * A block of `toml` or `yaml` is one record, or several: a line such as `# parties/testkoping.toml` begins the file of
//!   that path. What stands before the first such line is `agreements/exempel.toml`.
//! * Carets in a comment line mark the value above them at which the finding is, `#^^^` one at the start of the line. Such
//!   a line is no part of the file. Without any, the finding is at the start of the file that is named last.
//! * The bad example gives exactly that one finding. Where others cannot be avoided, the block names their rules after
//!   its language: `toml unknown-end lapsed`.
//! * An owner need not be given: `missing-owner` looks at its own examples only.
//! * Examples are read as of 2025-01-01. What they mention and do not give (parties, bodies, settings) is supplied.
//!
//! In another language, `translated.rs` has the prose, and the examples are the same.

use super::{Rule, translated};
use crate::text::LanguageCode;

/// The manual of a rule, in its parts, all in Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manual {
    /// A summary of the fault: the first paragraph, on one line.
    pub summary: String,
    /// Why it matters.
    pub why: String,
    /// What to do about it.
    pub what_to_do: String,
    /// The bad example, with the text around it.
    pub bad: String,
    /// The good example, with the text around it.
    pub good: String,
}

impl Manual {
    /// The manual of a rule in a language.
    #[must_use]
    pub fn of(rule: &Rule, language: LanguageCode) -> Self {
        let english = Manual::parse(rule.manual);
        match language {
            LanguageCode::En => english,
            LanguageCode::Sv => translated::swedish(rule.id, english),
        }
    }

    /// Splits a manual into its parts.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut sections: Vec<(&str, Vec<&str>)> = vec![("", Vec::new())];
        let mut in_code = false;
        for line in text.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)) {
            in_code ^= line.starts_with("```");
            match line.strip_prefix("# ").filter(|_| !in_code) {
                Some(heading) => sections.push((heading, Vec::new())),
                None => sections.last_mut().map(|(_, lines)| lines.push(line)).unwrap_or_default(),
            }
        }
        let section = |heading: &str| {
            let lines = sections.iter().find(|(name, _)| *name == heading).map(|(_, lines)| lines.join("\n"));
            lines.unwrap_or_default().trim().to_owned()
        };
        let opening = section("");
        let (summary, why) = opening.split_once("\n\n").unwrap_or((&opening, ""));
        Manual {
            summary: summary.lines().map(str::trim).collect::<Vec<_>>().join(" "),
            why: why.trim().to_owned(),
            what_to_do: section("What to do"),
            bad: section("Bad"),
            good: section("Good"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{GROUPS, Rule};
    use crate::text::LanguageCode;

    fn rules() -> impl Iterator<Item = &'static Rule> {
        GROUPS.iter().flat_map(|(_, rules)| rules.iter().copied())
    }

    #[test]
    fn every_manual_is_whole() {
        let in_languages = |rule| LanguageCode::ALL.map(|language| (rule, Manual::of(rule, language)));
        for (rule, manual) in rules().flat_map(in_languages) {
            for (part, text) in [
                ("summary", &manual.summary),
                ("why it matters", &manual.why),
                ("What to do", &manual.what_to_do),
                ("Bad", &manual.bad),
                ("Good", &manual.good),
            ] {
                assert!(!text.is_empty(), "the manual of {} has no {part}", rule.id);
            }
            assert!(manual.bad.contains("```") && manual.good.contains("```"), "{} has no examples", rule.id);
        }
    }

    #[test]
    fn ids_are_unique_and_name_their_files() {
        let mut ids: Vec<_> = rules().map(|rule| rule.id).collect();
        let mut files = Vec::new();
        for (group, _) in GROUPS {
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/rules/").to_owned() + group.name();
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                let text = std::fs::read_to_string(&path).unwrap();
                if text.contains("\nrule! {") {
                    let stem = path.file_stem().unwrap().to_string_lossy().replace('_', "-");
                    assert!(
                        text.contains(&format!("id: \"{stem}\"")),
                        "{} declares another id",
                        path.display()
                    );
                    files.push(stem);
                }
            }
        }
        ids.sort_unstable();
        files.sort_unstable();
        assert_eq!(ids, files, "a rule's file and its group's list go together");
    }
}
