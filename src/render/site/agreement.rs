//! The page of an agreement: the content of `avtal show`, with pictures.

use maud::{Markup, html};

use super::parts::{plain, whole};
use super::shell::{Page, Tab, page};
use super::web::At;
use crate::render::show::{ShowWriter, accepted};
use crate::render::svg::safe;
use crate::render::{graph_svg, timeline_svg};
use crate::text::display_safe;
use crate::view::AgreementIx;
use crate::view::log::ChangeRow;
use crate::view::message::{self, message};
use crate::view::show::{DocumentRow, MentionRow};
use crate::view::site::{AgreementPage, MatrixRow};
use crate::view::{Graph, LinkRow, Message, Named, Show, words};

/// The largest adoption table. All parties should be visible, but a larger table is unreadable.
const MAX_PARTIES: usize = 400;

/// The page.
pub(super) fn agreement(at: At<'_>, agreement: AgreementIx) -> String {
    let content = at.web.site.agreement(agreement);
    let row = &content.show.agreement;
    let writer = ShowWriter { show: &content.show, language: at.web.language };
    let main = html! {
        h1 { (safe(row.name())) }
        p.lead {
            (at.state(row.state)) " · "
            @if row.statutory { (at.statutory()) " · " }
            (safe(&writer.kind()))
        }
        (at.facts(facts(at, &writer)))
        (at.section("period", &message!("field-period"), Some(period(at, &content))))
        (at.section("notice", &message!("field-notice"), at.list(said(at, &content.show.clauses.on_notice()))))
        (at.section("survival", &message!("field-survival"), at.list(said(at, &content.show.clauses.on_survival()))))
        (at.section("coming", &message!("field-coming"), at.list(plain(writer.coming()))))
        (adoption(at, &content))
        (at.section("decisions", &message!("field-decisions"), at.list(plain(writer.other_decisions()))))
        (at.section("relations", &message!("site-relations"), relations(at, &writer, content.graph.as_ref())))
        (at.section("reviews", &message!("field-reviews"), at.list(plain(content.show.reviews.iter().map(|review| writer.review(review))))))
        (at.section("documents", &message!("field-documents"), at.list(documents(&writer))))
        (at.section("findings", &message!("field-findings"), at.list(findings(&content.show))))
        (at.section("accepted", &message!("field-accepted"), at.list(plain(content.show.accepted.iter().map(|row| at.localise(&accepted(row)))))))
        (at.section("notes", &message!("field-notes"), notes(&content.show)))
        (at.section("history", &message!("site-history"), at.list(history(at, &content.history))))
        p.source {
            (at.localise(&message!("site-file", path = safe(&row.path).into_owned()))) " "
            (at.localise(&message!("site-as-data"))) " "
            a href=(at.href(&format!("data/agreements/{}.json", at.web.addresses.agreement(agreement)))) { "JSON" }
        }
    };
    page(at, &Page { tab: Tab::Register, is_tab: false, title: row.name(), main })
}

fn facts(at: At<'_>, writer: &ShowWriter<'_>) -> Vec<(Message, Vec<Markup>)> {
    let (show, row) = (writer.show, &writer.show.agreement);
    let say =
        |messages: Vec<Message>| plain(messages.iter().map(|message| message.localise(at.web.language)));
    let owner = match (&show.written_owner, &row.effective_owner, &row.owner_name) {
        (Some(written), Some(effective), Some(name)) if written.id == *effective => at.actor(effective, name),
        (Some(written), Some(effective), Some(name)) => html! {
            (at.actor(effective, name)) " "
            (at.localise(&message!("site-in-place-of"))) " " (at.named(written))
        },
        (_, _, _) => html! { (safe(&writer.owner())) },
    };
    let reasons = std::iter::once(words::state(row.state)).chain(row.reasons.iter().cloned());
    vec![
        (message!("field-id"), plain([writer.id()])),
        (message!("field-aliases"), plain(&show.aliases)),
        (message!("field-reference"), plain(&row.reference)),
        (message!("field-statutory"), plain(writer.statutory())),
        (message!("field-state"), say(reasons.collect())),
        (message!("field-attention"), say(row.flags.iter().map(|flag| words::flag(*flag)).collect())),
        (message!("field-owner"), vec![owner]),
        (message!("field-contact"), plain(&show.contact)),
    ]
}

/// The period in words, and drawn with the agreements before and after it.
fn period(at: At<'_>, content: &AgreementPage<'_>) -> Markup {
    let writer = ShowWriter { show: &content.show, language: at.web.language };
    let lines = writer.period();
    let chart = timeline_svg::fragment(&content.chart, at.web.language, "chart", &|id| {
        let is_other = id != content.show.agreement.id;
        at.web.addresses.of_agreement(id).filter(|_| is_other).map(|address| at.href(&address))
    });
    html! {
        @for line in lines { p { (safe(&at.localise(&line))) } }
        (at.picture(&at.localise(&message!("site-timeline")), &chart))
    }
}

fn said(at: At<'_>, messages: &[Message]) -> Vec<Markup> {
    plain(messages.iter().map(|message| at.localise(message)))
}

/// Every party and, if adoption is required, its decision.
fn adoption(at: At<'_>, content: &AgreementPage<'_>) -> Markup {
    if content.matrix.iter().all(|row| row.adoption.is_none()) {
        let parties = content.matrix.iter().map(|row| party(at, row)).collect();
        return at.section("parties", &message!("field-parties"), at.list(parties));
    }
    let headings = [
        message!("site-party"),
        message!("site-must-adopt"),
        message!("site-outcome"),
        message!("column-day"),
        message!("site-decision-reference"),
    ];
    let headings = headings.map(|heading| at.localise(&heading));
    let rows = content.matrix.iter().map(|row| decided(at, row));
    let matrix = html! {
        @if let Some(number) = content.show.adoption_number {
            p { (at.localise(&message!("adoption-number", count = number))) }
        }
        @for line in content.show.clauses.on_adoption() { p { (at.localise(&line)) } }
        (at.table(&at.localise(&message!("field-adoption")), &headings, rows, MAX_PARTIES, None))
    };
    at.section("adoption", &message!("field-adoption"), Some(matrix))
}

fn party(at: At<'_>, row: &MatrixRow) -> Markup {
    html! { (at.named(&row.party)) @if let Some(days) = &row.days { " (" (at.localise(days)) ")" } }
}

fn decided(at: At<'_>, row: &MatrixRow) -> Vec<Markup> {
    let must = row.adoption.as_ref().is_some_and(|adoption| adoption.required);
    let must = if must { message!("site-yes") } else { message!("site-no") };
    let mut cells = vec![party(at, row), html! { (at.localise(&must)) }];
    let Some(adoption) = &row.adoption else {
        cells.extend([html! { (at.localise(&message!("site-nothing-to-decide"))) }, html! {}, html! {}]);
        return cells;
    };
    let waits = adoption.required && adoption.adopted().is_none();
    let class = if adoption.is_rejection() { Some("rejected") } else { waits.then_some("waits") };
    let decision = adoption.decision.as_ref();
    let reference = decision.and_then(|decision| decision.reference.as_deref());
    cells.extend([
        html! {
            span class=[class] { (safe(&at.localise(&adoption.what()))) }
            @for note in adoption.notes() { div { (safe(&at.localise(&note))) } }
        },
        whole(&decision.map(|decision| decision.date.date.to_string()).unwrap_or_default()),
        html! { (safe(reference.unwrap_or_default())) },
    ]);
    cells
}

/// The relations to other agreements in words and, if not too large, as a graph.
fn relations(at: At<'_>, writer: &ShowWriter<'_>, graph: Option<&Graph>) -> Option<Markup> {
    let show = writer.show;
    let links = |links: &[LinkRow], other: fn(&LinkRow) -> &Named| -> Vec<Markup> {
        let link = |link: &LinkRow| html! { (at.agreement(&other(link).id, &other(link).name)) ", " (safe(&writer.terms(link))) };
        links.iter().map(link).collect()
    };
    let mentions = |rows: &[MentionRow]| -> Vec<Markup> { rows.iter().map(|row| mention(at, row)).collect() };
    let facts = vec![
        (message!("field-replaces"), links(&show.replaces, |link| &link.replaced)),
        (message!("field-replaced-by"), links(&show.replaced_by, |link| &link.successor)),
        (message!("field-amends"), mentions(&show.amends)),
        (message!("field-based-on"), mentions(&show.based_on)),
        (message!("field-basis-of"), mentions(&show.basis_of)),
        (message!("field-expects-local"), show.expects_local.iter().map(|party| at.named(party)).collect()),
        (message!("field-related"), mentions(&show.related)),
    ];
    if facts.iter().all(|(_, lines)| lines.is_empty()) {
        return None;
    }
    let drawn = graph.and_then(|graph| {
        graph_svg::fragment(graph, at.web.language, "graph", &|key| {
            let id = key.strip_prefix("agreement/").filter(|id| *id != show.agreement.id)?;
            at.web.addresses.of_agreement(id).map(|address| at.href(&address))
        })
    });
    Some(html! {
        (at.facts(facts))
        @if let Some(drawn) = drawn { (at.picture(&at.localise(&message!("site-relations")), &drawn)) }
    })
}

fn mention(at: At<'_>, row: &MentionRow) -> Markup {
    html! {
        (at.agreement(&row.id, row.title.as_deref().unwrap_or(&row.id))) " "
        @match row.state {
            Some(state) => (at.state(state)),
            None => (at.localise(&message!("not-in-registry"))),
        }
        @if !row.sections.is_empty() {
            " (" (safe(&at.localise(&message!("sections", sections = row.sections.join(", "))))) ")"
        }
    }
}

/// The documents. Files are shown by path, as they are not part of the site; web addresses become links.
fn documents(writer: &ShowWriter<'_>) -> Vec<Markup> {
    let document = |row: &DocumentRow| {
        let role = words::document_role(row.role).localise(writer.language);
        html! {
            (role) @if let Some(language) = &row.language { " (" (safe(language)) ")" } ": "
            @if let Some(path) = &row.path { code { (safe(path)) } }
            @if row.path.is_some() && row.url.is_some() { ", " }
            @if let Some(url) = &row.url {
                @if is_web(url) { a href=(safe(url)) rel="noopener noreferrer external" { (safe(url)) } } @else { (safe(url)) }
            }
        }
    };
    writer.show.documents.iter().map(document).collect()
}

/// Whether it is a web address. Others, such as scripts, are shown without a link.
fn is_web(url: &str) -> bool {
    let has = |scheme: &str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    (has("https://") || has("http://")) && !url.contains(|c: char| c.is_whitespace() || c.is_control())
}

fn findings(show: &Show) -> Vec<Markup> {
    let finding = |row: &crate::view::FindingRow| {
        html! {
            span class=(format!("level {}", row.level.name())) { (row.level.name()) } " "
            code { (row.rule) } " " (safe(&row.path)) ":" (row.line) ": " (safe(&row.message))
        }
    };
    show.findings.iter().map(finding).collect()
}

fn notes(show: &Show) -> Option<Markup> {
    let lines: Vec<&str> =
        show.notes.iter().flat_map(|notes| notes.lines()).filter(|line| !line.trim().is_empty()).collect();
    (!lines.is_empty()).then(|| html! { @for line in lines { p { (display_safe(line)) } } })
}

fn history(at: At<'_>, changes: &[&ChangeRow]) -> Vec<Markup> {
    let commits = changes.chunk_by(|a, b| a.commit == b.commit);
    let commit = |changes: &[&ChangeRow]| {
        let first = changes.first()?;
        let messages: Vec<Message> = changes.iter().map(|change| change.message.clone()).collect();
        Some(html! {
            @if let Some(day) = first.day { time datetime=(day) { (day) } ": " }
            (safe(&message::join(&messages, "; ", at.web.language)))
            @if let Some(subject) = first.subject.as_deref().filter(|subject| !subject.is_empty()) {
                span.id { (safe(subject)) }
            }
        })
    };
    commits.filter_map(commit).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn only_addresses_of_the_web_are_links() {
        for (url, is) in [
            ("https://test.example/a", true),
            ("HTTP://test.example", true),
            ("javascript:alert(1)", false),
            ("data:text/html,x", false),
            (" https://test.example", false),
            ("https://test.example/\u{0}x", false),
            ("https:/", false),
        ] {
            assert_eq!(super::is_web(url), is, "{url}");
        }
    }
}
