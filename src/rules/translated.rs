//! The prose of the manuals in Swedish, a file for each group in `manuals/sv/`. The examples stand in the English manual
//! alone.
//!
//! `# coverage-gap` begins the manual of that rule. Its first paragraph is the summary, those after it say why it
//! matters. `## Åtgärd`, `## Fel` and `## Rätt` have the paragraphs of *What to do*, *Bad* and *Good*, as many as in
//! English and in the same order; a heading without paragraphs is left out.

use super::manual::Manual;

/// The files, in the order of the groups.
const SWEDISH: [&str; 8] = [
    include_str!("manuals/sv/reading.md"),
    include_str!("manuals/sv/references.md"),
    include_str!("manuals/sv/validity.md"),
    include_str!("manuals/sv/replacement.md"),
    include_str!("manuals/sv/adoption.md"),
    include_str!("manuals/sv/deadlines.md"),
    include_str!("manuals/sv/governance.md"),
    include_str!("manuals/sv/acceptances.md"),
];

/// The Swedish manual of a rule, with the examples of the English one. What is missing stays in English; a test checks
/// that nothing is.
pub(super) fn swedish(id: &str, english: Manual) -> Manual {
    let Some(prose) = manuals().find_map(|(of, prose)| (of == id).then_some(prose)) else { return english };
    let (opening, rest) = prose.split_once("\n## ").unwrap_or((prose, ""));
    let section = |heading: &str| {
        let mut sections = rest.split("\n## ").filter_map(|section| section.split_once('\n'));
        sections.find_map(|(name, text)| (name == heading).then_some(text)).unwrap_or_default()
    };
    let (summary, why) = opening.trim().split_once("\n\n").unwrap_or((opening.trim(), ""));
    Manual {
        summary: summary.lines().collect::<Vec<_>>().join(" "),
        why: with_prose(&english.why, why),
        what_to_do: with_prose(&english.what_to_do, section("Åtgärd")),
        bad: with_prose(&english.bad, section("Fel")),
        good: with_prose(&english.good, section("Rätt")),
    }
}

/// Each manual in Swedish, with the id of its rule.
fn manuals() -> impl Iterator<Item = (&'static str, &'static str)> {
    let in_file = |file: &'static str| file.split("\n# ");
    SWEDISH.iter().flat_map(move |file| in_file(file)).filter_map(|manual| {
        let (id, prose) = manual.split_once('\n')?;
        Some((id.trim_start_matches("# "), prose))
    })
}

/// A part of a manual with other paragraphs, and the same examples between them.
fn with_prose(part: &str, prose: &str) -> String {
    let mut paragraphs = prose.trim().split("\n\n").filter(|paragraph| !paragraph.is_empty());
    let block = |block: &Block<'_>| match block {
        Block::Code(code) => code.join("\n"),
        Block::Prose(own) => paragraphs.next().map_or_else(|| own.join("\n"), |text| text.trim().to_owned()),
    };
    blocks(part).iter().map(block).collect::<Vec<_>>().join("\n\n")
}

/// A block of a manual, by its lines.
#[derive(Debug)]
enum Block<'m> {
    Prose(Vec<&'m str>),
    Code(Vec<&'m str>),
}

fn blocks(part: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut rest = part.lines();
    while let Some(line) = rest.next() {
        if line.is_empty() {
            continue;
        }
        let mut own = vec![line];
        if line.starts_with("```") {
            own.extend(rest.by_ref().take_while(|line| *line != "```"));
            own.push("```");
            blocks.push(Block::Code(own));
        } else {
            own.extend(rest.by_ref().take_while(|line| !line.is_empty()));
            blocks.push(Block::Prose(own));
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::GROUPS;

    #[test]
    fn every_rule_has_a_swedish_manual_with_as_many_paragraphs_and_no_manual_is_of_no_rule() {
        let rules: Vec<_> = GROUPS.iter().flat_map(|(_, rules)| rules.iter()).collect();
        let known: Vec<_> = manuals().map(|(id, _)| id).collect();
        assert_eq!(known, rules.iter().map(|rule| rule.id).collect::<Vec<_>>(), "in the order of the rules");
        let prose = |part: &str| blocks(part).iter().filter(|block| matches!(block, Block::Prose(_))).count();
        for (id, swedish) in manuals() {
            let english = Manual::parse(rules.iter().find(|rule| rule.id == id).unwrap().manual);
            let mut sections = swedish.split("\n## ");
            // The summary and why it matters.
            assert_eq!(blocks(sections.next().unwrap()).len(), 1 + prose(&english.why), "{id}");
            let mut found = Vec::new();
            for (heading, text) in sections.filter_map(|section| section.split_once('\n')) {
                let part = match heading {
                    "Åtgärd" => &english.what_to_do,
                    "Fel" => &english.bad,
                    "Rätt" => &english.good,
                    other => panic!("{id} has a heading {other}"),
                };
                assert_eq!(blocks(text).len(), prose(part), "{id}, {heading}");
                found.push(heading);
            }
            for (heading, part) in [("Fel", &english.bad), ("Rätt", &english.good)] {
                assert_eq!(found.contains(&heading), prose(part) > 0, "{id}, {heading}");
            }
            assert!(found.contains(&"Åtgärd"), "{id}");
        }
    }

    #[test]
    fn examples_are_the_same_in_both_languages() {
        let code = |part: &str| {
            let code = |block: Block<'_>| match block {
                Block::Code(lines) => Some(lines.join("\n")),
                Block::Prose(_) => None,
            };
            blocks(part).into_iter().filter_map(code).collect::<Vec<_>>()
        };
        for rule in GROUPS.iter().flat_map(|(_, rules)| rules.iter()) {
            let english = Manual::parse(rule.manual);
            let swedish = swedish(rule.id, english.clone());
            assert_eq!(code(&swedish.bad), code(&english.bad), "{}", rule.id);
            assert_eq!(code(&swedish.good), code(&english.good), "{}", rule.id);
            assert_eq!(code(&swedish.what_to_do), code(&english.what_to_do), "{}", rule.id);
        }
    }
}
