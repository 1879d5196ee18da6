//! A page to print, read as a browser would, by an HTML tokenizer that follows the standard.

use html5gum::{Token, Tokenizer};

use super::harmless;

/// Nothing runs, and nothing comes from elsewhere.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

const ELEMENTS: &str = "html head meta title style body main section h1 h2 ol li p";

const ATTRIBUTES: &str = "lang charset http-equiv content name class start";

/// The text of a page, elements apart by a line break. Fails where a browser would see more than text in what a record
/// says.
pub fn page(html: &str) -> String {
    let (mut text, mut style, mut open, mut policy) =
        (String::new(), String::new(), String::new(), String::new());
    for token in Tokenizer::new(html) {
        match token.unwrap() {
            Token::StartTag(tag) => {
                open = String::from_utf8_lossy(&tag.name).into_owned();
                assert!(ELEMENTS.split(' ').any(|known| known == open), "<{open}> in {html}");
                for (name, value) in &tag.attributes {
                    let (name, value) = (String::from_utf8_lossy(name), String::from_utf8_lossy(value));
                    assert!(ATTRIBUTES.split(' ').any(|known| known == name), "{name} of <{open}> in {html}");
                    harmless(&value, &name);
                    if value.contains("default-src") {
                        policy = value.into_owned();
                    }
                }
                text.push('\n');
            }
            Token::EndTag(_) => {
                open.clear();
                text.push('\n');
            }
            Token::String(said) if open == "style" => style.push_str(&String::from_utf8_lossy(&said)),
            Token::String(said) => text.push_str(&String::from_utf8_lossy(&said)),
            Token::Doctype(_) => {}
            Token::Comment(_) | Token::Error(_) => panic!("a comment or an error in {html}"),
        }
    }
    assert_eq!(policy, POLICY, "{html}");
    assert!(style.contains("size: A4") && !style.contains("url") && !style.contains("@import"), "{style}");
    harmless(&text, "a page");
    text
}
