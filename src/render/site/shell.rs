//! The frame of every page: head, navigation and footer.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::web::At;
use crate::render::svg::safe;
use crate::text::safe_lines;
use crate::view::Message;
use crate::view::message::message;

/// Nothing from other sites, no script or style but the site's own, and no form that sends data.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; \
    form-action 'none'";

/// The pages that every page links to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tab {
    Overview,
    Register,
    Timeline,
    Calendar,
    Parties,
    Bodies,
    Changes,
}

impl Tab {
    const ALL: [Tab; 7] =
        [Tab::Overview, Tab::Register, Tab::Timeline, Tab::Calendar, Tab::Parties, Tab::Bodies, Tab::Changes];

    fn address(self) -> &'static str {
        match self {
            Tab::Overview => "index.html",
            Tab::Register => "register.html",
            Tab::Timeline => "timeline.html",
            Tab::Calendar => "calendar.html",
            Tab::Parties => "parties.html",
            Tab::Bodies => "bodies.html",
            Tab::Changes => "changes.html",
        }
    }

    pub(super) fn name(self) -> Message {
        match self {
            Tab::Overview => message!("site-overview"),
            Tab::Register => message!("site-register"),
            Tab::Timeline => message!("site-timeline"),
            Tab::Calendar => message!("site-calendar"),
            Tab::Parties => message!("site-parties"),
            Tab::Bodies => message!("site-bodies"),
            Tab::Changes => message!("site-changes"),
        }
    }
}

/// A page before it is framed.
pub(super) struct Page<'t> {
    /// The tab it belongs to.
    pub(super) tab: Tab,
    /// Whether it is the page that the tab links to.
    pub(super) is_tab: bool,
    /// A short title.
    pub(super) title: &'t str,
    /// Its content, which begins with its heading.
    pub(super) main: Markup,
    /// The same as linked data: a document of JSON-LD in which nothing ends an element.
    pub(super) data: Option<String>,
}

/// The whole page.
pub(super) fn page(at: At<'_>, page: &Page<'_>) -> String {
    let web = at.web;
    let name = safe(web.name());
    let title = safe(page.title);
    let title = if title == name { title.into_owned() } else { format!("{title} – {name}") };
    let current = |tab: Tab| match (tab == page.tab, page.is_tab) {
        (true, true) => Some("page"),
        (true, false) => Some("true"),
        (false, _) => None,
    };
    let has_changes = web.site.log.is_some();
    let document = html! {
        (DOCTYPE)
        html lang=(web.language.name()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="color-scheme" content="light dark";
                title { (title) }
                link rel="icon" href="data:,";
                link rel="stylesheet" href=(at.href("assets/site.css"));
                @if page.tab == Tab::Register { script src=(at.href("assets/site.js")) defer {} }
                @if let Some(data) = &page.data { script type="application/ld+json" { (PreEscaped(data)) } }
                @if has_changes {
                    link rel="alternate" type="application/atom+xml" href=(at.href("feeds/changes.atom")) title=(at.localise(&message!("site-changes")));
                }
            }
            body {
                a.skip href="#main" { (at.localise(&message!("site-skip"))) }
                header {
                    p.name { a href=(at.href("index.html")) { (name) } }
                    nav aria-label=(at.localise(&message!("site-navigation"))) {
                        ul {
                            @for tab in Tab::ALL.into_iter().filter(|tab| *tab != Tab::Changes || has_changes) {
                                li { a href=(at.href(tab.address())) aria-current=[current(tab)] { (at.localise(&tab.name())) } }
                            }
                        }
                    }
                }
                main id="main" tabindex="-1" { (page.main) }
                footer {
                    p { (at.localise(&message!("site-as-of", day = web.site.day()))) }
                    @if let Some(commit) = web.clocks.at {
                        p { (at.localise(&message!("site-at", commit = commit.get(..12).unwrap_or(commit)))) }
                    }
                    p { (at.localise(&message!("site-made-by", version = env!("CARGO_PKG_VERSION")))) }
                }
            }
        }
    };
    safe_lines(document.into_string() + "\n")
}
