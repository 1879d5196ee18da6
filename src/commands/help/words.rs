//! The Swedish words of the help, from `sv.ftl`.

use std::collections::HashMap;
use std::sync::LazyLock;

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

/// The text of each message by its name, and of its attributes by that and theirs. The text of the message itself has no
/// attribute.
type Texts = HashMap<(&'static str, &'static str), String>;

static TEXTS: LazyLock<Texts> = LazyLock::new(|| {
    static RESOURCE: LazyLock<FluentResource> = LazyLock::new(|| {
        let resource = FluentResource::try_new(include_str!("sv.ftl").to_owned());
        resource.unwrap_or_else(|(resource, _)| resource)
    });
    let mut texts = Texts::new();
    for entry in RESOURCE.entries() {
        if let Entry::Message(message) = entry {
            let id = message.id.name;
            texts.extend(message.value.as_ref().map(|pattern| ((id, ""), text(pattern))));
            texts.extend(message.attributes.iter().map(|own| ((id, own.id.name), text(&own.value))));
        }
    }
    texts
});

/// The text of an attribute of a message; of the message itself if the attribute is empty.
pub(super) fn word(message: &str, attribute: &str) -> Option<&'static str> {
    // What is looked up need not live as long as the table.
    let of = |(id, own): &&(&str, &str)| *id == message && *own == attribute;
    TEXTS.keys().find(of).and_then(|key| TEXTS.get(key)).map(String::as_str)
}

/// The text of a command, or of an argument of it, else of the argument of that name that several commands have.
pub(super) fn of_command(command: &str, attribute: &str) -> Option<&'static str> {
    word(command, attribute).or_else(|| word("shared", attribute))
}

/// The text of a pattern. Only texts stand in these messages.
fn text(pattern: &Pattern<&'static str>) -> String {
    let element = |element: &PatternElement<&'static str>| match element {
        PatternElement::TextElement { value } => *value,
        PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::StringLiteral { value }),
        } => *value,
        PatternElement::Placeable { .. } => "",
    };
    pattern.elements.iter().map(element).collect()
}

/// A text of several paragraphs, each on one line, as help is wrapped to the width of the terminal.
pub(super) fn unwrapped(text: &str) -> String {
    let line = |paragraph: &str| paragraph.lines().collect::<Vec<_>>().join(" ");
    text.split("\n\n").map(line).collect::<Vec<_>>().join("\n\n")
}
