//! Splits a text into sections.

use super::reader::{Part, parts};

/// A heading with the text up to the next heading of any level.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) heading: String,
    /// The level of the heading. 0 before the first heading.
    pub(super) level: u8,
    pub(super) blocks: Vec<String>,
}

/// The sections of a text, in order.
pub(super) fn sections(text: &str) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut open = Section::default();
    for part in parts(text) {
        match part {
            Part::Block(block) => open.blocks.push(block),
            Part::Heading { level, title } => {
                let next = Section { heading: title, level, blocks: Vec::new() };
                sections.push(std::mem::replace(&mut open, next));
            }
        }
    }
    sections.push(open);
    sections.retain(|section| section.level > 0 || !section.blocks.is_empty());
    sections
}

/// The parent of each section.
pub(super) fn parents(sections: &[Section]) -> Vec<Option<usize>> {
    let mut above: Vec<(usize, u8)> = Vec::new();
    let parent = |(at, section): (usize, &Section)| {
        while above.pop_if(|(_, level)| *level >= section.level).is_some() {}
        let parent = above.last().map(|(at, _)| *at);
        if section.level > 0 {
            above.push((at, section.level));
        }
        parent
    };
    sections.iter().enumerate().map(parent).collect()
}
