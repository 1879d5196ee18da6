//! Names of files and addresses made from titles.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text as words of the letters `a` to `z` and digits, with hyphens between them: `Färdtjänst § 3` is
/// `fardtjanst-3`. Letters lose their accents. It has at most `limit` characters, and ends with a whole word unless the
/// first is longer than that. Empty if nothing is left, as of a text in Greek.
#[must_use]
pub fn slug(text: &str, limit: usize) -> String {
    let mut slug = String::new();
    for word in letters(text).split('-').filter(|word| !word.is_empty()) {
        let between = usize::from(!slug.is_empty());
        if slug.len() + between + word.len() > limit {
            if slug.is_empty() {
                slug.extend(word.chars().take(limit));
            }
            break;
        }
        slug.extend((between == 1).then_some('-'));
        slug.push_str(word);
    }
    slug
}

/// The letters `a` to `z` and digits of a text alone, by which words are compared: `Gäller från`, `galler_fran` and
/// `GällerFrån` are all `gallerfran`. Empty if nothing is left, as of a text in Greek.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut folded = letters(text);
    folded.retain(|c| c != '-');
    folded
}

/// The letters and digits of a text, with hyphens for everything between.
fn letters(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    // Decomposition takes long, and leaves ASCII as it is.
    for part in text.split_inclusive(|c: char| c.is_ascii()) {
        let ascii = part.len() - usize::from(part.ends_with(|c: char| c.is_ascii()));
        let (others, ascii) = part.split_at(ascii);
        if !others.is_empty() {
            let lower = others.chars().flat_map(char::to_lowercase);
            lower.nfkd().flat_map(char::to_lowercase).for_each(|c| add(c, &mut letters));
        }
        ascii.chars().for_each(|c| add(c.to_ascii_lowercase(), &mut letters));
    }
    letters
}

/// Adds a character in lower case.
fn add(c: char, letters: &mut String) {
    match c {
        'a'..='z' | '0'..='9' => letters.push(c),
        'ø' => letters.push('o'),
        'ł' => letters.push('l'),
        'đ' | 'ð' => letters.push('d'),
        'æ' => letters.push_str("ae"),
        'œ' => letters.push_str("oe"),
        'ß' => letters.push_str("ss"),
        'þ' => letters.push_str("th"),
        // Part of a word.
        '\'' | '’' | '\u{ad}' => {}
        c if is_combining_mark(c) => {}
        _ => letters.push('-'),
    }
}

/// Whether Windows takes a file of this name for a device, whatever its ending.
#[must_use]
pub fn is_device(name: &str) -> bool {
    let is_numbered = |device: &str| {
        name.strip_prefix(device).is_some_and(|number| matches!(number.as_bytes(), [b'0'..=b'9']))
    };
    matches!(name, "con" | "prn" | "aux" | "nul") || is_numbered("com") || is_numbered("lpt")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn letters_lose_their_accents_and_words_get_hyphens() {
        for (text, expected) in [
            ("Överenskommelse om färdtjänst", "overenskommelse-om-fardtjanst"),
            ("  ÅÄÖ — Århus & Tromsø  ", "aao-arhus-tromso"),
            ("A\u{30a}r 2027/28", "ar-2027-28"),
            ("Straße, Þórr, ﬁn, l’été", "strasse-thorr-fin-lete"),
            ("../../etc/passwd", "etc-passwd"),
            ("C:\\con.toml", "c-con-toml"),
            ("İstanbul", "istanbul"),
            ("🙂", ""),
            ("Αθήνα", ""),
            ("", ""),
        ] {
            assert_eq!(slug(text, 60), expected, "{text}");
        }
    }

    #[test]
    fn it_ends_with_a_whole_word() {
        assert_eq!(slug("ett tva tre", 8), "ett-tva");
        assert_eq!(slug("ett tva tre", 7), "ett-tva");
        assert_eq!(slug("ett tva tre", 6), "ett");
        assert_eq!(slug("hopskrivet ord", 4), "hops");
    }

    #[test]
    fn folded_words_are_the_same_however_they_are_written() {
        for text in ["Gäller från", "galler_fran", "GÄLLER-FRÅN", "GällerFrån", "ga\u{308}ller fra\u{30a}n"]
        {
            assert_eq!(folded(text), "gallerfran", "{text}");
        }
        assert_eq!(
            (folded("fr.o.m."), folded("§ 3"), folded("Αθήνα")),
            ("from".into(), "3".into(), String::new())
        );
    }

    proptest! {
        #[test]
        fn letters_in_parts_are_those_of_the_whole(text in "([a-zA-Z ' .]|[\u{300}-\u{36f}]|[åÅøßﬁİ한]|\\PC){0,24}") {
            let mut whole = String::new();
            let lower = text.chars().flat_map(char::to_lowercase);
            lower.nfkd().flat_map(char::to_lowercase).for_each(|c| add(c, &mut whole));
            prop_assert_eq!(letters(&text), whole);
        }

        #[test]
        fn whatever_the_text_it_is_words_with_hyphens(text in "\\PC*", limit in 1_usize..80) {
            let slug = slug(&text, limit);
            prop_assert!(slug.len() <= limit);
            let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
            prop_assert!(slug.is_empty() || slug.split('-').all(is_word), "{}", slug);
        }
    }
}
