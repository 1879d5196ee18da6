//! The form of a message in each language: its pattern, taken apart once so that many findings are written fast.

use std::fmt::{self, Debug, Formatter};
use std::hash::{Hash, Hasher};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use fluent_bundle::{FluentArgs, FluentValue};
use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};

use super::Manner;
use super::bundle::{bundle, pattern};
use super::kept::{Arguments, Kept};
use crate::text::LanguageCode;

/// The id of a message and the names of its arguments, in the order in which they are given.
pub struct Shape {
    id: &'static str,
    names: &'static [&'static str],
    /// Its form in each language, made when it is first used.
    forms: [OnceLock<Form>; LanguageCode::ALL.len()],
    /// Its position in [`NUMBERED`], given when it first stands in another message.
    number: OnceLock<usize>,
}

/// Those that have stood in another message.
static NUMBERED: [OnceLock<&'static Shape>; MOST] = [const { OnceLock::new() }; MOST];
/// How many they are.
static NUMBERS: AtomicUsize = AtomicUsize::new(0);
/// More than there are uses of messages in the program.
pub(super) const MOST: usize = 8192;

/// How a message is written in a language.
#[derive(Debug)]
enum Form {
    /// One piece after the other.
    Pieces(Box<[Piece]>),
    /// By Fluent itself, with the pattern of the message.
    Fluent,
}

/// A piece of a message.
#[derive(Debug)]
enum Piece {
    Text(&'static str),
    /// The argument at this position.
    Argument(usize),
    /// A choice by the number at this position: of the first that is meant, or else of the last.
    Choice {
        position: usize,
        variants: Box<[(Numbers, Box<[Piece]>)]>,
        otherwise: Box<[Piece]>,
    },
}

/// Which numbers a variant is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Numbers {
    /// Only this one.
    Exactly(i64),
    /// Those that the singular stands for, by the rule that both languages have for whole numbers.
    Singular,
}

impl Numbers {
    /// None for a variant that is for something else.
    fn of(variant: &Variant<&'static str>) -> Option<Numbers> {
        match variant.key {
            VariantKey::Identifier { name: "one" } => Some(Numbers::Singular),
            VariantKey::Identifier { .. } => None,
            VariantKey::NumberLiteral { value } => value.parse().ok().map(Numbers::Exactly),
        }
    }

    fn mean(self, number: i64) -> bool {
        number == if let Numbers::Exactly(exactly) = self { exactly } else { 1 }
    }
}

/// By its id alone, as all that follows: its forms depend on what has been written so far.
impl PartialEq for Shape {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Shape {}

impl PartialOrd for Shape {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Shape {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.id.cmp(other.id)
    }
}

impl Hash for Shape {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

impl Debug for Shape {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

impl Shape {
    /// A message with this id, whose arguments have these names.
    #[must_use]
    pub const fn new(id: &'static str, names: &'static [&'static str]) -> Self {
        Shape {
            id,
            names,
            forms: [const { OnceLock::new() }; LanguageCode::ALL.len()],
            number: OnceLock::new(),
        }
    }

    /// Its name in the files of messages.
    pub(super) fn id(&self) -> &'static str {
        self.id
    }

    /// Its number in messages that it stands in.
    pub(super) fn number(&'static self) -> u64 {
        *self.number.get_or_init(|| {
            let number = NUMBERS.fetch_add(1, Ordering::Relaxed);
            if let Some(place) = NUMBERED.get(number) {
                place.get_or_init(|| self);
            }
            number
        }) as u64
    }

    /// The one that has a number.
    pub(super) fn numbered(number: u64) -> Option<&'static Self> {
        NUMBERED.get(usize::try_from(number).ok()?)?.get().copied()
    }

    /// Adds the text of the message with these arguments to another.
    pub(super) fn write(&'static self, arguments: Arguments<'_>, text: &mut String, manner: Manner) {
        match self.in_language(manner.language.code) {
            Form::Pieces(pieces) => write_pieces(pieces, arguments, text, manner),
            Form::Fluent => self.write_by_fluent(arguments, text, manner),
        }
    }

    /// The text of the message, if it is one without arguments.
    pub(super) fn fixed(&'static self, language: LanguageCode) -> Option<&'static str> {
        let Form::Pieces(pieces) = self.in_language(language) else { return None };
        if let [Piece::Text(text)] = **pieces { Some(text) } else { None }
    }

    fn in_language(&'static self, language: LanguageCode) -> &'static Form {
        let [swedish, english] = &self.forms;
        let form = match language {
            LanguageCode::Sv => swedish,
            LanguageCode::En => english,
        };
        form.get_or_init(|| self.form(language))
    }

    fn form(&self, language: LanguageCode) -> Form {
        let pattern = pattern(language, self.id);
        debug_assert!(pattern.is_some(), "no message `{}`", self.id);
        match pattern {
            None => Form::Pieces(Box::new([Piece::Text(self.id)])),
            Some(pattern) => self.pieces(&pattern).map_or(Form::Fluent, Form::Pieces),
        }
    }

    /// A pattern as pieces. None if it has more in it than texts, arguments, and choices by a number.
    fn pieces(&self, pattern: &Pattern<&'static str>) -> Option<Box<[Piece]>> {
        pattern.elements.iter().map(|element| self.piece(element)).collect()
    }

    fn piece(&self, element: &PatternElement<&'static str>) -> Option<Piece> {
        let expression = match element {
            PatternElement::TextElement { value } => return Some(Piece::Text(value)),
            PatternElement::Placeable { expression } => expression,
        };
        match expression {
            Expression::Inline(InlineExpression::StringLiteral { value }) if !value.contains('\\') => {
                Some(Piece::Text(value))
            }
            Expression::Inline(inline) => Some(Piece::Argument(self.position(inline)?)),
            Expression::Select { selector, variants } => {
                let (last, others) = variants.split_last()?;
                let is_number = matches!(last.key, VariantKey::NumberLiteral { .. });
                if !(last.default && (is_number || is_called(last, "other"))) {
                    return None;
                }
                let variants =
                    others.iter().map(|variant| Some((Numbers::of(variant)?, self.pieces(&variant.value)?)));
                Some(Piece::Choice {
                    position: self.position(selector)?,
                    variants: variants.collect::<Option<_>>()?,
                    otherwise: self.pieces(&last.value)?,
                })
            }
        }
    }

    fn position(&self, argument: &InlineExpression<&'static str>) -> Option<usize> {
        let InlineExpression::VariableReference { id } = argument else { return None };
        self.names.iter().position(|name| *name == id.name)
    }

    fn write_by_fluent(&self, arguments: Arguments<'_>, text: &mut String, manner: Manner) {
        let bundle = bundle(manner.language.code);
        let Some(pattern) = bundle.get_message(self.id).and_then(|message| message.value()) else { return };
        let mut named = FluentArgs::with_capacity(self.names.len());
        for (name, argument) in self.names.iter().zip(arguments) {
            named.set(*name, value(argument, manner));
        }
        let mut errors = Vec::new();
        text.push_str(&bundle.format_pattern(pattern, Some(&named), &mut errors));
        debug_assert!(errors.is_empty(), "`{}`: {errors:?}", self.id);
    }
}

fn is_called(variant: &Variant<&'static str>, category: &str) -> bool {
    matches!(variant.key, VariantKey::Identifier { name } if name == category)
}

fn write_pieces(pieces: &[Piece], arguments: Arguments<'_>, text: &mut String, manner: Manner) {
    for piece in pieces {
        match piece {
            Piece::Text(own) => text.push_str(own),
            Piece::Argument(position) => {
                if let Some(argument) = { arguments }.nth(*position) {
                    argument.write(text, manner);
                }
            }
            Piece::Choice { position, variants, otherwise } => {
                let number = { arguments }.nth(*position).and_then(Kept::number);
                let is_meant = |numbers: &Numbers| number.is_some_and(|number| numbers.mean(number));
                let meant = variants.iter().find(|(numbers, _)| is_meant(numbers)).map(|(_, pieces)| pieces);
                write_pieces(meant.unwrap_or(otherwise), arguments, text, manner);
            }
        }
    }
}

fn value(argument: Kept<'_>, manner: Manner) -> FluentValue<'static> {
    match argument.number() {
        Some(number) => number.into(),
        None => {
            let mut text = String::new();
            argument.write(&mut text, manner);
            text.into()
        }
    }
}
