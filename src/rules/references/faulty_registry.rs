use foldhash::HashMap;

use crate::registry::Registry;
use crate::rules::finding::Finding;
use crate::rules::prelude::*;

rule! {
    /// A registry that this one refers to has errors of its own.
    ///
    /// What follows from its records may then be wrong here too. Its findings are for those who keep it, so this tells
    /// only how many errors there are. If some of its records cannot be read, reports here lack what would follow from
    /// them: that is a warning, and every report names those files.
    ///
    /// # What to do
    ///
    /// Tell those who keep it: `avtal check` in its folder, or `avtal check --all-registries` here, shows the errors.
    /// Once they are mended, take in the new state: pull the checkout, update the submodule, or change `rev`.
    ///
    /// # Bad
    ///
    /// The municipality names a registry in which an agreement begins after it ends:
    ///
    /// ```toml
    /// # registry.toml
    /// name = "Testköping"
    /// [kinds.agreement]
    /// [registries.lanet]
    /// path = "lanet"
    /// #      ^^^^^^^
    /// # agreements/rutin.toml
    /// title = "Rutin om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// based_on = ["lanet:fardtjanst"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # lanet/registry.toml
    /// name = "Länet"
    /// [kinds.agreement]
    /// # lanet/parties/kommunen.toml
    /// name = "Kommunen"
    /// # lanet/agreements/fardtjanst.toml
    /// title = "Länsavtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["kommunen"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2022-12-31
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// # registry.toml
    /// name = "Testköping"
    /// [kinds.agreement]
    /// [registries.lanet]
    /// path = "lanet"
    /// # agreements/rutin.toml
    /// title = "Rutin om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// based_on = ["lanet:fardtjanst"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # lanet/registry.toml
    /// name = "Länet"
    /// [kinds.agreement]
    /// # lanet/parties/kommunen.toml
    /// name = "Kommunen"
    /// # lanet/agreements/fardtjanst.toml
    /// title = "Länsavtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["kommunen"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// ```
    id: "faulty-registry", level: Note, since: "0.2.0", timed: false, check: Check::OtherRegistries,
}

/// Adds a finding for each registry with errors among the findings that reports do not show.
pub(in crate::rules) fn report(registry: &Registry, others: &[Finding], found: &mut Vec<Finding>) {
    let mut errors: HashMap<usize, usize> = HashMap::default();
    for finding in others.iter().filter(|finding| finding.level == Level::Error) {
        *errors.entry(registry.member_of(finding.place.file)).or_default() += 1;
    }
    let mut unread: HashMap<usize, usize> = HashMap::default();
    for file in &registry.unread {
        *unread.entry(registry.member_of(*file)).or_default() += 1;
    }
    let mut findings = Findings { rule: &RULE, record: None, only: None, found };
    for (position, other) in (1..).zip(&registry.others) {
        let Some(errors) = errors.get(&position).copied() else { continue };
        let errors = message!("errors-in-registry", name = &*other.name, count = errors);
        let message = match unread.get(&position).copied() {
            None => errors,
            Some(unread) => message!("finding-faulty-registry-unread", errors = errors, count = unread),
        };
        let finding = findings.add(other.named_at, Some(&other.name), message);
        finding.help(message!("help-faulty-registry", path = &*other.path));
        if unread.contains_key(&position) {
            finding.level(Level::Warning);
        }
    }
}
