//! Alphabetical order.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::display::composed;
use super::language::{Language, LanguageCode};

/// A second half of a key that sorts after every letter: `z` with it sorts after `zz`.
const BEYOND: [char; 3] = ['\u{10FFFB}', '\u{10FFFC}', '\u{10FFFD}'];

/// A sort key for names in the order of a language. In Swedish å, ä and ö follow z; in English they sort with a and o.
/// Case and accents matter only if nothing else differs. Punctuation precedes digits, and digits precede letters.
#[must_use]
pub fn alphabetical(text: &str, language: Language) -> (String, String) {
    let text = composed(text);
    let mut key = String::with_capacity(text.len() + 8);
    // Letters of the language are compared first: å is more than an a with a ring.
    for c in text.chars().flat_map(char::to_lowercase) {
        match (c, language.code) {
            ('å', LanguageCode::Sv) => key.extend(['z', BEYOND[0]]),
            ('ä' | 'æ', LanguageCode::Sv) => key.extend(['z', BEYOND[1]]),
            ('ö' | 'ø', LanguageCode::Sv) => key.extend(['z', BEYOND[2]]),
            ('ü', LanguageCode::Sv) => key.push('y'),
            ('æ', LanguageCode::En) => key.push_str("ae"),
            ('ø', LanguageCode::En) => key.push('o'),
            ('ß', _) => key.push_str("ss"),
            (c, _) if c.is_whitespace() => key.push('\u{0}'),
            (c, _) if c.is_ascii_alphanumeric() => key.push(c),
            (c, _) if c.is_alphanumeric() => {
                key.extend(std::iter::once(c).nfd().filter(|c| !is_combining_mark(*c)))
            }
            (c, _) if is_combining_mark(c) => {}
            (c, _) => key.extend(['\u{1}', c]),
        }
    }
    (key, text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(names: &str, language: Language) -> String {
        let mut names: Vec<&str> = names.split(' ').collect();
        names.sort_by_key(|name| alphabetical(name, language));
        names.join(" ")
    }

    #[test]
    fn names_are_in_the_order_of_the_language() {
        let names = "Östad Zonen Åby Ängs Åbo eka É 2an é-a A\u{30A}ker Übungen Yta a zz";
        assert_eq!(
            sorted(names, Language::SV),
            "2an a É é-a eka Übungen Yta Zonen zz Åbo Åby A\u{30A}ker Ängs Östad"
        );
        assert_eq!(
            sorted(names, Language::EN),
            "2an a Åbo Åby A\u{30A}ker Ängs É é-a eka Östad Übungen Yta Zonen zz"
        );
    }

    #[test]
    fn capitals_and_accents_decide_last_and_punctuation_comes_first() {
        assert_eq!(sorted("b ab a A á Aa", Language::EN), "A a á Aa ab b");
        assert_eq!(sorted("ab a-b a.b a2 a", Language::SV), "a a-b a.b a2 ab");
    }
}
