//! Which reader reads a file.

use super::csv;
use super::table::Sheet;
use crate::import::Problem;
use crate::text::message::message;

/// Which sheet of a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice<'n> {
    /// The one with this name.
    Named(&'n str),
    /// The only one in which something may stand.
    Only,
    /// The first that people see.
    First,
}

/// What a file is, by what it begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Content {
    /// A zip archive, as newer spreadsheets are.
    Zip,
    /// What Microsoft Office wrote before 2007, and what it encrypts.
    Compound,
    /// A PDF document.
    Pdf,
    /// A web page, which some programs hand out as a spreadsheet.
    Markup,
    /// Anything else: perhaps text.
    Other,
}

impl Content {
    fn of(bytes: &[u8]) -> Self {
        let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
        match bytes {
            [b'P', b'K', 3 | 5 | 7, ..] => Content::Zip,
            [0xD0, 0xCF, 0x11, 0xE0, ..] => Content::Compound,
            [b'%', b'P', b'D', b'F', ..] => Content::Pdf,
            _ if text.starts_with(b"<") => Content::Markup,
            _ => Content::Other,
        }
    }
}

/// Reads the sheet of a file with this name.
///
/// # Errors
///
/// If the file is of another kind than its name says, is encrypted, broken or too large, or has not just one such sheet.
pub fn read(name: &str, bytes: &[u8], choice: Choice<'_>) -> Result<Sheet, Problem> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    let content = Content::of(bytes);
    match (ending.as_str(), content) {
        (_, Content::Compound) => Err(compound(bytes)),
        (_, Content::Pdf) => Err(Problem::new(message!("sheet-pdf"), message!("sheet-kinds"))),
        ("xlsx" | "xlsm" | "ods", Content::Zip) => spreadsheet(bytes, choice),
        ("xlsx" | "xlsm" | "ods", Content::Markup) | ("csv" | "txt" | "tsv", Content::Markup) => {
            Err(Problem::new(message!("sheet-markup"), message!("sheet-kinds")))
        }
        ("xlsx" | "xlsm" | "ods", Content::Other) if bytes.is_empty() => {
            Err(Problem::new(message!("sheet-empty-file"), message!("sheet-kinds")))
        }
        ("xlsx" | "xlsm" | "ods", Content::Other) => {
            Err(Problem::new(message!("sheet-no-spreadsheet", ending = ending), message!("sheet-kinds")))
        }
        ("csv" | "txt" | "tsv", Content::Zip) => {
            Err(Problem::new(message!("csv-is-zip"), message!("csv-name-as-is")))
        }
        ("csv" | "txt" | "tsv", Content::Other) => match choice {
            Choice::Named(sheet) => Err(Problem::new(
                message!("csv-has-no-sheets", sheet = sheet),
                message!("csv-leave-out-sheet"),
            )),
            Choice::Only | Choice::First => csv::read(bytes),
        },
        ("xls" | "xlsb" | "numbers", _) => {
            Err(Problem::new(message!("sheet-other-kind", ending = ending), message!("sheet-save-as-xlsx")))
        }
        (_, Content::Zip | Content::Markup | Content::Other) => {
            Err(Problem::new(message!("sheet-unknown-ending"), message!("sheet-kinds")))
        }
    }
}

/// Why a file of older office programs is not read. What is encrypted has a stream of this name, in UTF-16.
fn compound(bytes: &[u8]) -> Problem {
    let encrypted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if memchr::memmem::find(bytes, &encrypted).is_some() {
        return Problem::new(message!("sheet-encrypted"), message!("sheet-take-password-away"));
    }
    Problem::new(message!("sheet-old-excel"), message!("sheet-save-as-xlsx"))
}

#[cfg(not(feature = "spreadsheets"))]
fn spreadsheet(_: &[u8], _: Choice<'_>) -> Result<Sheet, Problem> {
    Err(Problem::new(message!("sheet-not-built"), message!("sheet-how-to-get")))
}

#[cfg(feature = "spreadsheets")]
fn spreadsheet(bytes: &[u8], choice: Choice<'_>) -> Result<Sheet, Problem> {
    let mut archive = super::archive::Archive::open(bytes)?;
    if archive.has("xl/workbook.xml") {
        super::xlsx::read(bytes, &mut archive, choice)
    } else if archive.has("content.xml") {
        super::ods::read(&mut archive, choice)
    } else if archive.has("xl/workbook.bin") {
        Err(Problem::new(message!("sheet-other-kind", ending = "xlsb"), message!("sheet-save-as-xlsx")))
    } else {
        Err(Problem::new(message!("sheet-other-archive"), message!("sheet-kinds")))
    }
}

/// The name of the sheet to read, of those in a file. Of each is said whether people see it.
///
/// # Errors
///
/// If there is none, or none by that name, or it is not clear which.
#[cfg(feature = "spreadsheets")]
pub(super) fn chosen<'s>(sheets: &'s [(String, bool)], choice: Choice<'_>) -> Result<&'s str, Problem> {
    let names = || sheets.iter().map(|(name, _)| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let seen: Vec<&str> =
        sheets.iter().filter(|(_, is_seen)| *is_seen).map(|(name, _)| name.as_str()).collect();
    let found = match choice {
        Choice::Named(wanted) => {
            let found = sheets.iter().find(|(name, _)| name == wanted).map(|(name, _)| name.as_str());
            return found.ok_or_else(|| {
                Problem::new(
                    message!("sheet-none-named", sheet = wanted),
                    message!("sheet-names", names = names()),
                )
            });
        }
        Choice::First => seen.first(),
        Choice::Only => match seen.as_slice() {
            [one] => Some(one),
            [] => None,
            [..] => {
                return Err(Problem::new(
                    message!("sheet-several", count = seen.len()),
                    message!("sheet-name-one", names = names()),
                ));
            }
        },
    };
    found.copied().ok_or_else(|| Problem::new(message!("sheet-none"), message!("sheet-kinds")))
}
