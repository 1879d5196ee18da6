//! Workflow commands, which GitHub Actions shows as annotations on lines:
//! <https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands>.

use crate::text::message::{Manner, message};
use crate::text::{Language, display_safe};
use crate::view::FindingRow;
use crate::view::Level;

/// One command for each finding.
#[must_use]
pub fn findings(findings: &[FindingRow], language: Language) -> String {
    findings.iter().map(|finding| command(finding, language)).collect()
}

fn command(finding: &FindingRow, language: Language) -> String {
    let name = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note | Level::Off => "notice",
    };
    let file = property(&finding.repository_path);
    let FindingRow { line, column, end_line, end_column, .. } = finding;
    // GitHub accepts columns only if the range is within one line.
    let columns = if line == end_line { format!(",col={column}") } else { String::new() };
    let end_columns = if line == end_line { format!(",endColumn={end_column}") } else { String::new() };
    let title = property(&format!("avtal ({})", finding.rule));
    let mut message = display_safe(&finding.message).into_owned();
    if let Some(help) = &finding.help {
        let help = message!("help-line", help = display_safe(help));
        message.push('\n');
        help.write(&mut message, Manner::prose(language).whole());
    }
    let message = data(&message);
    format!(
        "::{name} file={file},line={line}{columns},endLine={end_line}{end_columns},title={title}::{message}\n"
    )
}

/// A message. GitHub reads a command to the end of its line.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property's value, which would end at a comma; `::` would end all properties.
fn property(text: &str) -> String {
    let escaped = data(text).replace(':', "%3A").replace(',', "%2C");
    display_safe(&escaped).into_owned()
}

/// A report without workflow commands. GitHub's runner would carry out text of a record such as `::error::…` at the
/// beginning of a line, or `##[error]…` anywhere in it. A space is inserted into each.
#[must_use]
pub fn without_commands(report: &str) -> String {
    let report = with_brackets(report.to_owned(), " [");
    let mut guarded = String::with_capacity(report.len());
    // How many colons the line begins with. None once it has another character.
    let mut colons = Some(0);
    for c in report.chars() {
        colons = match (colons, c) {
            (_, '\n' | '\r') => Some(0),
            (seen, c) if is_overlooked(c) => seen,
            (Some(0), c) if c.is_whitespace() => Some(0),
            (Some(0), ':') => Some(1),
            (Some(_), ':') => {
                guarded.push(' ');
                None
            }
            (_, _) => None,
        };
        guarded.push(c);
    }
    guarded
}

/// Replaces the bracket of each `##[` with `bracket`.
pub(super) fn with_brackets(text: String, bracket: &str) -> String {
    let Some(mut next) = bracket_after_hashes(&text) else { return text };
    let mut guarded = String::with_capacity(text.len() + bracket.len());
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_at_checked(next) {
        guarded.push_str(before);
        let Some(after) = after.strip_prefix('[') else { break };
        guarded.push_str(bracket);
        rest = after;
        next = bracket_after_hashes(rest).unwrap_or(rest.len());
    }
    guarded
}

/// Where the first bracket stands that comes after two hashes or more. Only what follows a hash is decoded.
fn bracket_after_hashes(text: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        from += memchr::memchr(b'#', text.as_bytes().get(from..)?)?;
        let mut hashes = 0_u8;
        let mut after = text.get(from..)?.char_indices();
        let (length, end) = after.find(|(_, c)| {
            hashes = hashes.saturating_add(u8::from(*c == '#'));
            *c != '#' && !is_overlooked(*c)
        })?;
        from += length;
        if end == '[' && hashes >= 2 {
            return Some(from);
        }
    }
}

/// Whether the runner may ignore a character. It compares text by the rules of a language, which skip characters of no
/// width. An escape begins a colour.
fn is_overlooked(c: char) -> bool {
    (c.is_control() && !c.is_whitespace() && c != '\u{1b}')
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_property_ends_only_where_it_ends() {
        assert_eq!(
            super::property("a,b:c%0A::error::x\r\n\u{1b}"),
            "a%2Cb%3Ac%250A%3A%3Aerror%3A%3Ax%0D%0A\u{fffd}"
        );
        assert_eq!(super::data("50 %, a::b\nc%0A"), "50 %25, a::b%0Ac%250A");
    }

    #[test]
    fn a_command_is_broken_wherever_the_runner_sees_one_and_nothing_else_is_touched() {
        for (report, shown) in [
            ("::error::x", ": :error::x"),
            ("a\r\n \u{a0}::error::x", "a\r\n \u{a0}: :error::x"),
            (":\u{200b}:error::x", ":\u{200b} :error::x"),
            ("a ###[error]x", "a ### [error]x"),
            ("a #\u{feff}#\u{200d}[error]x", "a #\u{feff}#\u{200d} [error]x"),
            ("a::b\n: x\n# [a]\n#[b]\n", "a::b\n: x\n# [a]\n#[b]\n"),
            ("##\u{1b}[1mx", "##\u{1b}[1mx"),
        ] {
            assert_eq!(super::without_commands(report), shown);
        }
    }
}
