//! Suggestions for misspelt words.

use super::meaning::translations;
use crate::text::plain;

/// The word in `of` that `wrong` was most likely meant to be: the same except for capitals or lookalike characters, what
/// the [vocabulary](super::meaning) gives for a word of people, or within a few typing errors. The closest wins; ties go
/// to the likeliest meaning, then to the first in alphabetical order. None if no word is close enough.
#[must_use]
pub fn did_you_mean<'a>(wrong: &str, of: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wrong = &*plain(wrong);
    let meanings: Vec<&str> = translations(wrong).collect();
    let closeness = |word: &'a str| {
        if same_but_for_case(wrong, word) {
            return Some((0, 0, word));
        }
        match meanings.iter().position(|meaning| *meaning == word) {
            Some(rank) => Some((0, rank, word)),
            None => typing_errors(wrong, word).map(|errors| (errors, meanings.len(), word)),
        }
    };
    of.into_iter().filter_map(closeness).min().map(|(.., word)| word)
}

/// Whether a word means another, or has at most one typing error.
pub(super) fn is_almost(wrong: &str, word: &str) -> bool {
    let plain = &*plain(wrong);
    translations(plain).any(|meaning| meaning == word)
        || typing_errors(plain, word).is_some_and(|errors| errors <= 1)
}

/// The number of typing errors between `wrong` and the nearest word in `of`. None if no word is close enough.
#[must_use]
pub fn slips<'a>(wrong: &str, of: impl IntoIterator<Item = &'a str>) -> Option<usize> {
    let wrong = &*plain(wrong);
    of.into_iter().filter_map(|word| typing_errors(wrong, word)).min()
}

/// The number of typing errors between two words, none if they are the same but for capitals. None if there are too many.
fn typing_errors(wrong: &str, word: &str) -> Option<usize> {
    if same_but_for_case(wrong, word) {
        return Some(0);
    }
    let (length, other) = (wrong.chars().count(), word.chars().count());
    let allowed = allowed_slips(length, other);
    // The difference in length is a lower bound, and cheap to compute.
    if length.abs_diff(other) > allowed {
        return None;
    }
    if !may_have_same_digits(wrong, word) {
        return slips_in_digits(wrong, word);
    }
    let slips = strsim::osa_distance(wrong, word);
    (slips <= allowed).then_some(slips)
}

/// One, plus one for every four letters, but fewer than the letters of the shorter word.
fn allowed_slips(length: usize, other: usize) -> usize {
    (1 + other / 4).min(length.min(other).saturating_sub(1))
}

/// Whether the digits are the same, or one of the words has none.
fn may_have_same_digits(a: &str, b: &str) -> bool {
    let (mut of_a, mut of_b) = (digits_of(a).peekable(), digits_of(b).peekable());
    of_a.peek().is_none() || of_b.peek().is_none() || of_a.eq(of_b)
}

/// The typing errors between two words with different digits, counting each error in a digit twice. Words that consist
/// mainly of digits are different things if their digits differ, such as the acts 1948:710 and 1998:710. None if there
/// are too many.
fn slips_in_digits(wrong: &str, word: &str) -> Option<usize> {
    let digits = |text| digits_of(text).map(char::from).collect::<String>();
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
    let (a, b) = (letters(wrong), letters(word));
    let slips = strsim::osa_distance(&a, &b) + 2 * strsim::osa_distance(&digits(wrong), &digits(word));
    (slips <= allowed_slips(a.chars().count(), b.chars().count())).then_some(slips)
}

fn digits_of(text: &str) -> impl Iterator<Item = u8> {
    text.bytes().filter(u8::is_ascii_digit)
}

fn same_but_for_case(a: &str, b: &str) -> bool {
    let lower = |text: &str| text.chars().flat_map(char::to_lowercase).collect::<Vec<_>>();
    a.len().abs_diff(b.len()) <= a.len() / 2 && lower(a) == lower(b)
}

/// How many neighbours of a wrong word are compared on each side, in each order.
const NEIGHBOURS: usize = 8;

/// A collection of words in which many misspelt ones can be looked up.
///
/// Comparing every wrong word with every other would take too long if there are thousands of both. A word with one
/// typing error usually begins or ends correctly, so it is compared with its neighbours in alphabetical order, and in
/// the order of the reversed words.
#[derive(Debug, Default)]
pub struct Words<'a> {
    from_start: Vec<&'a str>,
    from_end: Vec<&'a str>,
}

impl<'a> FromIterator<&'a str> for Words<'a> {
    fn from_iter<I: IntoIterator<Item = &'a str>>(words: I) -> Self {
        let mut from_start = Vec::from_iter(words);
        from_start.sort_unstable();
        let mut from_end = from_start.clone();
        from_end.sort_unstable_by(|a, b| reversed(a).cmp(reversed(b)));
        Words { from_start, from_end }
    }
}

impl<'a> Words<'a> {
    /// All of them, in alphabetical order.
    #[must_use]
    pub fn all(&self) -> &[&'a str] {
        &self.from_start
    }

    /// The word that `wrong` was most likely meant to be; see [`did_you_mean`].
    #[must_use]
    pub fn near(&self, wrong: &str) -> Option<&'a str> {
        if self.from_start.len() <= 4 * NEIGHBOURS {
            return did_you_mean(wrong, self.from_start.iter().copied());
        }
        let wrong = &*plain(wrong);
        let start = self.from_start.partition_point(|word| *word < wrong);
        let end = self.from_end.partition_point(|word| reversed(word).lt(reversed(wrong)));
        did_you_mean(wrong, around(&self.from_start, start).chain(around(&self.from_end, end)))
    }
}

fn reversed(word: &str) -> impl Iterator<Item = u8> {
    word.bytes().rev()
}

fn around<'a, 'w>(words: &'w [&'a str], at: usize) -> impl Iterator<Item = &'a str> + use<'a, 'w> {
    words.iter().skip(at.saturating_sub(NEIGHBOURS)).take(2 * NEIGHBOURS).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant() {
        let keys = ["title", "until", "duration", "by", "id"];
        for (wrong, meant) in [
            ("titel", Some("title")),
            ("TITLE", Some("title")),
            ("duratoin", Some("duration")),
            ("durations", Some("duration")),
            ("utnil", Some("until")),
            ("due", None),
            ("x", None),
            ("xy", Some("by")),
            ("", None),
        ] {
            assert_eq!(did_you_mean(wrong, keys), meant, "{wrong}");
        }
    }

    #[test]
    fn letters_count_not_bytes() {
        assert_eq!(did_you_mean("råd", ["rad"]), Some("rad"));
        assert_eq!(did_you_mean("ÅRSMÖTE", ["arsmote", "årsmöte"]), Some("årsmöte"));
    }

    #[test]
    fn ties_go_by_name_whatever_the_order() {
        assert_eq!(did_you_mean("part", ["pars", "park"]), Some("park"));
        assert_eq!(did_you_mean("part", ["park", "pars"]), Some("park"));
    }

    #[test]
    fn another_number_is_another_thing_but_in_a_word() {
        assert_eq!(did_you_mean("1948-710", ["1998-710"]), None);
        assert_eq!(did_you_mean("sfs-1948-710", ["sfs-1998-710", "sfs-1948-711"]), None);
        assert_eq!(did_you_mean("avtal-2022", ["avtal-2034"]), None, "two digits are too many");
        assert_eq!(did_you_mean("hemsjukvard-2022", ["hemsjukvard-2023"]), Some("hemsjukvard-2023"));
        assert_eq!(did_you_mean("avtl-2022", ["avtal-2022"]), Some("avtal-2022"));
        assert_eq!(did_you_mean("hemsjukvardsavtal", ["hemsjukvardsavtal-23"]), Some("hemsjukvardsavtal-23"));
    }

    #[test]
    fn a_swedish_word_and_look_alikes_are_known() {
        assert_eq!(did_you_mean("Utkast", ["draft", "adopted"]), Some("draft"));
        assert_eq!(did_you_mean("tills  vidare", ["further-notice", "replaced"]), Some("further-notice"));
        assert_eq!(did_you_mean("utkast", ["region", "agency"]), None, "only where it is a choice");
        assert_eq!(did_you_mean("further\u{2011}notice", ["further-notice"]), Some("further-notice"));
    }

    #[test]
    fn a_slip_at_either_end_is_found_among_many() {
        let letters = || (b'a'..=b'z').map(char::from);
        let ids: Vec<String> =
            letters().flat_map(|c| letters().map(move |d| format!("{c}-kommun-{d}"))).collect();
        let near = |wrong: &str, more: &[&'static str]| {
            let words: Words<'_> = ids.iter().map(String::as_str).chain(more.iter().copied()).collect();
            words.near(wrong).map(str::to_owned)
        };
        let ids = ["hemsjukvard", "ostersunds-kommun", "region-dalarna"];
        assert_eq!(near("hemsjukvrad", &ids).as_deref(), Some("hemsjukvard"));
        assert_eq!(near("hemsjukvarx", &ids).as_deref(), Some("hemsjukvard"));
        assert_eq!(near("östersunds-kommun", &ids).as_deref(), Some("ostersunds-kommun"));
        assert_eq!(near("Region Dalarna", &ids).as_deref(), Some("region-dalarna"));
        assert_eq!(near("polismyndigheten", &ids), None);
        // Four other words lie between it and the intended one.
        let more = ["hemsjukvarc-i-a", "hemsjukvarc-i-b", "hemsjukvarc-i-c", "hemsjukvarc-i-d"];
        let ids = [&ids[..], &more].concat();
        assert_eq!(near("hemsjukvarc", &ids).as_deref(), Some("hemsjukvard"));
    }
}
