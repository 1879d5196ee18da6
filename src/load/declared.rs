//! Checks against the declarations in registry.toml.

use std::collections::hash_map::Entry;
use std::fmt::Display;
use std::hash::Hash;

use foldhash::{HashMap, HashMapExt};

use crate::model::Agreement;
use crate::model::agreement::Stage;
use crate::model::settings::{RuleLevel, Settings};
use crate::source::de::{Words, keys_of};
use crate::source::{Applicability, Change, Fault, FaultKind, Fix, Sp, Span};
use crate::text::message::message;
use crate::text::{Message, because};

use super::missing::MissingKeys;
use super::others;
use super::validate;

/// How many faults of one kind in the settings are reported.
const MOST: usize = 100;

/// Checks the settings on their own: parts are numbers, `requires` names keys of agreements, and no list exceeds its
/// useful length. Removes duplicates, so that they count once.
pub(super) fn check_settings(settings: &mut Settings, faults: &mut Vec<Fault>) {
    let parts = settings.parts.iter().flat_map(|parts| &parts.0).map(|(key, _)| key);
    report(faults, parts.filter(|key| part_number(key).is_none()), |key| {
        let message = message!("finding-part-no-number", part = &*key.value);
        Fault::new(FaultKind::WrongType, key.span, message)
            .about(&*key.value)
            .help(message!("help-part-no-number"))
    });
    let names = settings.registries.iter().flat_map(|registries| &registries.0).map(|(name, _)| name);
    report(faults, names.filter(|name| !others::is_name(name)), |name| {
        let message = message!("finding-registry-name", name = &*name.value, because = because(name));
        Fault::new(FaultKind::InvalidId, name.span, message)
            .about(&*name.value)
            .help(message!("help-registry-name"))
    });
    for (_, kind) in settings.kinds.iter_mut().flat_map(|kinds| &mut kinds.0) {
        single(&mut kind.value.requires, faults);
    }
    let keys: Words<'_> = keys_of::<Agreement>(&[]).iter().copied().collect();
    let required = settings.kinds.iter().flat_map(|kinds| &kinds.0).flat_map(|(_, kind)| &kind.requires);
    report(faults, required.filter(|key| !keys.all().contains(&&****key)), |key| {
        let message = message!("finding-no-such-key", key = &key.value, because = because(key));
        Fault::new(FaultKind::UnknownKind, key.span, message).about(&***key).help(suggest(key, &keys))
    });
    for (_, kind) in settings.kinds.iter_mut().flat_map(|kinds| &mut kinds.0) {
        kind.value.requires.retain(|key| keys.all().contains(&&***key));
    }
    settings.publish.iter_mut().for_each(|publish| single(&mut publish.value.themes, faults));
    let of_kinds = settings.kinds.iter_mut().flat_map(|kinds| &mut kinds.0);
    let of_kinds = of_kinds.filter_map(|(_, kind)| kind.value.reminders.as_mut());
    for reminders in settings.reminders.iter_mut().chain(of_kinds) {
        reminders.value.lists_mut().for_each(|list| single(list, faults));
        validate::reminders(reminders, faults);
    }
}

/// Reports the first faults of one kind. The last one reported states the number of the others.
fn report<T>(faults: &mut Vec<Fault>, mut wrong: impl Iterator<Item = T>, fault: impl Fn(T) -> Fault) {
    faults.extend(wrong.by_ref().take(MOST).map(fault));
    if let (left_out @ 1.., Some(last)) = (wrong.count(), faults.last_mut()) {
        last.message = message!("such-more", message = last.message.clone(), count = left_out);
    }
}

/// The number of a part, as written in records.
fn part_number(key: &str) -> Option<u32> {
    key.parse().ok().filter(|number: &u32| number.to_string() == *key)
}

/// Removes duplicates from a list and reports them.
fn single<T: Clone + Eq + Hash + Display>(list: &mut Vec<Sp<T>>, faults: &mut Vec<Fault>) {
    let mut first: HashMap<T, Span> = HashMap::new();
    let mut again: Vec<(Sp<T>, Span)> = Vec::new();
    list.retain(|item| match first.entry(item.value.clone()) {
        Entry::Vacant(entry) => {
            entry.insert(item.span);
            true
        }
        Entry::Occupied(entry) => {
            again.push((item.clone(), *entry.get()));
            false
        }
    });
    let Some((item, first)) = again.first() else { return };
    let shown = item.value.to_string();
    let message = match again.len() {
        1 => message!("finding-repeated", item = &*shown),
        more => message!("finding-repeated-more", item = &*shown, count = more - 1),
    };
    faults.push(
        Fault::new(FaultKind::DuplicateReference, item.span, message)
            .about(item.value.to_string())
            .help(message!("help-repeated"))
            .related(*first, message!("place-stands-here"))
            .fix(Fix {
                title: message!("fix-repeated", item = shown),
                applicability: Applicability::Safe,
                edits: again.iter().map(|(item, _)| (item.span, Change::RemoveItem)).collect(),
            }),
    );
}

/// Checks that levels by kind name declared kinds.
pub(super) fn check_levels(settings: &Settings, declared: &Declared<'_>, faults: &mut Vec<Fault>) {
    let levels = settings.rules.iter().flat_map(|rules| &rules.0);
    let by_kind = levels.flat_map(|(_, level)| match &level.value {
        RuleLevel::ByKind(levels) => levels.0.as_slice(),
        RuleLevel::Everywhere(_) => &[],
    });
    let kinds = by_kind.map(|(kind, _)| kind);
    report(faults, kinds.filter(|kind| settings.kind(kind).is_none()), |kind| {
        let message = message!("finding-kind-undeclared", kind = &*kind.value, because = because(kind));
        Fault::new(FaultKind::UnknownKind, kind.span, message)
            .about(&*kind.value)
            .help(suggest(kind, &declared.kinds))
    });
}

/// Checks an agreement against the declarations: its kind and part, and whether it has parties. Keys in `missing` are
/// not faults. Returns whether the record is certain, which it is not without parties.
pub(super) fn check_agreement(
    agreement: &Agreement,
    declared: &Declared<'_>,
    missing: &MissingKeys,
    faults: &mut Vec<Fault>,
) -> bool {
    check_names(agreement, declared, faults);
    let may_have_none = declared.settings.may_have_no_parties(&agreement.kind);
    if !agreement.parties.0.is_empty() || may_have_none || missing.root_may_have("parties") {
        return true;
    }
    let help = message!("help-parties");
    let is_missing = agreement.parties.span == Span::FILE;
    if is_missing {
        faults.push(
            Fault::new(FaultKind::MissingKey, Span::FILE, message!("finding-key-missing", key = "parties"))
                .about("parties")
                .help(help),
        );
    } else if agreement.stage() != Stage::Draft && !missing.root_may_have("stage") {
        faults.push(
            Fault::new(FaultKind::MissingKey, agreement.parties.span, message!("finding-parties-empty"))
                .about("parties")
                .help(help),
        );
    }
    !is_missing
}

fn check_names(agreement: &Agreement, declared: &Declared<'_>, faults: &mut Vec<Fault>) {
    let kind = &agreement.kind;
    if kind.span != Span::FILE && !kind.is_empty() && declared.settings.kind(kind).is_none() {
        let message = message!("finding-kind-undeclared", kind = &*kind.value, because = because(kind));
        let near = declared.settings.kind_called(kind).or_else(|| declared.kinds.near(kind));
        let help = match near {
            Some(near) => message!("help-kind-near", near = near, kind = &*kind.value),
            None => {
                let suggestion = suggest(kind, &declared.kinds);
                message!("help-kind-undeclared", suggestion = suggestion, kind = &*kind.value)
            }
        };
        let fault = Fault::new(FaultKind::UnknownKind, kind.span, message).about(&*kind.value).help(help);
        let fix = near.map(|near| Fix::likely(kind, near, kind.span, Change::Text(near.into())));
        faults.push(Fault { fix: fix.map(Box::new), ..fault });
    }
    if let Some(part) = agreement.part.as_ref().filter(|part| declared.settings.part(part.value).is_none()) {
        let number = part.value.to_string();
        let message = message!("finding-part-undeclared", part = &*number);
        let help = match declared.parts.as_slice() {
            [] => message!("help-part-declare", part = &*number),
            few if few.len() <= FEW => {
                let few = few.iter().map(|part| format!("`{part}`")).collect::<Vec<_>>().join(", ");
                message!("help-part-few", parts = few, part = &*number)
            }
            many => message!("help-part-many", count = many.len(), part = &*number),
        };
        faults.push(Fault::new(FaultKind::UnknownKind, part.span, message).about(number).help(help));
    }
}

/// The declarations in registry.toml.
pub(crate) struct Declared<'s> {
    settings: &'s Settings,
    kinds: Words<'s>,
    parts: Vec<u32>,
}

impl<'s> Declared<'s> {
    pub(super) fn by(settings: &'s Settings) -> Self {
        let kinds = settings.kinds.iter().flat_map(|kinds| &kinds.0);
        let parts = settings.parts.iter().flat_map(|parts| &parts.0);
        let mut parts: Vec<u32> = parts.filter_map(|(key, _)| part_number(key)).collect();
        parts.sort_unstable();
        Declared { settings, kinds: kinds.map(|(key, _)| key.value.as_str()).collect(), parts }
    }
}

/// If there are at most this many alternatives, all of them are named.
const FEW: usize = 12;

fn suggest(wrong: &str, words: &Words<'_>) -> Message {
    if let Some(near) = words.near(wrong) {
        return message!("did-you-mean", near = near);
    }
    match words.all() {
        [] => message!("suggest-none"),
        few if few.len() <= FEW => {
            let quoted = few.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>();
            message!("suggest-few", words = few.join(", "), quoted = quoted.join(", "))
        }
        many => message!("suggest-many", count = many.len()),
    }
}
