//! The word that was meant.

/// The one of `of` that `wrong` was most likely meant to be: the same but for capitals, or a few slips of the
/// finger away. Among equals the first by name.
#[must_use]
pub fn did_you_mean<'a>(wrong: &str, of: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = wrong.chars().count();
    let slips = |word: &'a str| {
        if same_but_for_case(wrong, word) {
            return Some((0, word));
        }
        let other = word.chars().count();
        let allowed = allowed_slips(length, other);
        // The difference in length is the least there can be, and cheap to find.
        if length.abs_diff(other) > allowed {
            return None;
        }
        let slips = strsim::osa_distance(wrong, word);
        (slips <= allowed).then_some((slips, word))
    };
    of.into_iter().filter_map(slips).min().map(|(_, word)| word)
}

/// One in four letters and one more, but never so many that nothing of the word is left.
fn allowed_slips(length: usize, other: usize) -> usize {
    (1 + other / 4).min(length.min(other).saturating_sub(1))
}

fn same_but_for_case(a: &str, b: &str) -> bool {
    let lower = |text: &str| text.chars().flat_map(char::to_lowercase).collect::<Vec<_>>();
    a.len().abs_diff(b.len()) <= a.len() / 2 && lower(a) == lower(b)
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
}
