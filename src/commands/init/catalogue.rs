//! Kinds of agreement and parts of a document system that a new registry may begin with.

use clap::ValueEnum;

/// A kind of agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Kind {
    /// Agreements between authorities
    Agreement,
    /// Contracts
    Contract,
    /// Policies
    Policy,
    /// Strategies
    Strategy,
    /// Plans
    Plan,
    /// Action plans, with activities
    ActionPlan,
    /// Guidelines
    Guideline,
    /// Routines
    Routine,
    /// Briefs for working groups
    Brief,
    /// Statutes, which have no parties
    Statutes,
}

impl Kind {
    /// What a registry begins with if nothing is chosen.
    pub(super) const DEFAULT: [Kind; 5] =
        [Kind::Agreement, Kind::Contract, Kind::ActionPlan, Kind::Guideline, Kind::Routine];

    /// Its table in registry.toml.
    pub(super) fn table(self) -> String {
        let (key, sv, en) = match self {
            Kind::Agreement => ("agreement", "Överenskommelse", "Agreement"),
            Kind::Contract => ("contract", "Avtal", "Contract"),
            Kind::Policy => ("policy", "Policy", "Policy"),
            Kind::Strategy => ("strategy", "Strategi", "Strategy"),
            Kind::Plan => ("plan", "Plan", "Plan"),
            Kind::ActionPlan => ("action-plan", "Handlingsplan", "Action plan"),
            Kind::Guideline => ("guideline", "Riktlinje", "Guideline"),
            Kind::Routine => ("routine", "Rutin", "Routine"),
            Kind::Brief => ("brief", "Uppdragsbeskrivning", "Brief"),
            Kind::Statutes => ("statutes", "Stadgar", "Statutes"),
        };
        let parties = if self == Kind::Statutes { "parties = false\n" } else { "" };
        format!("\n[kinds.{key}]\nname = {{ sv = \"{sv}\", en = \"{en}\" }}\n{parties}")
    }
}

/// A part of a document system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Part {
    /// Framework and principles
    Framework,
    /// Agreements
    Agreements,
    /// Joint development, such as action plans
    Development,
    /// Inquiries and material for decisions
    Inquiries,
    /// Supporting documents, such as routines and guidelines
    Support,
}

impl Part {
    /// Its table in registry.toml.
    pub(super) fn table(self, number: usize) -> String {
        let (sv, en, colour) = match self {
            Part::Framework => ("Ramverk och principer", "Framework and principles", "green"),
            Part::Agreements => ("Överenskommelser", "Agreements", "light-blue"),
            Part::Development => ("Gemensam utveckling", "Joint development", "yellow"),
            Part::Inquiries => ("Utredningar och beslutsunderlag", "Inquiries and decision material", "red"),
            Part::Support => ("Stöddokument", "Supporting documents", "dark-blue"),
        };
        format!("\n[parts.{number}]\nname = {{ sv = \"{sv}\", en = \"{en}\" }}\ncolour = \"{colour}\"\n")
    }
}

/// The words for all values of a choice.
pub(super) fn words<T: ValueEnum>() -> Vec<String> {
    let values = T::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    values.map(|value| value.get_name().to_owned()).collect()
}

/// The values that words stand for.
pub(super) fn values<T: ValueEnum>(words: &[String]) -> Vec<T> {
    words.iter().filter_map(|word| T::from_str(word, false).ok()).collect()
}

/// The word for a value.
pub(super) fn word<T: ValueEnum>(value: &T) -> String {
    value.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}
