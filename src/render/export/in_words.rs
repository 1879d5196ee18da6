//! Values for people.

use std::borrow::Cow;

use crate::text::Language;
use crate::text::message::{Argument, join, message};
use crate::view::tables::{Value, Word};
use crate::view::{Day, words};

/// A value in the language of the report. Empty if there is none.
pub(super) fn in_words<'v>(value: &'v Value<'_>, language: Language) -> Cow<'v, str> {
    match value {
        Value::Null | Value::Record(_) => "".into(),
        Value::Text(text) => Cow::Borrowed(text),
        Value::Word(word) => word.said.said(language),
        Value::Words(words) => listed(words.iter().map(|Word { said, .. }| said.said(language))),
        Value::Named(named) => named.text(language),
        Value::Names(names) => listed(names.iter().map(|named| named.text(language))),
        Value::Texts(texts) => texts.join(", ").into(),
        Value::Said(message) => message.said(language),
        Value::AllSaid(messages) => join(messages, "; ", language).into(),
        Value::Duration(duration) => Argument::from(*duration).localise(language).into(),
        Value::Integer(number) => number.to_string().into(),
        Value::Boolean(truth) => words::yes_or_no(*truth).said(language),
        Value::Day(day) => day.to_string().into(),
        Value::Date(on) => on.date.to_string().into(),
        Value::Periods(periods) => {
            listed(periods.iter().map(|period| period_in_words(*period, language).into()))
        }
    }
}

fn period_in_words((from, through): (Day, Option<Day>), language: Language) -> String {
    let from = message!("from", day = from);
    match through {
        Some(through) => {
            let through = message!("through", day = through);
            message!("from-through", from = from, through = through).localise(language)
        }
        None => from.localise(language),
    }
}

fn listed<'v>(texts: impl Iterator<Item = Cow<'v, str>>) -> Cow<'v, str> {
    texts.collect::<Vec<_>>().join(", ").into()
}
