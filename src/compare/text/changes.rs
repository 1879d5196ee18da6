//! The results of comparing two texts.

/// What differs between two texts, section by section.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextChanges {
    /// All sections, including unchanged ones, in the order of the new text. Removed sections are at their old place.
    pub sections: Vec<SectionChange>,
}

impl TextChanges {
    /// Whether the two texts have the same content, order and headings.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.sections.iter().any(SectionChange::differs)
    }
}

/// The differences in one section: a heading and the text up to the next heading of any level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionChange {
    /// The heading in the new text, with its number but without Markdown markup. For a removed section, that in the old
    /// text. Empty for text before the first heading.
    pub heading: String,
    /// The heading in the old text, if it was renumbered or renamed.
    pub old_heading: Option<String>,
    /// The level of the heading, from 1. It is 0 for text before the first heading.
    pub level: u8,
    /// What happened to the text under the heading. A section that was only renamed or moved is `Unchanged`.
    pub kind: SectionKind,
    /// Whether its place among its siblings changed, or its parent.
    pub is_moved: bool,
    /// The changed lines with up to two unchanged lines around them. For an added or removed section, the whole text.
    pub hunks: Vec<Hunk>,
}

impl SectionChange {
    /// Whether its text, heading or place changed.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.kind != SectionKind::Unchanged || self.old_heading.is_some() || self.is_moved
    }
}

/// What happened to the text of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SectionKind {
    /// The text is unchanged.
    Unchanged,
    /// The text changed.
    Changed,
    /// The old text has no such section.
    Added,
    /// The new text has no such section.
    Removed,
}

/// Adjacent changed lines, with the unchanged lines around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hunk {
    /// The lines in order. A changed line is given as the removed line followed by the added one.
    pub lines: Vec<Line>,
}

/// A paragraph, list item, table row or line of code, on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which text has it.
    pub kind: LineKind,
    /// The line, split where changed words begin and end. Safe to show on a terminal.
    pub pieces: Vec<Piece>,
}

/// Which text has a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineKind {
    /// Both.
    Same,
    /// The old one.
    Removed,
    /// The new one.
    Added,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its words, with the spaces around them.
    pub text: String,
    /// Whether the other text lacks these words. A line without a counterpart is one changed piece.
    pub is_changed: bool,
}
