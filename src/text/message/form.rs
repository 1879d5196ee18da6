//! The form of a message in each language: its pattern, taken apart once so that many findings are written fast.

use std::sync::OnceLock;

use fluent_bundle::{FluentArgs, FluentValue};
use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};

use super::bundle::bundle;
use super::{Argument, Manner};
use crate::text::LanguageCode;

/// The id of a message and the names of its arguments, in the order in which they are given.
#[derive(Debug)]
pub struct Shape {
    id: &'static str,
    names: &'static [&'static str],
    /// Its form in each language, made when it is first used.
    forms: [OnceLock<Form>; LanguageCode::ALL.len()],
}

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
    /// A choice between singular and plural by the number at this position.
    Plural {
        position: usize,
        one: Box<[Piece]>,
        other: Box<[Piece]>,
    },
}

impl Shape {
    /// A message with this id, whose arguments have these names.
    #[must_use]
    pub const fn new(id: &'static str, names: &'static [&'static str]) -> Self {
        Shape { id, names, forms: [const { OnceLock::new() }; LanguageCode::ALL.len()] }
    }

    /// Its name in the files of messages.
    pub(super) fn id(&self) -> &'static str {
        self.id
    }

    /// Adds the text of the message with these arguments to another.
    pub(super) fn write(&'static self, arguments: &[Argument], text: &mut String, manner: Manner) {
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
        let pattern = bundle(language).get_message(self.id).and_then(|message| message.value());
        debug_assert!(pattern.is_some(), "no message `{}`", self.id);
        match pattern {
            None => Form::Pieces(Box::new([Piece::Text(self.id)])),
            Some(pattern) => self.pieces(pattern).map_or(Form::Fluent, Form::Pieces),
        }
    }

    /// A pattern as pieces. None if it has more in it than texts, arguments, and choices between singular and plural.
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
                let [one, other] = variants.as_slice() else { return None };
                if !(is_called(one, "one") && is_called(other, "other") && other.default) {
                    return None;
                }
                let (one, other) = (self.pieces(&one.value)?, self.pieces(&other.value)?);
                Some(Piece::Plural { position: self.position(selector)?, one, other })
            }
        }
    }

    fn position(&self, argument: &InlineExpression<&'static str>) -> Option<usize> {
        let InlineExpression::VariableReference { id } = argument else { return None };
        self.names.iter().position(|name| *name == id.name)
    }

    fn write_by_fluent(&self, arguments: &[Argument], text: &mut String, manner: Manner) {
        let bundle = bundle(manner.language.code);
        let Some(pattern) = bundle.get_message(self.id).and_then(|message| message.value()) else { return };
        let mut named = FluentArgs::with_capacity(arguments.len());
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

fn write_pieces(pieces: &[Piece], arguments: &[Argument], text: &mut String, manner: Manner) {
    for piece in pieces {
        match piece {
            Piece::Text(own) => text.push_str(own),
            Piece::Argument(position) => {
                if let Some(argument) = arguments.get(*position) {
                    argument.write(text, manner);
                }
            }
            Piece::Plural { position, one, other } => {
                // The rule of both languages for whole numbers.
                let is_one = arguments.get(*position).and_then(Argument::number) == Some(1);
                write_pieces(if is_one { one } else { other }, arguments, text, manner);
            }
        }
    }
}

fn value(argument: &Argument, manner: Manner) -> FluentValue<'static> {
    match argument.number() {
        Some(number) => number.into(),
        None => {
            let mut text = String::new();
            argument.write(&mut text, manner);
            text.into()
        }
    }
}
