//! Characters that look like ASCII but are not, or that are invisible. Word processors, web pages and PDFs put them in
//! place of hyphens, spaces and letters.

use std::borrow::Cow;

use super::display::composed;

/// A character that looks like another, or that is invisible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alike {
    /// The character.
    pub found: char,
    /// Its name.
    pub name: &'static str,
    /// The character it looks like. None if it is invisible.
    pub like: Option<char>,
}

impl Alike {
    fn of(found: char) -> Option<Alike> {
        let (name, like) = hyphen(found)
            .or_else(|| unseen(found))
            .or_else(|| space(found))
            .or_else(|| quote(found))
            .or_else(|| digit(found))
            .or_else(|| letter(found))?;
        Some(Alike { found, name, like })
    }

    /// The first such character of a text.
    #[must_use]
    pub fn first_in(text: &str) -> Option<Alike> {
        if text.is_ascii() { None } else { text.chars().find_map(Alike::of) }
    }

    /// A description of the fault, to follow the text that contains it.
    #[must_use]
    pub fn says(self) -> String {
        let Alike { found, name, like } = self;
        let code = format!("U+{:04X}", u32::from(found));
        match like {
            Some(' ') => format!("it has {name} ({code}) where a space belongs"),
            Some(like) => format!("it has {name} ({code}) where `{like}` belongs"),
            None => format!("it has {name} ({code}) in it, which cannot be seen"),
        }
    }
}

/// The explanation to add to a message that rejects a text as a date, id, key, and so on: `: it has …`. Empty if there
/// is none.
#[must_use]
pub fn because(text: &str) -> String {
    Alike::first_in(text).map_or_else(String::new, |alike| format!(": {}", alike.says()))
}

/// The text as probably intended: with ASCII characters, and without invisible ones.
#[must_use]
pub fn plain(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let text = composed(text);
    if Alike::first_in(&text).is_none() {
        return text;
    }
    let meant = |c: char| Alike::of(c).map_or(Some(c), |alike| alike.like);
    Cow::Owned(text.chars().filter_map(meant).collect::<String>().trim().to_owned())
}

type Found = Option<(&'static str, Option<char>)>;

fn hyphen(c: char) -> Found {
    let name = match c {
        '\u{2010}' => "a hyphen of typesetting",
        '\u{2011}' => "a non-breaking hyphen",
        '\u{2012}' | '\u{2013}' => "an en dash",
        '\u{2014}' | '\u{2015}' => "an em dash",
        '\u{2212}' => "a minus sign",
        '\u{2043}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => "another hyphen",
        _ => return None,
    };
    Some((name, Some('-')))
}

fn unseen(c: char) -> Found {
    let name = match c {
        '\u{AD}' => "a soft hyphen",
        '\u{200B}' => "a zero-width space",
        '\u{200C}' | '\u{200D}' => "a zero-width joiner",
        '\u{2060}' => "a word joiner",
        '\u{FEFF}' => "a byte-order mark",
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            "a mark of reading direction"
        }
        '\u{34F}'
        | '\u{180E}'
        | '\u{2061}'..='\u{2064}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{3164}'
        | '\u{FFA0}' => "a character",
        _ => return None,
    };
    Some((name, None))
}

fn space(c: char) -> Found {
    let name = match c {
        '\u{A0}' | '\u{202F}' => "a no-break space",
        '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{205F}' | '\u{3000}' => "a space of typesetting",
        _ => return None,
    };
    Some((name, Some(' ')))
}

fn quote(c: char) -> Found {
    match c {
        '\u{201C}'..='\u{201F}' | '\u{AB}' | '\u{BB}' | '\u{2033}' | '\u{FF02}' => {
            Some(("a typographic quote", Some('"')))
        }
        '\u{2018}'..='\u{201B}' | '\u{B4}' | '\u{2032}' | '\u{FF07}' => {
            Some(("a typographic quote", Some('\'')))
        }
        _ => None,
    }
}

fn digit(c: char) -> Found {
    let zero = [0xFF10, 0x0660, 0x06F0, 0x0966, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6];
    let digit_from = |zero: u32| u32::from(c).checked_sub(zero).and_then(|value| char::from_digit(value, 10));
    let raised = match c {
        '²' => Some('2'),
        '³' => Some('3'),
        '¹' => Some('1'),
        _ => None,
    };
    let name =
        if matches!(c, '\u{FF10}'..='\u{FF19}') { "a full-width digit" } else { "a digit of another kind" };
    zero.into_iter().find_map(digit_from).or(raised).map(|like| (name, Some(like)))
}

fn letter(c: char) -> Found {
    const CYRILLIC: (&str, &str) = ("АВЕЅІЈКМНОРСТУХЬаеѕіјорсухԁһԛԝӏѵ", "ABESIJKMHOPCTYXbaesijopcyxdhqwlv");
    const GREEK: (&str, &str) = ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧανορικυτ", "ABEZHIKMNOPTYXavopikut");
    let in_alphabet = |(letters, like): (&str, &str)| {
        letters.chars().zip(like.chars()).find(|(letter, _)| *letter == c).map(|(_, like)| like)
    };
    if let Some(like) = in_alphabet(CYRILLIC) {
        return Some(("a Cyrillic letter", Some(like)));
    }
    if let Some(like) = in_alphabet(GREEK) {
        return Some(("a Greek letter", Some(like)));
    }
    match c {
        '\u{FF01}'..='\u{FF5E}' => {
            let like = char::from_u32(u32::from(c).saturating_sub(0xFEE0))?;
            Some(("a full-width character", Some(like)))
        }
        'ı' => Some(("an i without a dot", Some('i'))),
        '\u{212A}' => Some(("a kelvin sign", Some('K'))),
        '\u{2044}' | '\u{2215}' => Some(("a fraction slash", Some('/'))),
        '\u{2024}' => Some(("a dot leader", Some('.'))),
        '\u{A789}' | '\u{2236}' => Some(("another colon", Some(':'))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_right_is_named_and_put_right() {
        for (written, meant, says) in [
            ("2026\u{2011}12\u{2011}31", "2026-12-31", "a non-breaking hyphen (U+2011) where `-` belongs"),
            ("2026\u{2212}12", "2026-12", "a minus sign (U+2212) where `-` belongs"),
            ("２０２６", "2026", "a full-width digit (U+FF12) where `2` belongs"),
            ("testk\u{200B}oping", "testkoping", "a zero-width space (U+200B) in it, which cannot be seen"),
            ("testkoping\u{A0}", "testkoping", "a no-break space (U+00A0) where a space belongs"),
            ("t\u{435}stkoping", "testkoping", "a Cyrillic letter (U+0435) where `e` belongs"),
            ("\u{201D}P3Y\u{201D}", "\"P3Y\"", "a typographic quote (U+201D) where `\"` belongs"),
            ("P\u{FF13}Y", "P3Y", "a full-width digit (U+FF13) where `3` belongs"),
            ("\u{39F}K", "OK", "a Greek letter (U+039F) where `O` belongs"),
        ] {
            assert_eq!(plain(written), meant);
            assert_eq!(because(written), format!(": it has {says}"));
        }
        for right in ["testkoping", "åäö ÅÄÖ é ü", "a\u{308}", "§ 21", "10 %"] {
            assert_eq!(because(right), "");
        }
    }
}
