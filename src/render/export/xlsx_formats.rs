//! How the cells of a workbook look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::view::tables::{Tone, Type};
use crate::view::{Date, Precision};

/// How cells look.
pub(super) struct Formats {
    pub(super) title: Format,
    pub(super) name: Format,
    pub(super) heading: Format,
    pub(super) number: Format,
    pub(super) day: Format,
    month: Format,
    year: Format,
    text: Format,
    like_formula: Format,
    wrapped: Format,
    wrapped_like_formula: Format,
    good: Format,
    waiting: Format,
    bad: Format,
    past: Format,
}

impl Default for Formats {
    fn default() -> Self {
        let plain = || Format::new().set_align(FormatAlign::Top);
        let date = |format: &str| plain().set_align(FormatAlign::Left).set_num_format(format);
        let coloured = |fill: u32, font: u32| {
            plain().set_background_color(Color::RGB(fill)).set_font_color(Color::RGB(font))
        };
        Formats {
            title: plain().set_bold().set_font_size(16),
            name: plain().set_bold(),
            heading: plain()
                .set_bold()
                .set_background_color(Color::RGB(0x00D9_E2EC))
                .set_border_bottom(FormatBorder::Thin),
            // A space keeps the number off the text in the next column.
            number: plain().set_num_format("0_)"),
            day: date("yyyy-mm-dd"),
            month: date("yyyy-mm"),
            year: date("yyyy"),
            text: plain(),
            like_formula: plain().set_quote_prefix(),
            wrapped: plain().set_text_wrap(),
            wrapped_like_formula: plain().set_text_wrap().set_quote_prefix(),
            good: coloured(0x00DF_F0DD, 0x001B_5E20),
            waiting: coloured(0x00FF_F3CD, 0x006B_4E00),
            bad: coloured(0x00F8_D7DA, 0x0084_1C26),
            past: plain().set_font_color(Color::RGB(0x0059_5959)),
        }
    }
}

impl Formats {
    /// What most cells of a column look like: texts may be wrapped.
    pub(super) fn of_column(&self, of: Type, is_wrapped: bool) -> &Format {
        match of {
            Type::Integer => &self.number,
            Type::Day | Type::Date => &self.day,
            Type::Text | Type::Boolean | Type::Texts | Type::Periods | Type::Record => {
                self.of_text("", is_wrapped)
            }
        }
    }

    /// A date in its own precision.
    pub(super) fn of_date(&self, date: Date) -> &Format {
        match date.precision() {
            Precision::Day => &self.day,
            Precision::Month => &self.month,
            Precision::Year => &self.year,
        }
    }

    /// Text, over several lines if it is wrapped. Where it begins like a formula, it is none to the one who edits the
    /// cell, either.
    pub(super) fn of_text(&self, text: &str, is_wrapped: bool) -> &Format {
        match (text.starts_with(['=', '+', '-', '@']), is_wrapped) {
            (true, true) => &self.wrapped_like_formula,
            (true, false) => &self.like_formula,
            (false, true) => &self.wrapped,
            (false, false) => &self.text,
        }
    }

    /// A word that calls for attention.
    pub(super) fn of_tone(&self, tone: Tone) -> Option<&Format> {
        match tone {
            Tone::Plain => None,
            Tone::Good => Some(&self.good),
            Tone::Waiting => Some(&self.waiting),
            Tone::Bad => Some(&self.bad),
            Tone::Past => Some(&self.past),
        }
    }
}
