use crate::rules::prelude::*;

rule! {
    /// Two files with one id, an id that is also a former id of another record, or two reviews with one id in a record.
    ///
    /// Only the first of two files, in the order of their paths, is in reports. If the other is the agreement that runs out, nobody
    /// is told. And nobody can say which of them a reference means.
    ///
    /// # What to do
    ///
    /// Rename one of the files, whichever folders they are in: the name without its ending is the id. If both are the same agreement,
    /// keep one. A former id that another record has now must be taken out of `former_ids`.
    ///
    /// # Bad
    ///
    /// ```toml
    /// # agreements/lanet/fardtjanst.toml
    /// title = "Länsavtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # agreements/testkoping/fardtjanst.yaml
    /// title: Avtal om färdtjänst i Testköping
    /// kind: agreement
    /// parties: [testkoping]
    /// validity:
    ///   from: 2023-01-01
    ///   until: 2027-12-31
    /// ```
    ///
    /// ```toml
    /// # agreements/fardtjanst-2023.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// former_ids = ["fardtjanst"]
    /// #             ^^^^^^^^^^^^
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # agreements/fardtjanst.toml
    /// title = "Länsavtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// [[review]]
    /// id = "uppfoljning"
    /// first = 2026-06-30
    /// [[review]]
    /// id = "uppfoljning"
    /// #    ^^^^^^^^^^^^^
    /// first = 2027-06-30
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// # agreements/lanet/fardtjanst.toml
    /// title = "Länsavtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # agreements/testkoping/fardtjanst-testkoping.toml
    /// title = "Avtal om färdtjänst i Testköping"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// A party and an agreement may have the same id:
    ///
    /// ```toml
    /// # agreements/testkoping.toml
    /// title = "Avtal om färdtjänst i Testköping"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # parties/testkoping.toml
    /// name = "Testköpings kommun"
    /// kind = "municipality"
    /// contact = "registrator@testkoping.example"
    /// ```
    id: "duplicate-id", level: Error, since: "0.1.0", timed: false, check: Check::WhileReading,
}
