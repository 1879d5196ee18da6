//! What may be written at a place.

use serde_json::{Value as Json, json};

use super::context::{Asked, Context, context};
use super::document::Text;
use super::jsonrpc::value;
use super::keys::{KeyOf, Keys, Spot, keys, meaning};
use super::protocol::{Client, Position, TextEdit};
use super::session::Found;
use super::values::{Offer, values};
use super::workspace::{format, parsed};
use crate::edit::{Format, Syntax};
use crate::model::Date;
use crate::source::{Node, Span, Value};
use crate::text::{LanguageCode, display_safe, folded};
use crate::view::change::key_name;

/// The most completions that are sent at once. With more letters, others come.
const MAX_ITEMS: usize = 200;
/// The kind of completions of the protocol that keys have.
const PROPERTY: u8 = 10;
const MODULE: u8 = 9;

/// The completions at a position.
pub(super) fn completions(of: &Found<'_>, position: Position, client: &Client) -> Json {
    let Some(format) = format(&of.path) else { return Json::Null };
    let (text, syntax) = (of.text(), Syntax::of(&of.path));
    let offset = text.offset(position);
    let context = context(syntax, text.record(), offset);
    let others = without_line(text.record(), offset);
    let root = parsed(&of.path, &others);
    let work = Work { of, format, syntax, text, offset, context: &context, client, root: root.as_ref() };
    let keys_above = context.keys.iter().map(String::as_str);
    let mut items = Vec::new();
    let spot = keys(format).at(keys_above);
    match context.asked {
        Asked::Key => items.extend(spot.iter().flat_map(|spot| work.keys(spot))),
        Asked::Header => items.extend(work.headers()),
        Asked::Value { is_quoted } => items.extend(spot.iter().flat_map(|spot| work.values(spot, is_quoted))),
        Asked::Item => {
            items.extend(spot.iter().flat_map(|spot| work.values(spot, false)));
            items.extend(spot.iter().filter(|spot| spot.has_tables()).flat_map(|spot| work.keys(spot)));
        }
    }
    let is_incomplete = items.len() > MAX_ITEMS || matches!(context.asked, Asked::Value { .. } | Asked::Item);
    items.truncate(MAX_ITEMS);
    json!({ "isIncomplete": is_incomplete, "items": items })
}

struct Work<'w> {
    of: &'w Found<'w>,
    format: Format,
    syntax: Syntax,
    text: &'w Text,
    offset: usize,
    context: &'w Context,
    client: &'w Client,
    /// The record without the line that is being written. None if its syntax is broken elsewhere.
    root: Option<&'w Node<'w>>,
}

impl Work<'_> {
    fn schema(&self) -> &'static Keys {
        keys(self.format)
    }

    /// What takes the place of what is written.
    fn edit(&self, new_text: String, is_quoted: bool) -> TextEdit {
        let rest = self.text.record().get(self.offset..).unwrap_or_default();
        let ends = |c: char| match is_quoted {
            true => matches!(c, '"' | '\'' | '\n' | '\r'),
            false => matches!(c, ',' | ']' | '}' | '#' | '\n' | '\r' | ' ' | '=' | ':' | '"' | '\''),
        };
        let end = self.offset + rest.find(ends).unwrap_or(rest.len());
        // On another line than it begins there is another word.
        let start = self.context.start.min(self.offset);
        TextEdit { range: self.text.range(Span::new(start, end)), new_text }
    }

    /// The keys of a table that it does not have yet.
    fn keys(&self, spot: &Spot<'static>) -> Vec<Json> {
        let written = folded(&self.context.prefix);
        let there = self.keys_there();
        let own = self.schema().below(spot);
        let fits = own.iter().filter(|key| {
            folded(key.name).contains(&written) && !there.iter().any(|known| known == key.name)
        });
        fits.enumerate().map(|(at, key)| self.key(at, key)).collect()
    }

    /// The keys that the table at the cursor has, as far as that can be told: of the record itself, and of a table that is
    /// there once.
    fn keys_there(&self) -> Vec<String> {
        let mut node = self.root;
        for key in &self.context.keys {
            node = node.and_then(|node| node.get(key));
        }
        match node.map(|node| &node.value) {
            Some(Value::Table(entries)) => {
                entries.iter().map(|(key, _)| key.name.clone().into_owned()).collect()
            }
            Some(_) | None => Vec::new(),
        }
    }

    fn key(&self, at: usize, key: &KeyOf<'static>) -> Json {
        let takes_snippets = self.client.takes_snippets();
        let snippet = self.snippet(key);
        let new_text = if takes_snippets { snippet } else { snippet.replace("$0", "") };
        let language = self.of.workspace.language();
        let mut path = self.context.keys.clone();
        path.push(key.name.to_owned());
        let name = match self.format {
            Format::Record(kind) if language.code == LanguageCode::Sv => key_name(kind, &path.join(".")),
            Format::Record(_) | Format::Settings => None,
        };
        let name = name.map(|name| name.localise(language)).unwrap_or_default();
        let rank = usize::from(!key.is_required);
        json!({
            "label": key.name,
            "kind": if key.spot.has_tables() { MODULE } else { PROPERTY },
            "detail": name,
            "documentation": meaning(self.format, path.iter().map(String::as_str), &key.spot, language.code),
            "sortText": format!("{rank}{at:04}"),
            "filterText": self.context.prefix,
            "insertTextFormat": if takes_snippets { 2 } else { 1 },
            "textEdit": value(self.edit(new_text, false)),
        })
    }

    /// How a key is written, with its value to come; a table with the keys that it must have.
    fn snippet(&self, key: &KeyOf<'_>) -> String {
        let spot = &key.spot;
        let required = || self.schema().below(spot).into_iter().filter(|key| key.is_required);
        let is_in_braces = self.syntax == Syntax::Toml && self.is_in_braces();
        match self.syntax {
            Syntax::Toml if spot.has_tables() && !is_in_braces => {
                let path: Vec<&str> =
                    self.context.keys.iter().map(String::as_str).chain([key.name]).collect();
                let path = path.join(".");
                let header = if spot.is_list() && !self.is_list_of_texts(spot) {
                    format!("[[{path}]]")
                } else if self.is_list_of_texts(spot) {
                    return format!("{} = [\"$0\"]", key.name);
                } else {
                    format!("[{path}]")
                };
                let mut lines = vec![header];
                lines.extend(required().map(|key| format!("{} = {}", key.name, toml_blank(&key.spot))));
                with_cursor(lines.join("\n"))
            }
            Syntax::Toml => format!("{} = {}", key.name, toml_value(spot)),
            Syntax::Yaml if spot.has_tables() => {
                let dash = if spot.is_list() { "- " } else { "" };
                let mut lines = vec![format!("{}:", key.name)];
                for (at, key) in required().enumerate() {
                    let lead = if at == 0 {
                        dash
                    } else if dash.is_empty() {
                        ""
                    } else {
                        "  "
                    };
                    lines.push(format!("  {lead}{}: ", key.name));
                }
                if lines.len() == 1 {
                    lines.push(format!("  {dash}"));
                }
                with_cursor(lines.join("\n"))
            }
            Syntax::Yaml if spot.is_list() => format!("{}:\n  - $0", key.name),
            Syntax::Yaml => format!("{}: $0", key.name),
        }
    }

    /// Whether its items may be texts, as `parties`.
    fn is_list_of_texts(&self, spot: &Spot<'_>) -> bool {
        spot.is_list() && spot.takes_id()
    }

    /// Whether the cursor is in a table in braces, where no header can stand.
    fn is_in_braces(&self) -> bool {
        let before = self.text.record().get(..self.context.start).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        line.contains('{')
    }

    /// The names of tables, to stand in brackets.
    fn headers(&self) -> Vec<Json> {
        let mut names: Vec<(String, bool, Option<&str>)> = Vec::new();
        let mut open: Vec<(Vec<String>, Spot<'static>)> =
            self.schema().at(std::iter::empty()).map(|spot| (Vec::new(), spot)).into_iter().collect();
        while let Some((path, spot)) = open.pop() {
            for key in self.schema().below(&spot) {
                if !key.spot.has_tables() || self.is_list_of_texts(&key.spot) || path.len() > 1 {
                    continue;
                }
                let path: Vec<String> = path.iter().cloned().chain([key.name.to_owned()]).collect();
                names.push((path.join("."), key.spot.is_list(), key.spot.description()));
                open.push((path, key.spot));
            }
        }
        names.sort();
        let before = self.text.record().get(..self.context.start).unwrap_or_default();
        let rest = self.text.record().get(self.offset..).unwrap_or_default();
        let is_double = before.ends_with("[[");
        let written = folded(&self.context.prefix);
        let fits = names
            .into_iter()
            .filter(|(name, is_list, _)| folded(name).contains(&written) && (*is_list || !is_double));
        let item = |(name, is_list, meaning): (String, bool, Option<&str>)| {
            let closed = rest.chars().take_while(|c| *c == ']').count();
            let (lead, wanted) =
                if is_list && !is_double { ("[", 2) } else { ("", 1 + usize::from(is_double)) };
            let close = "]".repeat(wanted.saturating_sub(closed.min(wanted)));
            json!({
                "label": name,
                "kind": MODULE,
                "documentation": meaning,
                "filterText": self.context.prefix,
                "textEdit": value(self.edit(format!("{lead}{name}{close}"), false)),
            })
        };
        fits.map(item).collect()
    }

    fn values(&self, spot: &Spot<'_>, is_quoted: bool) -> Vec<Json> {
        let from = self.root.and_then(|root| root.get("validity")?.get("from"));
        let from = from.and_then(|from| match &from.value {
            Value::Date(text) => Date::parse(text).ok(),
            Value::Text(text) | Value::Plain(text) => Date::parse(text).ok(),
            Value::Int(year) => Date::parse(&year.to_string()).ok(),
            Value::Null | Value::Bool(_) | Value::Float(_) | Value::List(_) | Value::Table(_) => None,
        });
        let mut offers = values(self.of, &self.context.keys, spot, &self.context.prefix, from);
        offers.sort_by(|a, b| (a.rank, &a.value).cmp(&(b.rank, &b.value)));
        offers.dedup_by(|a, b| a.value == b.value);
        offers.iter().enumerate().map(|(at, offer)| self.value(at, offer, is_quoted)).collect()
    }

    fn value(&self, at: usize, offer: &Offer, is_quoted: bool) -> Json {
        let is_quoted_anew =
            !is_quoted && offer.is_text && (self.syntax == Syntax::Toml || !is_plain(&offer.value));
        let text = match is_quoted_anew {
            true => format!("\"{}\"", offer.value.replace('\\', "\\\\").replace('"', "\\\"")),
            false => offer.value.clone(),
        };
        // After `owner:` or `owner =` a space is wanted.
        let before = self.text.record().get(..self.context.start).unwrap_or_default();
        let space = if before.ends_with([':', '=']) { " " } else { "" };
        json!({
            "label": display_safe(&offer.value),
            "kind": offer.kind,
            "detail": display_safe(&offer.detail),
            "sortText": format!("{at:05}"),
            "filterText": self.context.prefix,
            "textEdit": value(self.edit(format!("{space}{text}"), is_quoted)),
        })
    }
}

/// A text without the line of a byte. That line is mostly not whole yet, and breaks the syntax of all.
fn without_line(text: &str, offset: usize) -> String {
    let (before, after) = text.split_at_checked(offset).unwrap_or((text, ""));
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let end = after.find('\n').unwrap_or(after.len());
    let (before, after) = (before.get(..start).unwrap_or_default(), after.get(end..).unwrap_or_default());
    format!("{before}{after}")
}

/// Whether a text may stand in YAML without quotes.
fn is_plain(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(char::is_alphabetic)
        && letters.all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ' | '.' | '/'))
}

/// A value in TOML to be written, with the place of the cursor.
fn toml_value(spot: &Spot<'_>) -> String {
    let one = if spot.takes_date() || spot.takes_boolean() || spot.is_number() { "$0" } else { "\"$0\"" };
    if spot.has_tables() {
        "{ $0 }".to_owned()
    } else if spot.is_list() {
        format!("[{one}]")
    } else {
        one.to_owned()
    }
}

fn toml_blank(spot: &Spot<'_>) -> String {
    toml_value(spot).replace("$0", "")
}

/// A snippet whose cursor is where the first value is to be written.
fn with_cursor(text: String) -> String {
    if let Some(at) = text.find("\"\"") {
        let (before, after) = text.split_at_checked(at + 1).unwrap_or((&text, ""));
        return format!("{before}$0{after}");
    }
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default();
    match lines.next() {
        Some(second) => {
            let rest: Vec<&str> = lines.collect();
            let tail = if rest.is_empty() { String::new() } else { format!("\n{}", rest.join("\n")) };
            format!("{first}\n{second}$0{tail}")
        }
        None => format!("{first}\n$0"),
    }
}
