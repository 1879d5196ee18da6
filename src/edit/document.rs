//! The text of a new file.

use super::data::Data;
use super::format::{Format, Syntax};
use super::layout::tidy;
use super::same::says;
use super::steps::parse;
use super::{toml, yaml};

/// The text of a new file that says what data does, in the layout of `avtal fmt`, below comments at its top. None if the
/// text would say something else.
#[must_use]
pub(crate) fn document(format: Format, syntax: Syntax, top: &str, data: &Data) -> Option<String> {
    let body = match syntax {
        Syntax::Toml => toml::document(format, data),
        Syntax::Yaml => yaml::document(format, data),
    };
    let text = format!("{top}{body}");
    let says_it = |text: &str| parse(syntax, text).is_some_and(|root| says(data, &root));
    // The layout leaves out a `stage` that is the default.
    let laid_out = tidy(format, syntax, &text).ok();
    says_it(&text).then(|| laid_out.unwrap_or(text))
}
