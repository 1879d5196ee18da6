//! What a comparison says.

/// What differs between two texts, section by section.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextChanges {
    /// All sections, unchanged ones too, in the order of the new text; removed ones at the place where they stood.
    pub sections: Vec<SectionChange>,
}

impl TextChanges {
    /// Whether the two texts say the same, in the same order and under the same headings.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.sections.iter().any(SectionChange::differs)
    }
}

/// What differs in one section: a heading and what stands under it, to the next heading of any level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionChange {
    /// The heading in the new text, with its number, without Markdown's marks; in the old text for a removed section.
    /// Empty for what stands before the first heading.
    pub heading: String,
    /// The heading in the old text, where it was another: renumbered or renamed.
    pub old_heading: Option<String>,
    /// How deep the heading is, from 1; 0 for what stands before the first heading.
    pub level: u8,
    /// What happened to the text under the heading. A section that was only renamed or moved is `Unchanged`.
    pub kind: SectionKind,
    /// Whether it stands elsewhere among its siblings than before, or under another heading.
    pub is_moved: bool,
    /// The changed lines with up to two unchanged ones around them; the whole text of an added or removed section.
    pub hunks: Vec<Hunk>,
}

impl SectionChange {
    /// Whether anything is different: the text, the heading or the place.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.kind != SectionKind::Unchanged || self.old_heading.is_some() || self.is_moved
    }
}

/// What happened to the text of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SectionKind {
    /// It says the same.
    Unchanged,
    /// It says something else.
    Changed,
    /// The old text has no such section.
    Added,
    /// The new text has no such section.
    Removed,
}

/// Changed lines that stand together, with those around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hunk {
    /// In order; a changed line is the removed one, then the added one.
    pub lines: Vec<Line>,
}

/// A paragraph, list item, table row or line of code, on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which of the texts has it.
    pub kind: LineKind,
    /// The line, cut where changed words begin and end. Safe to show on a terminal.
    pub pieces: Vec<Piece>,
}

/// Which of the two texts has a line.
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
    /// Its words, and the spaces around them as they are.
    pub text: String,
    /// Whether the other text lacks these words; a line that corresponds to none is one changed piece.
    pub is_changed: bool,
}
