//! Lines further in or out.

/// A line further in, or less far. A line of white space alone stays within it: in a text in lines, what stands further
/// in is part of the text.
pub(super) fn shifted(line: &str, from: usize, to: usize) -> String {
    let width = line.len() - line.trim_start_matches(' ').len();
    if line.is_empty() {
        return String::new();
    }
    let rest = line.get(width.min(from.saturating_sub(to))..).unwrap_or_default();
    format!("{}{rest}", " ".repeat(to.saturating_sub(from)))
}

#[cfg(test)]
mod tests {
    use super::shifted;

    #[test]
    fn lines_move_as_far_as_there_is_space() {
        for (line, from, to, expected) in [
            ("  a", 2, 4, "    a"),
            ("  a", 2, 0, "a"),
            (" a", 4, 0, "a"),
            ("", 0, 2, ""),
            ("   ", 2, 0, " "),
        ] {
            assert_eq!(shifted(line, from, to), expected);
        }
    }
}
