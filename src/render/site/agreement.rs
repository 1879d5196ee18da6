//! The page of an agreement: the content of `avtal show`, with pictures.

use maud::{Markup, html};

use super::parts::{plain, whole};
use super::shell::{Page, Tab, page};
use super::web::At;
use crate::render::show::ShowWriter;
use crate::render::svg::safe;
use crate::render::{graph_svg, status};
use crate::text::{display_safe, paragraphs};
use crate::view::AgreementIx;
use crate::view::concern::ConcernKind;
use crate::view::linked::Node;
use crate::view::log::ChangeRow;
use crate::view::message::{self, message};
use crate::view::show::{AcceptedRow, DocumentRow, MentionRow};
use crate::view::site::{AgreementPage, MatrixRow, ToDo};
use crate::view::status::Urgency;
use crate::view::{FindingRow, Graph, LinkRow, Message, Named, Show, StatusRow, words};

/// The largest adoption table. All parties should be visible, but a larger table is unreadable.
const MAX_PARTIES: usize = 400;

/// The page.
pub(super) fn agreement(
    at: At<'_>,
    agreement: AgreementIx,
    content: &AgreementPage<'_>,
    nodes: &[Node],
) -> serde_json::Result<String> {
    let row = &content.show.agreement;
    let writer = ShowWriter { show: &content.show, language: at.web.language };
    let main = html! {
        h1 { (safe(row.name())) }
        (banner(at, &writer, &content.to_do))
        (at.facts(facts(&writer)))
        (at.section("period", &message!("field-period"), Some(period(at, content))))
        (at.section("notice", &message!("field-notice"), at.list(said(at, &content.show.clauses.on_notice()))))
        (at.section("survival", &message!("field-survival"), at.list(said(at, &content.show.clauses.on_survival()))))
        (at.section("coming", &message!("field-coming"), at.list(plain(writer.coming()))))
        (adoption(at, content))
        (at.section("decisions", &message!("field-decisions"), at.list(plain(writer.other_decisions()))))
        (at.section("reviews", &message!("field-reviews"), at.list(plain(content.show.reviews.iter().map(|review| writer.review(review))))))
        (at.section("documents", &message!("field-documents"), at.list(documents(&writer))))
        (at.section("relations", &message!("site-relations"), relations(at, &writer, content.graph.as_ref())))
        (at.section("notes", &message!("field-notes"), notes(content.show.notes.as_deref())))
        (at.section("accepted", &message!("field-accepted"), at.list(content.show.accepted.iter().map(|row| accepted(at, row)).collect())))
        (at.section("findings", &message!("field-findings"), at.list(findings(at, &content.show))))
        (at.section("history", &message!("site-history"), at.list(history(at, &content.history))))
        p.source {
            (at.localise(&message!("site-id", id = safe(&writer.id()).into_owned()))) " "
            (at.localise(&message!("site-file", path = safe(&row.path).into_owned()))) " "
            (at.localise(&message!("site-as-data"))) " "
            a href=(at.href(&format!("data/agreements/{}.json", at.web.addresses.agreement(agreement)))) { "JSON" }
        }
    };
    let data = at.linked(nodes)?;
    Ok(page(at, &Page { tab: Tab::Register, is_tab: false, title: row.name(), main, data }))
}

/// What a reader has to know first: its state and period, what there is to see to, and who is responsible.
fn banner(at: At<'_>, writer: &ShowWriter<'_>, all: &[ToDo<'_>]) -> Markup {
    let row = &writer.show.agreement;
    let urgency = all.iter().filter(|to_do| !to_do.row.is_accepted).map(|to_do| to_do.row.urgency).min();
    let class = match urgency {
        Some(Urgency::Overdue) => "banner overdue",
        Some(Urgency::Soon) => "banner soon",
        Some(Urgency::Later) | None => "banner",
    };
    html! {
        section class=(class) aria-label=(at.localise(&message!("field-state"))) {
            p.headline {
                strong { (at.state(row.state)) } " · " (safe(&at.localise(&row.period())))
                @if row.statutory { " " (at.statutory()) }
            }
            @for to_do in all { (seen_to(at, to_do)) }
            @if all.is_empty() {
                p {
                    (at.localise(&message!("site-nothing-to-do")))
                    @if let Some(next) = writer.coming().first() {
                        " " (at.localise(&message!("site-next", next = safe(next).into_owned())))
                    }
                }
            }
            p { (at.localise(&message!("field-owner"))) ": " (owner(at, writer)) }
        }
    }
}

/// One thing to see to: the next step, why, and with whom it lies; or why it is accepted.
fn seen_to(at: At<'_>, to_do: &ToDo<'_>) -> Markup {
    let row = to_do.row;
    html! {
        @if row.is_accepted {
            p { (at.localise(&message!("site-accepted", what = accepted_kinds(row)))) @for reason in &to_do.accepted { " " (safe(reason)) } }
        } @else {
            p {
                (safe(&status::to_do(row, at.web.language)))
                @if !row.responsible.is_empty() { " (" (at.all_named(&row.responsible)) ")" } "."
            }
        }
    }
}

/// What is accepted, in words.
fn accepted_kinds(row: &StatusRow<'_>) -> Vec<Message> {
    let mut kinds: Vec<Message> = Vec::new();
    for reason in &row.reasons {
        let kind = match reason.kind {
            ConcernKind::Flag(flag) => words::flag(flag),
            ConcernKind::State(state) => words::state(state),
            ConcernKind::Duty(duty) => words::duty_kind(duty),
        };
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}

/// The body responsible on the day, and the one that it stands in for.
fn owner(at: At<'_>, writer: &ShowWriter<'_>) -> Markup {
    let (show, row) = (writer.show, &writer.show.agreement);
    match (&show.written_owner, &row.effective_owner, &row.owner_name) {
        (Some(written), Some(effective), Some(name)) if written.id == *effective => at.actor(effective, name),
        (Some(written), Some(effective), Some(name)) => html! {
            (at.actor(effective, name)) " "
            (at.localise(&message!("site-in-place-of"))) " " (at.named(written))
        },
        (_, _, _) => html! { (safe(&writer.owner())) },
    }
}

fn facts(writer: &ShowWriter<'_>) -> Vec<(Message, Vec<Markup>)> {
    let (show, row) = (writer.show, &writer.show.agreement);
    let laws: Vec<String> = writer.statutory().into_iter().filter(|_| !show.laws.is_empty()).collect();
    vec![
        (message!("field-kind"), plain([writer.kind_and_part()])),
        (message!("field-aliases"), plain(&show.aliases)),
        (message!("field-reference"), plain(&row.reference)),
        (message!("field-statutory"), plain(laws)),
        (message!("column-topics"), plain(writer.topics())),
        (message!("field-contact"), plain(&show.contact)),
    ]
}

/// A finding that is accepted: the reason, and until when; then the rule, for those who look after the registry.
fn accepted(at: At<'_>, row: &AcceptedRow) -> Markup {
    let told = match row.until {
        Some(until) => {
            let told = message!("accepted-through", accepted = row.reason.as_str(), day = until.date);
            at.localise(&told)
        }
        None => row.reason.clone(),
    };
    html! { (safe(&told)) span.id { (safe(&row.rule)) } }
}

/// The period in words, and drawn with the agreements before and after it.
fn period(at: At<'_>, content: &AgreementPage<'_>) -> Markup {
    let writer = ShowWriter { show: &content.show, language: at.web.language };
    let row = &content.show.agreement;
    let reasons = message::join(&content.reasons, "; ", at.web.language);
    html! {
        @for line in writer.period() { p { (safe(&at.localise(&line))) } }
        @if !reasons.is_empty() { p.more { (safe(&reasons)) } }
        (at.charts("chart", (&content.chart, &content.chart_from_today), Some(row.id.as_str())))
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
    if let Some(what) = all_missing(content) {
        let parties = content.matrix.iter().map(|row| party(at, row));
        let missing = html! {
            p { span.waits { (safe(&at.localise(&what))) } ": " @for (nth, party) in parties.enumerate() { @if nth > 0 { ", " } (party) } }
            @for line in content.show.clauses.on_adoption() { p { (at.localise(&line)) } }
        };
        return at.section("adoption", &message!("field-adoption"), Some(missing));
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

/// What is missing, if all parties have to adopt the agreement, none has decided, and there is nothing else to tell of
/// any of them.
fn all_missing(content: &AgreementPage<'_>) -> Option<Message> {
    let missing = |row: &MatrixRow| {
        let adoption = row.adoption.as_ref()?;
        let is_plain =
            adoption.required && adoption.decision.is_none() && content.show.adoption_number.is_none();
        is_plain.then(|| adoption.told())
    };
    let (first, others) = content.matrix.split_first()?;
    let what = missing(first)?;
    others.iter().all(|row| missing(row).as_ref() == Some(&what)).then_some(what)
}

fn party(at: At<'_>, row: &MatrixRow) -> Markup {
    html! { (at.named(&row.party)) @if let Some(days) = &row.days { " (" (at.localise(days)) ")" } }
}

fn decided(at: At<'_>, row: &MatrixRow) -> Vec<Markup> {
    let must = row.adoption.as_ref().is_some_and(|adoption| adoption.required);
    let must = words::yes_or_no(must);
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
        let link = |key: &str| {
            let id = key.strip_prefix("agreement/").filter(|id| *id != show.agreement.id)?;
            at.web.addresses.of_agreement(id).map(|address| at.href(&address))
        };
        graph_svg::fragment(graph, at.web.language, ("graph", &link), &at.web.layouts)
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

/// The documents. A web address becomes a link by the name of the document. A file, which is not part of the site, is
/// called by its name; its path follows, for those who have the registry.
fn documents(writer: &ShowWriter<'_>) -> Vec<Markup> {
    let document = |row: &DocumentRow| {
        let role = words::document_role(row.role).localise(writer.language);
        let name = match &row.language {
            Some(language) => format!("{role} ({language})"),
            None => role,
        };
        let file = row.path.as_deref().and_then(|path| path.rsplit('/').next());
        let name = file.map_or_else(|| name.clone(), |file| format!("{name}: {file}"));
        html! {
            @match row.url.as_deref().filter(|url| is_web(url)) {
                Some(url) => { a href=(safe(url)) rel="noopener noreferrer external" { (safe(&name)) } },
                None => (safe(&name)),
            }
            @for place in [&row.url, &row.path].into_iter().flatten() { span.id { (safe(place)) } }
        }
    };
    writer.show.documents.iter().map(document).collect()
}

/// Whether it is a web address. Others, such as scripts, are shown without a link.
fn is_web(url: &str) -> bool {
    let has = |scheme: &str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    (has("https://") || has("http://")) && !url.contains(|c: char| c.is_whitespace() || c.is_control())
}

fn findings(at: At<'_>, show: &Show) -> Vec<Markup> {
    let finding = |row: &FindingRow| {
        html! {
            span class=(format!("level {}", row.level.name())) { (at.localise(&words::level(row.level))) } ": "
            (safe(&row.message))
            span.id { (row.rule) ", " (at.localise(&message!("line-number", number = row.line.to_string()))) }
        }
    };
    show.findings.iter().map(finding).collect()
}

/// Notes, paragraph by paragraph. None if there are none.
pub(super) fn notes(notes: Option<&str>) -> Option<Markup> {
    let paragraphs = notes.map(paragraphs).filter(|paragraphs| !paragraphs.is_empty())?;
    Some(html! {
        @for lines in paragraphs {
            p.prose { @for (nth, line) in lines.iter().enumerate() { @if nth > 0 { br; } (display_safe(line)) } }
        }
    })
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
