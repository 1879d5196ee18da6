//! Keys and single values, from how they are written.

use std::borrow::Cow;

use toml_datetime::Datetime;
use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::{ErrorSink, Raw, Source, Span as Range};

use super::problem::{Problem, to_span};
use crate::source::node::Value;

/// The name of a key.
pub(super) fn name<'s>(
    source: Source<'s>,
    span: Range,
    encoding: Option<Encoding>,
    error: &mut dyn ErrorSink,
) -> Cow<'s, str> {
    let written = written(source, span);
    let as_written = if encoding.is_none() { bare(written) } else { without_escapes(written, encoding) };
    if let Some(name) = as_written {
        return Cow::Borrowed(name);
    }
    let mut name = Cow::Borrowed("");
    Raw::new_unchecked(written, encoding, span).decode_key(&mut name, error);
    name
}

/// The value of a scalar.
pub(super) fn value<'s>(
    source: Source<'s>,
    span: Range,
    encoding: Option<Encoding>,
    error: &mut dyn ErrorSink,
) -> Result<Value<'s>, Problem<'s>> {
    let written = written(source, span);
    if let Some(text) = without_escapes(written, encoding) {
        return Ok(Value::Text(Cow::Borrowed(text)));
    }
    if encoding.is_none() && is_day(written) {
        return Ok(Value::Date(written));
    }
    let mut text = Cow::Borrowed("");
    match Raw::new_unchecked(written, encoding, span).decode_scalar(&mut text, error) {
        ScalarKind::String => Ok(Value::Text(text)),
        ScalarKind::Boolean(value) => Ok(Value::Bool(value)),
        ScalarKind::Integer(radix) => Ok(whole(&text, radix.value())),
        ScalarKind::Float => Ok(Value::Float(text.parse().unwrap_or(f64::NAN))),
        ScalarKind::DateTime => date(written, span),
    }
}

fn written(source: Source<'_>, span: Range) -> &str {
    source.input().get(span.start()..span.end()).unwrap_or_default()
}

/// A key without quotes, if its characters are those that it may have.
fn bare(written: &str) -> Option<&str> {
    let is_fine = written.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    (is_fine && !written.is_empty()).then_some(written)
}

/// What stands in quotes on one line, if it means just what is written. Most texts do, and need no decoding.
fn without_escapes(written: &str, encoding: Option<Encoding>) -> Option<&str> {
    let (quote, escape) = match encoding? {
        Encoding::BasicString => ('"', b'\\'),
        Encoding::LiteralString => ('\'', b'\''),
        Encoding::MlBasicString | Encoding::MlLiteralString => return None,
    };
    let text = written.strip_prefix(quote)?.strip_suffix(quote)?;
    // Without an early end: the compiler then looks at many bytes at once.
    let is_fine = text.bytes().fold(true, |is_fine, byte| {
        is_fine & ((byte >= b' ') | (byte == b'\t')) & (byte != 0x7F) & (byte != escape)
    });
    is_fine.then_some(text)
}

/// TOML lets a reader refuse whole numbers beyond 64 bits. Here it is a number that no key takes, as in YAML.
fn whole<'s>(digits: &str, radix: u32) -> Value<'s> {
    match i64::from_str_radix(digits, radix) {
        Ok(number) => Value::Int(number),
        Err(_) => Value::Float(digits.parse().unwrap_or(f64::INFINITY)),
    }
}

/// `9999-99-99`. Whether there is such a day is for the key to say that it stands under.
fn is_day(written: &str) -> bool {
    let is_digit = |(at, byte): (usize, u8)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    written.len() == 10 && written.bytes().enumerate().all(is_digit)
}

/// A date, a time or both, with an offset or without.
fn date(written: &str, span: Range) -> Result<Value<'_>, Problem<'_>> {
    let Err(error) = written.parse::<Datetime>() else { return Ok(Value::Date(written)) };
    let starts_with_day = written.get(..10).is_some_and(is_day);
    let has_time = matches!(written.as_bytes().get(10), Some(b'T' | b't' | b' '));
    if !(starts_with_day && has_time) {
        return Err(Problem::NoDate(to_span(span)));
    }
    // The crate tells it apart in words only.
    if error.to_string().starts_with("invalid offset") {
        return Err(Problem::NoOffset(to_span(span)));
    }
    Ok(Value::Date(written))
}
