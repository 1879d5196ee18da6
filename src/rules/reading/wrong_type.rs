use crate::rules::prelude::*;

rule! {
    /// A value of the wrong type for its key.
    ///
    /// It cannot be read, so it counts as absent. If the value decides when the agreement begins or ends, the whole
    /// record is left out of reports: no answer is better than a wrong one.
    ///
    /// # What to do
    ///
    /// Write the value as the message says. A list needs brackets even if it has only one item, and a list of tables has
    /// tables in it even if each has only one key: `check --fix --unsafe-fixes` writes them, where the key is the only one
    /// that such a table needs.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// topics = "resor"
    /// #        ^^^^^^^
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
    ///   renewal: P1Y
    /// #          ^^^
    /// ```
    ///
    /// ```toml lapsed
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// replaces = "fardtjanst-2018"
    /// #          ^^^^^^^^^^^^^^^^^
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # agreements/fardtjanst-2018.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2018-01-01
    /// until = 2022-12-31
    /// ```
    ///
    /// ```yaml
    /// title: Avtal om färdtjänst
    /// kind: agreement
    /// parties: [testkoping]
    /// validity:
    ///   from: 2023-01-01
    ///   until: 2027-12-31
    /// extension:
    ///   - 2028-12-31
    /// #   ^^^^^^^^^^
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// replaces = [{ id = "fardtjanst-2018" }]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # agreements/fardtjanst-2018.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2018-01-01
    /// until = 2022-12-31
    /// ```
    ///
    /// ```yaml
    /// title: Avtal om färdtjänst
    /// kind: agreement
    /// parties: [testkoping]
    /// validity:
    ///   from: 2023-01-01
    ///   until: 2027-12-31
    /// extension:
    ///   - until: 2028-12-31
    /// ```
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// topics = ["resor"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// ```
    id: "wrong-type", level: Error, since: "0.1.0", timed: false, check: Check::WhileReading,
}
