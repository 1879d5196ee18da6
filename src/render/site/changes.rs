//! Changes recorded by git: a page and a feed (Atom, RFC 4287).

use maud::{Markup, PreEscaped, html};

use super::Web;
use super::shell::{Page, Tab, page};
use super::web::At;
use crate::render::log::lines;
use crate::render::svg::safe;
use crate::text::hash;
use crate::text::safe_lines;
use crate::view::log::ChangeRow;
use crate::view::message::message;
use crate::view::{Log, Message};

/// How many commits are shown.
const COMMITS: usize = 50;

/// How many changes of a commit are shown.
const LINES: usize = 30;

/// The page.
pub(super) fn changes(at: At<'_>, log: &Log) -> String {
    let title = at.localise(&Tab::Changes.name());
    let commits = log.commits().take(COMMITS).filter_map(|changes| Some((changes.first()?, changes)));
    let main = html! {
        h1 { (title) }
        p.subscribe { a href=(at.href("feeds/changes.atom")) type="application/atom+xml" { (at.localise(&message!("site-follow"))) } }
        @for (first, changes) in commits {
            section {
                h2 {
                    @if let Some(day) = first.day { time datetime=(day) { (day) } " " }
                    (safe(first.subject.as_deref().unwrap_or_default()))
                }
                (commit_lines(log, changes, |line| html! { (safe(&at.localise(line))) }))
            }
        }
        @if log.changes.is_empty() { p { (at.localise(&message!("log-nothing"))) } }
    };
    page(at, &Page { tab: Tab::Changes, is_tab: true, title: &title, main, data: None })
}

fn commit_lines(log: &Log, changes: &[ChangeRow], line: impl Fn(&Message) -> Markup) -> Markup {
    let lines = lines(log, changes);
    let more = lines.len().saturating_sub(LINES);
    html! {
        ul {
            @for one in lines.iter().take(LINES) { li { (line(&one.message)) } }
            @if more > 0 { li { (line(&message!("site-more", count = more))) } }
        }
    }
}

/// The feed, with addresses relative to the feed.
pub(super) fn feed(web: &Web<'_>, log: &Log) -> String {
    let commits: Vec<&[ChangeRow]> = log.commits().take(COMMITS).collect();
    let updated = |change: Option<&ChangeRow>| change.and_then(|change| change.time.clone());
    let newest = commits.first().and_then(|changes| updated(changes.first()));
    let newest = newest.unwrap_or_else(|| format!("{}T00:00:00Z", web.site.day()));
    let title = message!("site-feed", name = web.name()).localise(web.language);
    let feed = html! {
        feed xmlns="http://www.w3.org/2005/Atom" xml:lang=(web.language.name()) {
            id { (urn(&[web.name()])) }
            title { (safe(&title)) }
            updated { (newest) }
            author { name { (safe(web.name())) } }
            link rel="alternate" type="text/html" href="../changes.html" {}
            link rel="self" type="application/atom+xml" href="changes.atom" {}
            generator version=(env!("CARGO_PKG_VERSION")) { "avtal" }
            @for changes in commits {
                @if let Some(first) = changes.first() {
                    entry {
                        id { (urn(&[web.name(), first.commit.as_deref().unwrap_or_default()])) }
                        title { (safe(first.subject.as_deref().filter(|subject| !subject.is_empty()).unwrap_or("–"))) }
                        updated { (first.time.as_deref().unwrap_or(&newest)) }
                        link rel="alternate" type="text/html" href="../changes.html" {}
                        // HTML is escaped twice: once as a page, once inside the feed.
                        content type="html" {
                            (commit_lines(log, changes, |line| html! { (safe(&line.localise(web.language))) }).into_string())
                        }
                    }
                }
            }
        }
    };
    let head = PreEscaped("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    safe_lines(html! { (head) (feed) }.into_string() + "\n")
}

/// The identifier of a feed or an entry: a UUID computed from its content (RFC 9562, version 8).
fn urn(parts: &[&str]) -> String {
    let hex = hash(parts.join("\u{0}"));
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    format!("urn:uuid:{}-{}-8{}-8{}-{}", part(0, 8), part(8, 12), part(13, 16), part(17, 20), part(20, 32))
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_the_same_is_known_by_the_same_and_nothing_else_is() {
        let urn = super::urn(&["Register", "abc"]);
        assert_eq!(urn, super::urn(&["Register", "abc"]));
        assert_ne!(urn, super::urn(&["Register", "abd"]));
        let shape: String = urn.chars().map(|c| if c.is_ascii_hexdigit() { '0' } else { c }).collect();
        assert_eq!(shape, "urn:uui0:00000000-0000-0000-0000-000000000000");
    }
}
