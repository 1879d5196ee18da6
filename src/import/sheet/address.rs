//! Addresses of cells, as spreadsheets write them.

use std::fmt;

/// The most columns that a sheet has, as in Excel: `XFD` is the last.
pub(super) const MAX_COLUMNS: u32 = 16_384;

/// The most rows that a sheet has, as in Excel.
pub(super) const MAX_ROWS: u32 = 1_048_576;

/// The address of a cell: `D17`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    /// Its row, from 1.
    pub row: u32,
    /// Its column, from 0.
    pub column: u32,
}

impl Address {
    /// The letters of a column, which is counted from 0.
    #[must_use]
    pub fn letters(column: u32) -> String {
        let (mut letters, mut left) = (Vec::new(), u64::from(column) + 1);
        while left > 0 {
            left -= 1;
            // Less than 26.
            letters.push(b'A' + u8::try_from(left % 26).unwrap_or_default());
            left /= 26;
        }
        letters.iter().rev().map(|letter| char::from(*letter)).collect()
    }

    /// The column with these letters, from 0. None if there is none.
    #[must_use]
    pub fn column_of(letters: &str) -> Option<u32> {
        if letters.is_empty() || letters.len() > 3 || !letters.bytes().all(|b| b.is_ascii_uppercase()) {
            return None;
        }
        let number = letters.bytes().fold(0, |number, letter| number * 26 + u32::from(letter - b'A') + 1);
        Some(number - 1).filter(|column| *column < MAX_COLUMNS)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", Address::letters(self.column), self.row)
    }
}

/// Cells that are merged into one: its value is that of the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// The first cell, at the upper left.
    pub first: Address,
    /// The last cell, at the lower right.
    pub last: Address,
}

impl Region {
    /// Whether a cell is part of it.
    #[must_use]
    pub fn contains(&self, at: Address) -> bool {
        (self.first.row..=self.last.row).contains(&at.row)
            && (self.first.column..=self.last.column).contains(&at.column)
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.first, self.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_in_spreadsheets() {
        for (column, letters) in
            [(0, "A"), (3, "D"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
        {
            assert_eq!(Address::letters(column), letters);
            assert_eq!(Address::column_of(letters), Some(column));
        }
        for none in ["", "a", "XFE", "AAAA", "Å"] {
            assert_eq!(Address::column_of(none), None);
        }
        assert_eq!(Address { row: 17, column: 3 }.to_string(), "D17");
        assert!(Address::letters(u32::MAX).len() < 10);
    }
}
