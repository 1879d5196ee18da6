//! The legend of the characters that a timeline uses.

use std::fmt::Write;

use super::drawing::Drawing;

impl Drawing<'_> {
    /// The legend of the characters used.
    pub(super) fn legend(&mut self, width: u16) {
        let rule = self.glyphs.rule.to_string().repeat(usize::from(width));
        let _ = writeln!(self.page, "\n{rule}");
        let (mut line, mut column) = (String::new(), 0);
        for ink in &self.used {
            let Some(message) = ink.message() else { continue };
            let (style, glyph) = (ink.style(), self.glyphs.sample(*ink));
            let words = message.localise(self.language).replace(' ', "\u{a0}");
            let long = words.chars().count() + 2;
            if column > 0 && column + long + 3 > usize::from(width) {
                line.push('\n');
                column = 0;
            } else if column > 0 {
                line.push_str("   ");
                column += 3;
            }
            let _ = write!(line, "{style}{glyph}{style:#} {words}");
            column += long;
        }
        let _ = writeln!(self.page, "{line}");
    }
}
