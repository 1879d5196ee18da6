use crate::rules::prelude::*;

rule! {
    /// A word that its key does not take: a kind or part that registry.toml does not declare, or an outcome, stage or
    /// mandate that the format does not have.
    ///
    /// The meaning is unknown. An agreement of an unknown kind has no lead time of its own, and a decision with an
    /// unknown outcome may be an adoption or a rejection.
    ///
    /// # What to do
    ///
    /// Use one of the words in the help line. `check --fix --unsafe-fixes` writes the word that the wrong one is near. Kinds and parts are the registry's own: declare a new one in registry.toml, as
    /// `[kinds.…]` or `[parts.…]`.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agrement"
    /// #      ^^^^^^^^^^
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// part = 7
    /// #      ^
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// ```yaml
    /// title: Avtal om färdtjänst
    /// kind: agreement
    /// parties: [testkoping]
    /// validity:
    ///   from: 2023-01-01
    ///   until: 2027-12-31
    /// decision:
    ///   - by: testkoping
    ///     date: 2022-11-20
    ///     outcome: antagen
    /// #            ^^^^^^^
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// part = 2
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// [[decision]]
    /// by = "testkoping"
    /// date = 2022-11-20
    /// outcome = "adopted"
    /// ```
    id: "unknown-kind", level: Error, since: "0.1.0", timed: false, check: Check::WhileReading,
}
