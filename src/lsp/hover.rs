//! What is said of the place under the pointer.

use serde_json::{Value as Json, json};

use super::cursor::{At, at, dotted, keys as keys_of, named, text};
use super::hints::agreement_of;
use super::keys::{self, Spot};
use super::meaning::{self, Card};
use super::navigation::own;
use super::protocol::{Client, Position};
use super::session::Found;
use super::workspace::{format, kind, parsed};
use crate::edit::Format;
use crate::model::validity::From;
use crate::model::{Date, Duration};
use crate::render::markdown::escape;
use crate::rules::{self, manual::Manual};
use crate::source::Value;
use crate::text::message::Message;
use crate::text::{LanguageCode, display_safe};
use crate::view::change::key_name;

/// A part of a hover. Text of records is escaped, and what the program itself says is Markdown.
enum Part {
    Card(Card),
    Lines(Vec<Message>),
    Own(String),
}

/// What is said of a position. Null if there is nothing to say.
pub(super) fn hover(of: &Found<'_>, position: Position, client: &Client) -> Json {
    let text = of.text();
    let offset = text.offset(position);
    let root = parsed(&of.path, text.record());
    let at = root.as_ref().and_then(|root| at(root, offset));
    let mut parts: Vec<Part> = at.as_ref().map(|at| parts(of, at)).unwrap_or_default();
    let range = at.as_ref().filter(|_| !parts.is_empty()).map(|at| text.range(at.span));
    for finding in of.workspace.findings(&of.path) {
        let place = text.range(finding.place.span);
        if place.start <= position && position <= place.end && place.start < place.end {
            let manual = Manual::of(finding.rule, of.workspace.language().code);
            parts.push(Part::Own(format!(
                "`{}`: {}\n\n{}\n\n{}",
                finding.rule.id, manual.summary, manual.why, manual.what_to_do
            )));
        }
    }
    if parts.is_empty() {
        return Json::Null;
    }
    let is_plain = client.hovers_are_plain();
    let said: Vec<String> = parts.iter().map(|part| said(of, part, is_plain)).collect();
    let (kind, between) = if is_plain { ("plaintext", "\n\n") } else { ("markdown", "\n\n---\n\n") };
    let mut told = json!({ "contents": { "kind": kind, "value": said.join(between) } });
    if let (Some(range), Some(told)) = (range, told.as_object_mut()) {
        told.insert("range".to_owned(), json!(range));
    }
    told
}

fn said(of: &Found<'_>, part: &Part, is_plain: bool) -> String {
    let language = of.workspace.language();
    let safe = |text: &str| {
        let text = display_safe(text).into_owned();
        if is_plain { text } else { escape(&text) }
    };
    match part {
        Part::Own(own) => own.clone(),
        Part::Lines(lines) => {
            let lines: Vec<String> = lines.iter().map(|line| safe(&line.localise(language))).collect();
            lines.join(if is_plain { "\n" } else { "  \n" })
        }
        Part::Card(Card { title, lines }) => {
            let title = if is_plain { safe(title) } else { format!("**{}**", safe(title)) };
            let line = |(label, line): &(Option<Message>, Message)| {
                let line = safe(&line.localise(language));
                match label {
                    Some(label) if is_plain => format!("{}: {line}", label.localise(language)),
                    Some(label) => format!("*{}:* {line}", label.localise(language)),
                    None => line,
                }
            };
            let lines: Vec<String> = lines.iter().map(line).collect();
            let (after, between) = if is_plain { ("\n", "\n") } else { ("\n\n", "  \n") };
            format!("{title}{after}{}", lines.join(between))
        }
    }
}

fn parts(of: &Found<'_>, at: &At<'_, '_>) -> Vec<Part> {
    let Some(format) = format(&of.path) else { return Vec::new() };
    let spot = keys::keys(format).at(keys_of(&at.path));
    if at.is_key {
        return spot.iter().filter_map(|spot| key(of, format, at, spot)).map(Part::Own).collect();
    }
    let path = dotted(&at.path);
    if let Some(kind) = kind(&of.path) {
        if let Some(named) = named(of.workspace.registry(), kind, at) {
            return meaning::about(of.workspace, named).map(Part::Card).into_iter().collect();
        }
        if matches!(path.as_str(), "title" | "name" | "short") {
            let own = own(of, kind).and_then(|own| meaning::about(of.workspace, own));
            return own.map(Part::Card).into_iter().collect();
        }
    }
    let written = match &at.node.value {
        Value::Date(text) => Some((*text).to_owned()),
        // A year alone.
        Value::Int(number) => Some(number.to_string()),
        Value::Null
        | Value::Bool(_)
        | Value::Float(_)
        | Value::Text(_)
        | Value::Plain(_)
        | Value::List(_)
        | Value::Table(_) => text(at.node).map(str::to_owned),
    };
    let (Some(spot), Some(written)) = (spot, written.as_deref()) else { return Vec::new() };
    if path == "accept.rule" {
        return rules::find(written).map(|(_, rule)| Part::Own(summary(of, rule))).into_iter().collect();
    }
    if spot.takes_date()
        && let Ok(date) = Date::parse(written)
    {
        let mut lines = meaning::date(of.workspace, date);
        let decides = ["validity", "extension", "option", "end", "suspension", "termination", "decision"];
        if let Some(agreement) = agreement_of(of).filter(|_| decides.iter().any(|key| path.starts_with(key)))
        {
            lines.extend(meaning::consequences(of.workspace, agreement));
        }
        return vec![Part::Lines(lines)];
    }
    if spot.takes_duration()
        && let Ok(duration) = Duration::parse(written)
    {
        let from = agreement_of(of).filter(|_| path == "validity.duration").and_then(|agreement| {
            match of.workspace.case().agreement(agreement).validity.from.as_ref()?.value {
                From::Date(from) => Some(from),
                From::LastAdoption => None,
            }
        });
        return vec![Part::Lines(meaning::duration(of.workspace, duration, from))];
    }
    let mut words = spot.words(of.workspace.language().code).into_iter();
    let word = words.find(|(word, _)| *word == written).and_then(|(_, meaning)| meaning);
    word.map(|meaning| Part::Own(meaning.to_owned())).into_iter().collect()
}

fn summary(of: &Found<'_>, rule: &crate::rules::Rule) -> String {
    Manual::of(rule, of.workspace.language().code).summary
}

/// What a key means: its name in the language, its meaning, and an example.
fn key(of: &Found<'_>, format: Format, at: &At<'_, '_>, spot: &Spot<'static>) -> Option<String> {
    let language = of.workspace.language();
    let name = match format {
        Format::Record(kind) if language.code == LanguageCode::Sv => key_name(kind, &dotted(&at.path)),
        Format::Record(_) | Format::Settings => None,
    };
    let name = name.map(|name| format!("**{}**", name.localise(language)));
    let meaning = keys::meaning(format, keys_of(&at.path), spot, language.code).map(str::to_owned);
    let example = spot.example().map(|example| format!("`{example}`"));
    let parts: Vec<String> = name.into_iter().chain(meaning).chain(example).collect();
    (!parts.is_empty()).then(|| parts.join("\n\n"))
}
