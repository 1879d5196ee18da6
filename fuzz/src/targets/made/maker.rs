//! Values of records, out of bytes.

use arbitrary::Unstructured;
use avtal::time::Day;

use super::super::plain::{Plain, Table};
use super::super::readers::{CONTROL, HOSTILE};

pub(super) const AGREEMENTS: &[&str] = &["a0", "a1", "a2", "a3", "a4", "a5", "tidigare"];
pub(super) const PARTIES: &[&str] = &["testkoping", "provstad", "region-test", "kommunerna", "alla"];
pub(super) const BODIES: &[&str] = &["styrgruppen", "arbetsgruppen", "namnden"];
pub(super) const RULES: &[&str] =
    &["coverage-gap", "lapsing", "start-revision", "unknown-owner", "missing-contact", "no-such-rule"];

/// Makes values out of bytes; where they run out, the simplest.
pub struct Maker<'b>(Unstructured<'b>);

impl<'b> Maker<'b> {
    pub fn new(bytes: &'b [u8]) -> Self {
        Maker(Unstructured::new(bytes))
    }

    /// A day to look at a registry.
    pub fn day(&mut self) -> Day {
        let date = self.one_of(&[
            "2026-11-21",
            "2024-02-29",
            "2026-12-31",
            "2027-01-01",
            "0001-01-01",
            "9999-12-31",
        ]);
        date.parse().expect("a day")
    }

    pub(super) fn date(&mut self) -> Plain {
        let extremes = &["0001-01-01", "9999-12-31", "9999", "0001", "2023-02-29", "2023-13", "i morgon"];
        let date = match self.number(15) {
            0 => (*self.one_of(extremes)).to_owned(),
            1 => self.year().to_string(),
            2 => format!("{}-{:02}", self.year(), 1 + self.number(11)),
            3 => format!("{}-{:02}-{:02}", self.year(), 1 + self.number(11), 28 + self.number(3)),
            4..=7 => format!("{}-12-31", self.year()),
            _ => format!("{}-{:02}-01", self.year(), 1 + self.number(11)),
        };
        Plain::Date(date)
    }

    fn year(&mut self) -> usize {
        2018 + self.number(12)
    }

    pub(super) fn duration(&mut self) -> Plain {
        if self.chance(1, 3) { self.word(&["P0D", "P99999Y", "P99999D", "1 år"]) } else { self.length() }
    }

    /// A duration as people write them.
    pub(super) fn length(&mut self) -> Plain {
        self.word(&["P1Y", "P6M", "P1M", "P2W", "P1D", "P1M10D", "P3Y", "P27M"])
    }

    pub(super) fn contact(&mut self) -> String {
        if self.chance(1, 2) { "styrgruppen@test.example".to_owned() } else { self.text() }
    }

    /// A text; often one that means something to those who read reports.
    pub(super) fn text(&mut self) -> String {
        match self.number(5) {
            0 => (*self.one_of(&["Avtal om färdtjänst", "Överenskommelse", "HSL 16 kap. 3 §"])).to_owned(),
            1 => (*self.one_of(&HOSTILE)).to_owned(),
            2 => (*self.one_of(&CONTROL)).to_owned(),
            3 => format!("{}{}", self.one_of(&HOSTILE), self.one_of(&HOSTILE)),
            4 => "Långtord".repeat(self.number(40)),
            _ => {
                let length = self.number(24).min(self.0.len());
                String::from_utf8_lossy(self.0.bytes(length).unwrap_or_default()).into_owned()
            }
        }
    }

    /// An id; now and then one that leads to nothing.
    pub(super) fn id(&mut self, of: &[&str]) -> Plain {
        if self.chance(1, 24) { Plain::Text(self.text()) } else { self.word(of) }
    }

    pub(super) fn word(&mut self, of: &[&str]) -> Plain {
        Plain::Text(self.one_of(of).to_owned())
    }

    pub(super) fn list(&mut self, most: usize, item: impl Fn(&mut Self) -> Plain) -> Plain {
        Plain::List((0..self.number(most)).map(|_| item(self)).collect())
    }

    pub(super) fn maybe(&mut self, table: &mut Table, key: &str, value: impl Fn(&mut Self) -> Plain) {
        if self.chance(1, 2) {
            table.push((key.to_owned(), value(self)));
        }
    }

    pub(super) fn rarely(&mut self, table: &mut Table, key: &str, value: impl Fn(&mut Self) -> Plain) {
        if self.chance(1, 5) {
            table.push((key.to_owned(), value(self)));
        }
    }

    pub(super) fn number(&mut self, most: usize) -> usize {
        self.0.int_in_range(0..=most).unwrap_or(0)
    }

    /// Not where the bytes have run out.
    pub(super) fn chance(&mut self, of: u8, in_all: u8) -> bool {
        !self.0.is_empty() && self.0.ratio(of, in_all).unwrap_or(false)
    }

    pub(super) fn one_of<T: Copy>(&mut self, of: &[T]) -> T {
        self.0.choose(of).copied().unwrap_or(of[0])
    }
}
