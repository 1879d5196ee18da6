//! Mail drafts (RFC 5322, MIME), to be checked before they are sent.

use std::fmt::Write;

use anyhow::ensure;
use mail_builder::MessageBuilder;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::date::Date;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::MimePart;
use maud::{DOCTYPE, html};

use crate::text::display_safe;
use crate::text::hash;
use crate::text::is_mail_address;
use crate::text::wrap_whole;
use crate::view::day::{Day, LAST};

/// The line width of the plain text (RFC 5322, section 2.1.1, asks for less than 78).
const COLUMNS: u16 = 72;

/// The most octets in a quoted-printable line (RFC 2045, section 6.7).
const WIDTH: usize = 76;

/// The first permitted date of a letter (RFC 5322, section 3.3).
const FIRST: Day = match Day::from_ymd_opt(1900, 1, 1) {
    Some(day) => day,
    None => Day::MIN,
};

/// A letter, with the same content as plain text and as HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The sender's address.
    pub from: String,
    /// The recipient's address. If it is None, whoever opens the draft fills it in.
    pub to: Option<String>,
    /// The subject, on one line: line breaks and runs of spaces become one space.
    pub subject: String,
    /// The language of the letter: `sv` or `en`.
    pub language: &'static str,
    /// Its date: the beginning of this day in UTC, not before 1900.
    pub day: Day,
    /// Identifies the letter: letters with the same id are taken for the same.
    pub id: String,
    /// Paragraphs before the sections.
    pub opening: Vec<String>,
    /// The sections.
    pub sections: Vec<LetterSection>,
    /// Paragraphs after the sections.
    pub closing: Vec<String>,
}

/// A section with a heading of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterSection {
    /// The heading. Left out if empty.
    pub heading: String,
    /// The items, in the order in which they are written.
    pub items: Vec<Item>,
}

/// An item of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its first line.
    pub title: String,
    /// The following lines. Empty ones are left out.
    pub lines: Vec<String>,
}

/// The letter as a file that mail programs open as a draft (`X-Unsent: 1`) and that `sendmail -t` can send. It is ASCII
/// and deterministic, and is marked as automatically generated (RFC 3834, section 5).
///
/// # Errors
///
/// Returns an error if the sender or the recipient is not a valid address.
pub fn letter(letter: &Letter) -> anyhow::Result<Vec<u8>> {
    for address in std::iter::once(&letter.from).chain(&letter.to) {
        ensure!(is_mail_address(address), "`{}` is no address for mail", display_safe(address));
    }
    let (text, html) = (text(letter), html(letter));
    let boundary = boundary(letter, &text, &html);
    let midnight = letter.day.clamp(FIRST, LAST).and_time(chrono::NaiveTime::MIN).and_utc();
    let mut message = MessageBuilder::new().date(Date::new(midnight.timestamp())).from(letter.from.as_str());
    if let Some(to) = &letter.to {
        message = message.to(to.as_str());
    }
    let message = message
        .subject(subject(letter))
        .message_id(format!("{}@avtal.invalid", hash(&letter.id)))
        .header("MIME-Version", Raw::new("1.0"))
        .header("Content-Language", Raw::new(letter.language))
        .header("Auto-Submitted", Raw::new("auto-generated"))
        .header("X-Unsent", Raw::new("1"))
        .body(MimePart::new(
            ContentType::new("multipart/alternative").attribute("boundary", boundary),
            vec![part("text/plain", &text), part("text/html", &html)],
        ));
    Ok(message.write_to_vec()?)
}

/// The subject on one line. A subject that looks like an encoded word (RFC 2047, section 2) would be decoded; it gets a
/// trailing space, so that the whole subject is encoded.
fn subject(letter: &Letter) -> String {
    let mut subject = one_line(&letter.subject);
    if subject.contains("=?") {
        subject.push(' ');
    }
    subject
}

/// A text without line breaks, runs of spaces and characters that a reader must not receive.
fn one_line(text: &str) -> String {
    let safe = display_safe(text);
    safe.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The content as plain text.
fn text(letter: &Letter) -> String {
    let mut blocks: Vec<String> = Vec::new();
    let paragraphs = |paragraphs: &[String]| {
        paragraphs.iter().map(|text| wrap_whole(text, 0, 0, COLUMNS)).collect::<Vec<_>>()
    };
    blocks.extend(paragraphs(&letter.opening));
    for section in &letter.sections {
        blocks.push(underlined(&section.heading));
        blocks.extend(section.items.iter().map(item));
    }
    blocks.extend(paragraphs(&letter.closing));
    blocks.retain(|block| !block.is_empty());
    blocks.join("\n\n") + "\n"
}

/// A heading with a line below it.
fn underlined(heading: &str) -> String {
    let heading = wrap_whole(heading, 0, 0, COLUMNS);
    let width = heading.lines().map(|line| line.chars().count()).max().unwrap_or_default();
    if heading.is_empty() { heading } else { format!("{heading}\n{}", "=".repeat(width.min(COLUMNS.into()))) }
}

/// An item after its mark, with its lines below.
fn item(item: &Item) -> String {
    let mut text = format!("* {}", wrap_whole(&item.title, 2, 2, COLUMNS));
    for line in &item.lines {
        let line = wrap_whole(line, 2, 2, COLUMNS);
        if !line.is_empty() {
            // Writing to a string cannot fail.
            let _ = write!(text, "\n  {line}");
        }
    }
    text
}

/// The content as HTML, without styles, links, pictures and scripts.
fn html(letter: &Letter) -> String {
    let texts = |texts: &[String]| -> Vec<String> {
        texts.iter().map(|text| one_line(text)).filter(|text| !text.is_empty()).collect()
    };
    let page = html! {
        (DOCTYPE)
        html lang=(letter.language) {
            head {
                meta charset="utf-8";
                title { (one_line(&letter.subject)) }
            }
            body {
                @for paragraph in texts(&letter.opening) { p { (paragraph) } }
                @for section in &letter.sections {
                    @let heading = one_line(&section.heading);
                    @if !heading.is_empty() { h2 { (heading) } }
                    @if !section.items.is_empty() {
                        ul {
                            @for item in &section.items {
                                li {
                                    strong { (one_line(&item.title)) }
                                    @for line in texts(&item.lines) { br; (line) }
                                }
                            }
                        }
                    }
                }
                @for paragraph in texts(&letter.closing) { p { (paragraph) } }
            }
        }
    };
    page.into_string() + "\n"
}

/// A body as quoted-printable.
fn part(kind: &'static str, body: &str) -> MimePart<'static> {
    MimePart::new(kind, quoted_printable(body)).transfer_encoding("quoted-printable")
}

/// Any text in short ASCII lines (RFC 2045, section 6.7).
///
/// `mail-builder` leaves a line that begins with `.` or with `From ` as it is. To `sendmail` a lone dot ends the
/// letter, and mailboxes put a `>` before the other, so here no line begins with a dot or an F.
fn quoted_printable(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len() + text.len() / 4);
    for line in text.lines() {
        let mut column = 0;
        for (at, byte) in line.bytes().enumerate() {
            // Leave room for an encoded octet and the `=` of a soft line break.
            if column + 4 > WIDTH {
                encoded.push_str("=\r\n");
                column = 0;
            }
            let octet = octet(byte, column == 0, at + 1 == line.len());
            column += octet.len();
            encoded.push_str(&octet);
        }
        encoded.push_str("\r\n");
    }
    encoded
}

/// One octet in quoted-printable, depending on its place in the line.
fn octet(byte: u8, is_first: bool, is_last: bool) -> String {
    let is_plain = match byte {
        b'=' => false,
        b'.' | b'F' => !is_first,
        b' ' => !is_last,
        _ => byte.is_ascii_graphic(),
    };
    if is_plain { char::from(byte).to_string() } else { format!("={byte:02X}") }
}

/// The separator of the parts. It depends on their content, so that no text can contain it, and quoted-printable never
/// has `=_` (RFC 2045, section 6.7).
fn boundary(letter: &Letter, text: &str, html: &str) -> String {
    format!("=_{}", hash([&letter.id, &letter.subject, text, html].join("\0")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter() -> Letter {
        Letter {
            from: "avtal@test.example".to_owned(),
            to: Some("s@test.example".to_owned()),
            subject: "Påminnelse".to_owned(),
            language: "sv",
            day: Day::from_ymd_opt(2026, 11, 21).unwrap(),
            id: "2026-11-21/s".to_owned(),
            opening: vec!["Hej!".to_owned()],
            sections: vec![LetterSection {
                heading: "Löper ut".to_owned(),
                items: vec![Item { title: "Färdtjänst".to_owned(), lines: vec!["2026-12-31".to_owned()] }],
            }],
            closing: vec!["Hälsningar".to_owned()],
        }
    }

    fn rendered(letter: &Letter) -> String {
        String::from_utf8(super::letter(letter).unwrap()).unwrap()
    }

    #[test]
    fn a_letter_as_a_whole() {
        let written = rendered(&letter());
        let boundary = boundary(&letter(), &text(&letter()), &html(&letter()));
        let id = hash("2026-11-21/s");
        let expected = format!(
            "Date: Sat, 21 Nov 2026 00:00:00 +0000\nFrom: <avtal@test.example>\nTo: <s@test.example>\n\
             Subject: =?utf-8?Q?P=C3=A5minnelse?=\nMessage-ID: <{id}@avtal.invalid>\nMIME-Version: 1.0\n\
             Content-Language: sv\nAuto-Submitted: auto-generated\nX-Unsent: 1\n\
             Content-Type: multipart/alternative;\n boundary=\"{boundary}\"\n\n\n\
             --{boundary}\nContent-Type: text/plain; charset=\"utf-8\"\n\
             Content-Transfer-Encoding: quoted-printable\n\n\
             Hej!\n\nL=C3=B6per ut\n=3D=3D=3D=3D=3D=3D=3D=3D\n\n* F=C3=A4rdtj=C3=A4nst\n  2026-12-31\n\n\
             H=C3=A4lsningar\n\n\
             --{boundary}\nContent-Type: text/html; charset=\"utf-8\"\n\
             Content-Transfer-Encoding: quoted-printable\n\n"
        );
        assert!(written.starts_with(&expected.replace('\n', "\r\n")), "{written}");
        assert!(written.ends_with(&format!("\r\n--{boundary}--\r\n")), "{written}");
        assert_eq!(
            html(&letter()),
            "<!DOCTYPE html><html lang=\"sv\"><head><meta charset=\"utf-8\"><title>Påminnelse</title></head>\
             <body><p>Hej!</p><h2>Löper ut</h2><ul><li><strong>Färdtjänst</strong><br>2026-12-31</li></ul>\
             <p>Hälsningar</p></body></html>\n"
        );
    }

    #[test]
    fn who_gets_it_may_be_left_open() {
        let written = rendered(&Letter { to: None, ..letter() });
        assert!(!written.contains("\nTo:") && written.contains("\r\nX-Unsent: 1\r\n"));
    }

    #[test]
    fn what_is_no_address_is_no_header() {
        for address in ["a@b.example\r\nBcc: c@d.example", "A <a@b.example>", "a@b.example, c@d.example", ""]
        {
            let to = super::letter(&Letter { to: Some(address.to_owned()), ..letter() }).unwrap_err();
            assert!(to.to_string().ends_with("is no address for mail"), "{to}");
            assert!(!to.to_string().contains('\r'));
            assert!(super::letter(&Letter { from: address.to_owned(), ..letter() }).is_err());
        }
    }

    #[test]
    fn no_header_is_added_by_a_subject() {
        let subject = "Påminnelse\r\nBcc: a@b.example\n\n<html>\r\u{0}\u{202e}\u{2028}";
        let written = rendered(&Letter { subject: subject.to_owned(), ..letter() });
        let (headers, _) = written.split_once("\r\n\r\n").unwrap();
        assert!(!headers.contains("\nBcc") && !headers.contains("<html>"), "{headers}");
        for (subject, expected) in [
            ("", "Subject: \r\n"),
            ("a \t\r\n  b ", "Subject: a b\r\n"),
            // Decoded, it would be `Hej`.
            ("=?utf-8?Q?Hej?=", "Subject: =?utf-8?B?PT91dGYtOD9RP0hlaj89IA==?=\r\n"),
        ] {
            let written = rendered(&Letter { subject: subject.to_owned(), ..letter() });
            assert!(written.contains(expected), "{written}");
        }
    }

    #[test]
    fn no_line_is_one_that_mail_programs_change() {
        for (text, expected) in [
            (".\n..\n", "=2E\r\n=2E.\r\n"),
            ("From a\nFrån", "=46rom a\r\n=46r=C3=A5n\r\n"),
            ("a \nb=\n", "a=20\r\nb=3D\r\n"),
            ("\n", "\r\n"),
            ("", ""),
        ] {
            assert_eq!(quoted_printable(text), expected);
        }
        for text in [".".repeat(10_000), "From ".repeat(2_000), "å".repeat(5_000), " ".repeat(300)] {
            let encoded = quoted_printable(&text);
            for line in encoded.split("\r\n") {
                assert!(
                    line.len() <= WIDTH && !line.starts_with(['.', 'F']) && !line.ends_with(' '),
                    "{line}"
                );
            }
        }
    }

    #[test]
    fn nothing_in_a_record_becomes_markup() {
        let hostile = "<script>alert('x')</script> & </p> \"q\" \u{202e}\u{0}<img src=https://e.example/>";
        let section = LetterSection {
            heading: hostile.to_owned(),
            items: vec![Item { title: hostile.to_owned(), lines: vec![] }],
        };
        let page = html(&Letter {
            subject: hostile.to_owned(),
            opening: vec![hostile.to_owned()],
            sections: vec![section],
            ..letter()
        });
        let escaped = "&lt;script&gt;alert('x')&lt;/script&gt; &amp; &lt;/p&gt; &quot;q&quot; \
                       ��&lt;img src=https://e.example/&gt;";
        assert_eq!(page.matches(escaped).count(), 4, "{page}");
        assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("href"));
    }

    #[test]
    fn plain_text_is_narrow_and_empty_texts_leave_no_trace() {
        let long = "ord ".repeat(100);
        let one = |title: &str, line: &str| Item { title: title.to_owned(), lines: vec![line.to_owned()] };
        let text = text(&Letter {
            opening: vec![long.clone(), String::new(), " ".to_owned()],
            sections: vec![
                LetterSection { heading: long.clone(), items: vec![one(&long, &long), one("kort", "")] },
                LetterSection { heading: String::new(), items: Vec::new() },
            ],
            closing: vec!["x".repeat(10_000)],
            ..letter()
        });
        for line in text.lines() {
            assert!(line.chars().count() <= COLUMNS.into() || line == "x".repeat(10_000), "{line}");
        }
        assert!(!text.contains("\n\n\n") && text.contains("\n\n* kort\n\nxxx"), "{text}");
        let empty = Letter {
            opening: Vec::new(),
            sections: Vec::new(),
            closing: Vec::new(),
            subject: String::new(),
            ..letter()
        };
        assert_eq!(super::text(&empty), "\n");
        assert!(html(&empty).contains("<title></title></head><body></body>"));
    }

    #[test]
    fn days_at_the_ends_of_time_do_no_harm() {
        for (day, expected) in [
            (LAST, "Date: Fri, 31 Dec 9999 00:00:00 +0000\r\n"),
            (Day::MAX, "Date: Fri, 31 Dec 9999 00:00:00 +0000\r\n"),
            (Day::MIN, "Date: Mon, 1 Jan 1900 00:00:00 +0000\r\n"),
        ] {
            assert!(rendered(&Letter { day, ..letter() }).starts_with(expected));
        }
    }

    #[test]
    fn a_letter_is_the_same_each_time_and_the_boundary_is_its_own() {
        assert_eq!(rendered(&letter()), rendered(&letter()));
        let boundary = |written: &str| {
            written.split("boundary=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
        };
        let first = rendered(&letter());
        let quoting = Letter { opening: vec![format!("--{}", boundary(&first))], ..letter() };
        let second = rendered(&quoting);
        assert_ne!(boundary(&first), boundary(&second));
        assert_eq!(second.matches(&format!("\r\n--{}", boundary(&second))).count(), 3);
        assert!(!second.contains(&format!("--{}", boundary(&first))));
    }
}
