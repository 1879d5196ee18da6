//! Characters that look like ASCII but are not, or that are invisible. Word processors, web pages and PDFs put them in
//! place of hyphens, spaces and letters.

use std::borrow::Cow;

use super::Message;
use super::display::composed;
use super::message::message;

/// A character that looks like another, or that is invisible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alike {
    /// The character.
    pub found: char,
    /// What it is.
    name: Name,
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
    pub fn says(self) -> Message {
        let Alike { found, name, like } = self;
        let (name, code) = (name.message(), format!("U+{:04X}", u32::from(found)));
        match like {
            Some(' ') => message!("alike-space", name = name, code = code),
            Some(like) => message!("alike-other", name = name, code = code, like = like.to_string()),
            None => message!("alike-unseen", name = name, code = code),
        }
    }
}

/// The explanation to add to a message that rejects a text as a date, id, key, and so on: `: it has …`. Empty if there
/// is none.
#[must_use]
pub fn because(text: &str) -> Message {
    match Alike::first_in(text) {
        None => message!("nothing-more"),
        Some(alike) => message!("because", why = alike.says()),
    }
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

/// The name of a character that looks like another, or of a group of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Name {
    TypesettingHyphen,
    NoBreakHyphen,
    EnDash,
    EmDash,
    Minus,
    OtherHyphen,
    SoftHyphen,
    ZeroWidthSpace,
    ZeroWidthJoiner,
    WordJoiner,
    ByteOrderMark,
    Direction,
    Character,
    NoBreakSpace,
    TypesettingSpace,
    Quote,
    FullWidthDigit,
    OtherDigit,
    Cyrillic,
    Greek,
    FullWidth,
    DotlessI,
    Kelvin,
    FractionSlash,
    DotLeader,
    OtherColon,
}

impl Name {
    fn message(self) -> Message {
        match self {
            Name::TypesettingHyphen => message!("alike-typesetting-hyphen"),
            Name::NoBreakHyphen => message!("alike-no-break-hyphen"),
            Name::EnDash => message!("alike-en-dash"),
            Name::EmDash => message!("alike-em-dash"),
            Name::Minus => message!("alike-minus"),
            Name::OtherHyphen => message!("alike-other-hyphen"),
            Name::SoftHyphen => message!("alike-soft-hyphen"),
            Name::ZeroWidthSpace => message!("alike-zero-width-space"),
            Name::ZeroWidthJoiner => message!("alike-zero-width-joiner"),
            Name::WordJoiner => message!("alike-word-joiner"),
            Name::ByteOrderMark => message!("alike-byte-order-mark"),
            Name::Direction => message!("alike-direction"),
            Name::Character => message!("alike-character"),
            Name::NoBreakSpace => message!("alike-no-break-space"),
            Name::TypesettingSpace => message!("alike-typesetting-space"),
            Name::Quote => message!("alike-quote"),
            Name::FullWidthDigit => message!("alike-full-width-digit"),
            Name::OtherDigit => message!("alike-other-digit"),
            Name::Cyrillic => message!("alike-cyrillic"),
            Name::Greek => message!("alike-greek"),
            Name::FullWidth => message!("alike-full-width"),
            Name::DotlessI => message!("alike-dotless-i"),
            Name::Kelvin => message!("alike-kelvin"),
            Name::FractionSlash => message!("alike-fraction-slash"),
            Name::DotLeader => message!("alike-dot-leader"),
            Name::OtherColon => message!("alike-other-colon"),
        }
    }
}

type Found = Option<(Name, Option<char>)>;

fn hyphen(c: char) -> Found {
    let name = match c {
        '\u{2010}' => Name::TypesettingHyphen,
        '\u{2011}' => Name::NoBreakHyphen,
        '\u{2012}' | '\u{2013}' => Name::EnDash,
        '\u{2014}' | '\u{2015}' => Name::EmDash,
        '\u{2212}' => Name::Minus,
        '\u{2043}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => Name::OtherHyphen,
        _ => return None,
    };
    Some((name, Some('-')))
}

fn unseen(c: char) -> Found {
    let name = match c {
        '\u{AD}' => Name::SoftHyphen,
        '\u{200B}' => Name::ZeroWidthSpace,
        '\u{200C}' | '\u{200D}' => Name::ZeroWidthJoiner,
        '\u{2060}' => Name::WordJoiner,
        '\u{FEFF}' => Name::ByteOrderMark,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            Name::Direction
        }
        '\u{34F}'
        | '\u{180E}'
        | '\u{2061}'..='\u{2064}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{3164}'
        | '\u{FFA0}' => Name::Character,
        _ => return None,
    };
    Some((name, None))
}

fn space(c: char) -> Found {
    let name = match c {
        '\u{A0}' | '\u{202F}' => Name::NoBreakSpace,
        '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{205F}' | '\u{3000}' => Name::TypesettingSpace,
        _ => return None,
    };
    Some((name, Some(' ')))
}

fn quote(c: char) -> Found {
    match c {
        '\u{201C}'..='\u{201F}' | '\u{AB}' | '\u{BB}' | '\u{2033}' | '\u{FF02}' => {
            Some((Name::Quote, Some('"')))
        }
        '\u{2018}'..='\u{201B}' | '\u{B4}' | '\u{2032}' | '\u{FF07}' => Some((Name::Quote, Some('\''))),
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
    let name = if matches!(c, '\u{FF10}'..='\u{FF19}') { Name::FullWidthDigit } else { Name::OtherDigit };
    zero.into_iter().find_map(digit_from).or(raised).map(|like| (name, Some(like)))
}

fn letter(c: char) -> Found {
    const CYRILLIC: (&str, &str) = ("АВЕЅІЈКМНОРСТУХЬаеѕіјорсухԁһԛԝӏѵ", "ABESIJKMHOPCTYXbaesijopcyxdhqwlv");
    const GREEK: (&str, &str) = ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧανορικυτ", "ABEZHIKMNOPTYXavopikut");
    let in_alphabet = |(letters, like): (&str, &str)| {
        letters.chars().zip(like.chars()).find(|(letter, _)| *letter == c).map(|(_, like)| like)
    };
    if let Some(like) = in_alphabet(CYRILLIC) {
        return Some((Name::Cyrillic, Some(like)));
    }
    if let Some(like) = in_alphabet(GREEK) {
        return Some((Name::Greek, Some(like)));
    }
    match c {
        '\u{FF01}'..='\u{FF5E}' => {
            let like = char::from_u32(u32::from(c).saturating_sub(0xFEE0))?;
            Some((Name::FullWidth, Some(like)))
        }
        'ı' => Some((Name::DotlessI, Some('i'))),
        '\u{212A}' => Some((Name::Kelvin, Some('K'))),
        '\u{2044}' | '\u{2215}' => Some((Name::FractionSlash, Some('/'))),
        '\u{2024}' => Some((Name::DotLeader, Some('.'))),
        '\u{A789}' | '\u{2236}' => Some((Name::OtherColon, Some(':'))),
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
            assert_eq!(because(written).plain(), format!(": it has {says}"));
        }
        for right in ["testkoping", "åäö ÅÄÖ é ü", "a\u{308}", "§ 21", "10 %"] {
            assert_eq!(because(right).plain(), "");
        }
    }
}
