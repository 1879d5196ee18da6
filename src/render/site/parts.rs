//! Parts shared by several pages: links, states, tables, lists.

use maud::{Markup, html};

use super::web::At;
use crate::render::svg::safe;
use crate::render::timeline_svg;
use crate::view::State;
use crate::view::message::message;
use crate::view::site::Named;
use crate::view::{AgreementRow, Chart, Column, Message, words};

/// The longest list on a page that has others, so that pages do not grow with the registry.
pub(super) const MOST: usize = 80;

impl At<'_> {
    pub(super) fn localise(&self, message: &Message) -> String {
        message.localise(self.web.language)
    }

    /// An address of the site, relative to this page.
    pub(super) fn href(&self, address: &str) -> String {
        format!("{}{address}", self.root)
    }

    /// A link, if there is a page.
    pub(super) fn link(&self, address: Option<String>, name: &str) -> Markup {
        match address {
            Some(address) => html! { a href=(self.href(&address)) { (safe(name)) } },
            None => html! { (safe(name)) },
        }
    }

    /// A link to an agreement, by its title.
    pub(super) fn agreement(&self, id: &str, name: &str) -> Markup {
        self.link(self.web.addresses.of_agreement(id), name)
    }

    /// An agreement in a table: its title, and whether a law requires it; its id if another has the same title.
    pub(super) fn agreement_cell(&self, id: &str, title: &str, statutory: bool) -> Markup {
        html! {
            span.title {
                (self.agreement(id, if title.is_empty() { id } else { title }))
                @if statutory { " " (self.statutory()) }
            }
            @if !title.is_empty() && self.web.site.shares_its_title(id) { span.id { (safe(id)) } }
        }
    }

    /// Links to bodies or parties, in a row.
    pub(super) fn all_named(&self, all: &[Named]) -> Markup {
        html! { @for (nth, named) in all.iter().enumerate() { @if nth > 0 { ", " } (self.named(named)) } }
    }

    /// A link to a body or a party, by its name.
    pub(super) fn actor(&self, id: &str, name: &str) -> Markup {
        self.link(self.web.addresses.of_actor(id), name)
    }

    /// A link to a body or a party.
    pub(super) fn named(&self, named: &Named) -> Markup {
        self.actor(&named.id, &named.name)
    }

    /// The mark of agreements that a law requires.
    pub(super) fn statutory(&self) -> Markup {
        html! { span.tag { (self.localise(&message!("statutory"))) } }
    }

    /// A state: a sign with a distinct shape, and its name.
    pub(super) fn state(&self, state: State) -> Markup {
        html! { span class=(format!("state {}", state.name())) { (self.localise(&words::state(state))) } }
    }

    /// A table of at most `limit` rows, which becomes a list on a narrow screen. Columns that are empty in all of them are
    /// left out. `all` is the address of the rest.
    pub(super) fn table(
        &self,
        caption: &str,
        headings: &[String],
        rows: impl ExactSizeIterator<Item = Vec<Markup>>,
        limit: usize,
        all: Option<&str>,
    ) -> Markup {
        let more = rows.len().saturating_sub(limit);
        let rows: Vec<Vec<Markup>> = rows.take(limit).collect();
        let has_text = |column: usize| {
            let mut cells = rows.iter().filter_map(|row| row.get(column));
            rows.is_empty() || cells.any(|cell| !cell.0.is_empty())
        };
        let is_shown: Vec<bool> = (0..headings.len()).map(has_text).collect();
        html! {
            table {
                caption.unseen { (caption) }
                thead { tr { @for (heading, _) in headings.iter().zip(&is_shown).filter(|(_, shown)| **shown) { th scope="col" { (heading) } } } }
                tbody {
                    @for row in &rows {
                        tr {
                            @for ((cell, heading), _) in row.iter().zip(headings).zip(&is_shown).filter(|(_, shown)| **shown) {
                                td data-label=(heading) { (cell) }
                            }
                        }
                    }
                }
            }
            (self.more(more, all))
        }
    }

    /// A note that a list continues, and where, if it does.
    fn more(&self, count: usize, all: Option<&str>) -> Markup {
        html! {
            @if count > 0 {
                p.more {
                    (self.localise(&message!("site-more", count = count)))
                    @if let Some(all) = all { " " a href=(self.href(all)) { (self.localise(&message!("site-all"))) } }
                }
            }
        }
    }

    /// The headings of a table of agreements.
    fn headings(&self, columns: &[Column]) -> Vec<String> {
        columns.iter().map(|column| self.localise(&column.heading())).collect()
    }

    /// A table of agreements by title. `own` is the body whose page it is on, which is not named again. `all` is the address
    /// of the rest.
    pub(super) fn agreements(
        &self,
        caption: &str,
        rows: &[&AgreementRow],
        own: Option<&str>,
        all: &str,
    ) -> Markup {
        const COLUMNS: [Column; 5] =
            [Column::Agreement, Column::State, Column::EffectiveEnd, Column::EffectiveOwner, Column::Flags];
        let mut rows: Vec<&AgreementRow> = rows.to_vec();
        rows.sort_by_cached_key(|row| {
            self.web.site.agreement_of(&row.id).and_then(|agreement| self.web.ranks.get(agreement.position()))
        });
        let cells = rows.into_iter().map(|row| {
            let mut cells = self.agreement_cells(row);
            if own.is_some() && row.effective_owner.as_deref() == own {
                let [.., owner, _] = &mut cells;
                *owner = html! {};
            }
            cells.into()
        });
        self.table(caption, &self.headings(&COLUMNS), cells, MOST, Some(all))
    }

    /// The cells of an agreement in a table of agreements.
    pub(super) fn agreement_cells(&self, row: &AgreementRow) -> [Markup; 5] {
        let (web, text) =
            (self.web, |column: Column| safe(&column.text(row, self.web.language)).into_owned());
        let owner = row.effective_owner.as_ref().zip(row.owner_name.as_ref());
        [
            self.agreement_cell(&row.id, row.title.as_deref().unwrap_or_default(), row.statutory),
            self.state(row.state),
            whole(&text(Column::EffectiveEnd)),
            html! { @if let Some((id, name)) = owner { (web.at(self.root).actor(id, name)) } },
            html! { (text(Column::Flags)) },
        ]
    }

    /// A heading with its content, as a target of links. Empty if there is no content.
    pub(super) fn section(&self, id: &str, heading: &Message, content: Option<Markup>) -> Markup {
        html! {
            @if let Some(content) = content {
                section aria-labelledby=(id) {
                    h2 id=(id) { (self.localise(heading)) }
                    (content)
                }
            }
        }
    }

    /// A list, cut if it is too long for a page. None if it is empty.
    pub(super) fn list(&self, items: Vec<Markup>) -> Option<Markup> {
        let more = items.len().saturating_sub(MOST);
        (!items.is_empty()).then(|| {
            html! {
                ul { @for item in items.into_iter().take(MOST) { li { (item) } } }
                (self.more(more, None))
            }
        })
    }

    /// Labels with their contents. Empty ones are left out.
    pub(super) fn facts(&self, facts: Vec<(Message, Vec<Markup>)>) -> Markup {
        html! {
            dl.facts {
                @for (label, lines) in facts.into_iter().filter(|(_, lines)| !lines.is_empty()) {
                    div {
                        dt { (self.localise(&label)) }
                        @let more = lines.len().saturating_sub(MOST);
                        @for line in lines.into_iter().take(MOST) { dd { (line) } }
                        @if more > 0 { dd { (self.more(more, None)) } }
                    }
                }
            }
        }
    }

    /// A timeline, and one for a narrow screen, whose rows link to all agreements but `own`. The ids of both begin with
    /// `prefix`.
    pub(super) fn charts(
        &self,
        prefix: &'static str,
        (wide, narrow): (&Chart, &Chart),
        own: Option<&str>,
    ) -> Markup {
        let (name, language) = (self.localise(&message!("site-timeline")), self.web.language);
        let link = |id: &str| {
            let address = self.web.addresses.of_agreement(id).filter(|_| own != Some(id));
            address.map(|address| self.href(&address))
        };
        let small = format!("{prefix}-narrow");
        html! {
            div.wide-screen { (self.picture(&name, &timeline_svg::fragment(wide, language, prefix, &link))) }
            div.narrow-screen { (self.picture(&name, &timeline_svg::narrow(narrow, language, &small, &link))) }
        }
    }

    /// A picture that may be wider than the screen, and that can be scrolled by the keyboard.
    pub(super) fn picture(&self, name: &str, picture: &Markup) -> Markup {
        html! { div.picture role="group" tabindex="0" aria-label=(name) { (picture) } }
    }

    /// Links to the other pages of a long list.
    pub(super) fn pager(&self, base: &str, page: usize, pages: usize) -> Markup {
        html! {
            @if pages > 1 {
                nav.pager aria-label=(self.localise(&message!("site-pages"))) {
                    ol {
                        @for other in shown(page, pages) {
                            li {
                                @match other {
                                    Some(other) if other == page => { span aria-current="page" { (other + 1) } }
                                    Some(other) => { a href=(self.href(&numbered(base, other))) { (other + 1) } }
                                    None => { span { "…" } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The address of a numbered page. The first has no number.
pub(super) fn numbered(base: &str, page: usize) -> String {
    if page == 0 { format!("{base}.html") } else { format!("{base}-{}.html", page + 1) }
}

/// The pages that a pager links to: the first, the last and those around the current page. None stands for pages left
/// out.
fn shown(page: usize, pages: usize) -> Vec<Option<usize>> {
    let mut shown: Vec<Option<usize>> = Vec::new();
    for other in 0..pages {
        if other == 0 || other + 1 == pages || other.abs_diff(page) <= 2 {
            shown.push(Some(other));
        } else if shown.last() != Some(&None) {
            shown.push(None);
        }
    }
    shown
}

/// A value as encoded in the filter of the register's address.
pub(super) fn encoded(value: &str) -> String {
    let mut encoded = String::with_capacity(value.len());
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// A text that is not broken across lines.
pub(super) fn whole(text: &str) -> Markup {
    html! { @if !text.is_empty() { span.whole { (safe(text)) } } }
}

/// Texts of a record, without a link.
pub(super) fn plain<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Vec<Markup> {
    texts.into_iter().map(|text| html! { (safe(text.as_ref())) }).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_pager_leads_to_the_ends_and_to_what_is_near() {
        let shown = |page, pages| {
            let numbers = super::shown(page, pages).into_iter();
            numbers
                .map(|page| page.map_or("…".to_owned(), |page| page.to_string()))
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(shown(0, 3), "0 1 2");
        assert_eq!(shown(5, 20), "0 … 3 4 5 6 7 … 19");
        assert_eq!(shown(19, 20), "0 … 17 18 19");
    }
}
