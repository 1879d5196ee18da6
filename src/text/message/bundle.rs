//! The messages of each language, as Project Fluent reads them.

use std::sync::LazyLock;

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;

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
