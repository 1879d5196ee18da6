//! The messages of each language, as Project Fluent reads them.

use std::sync::LazyLock;

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use fluent_syntax::ast::{Entry, Pattern};
use fluent_syntax::parser::parse_runtime;
use foldhash::HashMap;

use crate::text::LanguageCode;

/// The messages of a language.
pub(super) type Bundle = FluentBundle<FluentResource>;

/// The files of messages of a language, each with its name. Every language has the same.
macro_rules! files {
    ($language:literal) => {
        files!($language:
            "editor",
            "errors",
            "import",
            "reports",
            "rules",
            "tables",
            "findings/frame",
            "findings/shared",
            "findings/reading",
            "findings/values",
            "findings/records",
            "findings/references",
            "findings/validity",
            "findings/replacement",
            "findings/adoption",
            "findings/deadlines",
            "findings/governance",
            "findings/acceptances",
        )
    };
    ($language:literal: $($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../messages/", $language, "/", $name, ".ftl")))),+]
    };
}

/// The files of messages of a language, each with its name.
pub(super) fn files(language: LanguageCode) -> &'static [(&'static str, &'static str)] {
    match language {
        LanguageCode::En => files!("en"),
        LanguageCode::Sv => files!("sv"),
    }
}

/// The pattern of a message: it alone is parsed, since a command says few of all messages.
pub(super) fn pattern(language: LanguageCode, id: &str) -> Option<Pattern<&'static str>> {
    static EN: LazyLock<Entries> = LazyLock::new(|| entries(LanguageCode::En));
    static SV: LazyLock<Entries> = LazyLock::new(|| entries(LanguageCode::Sv));
    let entries = match language {
        LanguageCode::En => &EN,
        LanguageCode::Sv => &SV,
    };
    let parsed = parse_runtime(*entries.get(id)?).unwrap_or_else(|(parsed, _)| parsed);
    parsed.body.into_iter().find_map(|entry| if let Entry::Message(of) = entry { of.value } else { None })
}

/// What the files say under the name of each message.
type Entries = HashMap<&'static str, &'static str>;

/// An entry begins with its name, at the start of a line, and goes on in lines that begin with a blank or close a choice.
fn entries(language: LanguageCode) -> Entries {
    let mut entries = Entries::default();
    for (_, messages) in files(language) {
        let (mut rest, mut entry) = (*messages, None);
        while !rest.is_empty() {
            let line = rest.split_inclusive('\n').next().unwrap_or_default();
            if !line.starts_with([' ', '}', '\n']) {
                let begins = line.split_once('=').filter(|_| !line.starts_with('#'));
                let is_over = std::mem::replace(&mut entry, begins.map(|(id, _)| (id.trim_end(), rest)));
                entries.extend(is_over.map(|(id, from)| (id, before(from, rest))));
            }
            rest = rest.get(line.len()..).unwrap_or_default();
        }
        entries.extend(entry);
    }
    entries
}

/// A text without its end.
fn before(text: &'static str, end: &str) -> &'static str {
    text.get(..text.len().saturating_sub(end.len())).unwrap_or(text)
}

/// All messages of a language, for patterns that only Fluent writes.
pub(super) fn bundle(language: LanguageCode) -> &'static Bundle {
    static EN: LazyLock<Bundle> = LazyLock::new(|| read(LanguageCode::En));
    static SV: LazyLock<Bundle> = LazyLock::new(|| read(LanguageCode::Sv));
    match language {
        LanguageCode::En => &EN,
        LanguageCode::Sv => &SV,
    }
}

/// Parses the files of messages. Invalid messages are left out; a test checks that none is.
fn read(language: LanguageCode) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![language.name().parse().unwrap_or_default()]);
    // Isolation marks around arguments confuse terminals and mail. The arguments contain no such marks themselves.
    bundle.set_use_isolating(false);
    // The function `NUMBER`, for ordinals. There is no other of this name.
    let _ = bundle.add_builtins();
    for (_, messages) in files(language) {
        let resource = FluentResource::try_new((*messages).to_owned());
        bundle.add_resource_overriding(resource.unwrap_or_else(|(resource, _)| resource));
    }
    bundle
}
