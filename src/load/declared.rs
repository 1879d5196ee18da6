//! What registry.toml declares, and what records name of it.

use foldhash::HashSet;

use crate::model::Agreement;
use crate::model::agreement::Stage;
use crate::model::settings::{MOST_STAGES, Reminders, RuleLevel, Settings};
use crate::source::de::did_you_mean;
use crate::source::{Fault, Span};

use super::lacking::Lacking;

/// Checks the settings on their own: parts are numbers, `requires` names keys of agreements.
pub(super) fn check_settings(settings: &Settings, faults: &mut Vec<Fault>) {
    for (key, _) in settings.parts.iter().flat_map(|parts| &parts.0) {
        if key.parse::<u32>().is_err() {
            let message = format!("the part `{}` is no number", key.value);
            faults.push(Fault::new("wrong-type", key.span, message).help("number the parts: `[parts.1]`"));
        }
    }
    let of_kinds =
        settings.kinds.iter().flat_map(|kinds| &kinds.0).filter_map(|(_, kind)| kind.reminders.as_ref());
    for reminders in settings.reminders.iter().chain(of_kinds) {
        check_reminders(reminders, faults);
    }
    for key in settings.kinds.iter().flat_map(|kinds| &kinds.0).flat_map(|(_, kind)| &kind.requires) {
        if !AGREEMENT_KEYS.contains(&&***key) {
            let message = format!("agreements have no key `{}`", **key);
            faults.push(
                Fault::new("unknown-kind", key.span, message)
                    .help(suggest(key, AGREEMENT_KEYS.iter().copied())),
            );
        }
    }
}

/// Checks that no list of reminders has more stages than are used.
pub(super) fn check_reminders(reminders: &Reminders, faults: &mut Vec<Fault>) {
    faults.extend(reminders.too_long().map(|span| {
        Fault::new("wrong-type", span, format!("a list of more than {MOST_STAGES} reminders"))
            .help("keep the few that are to be sent: this one and those after it are not")
    }));
}

/// Checks that levels by kind name kinds that are declared.
pub(super) fn check_levels(settings: &Settings, declared: &Declared<'_>, faults: &mut Vec<Fault>) {
    for (_, level) in settings.rules.iter().flat_map(|rules| &rules.0) {
        let RuleLevel::ByKind(levels) = &level.value else { continue };
        for (kind, _) in levels.0.iter().filter(|(kind, _)| !declared.kinds.contains(&*kind.value)) {
            let message = format!("the kind `{}` is not declared", kind.value);
            let help = suggest(kind, declared.kinds.iter().copied());
            faults.push(Fault::new("unknown-kind", kind.span, message).help(help));
        }
    }
}

/// Checks an agreement against what is declared: its kind and part, and whether it has parties. Nothing follows from what
/// it is `lacking`. Can something certain be said of it? Not without its parties.
pub(super) fn check_agreement(
    agreement: &Agreement,
    declared: &Declared,
    lacking: &Lacking,
    faults: &mut Vec<Fault>,
) -> bool {
    check_names(agreement, declared, faults);
    if let Some(reminders) = &agreement.reminders {
        check_reminders(reminders, faults);
    }
    let may_have_none = declared.settings.may_have_no_parties(&agreement.kind);
    if !agreement.parties.0.is_empty() || may_have_none || lacking.root_may_have("parties") {
        return true;
    }
    let help = "name the parties; only a draft may have an empty list";
    let is_missing = agreement.parties.span == Span::FILE;
    if is_missing {
        faults.push(Fault::new("missing-key", Span::FILE, "`parties` is missing").help(help));
    } else if agreement.stage() != Stage::Draft && !lacking.root_may_have("stage") {
        faults.push(Fault::new("missing-key", agreement.parties.span, "`parties` is empty").help(help));
    }
    !is_missing
}

fn check_names(agreement: &Agreement, declared: &Declared, faults: &mut Vec<Fault>) {
    let kind = &agreement.kind;
    if kind.span != Span::FILE && !kind.is_empty() && !declared.kinds.contains(&*kind.value) {
        faults.push(
            Fault::new("unknown-kind", kind.span, format!("the kind `{}` is not declared", kind.value)).help(
                format!(
                    "{}; kinds are declared in registry.toml: `[kinds.{}]`",
                    suggest(kind, declared.kinds.iter().copied()),
                    kind.value
                ),
            ),
        );
    }
    if let Some(part) = agreement.part.as_ref().filter(|part| !declared.parts.contains(&part.value)) {
        let mut parts: Vec<_> = declared.parts.iter().collect();
        parts.sort_unstable();
        let parts = parts.iter().map(|part| format!("`{part}`")).collect::<Vec<_>>().join(", ");
        let help = if parts.is_empty() {
            format!("declare it in registry.toml: `[parts.{}]`", part.value)
        } else {
            format!("declared parts: {parts}; another is declared in registry.toml: `[parts.{}]`", part.value)
        };
        let message = format!("the part `{}` is not declared", part.value);
        faults.push(Fault::new("unknown-kind", part.span, message).help(help));
    }
}

/// What registry.toml declares.
pub(super) struct Declared<'s> {
    settings: &'s Settings,
    kinds: HashSet<&'s str>,
    parts: HashSet<u32>,
}

impl<'s> Declared<'s> {
    pub(super) fn by(settings: &'s Settings) -> Self {
        Declared {
            settings,
            kinds: settings
                .kinds
                .iter()
                .flat_map(|kinds| &kinds.0)
                .map(|(key, _)| key.value.as_str())
                .collect(),
            parts: settings
                .parts
                .iter()
                .flat_map(|parts| &parts.0)
                .filter_map(|(key, _)| key.parse().ok())
                .collect(),
        }
    }
}

fn suggest<'a>(wrong: &str, of: impl Iterator<Item = &'a str> + Clone) -> String {
    if let Some(near) = did_you_mean(wrong, of.clone()) {
        return format!("did you mean `{near}`?");
    }
    let mut all: Vec<_> = of.collect();
    all.sort_unstable();
    match all.len() {
        0 => "none is declared".to_owned(),
        1..=12 => format!("there are: {}", all.join(", ")),
        more => format!("there are {more} others"),
    }
}

/// Top-level keys of an agreement.
pub(crate) const AGREEMENT_KEYS: &[&str] = &[
    "title",
    "kind",
    "part",
    "stage",
    "reference",
    "owner",
    "contact",
    "aliases",
    "former_ids",
    "parties",
    "expects_local",
    "statutory",
    "topics",
    "based_on",
    "related",
    "notes",
    "validity",
    "option",
    "extension",
    "adoption",
    "decision",
    "replaces",
    "amends",
    "review",
    "revision",
    "reminders",
    "activity",
    "end",
    "document",
    "accept",
];
