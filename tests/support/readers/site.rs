//! A web site, read as a browser would: each page by an HTML tokenizer that follows the standard, each other file by the reader
//! of its format; and every link must lead somewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use html5gum::{StartTag, Token, Tokenizer};
use serde_json::Value;

use super::{Output, harmless, read};

/// A page in force: nothing inline, nothing from elsewhere.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; \
                      form-action 'none'";

const ELEMENTS: &str = "html head meta title link script body a header footer nav main section p ul ol li dl dt dd div span \
    strong small code time h1 h2 h3 table caption thead tbody tr th td form label input select option button \
    svg desc defs pattern lineargradient stop marker g rect circle ellipse path polygon text tspan";

/// Those of pages; pictures have those of [`super::picture`].
const ATTRIBUTES: &str = "lang charset name content http-equiv rel href src defer download type title class id tabindex aria-label \
    aria-labelledby aria-current aria-describedby role datetime scope data-label data-key data-source data-shown data-none \
    data-failed hidden for value autocomplete spellcheck xmlns viewbox width height fill x y cx cy r rx ry d points \
    aria-hidden data-agreement data-body data-from data-through data-mark data-day data-to data-kind text-anchor \
    patternunits patterntransform offset stop-opacity pointer-events markerwidth markerheight refx refy orient markerunits \
    marker-end";

/// What a page says and where it leads.
#[derive(Debug, Default)]
pub struct Page {
    /// All text, elements apart by a line break.
    pub text: String,
    pub links: Vec<String>,
    pub ids: BTreeSet<String>,
    pub language: String,
    pub title: String,
    /// Its linked data, as it stands in its script.
    pub data: String,
}

fn attribute<'t>(tag: &'t StartTag<()>, name: &str) -> Option<std::borrow::Cow<'t, str>> {
    tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value))
}

/// Reads a page. Fails where a browser would see more than text in what a record says.
pub fn page(html: &str) -> Page {
    let (mut page, mut open, mut policy) = (Page::default(), String::new(), String::new());
    for token in Tokenizer::new(html) {
        match token.unwrap() {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                assert!(ELEMENTS.split_whitespace().any(|known| known == name), "<{name}> in {html}");
                for (attribute, value) in &tag.attributes {
                    let (attribute, value) =
                        (String::from_utf8_lossy(attribute), String::from_utf8_lossy(value));
                    assert!(
                        ATTRIBUTES.split_whitespace().any(|known| known == attribute),
                        "{attribute} of <{name}>"
                    );
                    harmless(&value, &attribute);
                    if matches!(&*attribute, "id") {
                        assert!(page.ids.insert(value.to_string()), "{value} stands twice in {html}");
                    }
                    let is_local = !value.contains("url(") || value.starts_with("url(#");
                    assert!(is_local, "{attribute}={value}");
                }
                if name == "html" {
                    page.language = attribute(&tag, "lang").unwrap().into_owned();
                }
                let is_data = attribute(&tag, "type").is_some_and(|kind| kind == "application/ld+json");
                if name == "script" && !is_data {
                    assert!(attribute(&tag, "src").unwrap().ends_with("assets/site.js"), "{tag:?}");
                }
                if attribute(&tag, "http-equiv").is_some() {
                    policy = attribute(&tag, "content").unwrap().into_owned();
                }
                for address in ["href", "src", "data-source"].iter().filter_map(|name| attribute(&tag, name))
                {
                    page.links.push(address.into_owned());
                }
                page.text.push('\n');
                open = if is_data { "data".to_owned() } else { name };
            }
            Token::EndTag(_) => {
                page.text.push('\n');
                open.clear();
            }
            Token::String(text) => {
                let text = String::from_utf8_lossy(&text).into_owned();
                harmless(&text, "text");
                assert!(open != "script" && open != "style", "{text}");
                if open == "data" {
                    page.data.push_str(&text);
                    continue;
                }
                if open == "title" && page.title.is_empty() {
                    page.title.clone_from(&text);
                }
                page.text.push_str(&text);
            }
            Token::Doctype(_) => {}
            bad @ (Token::Comment(_) | Token::Error(_)) => panic!("{bad:?} in {html}"),
        }
    }
    assert_eq!(policy, POLICY);
    if !page.data.is_empty() {
        linked(&page.data);
    }
    page
}

/// The linked data of a page, as a search engine reads it: JSON whose addresses lead to nothing that runs.
fn linked(script: &str) {
    assert!(!script.contains(['<', '>', '&']), "{script}");
    let data: Value = serde_json::from_str(script).unwrap();
    super::linked_data(&data);
}

/// A feed (RFC 4287): its entries as (title, text of the content).
pub fn feed(xml: &str) -> Vec<(String, String)> {
    let document = roxmltree::Document::parse(xml).unwrap();
    let known = "feed id title updated author name link generator entry content";
    let mut ids = BTreeSet::new();
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        assert!(known.split(' ').any(|known| known == name), "{name}");
        assert_eq!(node.tag_name().namespace(), Some("http://www.w3.org/2005/Atom"));
        if name == "id" {
            assert!(ids.insert(node.text().unwrap().to_owned()), "{node:?}");
            assert!(node.text().unwrap().starts_with("urn:uuid:"));
        }
        if name == "updated" {
            chrono::DateTime::parse_from_rfc3339(node.text().unwrap()).unwrap();
        }
    }
    let child = |node: roxmltree::Node<'_, '_>, name: &str| {
        let child = node.children().find(|child| child.tag_name().name() == name);
        child.and_then(|child| child.text()).unwrap_or_else(|| panic!("{name} in {xml}")).to_owned()
    };
    for name in ["id", "title", "updated"] {
        child(document.root_element(), name);
    }
    let entries = document.root_element().children().filter(|node| node.tag_name().name() == "entry");
    entries
        .map(|entry| {
            child(entry, "updated");
            let (mut text, content) = (String::new(), child(entry, "content"));
            for token in Tokenizer::new(&content) {
                match token.unwrap() {
                    Token::StartTag(tag) => {
                        assert!(
                            ["ul", "li"].iter().any(|known| *known.as_bytes() == *tag.name)
                                && tag.attributes.is_empty()
                        );
                    }
                    Token::String(said) => text.push_str(&String::from_utf8_lossy(&said)),
                    Token::EndTag(_) => text.push('\n'),
                    bad => panic!("{bad:?} in {content}"),
                }
            }
            harmless(&text, "a feed");
            let title = child(entry, "title");
            harmless(&title, "a feed");
            (title, text)
        })
        .collect()
}

/// All files of a folder, by their paths in it.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let files = files.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            (path, fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// The site in a folder; gives its pages by their paths.
pub fn site(folder: &Path) -> BTreeMap<String, Page> {
    whole(&files(folder))
}

/// The files of a whole site by their paths; gives its pages.
pub fn whole(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Page> {
    let mut pages = BTreeMap::new();
    for (path, bytes) in files {
        let is_plain = path.chars().all(|c| c.is_ascii_alphanumeric() || "-_./~".contains(c));
        assert!(is_plain && !path.contains(".."), "{path}");
        let (_, ending) = path.rsplit_once('.').unwrap();
        if ending == "xlsx" {
            // An archive; what is in it is read by the tests of exports.
            assert!(bytes.starts_with(b"PK"), "{path}");
            continue;
        }
        let text = std::str::from_utf8(bytes).unwrap();
        match ending {
            "html" => {
                pages.insert(path.clone(), page(text));
            }
            "ics" => read(&Output { command: "agenda", format: "ics", stdout: text, findings: 0 }),
            "json" => {
                let name = path.strip_prefix("data/").unwrap().trim_end_matches(".json");
                let command = name.split_once('/').map_or(name, |_| "show");
                read(&Output { command, format: "json", stdout: text, findings: 0 });
            }
            "csv" => read(&Output { command: "list", format: "csv", stdout: text, findings: 0 }),
            "ttl" => read(&Output { command: "export", format: "turtle", stdout: text, findings: 0 }),
            "jsonld" => read(&Output { command: "export", format: "jsonld", stdout: text, findings: 0 }),
            "atom" => drop(feed(text)),
            "js" if path == "data/register.js" => {
                harmless(text, path);
                let json = text.strip_prefix("avtalRegister('").unwrap().strip_suffix("');\n").unwrap();
                // As a script reads a text between quotes: a backslash keeps what comes after it.
                let mut letters = json.chars();
                let mut read = String::new();
                while let Some(letter) = letters.next() {
                    assert!(letter != '\'', "{json}");
                    read.push(if letter == '\\' { letters.next().unwrap() } else { letter });
                }
                harmless_texts(&serde_json::from_str(&read).unwrap());
            }
            "css" | "js" | "txt" => harmless(text, path),
            _ => panic!("say what reads {path}"),
        }
    }
    for (path, page) in &pages {
        for link in &page.links {
            leads_somewhere(path, link, files, &pages);
        }
    }
    pages
}

/// What a script puts on a page is harmless as it is.
fn harmless_texts(value: &serde_json::Value) {
    match value {
        serde_json::Value::String(text) => harmless(text, "the register's data"),
        serde_json::Value::Array(values) => values.iter().for_each(harmless_texts),
        serde_json::Value::Object(values) => values.values().for_each(harmless_texts),
        _ => {}
    }
}

fn leads_somewhere(
    path: &str,
    link: &str,
    files: &BTreeMap<String, Vec<u8>>,
    pages: &BTreeMap<String, Page>,
) {
    if link == "data:," || link.starts_with("https://") || link.starts_with("http://") {
        return;
    }
    let (address, fragment) = link.split_once('#').unwrap_or((link, ""));
    let mut target: Vec<&str> = path.split('/').collect();
    if !address.is_empty() {
        target.pop();
    }
    for part in address.split('/').filter(|part| !part.is_empty()) {
        if part == ".." {
            target.pop().unwrap();
        } else {
            target.push(part);
        }
    }
    let target = target.join("/");
    assert!(files.contains_key(&target), "{link} in {path} leads nowhere");
    // What the register is filtered by stands behind the `#` too.
    let is_filter = fragment.contains('=') && target == "register.html";
    assert!(fragment.is_empty() || is_filter || pages[&target].ids.contains(fragment), "{link} in {path}");
}
