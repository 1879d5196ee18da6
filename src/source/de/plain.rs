//! The type of an unquoted YAML scalar, resolved when a type is asked for.

/// A plain scalar by the core schema of YAML 1.2: `no`, `12:30` and `2024-01-01` are text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Plain<'a> {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(&'a str),
}

impl<'a> Plain<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        match text {
            "" | "~" | "null" | "Null" | "NULL" => Plain::Null,
            "true" | "True" | "TRUE" => Plain::Bool(true),
            "false" | "False" | "FALSE" => Plain::Bool(false),
            ".nan" | ".NaN" | ".NAN" => Plain::Float(f64::NAN),
            _ => whole(text).map(Plain::Int).or_else(|| float(text)).unwrap_or(Plain::Text(text)),
        }
    }
}

fn whole(text: &str) -> Option<i64> {
    if let Some(digits) = text.strip_prefix("0x").filter(|digits| !digits.starts_with(['+', '-'])) {
        return i64::from_str_radix(digits, 16).ok();
    }
    if let Some(digits) = text.strip_prefix("0o").filter(|digits| !digits.starts_with(['+', '-'])) {
        return i64::from_str_radix(digits, 8).ok();
    }
    text.parse().ok()
}

fn float<'a>(text: &str) -> Option<Plain<'a>> {
    let (sign, size) = match text.strip_prefix(['+', '-']) {
        Some(size) if text.starts_with('-') => (-1.0, size),
        Some(size) => (1.0, size),
        None => (1.0, text),
    };
    if matches!(size, ".inf" | ".Inf" | ".INF") {
        return Some(Plain::Float(sign * f64::INFINITY));
    }
    // Rust also accepts `inf`, `nan` and `infinity`.
    let numeric = size.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && size.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E' | '+' | '-'));
    let size: f64 = size.parse().ok().filter(|_| numeric)?;
    Some(Plain::Float(sign * size))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follows_the_core_schema() {
        for (text, meaning) in [
            ("", Plain::Null),
            ("~", Plain::Null),
            ("True", Plain::Bool(true)),
            ("-12", Plain::Int(-12)),
            ("+012", Plain::Int(12)),
            ("0x1F", Plain::Int(31)),
            ("0o17", Plain::Int(15)),
            ("1.10", Plain::Float(1.1)),
            ("-.5e3", Plain::Float(-500.0)),
            ("-.inf", Plain::Float(f64::NEG_INFINITY)),
            ("99999999999999999999", Plain::Float(1e20)),
        ] {
            assert_eq!(Plain::of(text), meaning, "{text}");
        }
        for text in
            ["no", "yes", "2024-01-01", "12:30", "1.2.3", "-", ".", "inf", "nan", "0x-1", "e5", "§ 21"]
        {
            assert_eq!(Plain::of(text), Plain::Text(text));
        }
    }
}
