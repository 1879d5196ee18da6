//! Values for people.

use crate::text::Language;
use crate::text::message::{Argument, join, message};
use crate::view::tables::{Value, Word};
use crate::view::{Day, Named, words};

/// A value in the language of the report. Empty if there is none.
pub(super) fn in_words(value: &Value, language: Language) -> String {
    let names = |names: &[Named]| listed(names.iter().map(|named| named.text(language)));
    match value {
        Value::Null => String::new(),
        Value::Text(text) => text.clone(),
        Value::Word(word) => word.said.localise(language),
        Value::Words(words) => listed(words.iter().map(|Word { said, .. }| said.localise(language))),
        Value::Named(named) => named.text(language),
        Value::Names(of) => names(of),
        Value::Texts(texts) => listed(texts.iter().cloned()),
        Value::Said(message) => message.localise(language),
        Value::AllSaid(messages) => join(messages, "; ", language),
        Value::Duration(duration) => Argument::from(*duration).localise(language),
        Value::Integer(number) => number.to_string(),
        Value::Boolean(truth) => words::yes_or_no(*truth).localise(language),
        Value::Day(day) => day.to_string(),
        Value::Date(on) => on.date.to_string(),
        Value::Periods(periods) => listed(periods.iter().map(|period| period_in_words(*period, language))),
        Value::Record(_) => String::new(),
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

fn listed(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().join(", ")
}
