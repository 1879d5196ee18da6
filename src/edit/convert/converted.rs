//! Converts a text, and reads the result back.

use super::super::data::Data;
use super::super::format::{Format, Syntax};
use super::super::layout::{comments, tidy};
use super::super::lines::line_break;
use super::super::path::Path;
use super::super::same::says;
use super::super::steps::parse;
use super::super::types::Types;
use super::super::{toml, yaml};
use super::anchors::anchors;
use super::data::Reader;
use super::directive::in_syntax;
use super::lines::lines;
use super::model::model;
use super::notes::Notes;
use super::placed::placed;
use super::spread::{over_lines, spread};
use super::unconverted::Unconverted;
use crate::source::{self, Lines, MAX_BYTES, Node, RecordKind};
use crate::text::message::message;

/// A byte-order mark. Spans do not count it.
const MARK: char = '\u{feff}';

/// A text in the other syntax.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Converted {
    /// The text.
    pub text: String,
    /// Whether aliases of YAML are written out in it.
    pub has_expanded: bool,
}

/// The text of a record in another syntax than it has.
///
/// # Errors
///
/// [`Unconverted`] if it cannot be converted so that it says the same and keeps every comment.
pub fn convert(kind: RecordKind, text: &str, to: Syntax) -> Result<Converted, Unconverted> {
    let format = Format::Record(kind);
    let body = text.strip_prefix(MARK).unwrap_or(text);
    let root = read(other(to), body)?;
    let data = Reader { text: body, types: &Types::of(kind) }.data(&root, &Path::root(), &format.at([]))?;
    let new = written(format, to, body, &root, &data);
    let says_it = |new: &str| is_faithful(kind, to, (body, &root), &data, new);
    says_it(&new)?;
    let laid_out = tidy(format, to, &new).ok().filter(|laid_out| says_it(laid_out).is_ok()).unwrap_or(new);
    let new = laid_out.replace('\n', line_break(body));
    let new = if body.len() < text.len() { format!("{MARK}{new}") } else { new };
    says_it(new.strip_prefix(MARK).unwrap_or(&new))?;
    if u64::try_from(new.len()).is_ok_and(|length| length > MAX_BYTES) {
        return Err(Unconverted::new(message!("convert-too-large"), message!("leave-as-it-is")));
    }
    let has_expanded = other(to) == Syntax::Yaml
        && anchors(Syntax::Yaml, body, &root).iter().any(|anchor| {
            anchor.value.as_ref().is_some_and(|value| body.as_bytes().get(value.start) == Some(&b'*'))
        });
    Ok(Converted { text: new, has_expanded })
}

fn other(syntax: Syntax) -> Syntax {
    match syntax {
        Syntax::Toml => Syntax::Yaml,
        Syntax::Yaml => Syntax::Toml,
    }
}

fn read(syntax: Syntax, text: &str) -> Result<Node<'_>, Unconverted> {
    let mut faults = Vec::new();
    let root = match syntax {
        Syntax::Toml => source::toml::parse(text, &mut faults),
        Syntax::Yaml => source::yaml::parse(text, &mut faults),
    };
    if let Some(fault) = faults.first() {
        let mut why =
            Unconverted::new(message!("convert-broken"), message!("mend-first", why = fault.message.clone()));
        why.place = Some(Lines::new(text).place(fault.span.start));
        return Err(why);
    }
    root.ok_or_else(|| Unconverted::new(message!("convert-broken"), message!("check-says-where")))
}

/// The text in the other syntax, with its comments.
fn written(format: Format, to: Syntax, text: &str, root: &Node<'_>, data: &Data) -> String {
    let from = other(to);
    let old_anchors = anchors(from, text, root);
    let mut notes = Notes::of(from, text, &lines(text, root), &old_anchors);
    let all = notes.notes.iter_mut().flat_map(|note| &mut note.lines);
    all.chain(&mut notes.top).chain(&mut notes.end).for_each(|line| *line = in_syntax(line, to));
    let bare = match to {
        Syntax::Toml => toml::document(format, data),
        Syntax::Yaml => yaml::document(format, data),
    };
    let lists = spread(text, root, &old_anchors);
    let bare = parse(to, &bare)
        .and_then(|root| over_lines(to, &bare, &root, &anchors(to, &bare, &root), &lists))
        .unwrap_or(bare);
    match parse(to, &bare) {
        Some(root) => placed(to, &bare, &anchors(to, &bare, &root), &notes),
        None => bare,
    }
}

/// Whether a new text says what the old one does, as a tree and as a record, with the same comments.
fn is_faithful(
    kind: RecordKind,
    to: Syntax,
    (old, old_root): (&str, &Node<'_>),
    data: &Data,
    new: &str,
) -> Result<(), Unconverted> {
    let Some(root) = parse(to, new) else { return Err(not_said()) };
    let mut expected: Vec<String> =
        comments(old, old_root).into_iter().map(|comment| in_syntax(comment, to)).collect();
    expected.sort_unstable();
    if comments(new, &root) != expected {
        return Err(Unconverted::new(message!("convert-comment"), message!("move-comment")));
    }
    let says_the_same = says(data, &root) && model(kind, &root) == model(kind, old_root);
    if says_the_same { Ok(()) } else { Err(not_said()) }
}

fn not_said() -> Unconverted {
    Unconverted::new(message!("convert-not-same"), message!("mend-types"))
}
