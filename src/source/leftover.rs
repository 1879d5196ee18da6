//! What git leaves in place of a file: a merge conflict, or a Git LFS pointer.

use super::fault::{Fault, FaultKind};
use super::span::Span;
use crate::text::message::message;

/// The start of a Git LFS pointer.
const POINTER: &str = "version https://git-lfs.github.com/spec/";

/// The only fault of a text with an unresolved merge conflict, even one in a multi-line value that would be read with
/// it, or of a Git LFS pointer.
#[must_use]
pub fn left_by_git(text: &str) -> Option<Fault> {
    if text.starts_with(POINTER) {
        let end = text.find(['\r', '\n']).unwrap_or(text.len());
        let message = message!("finding-lfs-pointer");
        return Some(
            Fault::new(FaultKind::UnreadableFile, Span::new(0, end), message)
                .help(message!("help-lfs-pointer")),
        );
    }
    let signs = memchr::memchr3_iter(b'<', b'>', b'|', text.as_bytes());
    let mut markers = lines(text, signs).filter(|span| is_marker(span.slice(text))).peekable();
    let first = *markers.peek()?;
    let conflicts = markers.filter(|span| span.slice(text).starts_with('<')).count();
    Some(conflict(first, conflicts))
}

/// The only fault of a text that could not be read and has a line `=======`. In a text that can be read, such a line
/// may underline a heading in a multi-line value.
#[must_use]
pub fn left_between(text: &str) -> Option<Fault> {
    let signs = memchr::memchr_iter(b'=', text.as_bytes());
    lines(text, signs).find(|span| span.slice(text) == "=======").map(|span| conflict(span, 1))
}

fn conflict(at: Span, conflicts: usize) -> Fault {
    let message = match conflicts {
        0 | 1 => message!("finding-merge-conflict"),
        more => message!("finding-merge-conflicts", count = more),
    };
    Fault::new(FaultKind::InvalidSyntax, at, message).help(message!("help-merge-conflict"))
}

/// The SHA-256, in hexadecimal, of the file that a Git LFS pointer stands for.
#[must_use]
pub fn pointed_to(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(POINTER)?;
    let oid = rest.lines().find_map(|line| line.strip_prefix("oid sha256:"))?;
    (oid.len() == 64 && oid.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(oid)
}

/// The lines that begin at one of these bytes.
fn lines(text: &str, signs: impl Iterator<Item = usize>) -> impl Iterator<Item = Span> {
    let bytes = text.as_bytes();
    signs.filter(move |at| at.checked_sub(1).is_none_or(|before| bytes.get(before) == Some(&b'\n'))).map(
        move |at| {
            let line = text.get(at..).and_then(|rest| rest.lines().next()).unwrap_or_default();
            Span::new(at, at + line.len())
        },
    )
}

fn is_marker(line: &str) -> bool {
    ["<<<<<<<", ">>>>>>>", "|||||||"]
        .iter()
        .any(|marker| line.strip_prefix(marker).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conflict_is_told_at_its_first_line_and_signs_in_a_text_are_none() {
        let text = "a = 1\r\n<<<<<<< HEAD\r\nb = 2\r\n=======\r\nb = 3\r\n>>>>>>> other\r\n";
        let fault = left_by_git(text).unwrap();
        assert_eq!((fault.kind.rule(), fault.span.slice(text)), ("invalid-syntax", "<<<<<<< HEAD"));
        let twice = left_by_git(&text.repeat(2)).unwrap().message.plain();
        assert_eq!(twice, "a merge conflict that is not resolved, the first of 2");
        assert!(left_by_git("||||||| base\n").is_some() && left_by_git("a\n>>>>>>>").is_some());
        for text in ["", "<<<<<<<<", "  <<<<<<< HEAD", "=======", "<<<<<<<-", "| |||||||"] {
            assert_eq!(left_by_git(text), None, "{text}");
        }
        assert_eq!(left_between("Rubrik\n=======\r\n").map(|fault| fault.span.start), Some(7));
    }

    #[test]
    fn a_pointer_says_which_file_it_stands_for() {
        let oid = "0123456789abcdef".repeat(4);
        let text = format!("{POINTER}v1\noid sha256:{oid}\nsize 12\n");
        assert_eq!(left_by_git(&text).unwrap().kind.rule(), "unreadable-file");
        assert_eq!(pointed_to(&text), Some(&*oid));
        assert_eq!(pointed_to(&text.replace("sha256", "sha1")), None);
        assert_eq!(pointed_to("oid sha256:00\n"), None);
    }
}
