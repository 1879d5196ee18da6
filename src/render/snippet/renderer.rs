//! Which way each finding is drawn.

use annotate_snippets::Renderer;
use foldhash::HashMap;

use super::frame::Frame;
use super::mark::{Mark, group};
use super::{annotated, plain};
use crate::text::Language;
use crate::view::FindingRow;

/// Draws findings.
pub struct SnippetRenderer {
    annotated: Renderer,
    frame: Frame,
    width: usize,
    in_colour: bool,
}

impl SnippetRenderer {
    /// For a terminal of this width, in columns.
    #[must_use]
    pub fn new(language: Language, width: usize, in_colour: bool) -> Self {
        let annotated = if in_colour { Renderer::styled() } else { Renderer::plain() };
        SnippetRenderer {
            annotated: annotated.term_width(width),
            frame: Frame::new(language),
            width,
            in_colour,
        }
    }

    /// Appends one finding, without a trailing line break.
    ///
    /// Debug builds draw plain findings in both ways, and panic if they differ: so each test of `check` compares them.
    pub fn draw(&self, text: &mut String, finding: &FindingRow, texts: &HashMap<&str, String>) {
        let marks = Mark::of(finding);
        let groups = group(&marks);
        let annotated = || annotated::draw(&self.annotated, &self.frame, finding, &groups, texts);
        let before = text.len();
        if self.in_colour || plain::draw(text, &self.frame, self.width, finding, &groups, texts).is_none() {
            text.push_str(&annotated());
        } else {
            debug_assert_eq!(text.get(before..), Some(annotated().as_str()));
        }
    }
}
