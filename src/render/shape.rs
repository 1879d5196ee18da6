//! Whether the rows of a table stand in columns, and how wide these are.

use unicode_width::UnicodeWidthStr;

use super::table::Heading;
use crate::parallel;
use crate::text::{hyphenated_parts, is_unbreakable};
use crate::view::pages::PAGE;

/// The columns between two cells: one of padding, and one where another style would have a line.
const GAP: u16 = 2;

/// From this width on, ids are broken at their hyphens before rows are stacked.
const ROOMY: u16 = 80;

/// How the rows of a table stand.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// In columns of these widths.
    Columns(Vec<u16>),
    /// One cell below the other.
    Stacked,
}

/// The width of a column's widest word that has to stay whole, that of the widest if ids may be broken, and that of its
/// widest line.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Widest {
    pub(super) word: usize,
    part: usize,
    pub(super) line: usize,
}

impl Widest {
    fn see(&mut self, cell: &str, width: u16) {
        for line in cell.split('\n') {
            self.line = wider(self.line, line).unwrap_or(self.line);
            if line.len() > self.part {
                line.split(' ').for_each(|word| self.see_word(word, width.into()));
            }
        }
    }

    /// A word wider than the whole table is broken wherever it stands, unless it must never be.
    fn see_word(&mut self, word: &str, width: usize) {
        let is_unbreakable = is_unbreakable(word);
        if let Some(wide) = wider(self.word, word).filter(|wide| *wide <= width || is_unbreakable) {
            self.word = wide;
        }
        let mut see_part = |part: &str| {
            if let Some(wide) = wider(self.part, part).filter(|wide| *wide <= width) {
                self.part = wide;
            }
        };
        if is_unbreakable { hyphenated_parts(word).for_each(see_part) } else { see_part(word) }
    }

    fn or(self, other: Widest) -> Widest {
        Widest {
            word: self.word.max(other.word),
            part: self.part.max(other.part),
            line: self.line.max(other.line),
        }
    }
}

/// The width of a text, if it is wider than `than`. No text is wider than its number of bytes, so most texts need not be
/// measured.
fn wider(than: usize, text: &str) -> Option<usize> {
    (text.len() > than).then(|| text.width()).filter(|wide| *wide > than)
}

/// The widest words and lines of each column.
pub(super) fn widest(headings: &[Heading], rows: &[Vec<String>], width: u16) -> Vec<Widest> {
    let none = || vec![Widest::default(); headings.len()];
    let of_page = |page: &[Vec<String>]| {
        let mut widest = none();
        for row in page {
            widest.iter_mut().zip(row).for_each(|(column, cell)| column.see(cell, width));
        }
        widest
    };
    let both = |a: Vec<Widest>, b: Vec<Widest>| a.into_iter().zip(b).map(|(a, b)| a.or(b)).collect();
    let mut widest: Vec<Widest> = parallel::parts(rows, PAGE, of_page).into_iter().fold(none(), both);
    widest.iter_mut().zip(headings).for_each(|(column, heading)| column.see(&heading.text, width));
    widest
}

/// How the rows of a table stand in `width` columns: beside each other if the longest word of each column fits, with ids
/// broken at their hyphens if there is room enough otherwise, and each column then has an equal share of the rest up to
/// its longest line. Else one below the other.
pub(super) fn shape(columns: &[Widest], width: u16) -> Shape {
    let at_least_1 = |wide: usize| u16::try_from(wide.max(1)).unwrap_or(u16::MAX);
    let sum = |widths: &[u16]| widths.iter().copied().map(u32::from).sum::<u32>();
    let gaps = columns.len().saturating_sub(1) as u32 * u32::from(GAP);
    let room = u32::from(width).saturating_sub(gaps);
    let whole = columns.iter().map(|column| at_least_1(column.word)).collect();
    let in_parts = columns.iter().map(|column| at_least_1(column.part)).collect();
    let mut least: Vec<u16> = whole;
    if sum(&least) > room && width >= ROOMY {
        least = in_parts;
    }
    if sum(&least) > room {
        return Shape::Stacked;
    }
    let up_to = |most: u16| -> Vec<u16> {
        let lines = columns.iter().map(|column| at_least_1(column.line).min(most));
        least.iter().zip(lines).map(|(least, line)| line.max(*least)).collect()
    };
    let most = (1..=width).rev().find(|most| sum(&up_to(*most)) <= room);
    Shape::Columns(most.map_or(least.clone(), up_to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_wider_than_it_has_bytes() {
        let mut bytes = [0; 4];
        assert!(('\0'..=char::MAX).all(|c| c.encode_utf8(&mut bytes).width() <= c.len_utf8()));
    }
}
