//! The cells of one row of the track.

use super::glyphs::Ink;

/// The cells of one row of the track.
pub(super) struct Track {
    pub(super) cells: Vec<(char, Ink)>,
}

impl Track {
    pub(super) fn put(&mut self, at: usize, glyph: char, ink: Ink) {
        if let Some(cell) = self.cells.get_mut(at) {
            *cell = (glyph, ink);
        }
    }

    pub(super) fn text(&mut self, at: usize, text: &str) {
        for (c, at) in text.chars().zip(at..) {
            self.put(at, c, Ink::Text);
        }
    }

    pub(super) fn is_blank(&self, from: usize, count: usize) -> bool {
        let cells = self.cells.get(from..from + count);
        cells.is_some_and(|cells| cells.iter().all(|(_, ink)| *ink == Ink::Blank))
    }
}
