//! Texts of records, made up: every way of writing that the syntax has, and comments wherever one can stand.

mod record;
mod toml;
mod yaml;

use avtal::edit::Syntax;

use super::numbers::Numbers;
use record::record;

/// The text of a record. An ordinary one is written as people write: no anchors, no keys with dots, few odd things.
pub fn text(syntax: Syntax, is_ordinary: bool, numbers: &mut Numbers<'_>) -> String {
    let record = record(numbers, is_ordinary);
    let mut pen = Pen::new(numbers, is_ordinary);
    let mut text = match syntax {
        Syntax::Toml => toml::write(&mut pen, &record),
        Syntax::Yaml => yaml::write(&mut pen, &record),
    };
    if pen.numbers.chance(1, 5) {
        text = text.replace('\n', "\r\n");
    }
    if pen.numbers.chance(1, 5) {
        text.truncate(text.trim_end().len());
    }
    if pen.numbers.chance(1, 8) { format!("\u{feff}{text}") } else { text }
}

/// What writes.
struct Pen<'n, 'b> {
    numbers: &'n mut Numbers<'b>,
    is_ordinary: bool,
    /// How many comments there are. Each has a number, to be found again.
    comments: usize,
    /// One comment in so many places.
    rarity: usize,
    quotes: usize,
    dates: usize,
}

impl<'n, 'b> Pen<'n, 'b> {
    fn new(numbers: &'n mut Numbers<'b>, is_ordinary: bool) -> Self {
        let rarity = numbers.one_of(&[2, 4, 8, 64]);
        let (quotes, dates) = (numbers.up_to(2), numbers.up_to(2));
        Pen { numbers, is_ordinary, comments: 0, rarity, quotes, dates }
    }

    fn comment(&mut self) -> String {
        self.comments += 1;
        format!("# k{}", self.comments)
    }

    /// Comments and blank lines before a line.
    fn above(&mut self, text: &mut String, indent: &str) {
        if self.numbers.chance(1, 12) {
            text.push('\n');
        }
        while self.numbers.chance(1, 2 * self.rarity) {
            let comment = self.comment();
            text.push_str(&format!("{indent}{comment}\n"));
            if self.numbers.chance(1, 6) {
                text.push('\n');
            }
        }
    }

    /// The end of a line, with a comment or without.
    fn beside(&mut self) -> String {
        if self.numbers.chance(1, 2 * self.rarity) {
            format!(" {}\n", self.comment())
        } else {
            "\n".to_owned()
        }
    }

    /// Something odd, which ordinary records do not have.
    fn odd(&mut self, of: usize, in_all: usize) -> bool {
        !self.is_ordinary && self.numbers.chance(of, in_all)
    }

    /// The way of most, and now and then another.
    fn mostly(&mut self, usual: usize, most: usize) -> usize {
        if self.numbers.chance(1, 8) { self.numbers.up_to(most) } else { usual }
    }
}
