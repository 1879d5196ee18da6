//! Letters, read back by another reader of mail.

use std::collections::BTreeSet;

use avtal::render::mail::{Item, Letter, LetterSection};
use avtal::text::display_safe;
use avtal::text::is_mail_address;
use avtal::time::Day;
use mail_parser::{Message, MessageParser, PartType};
use proptest::prelude::*;

/// What means something in a letter, or to those who show or carry one.
const HOSTILE: [&str; 26] = [
    "\r\n",
    "\n",
    "\r",
    "\n.\n",
    "\nFrom ",
    "\t",
    " ",
    "  ",
    ".",
    "=",
    "=?utf-8?Q?x?=",
    "?=",
    "--",
    "--=_0",
    "\r\n\r\n",
    "Bcc: x@y.example",
    "<script>",
    "&amp;",
    "<",
    "\"",
    "\u{0}",
    "\u{85}",
    "\u{2028}",
    "\u{202e}",
    "å",
    "👨‍👩‍👧",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(HOSTILE.to_vec()).prop_map(str::to_owned),
        any::<String>(),
        (1..200_usize, prop::sample::select(vec!["a", "å", "b ", "."]))
            .prop_map(|(times, c)| c.repeat(times)),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(text(), 0..3)
}

prop_compose! {
    fn section()(heading in text(), items in prop::collection::vec((text(), texts()), 0..3)) -> LetterSection {
        LetterSection { heading, items: items.into_iter().map(|(title, lines)| Item { title, lines }).collect() }
    }
}

prop_compose! {
    fn any_letter()(
        to in prop::option::of("[a-z]{1,60}@[a-z]{1,60}\\.example"), subject in text(), id in text(),
        language in prop::sample::select(vec!["sv", "en"]), days in 693_596_i32..=3_652_059,
        opening in texts(), sections in prop::collection::vec(section(), 0..3), closing in texts(),
    ) -> Letter {
        let day = Day::from_num_days_from_ce_opt(days).unwrap();
        Letter { from: "avtal@test.example".to_owned(), to, subject, language, day, id, opening, sections, closing }
    }
}

fn written(letter: &Letter) -> Vec<u8> {
    avtal::render::mail::letter(letter).unwrap()
}

/// The words of a text, without those that are only marks: the bullets and underlines of plain text.
fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().filter(|word| !word.chars().all(|c| "*=".contains(c))).collect()
}

/// What a reader sees of the body of a page.
fn seen(page: &str) -> String {
    let (_, body) = page.split_once("<body>").unwrap();
    let mut seen = String::new();
    for piece in body.split('<') {
        let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
        let tags = [
            "", "p", "/p", "h2", "/h2", "ul", "/ul", "li", "/li", "strong", "/strong", "br", "/body", "/html",
        ];
        assert!(tags.contains(&tag), "<{tag}>");
        seen.push(' ');
        seen.push_str(text);
    }
    seen.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The words that a letter was to say, in order.
fn said(letter: &Letter) -> String {
    let sections = letter.sections.iter().flat_map(|section| {
        let items = section.items.iter().flat_map(|item| std::iter::once(&item.title).chain(&item.lines));
        std::iter::once(&section.heading).chain(items)
    });
    let texts = letter.opening.iter().chain(sections).chain(&letter.closing);
    texts.map(|text| display_safe(text).into_owned()).collect::<Vec<_>>().join(" ")
}

fn part<'m>(message: &'m Message<'_>, at: usize) -> &'m str {
    match &message.parts[at].body {
        PartType::Text(text) | PartType::Html(text) => text,
        other => panic!("{other:?}"),
    }
}

/// The address in a header, if the letter has it.
fn address(address: Option<&mail_parser::Address<'_>>) -> Option<String> {
    let addresses: Vec<_> = address?.iter().collect();
    assert_eq!(addresses.len(), 1);
    assert_eq!(addresses[0].name(), None);
    addresses[0].address().map(str::to_owned)
}

fn check(letter: &Letter) {
    let bytes = written(letter);
    assert!(bytes.is_ascii());
    let file = str::from_utf8(&bytes).unwrap();
    assert!(file.ends_with("--\r\n") && !file.replace("\r\n", "").contains(['\r', '\n']));
    let (headers, body) = file.split_once("\r\n\r\n").unwrap();
    assert!(
        file.split("\r\n").all(|line| line.len() <= 998 && line != "." && !line.starts_with("From ")),
        "{file}"
    );
    assert!(body.split("\r\n").all(|line| line.len() <= 78), "{body}");
    let names = headers
        .split("\r\n")
        .filter(|line| !line.starts_with(' '))
        .map(|line| line.split(':').next().unwrap());
    let mut expected =
        vec!["Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Content-Language"];
    expected.extend(["Auto-Submitted", "X-Unsent", "Content-Type"]);
    expected.retain(|name| *name != "To" || letter.to.is_some());
    assert_eq!(names.collect::<Vec<_>>(), expected);

    let message = MessageParser::default().parse(&bytes).unwrap();
    let subject = display_safe(&letter.subject);
    let subject: Vec<&str> = subject.split(' ').filter(|word| !word.is_empty()).collect();
    assert_eq!(message.subject().unwrap_or_default().trim_end_matches(' '), subject.join(" "), "{headers}");
    assert_eq!(address(message.from()).as_ref(), Some(&letter.from));
    assert_eq!(address(message.to()), letter.to);
    let date = message.date().unwrap().to_rfc3339();
    assert_eq!(date, format!("{}T00:00:00Z", letter.day));

    // The whole, and its two parts.
    assert_eq!(message.parts.len(), 3, "{file}");
    assert_eq!((&*message.text_body, &*message.html_body), (&[1][..], &[2][..]));
    let (plain, page) = (part(&message, 1), seen(part(&message, 2)));
    assert_eq!(words(plain), words(&page), "{file}");
    assert_eq!(words(plain), words(&said(letter)), "{file}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_written_is_read(letter in any_letter()) {
        check(&letter);
        prop_assert_eq!(written(&letter), written(&letter));
    }

    /// No text that goes for an address changes the headers.
    #[test]
    fn an_address_is_written_as_it_is_or_not_at_all(to in text(), plain in "[!-~]{1,20}@[!-~]{1,20}") {
        for to in [to, plain] {
            let letter = Letter {
                from: "avtal@test.example".to_owned(), to: Some(to.clone()), subject: String::new(), language: "en",
                day: Day::default(), id: String::new(), opening: vec![], sections: vec![], closing: vec![],
            };
            if is_mail_address(&to) {
                check(&letter);
            } else {
                prop_assert!(avtal::render::mail::letter(&letter).is_err());
            }
        }
    }
}

#[test]
fn each_letter_has_an_id_and_a_boundary_of_its_own() {
    let letters = ["a", "b"].map(|id| Letter {
        from: "avtal@test.example".to_owned(),
        to: None,
        subject: "å".repeat(500),
        language: "sv",
        day: Day::default(),
        id: id.to_owned(),
        opening: vec!["x".repeat(10_000)],
        sections: vec![],
        closing: vec![],
    });
    let mut seen = BTreeSet::new();
    for letter in &letters {
        check(letter);
        let file = String::from_utf8(written(letter)).unwrap();
        let line = |start| file.lines().find(|line| line.starts_with(start)).unwrap().to_owned();
        assert!(line("Message-ID: <").ends_with("@avtal.invalid>"));
        assert!(seen.insert(line("Message-ID: <")) && seen.insert(line(" boundary=\"")));
    }
}
