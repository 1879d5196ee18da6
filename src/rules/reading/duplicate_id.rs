use crate::rules::prelude::*;

rule! {
    /// Two files with the same id, an id that is also a former id of another record, or two reviews with the same id in
    /// one record.
    ///
    /// Reports include only the first of the two files, in the order of their paths. If the other is the agreement that
    /// is about to expire, nobody is told. It is also unclear which of them a reference means.
    ///
    /// # What to do
    ///
    /// Rename one of the files, whichever folders they are in: the name without its ending is the id. If both are the
    /// same agreement, keep one. Remove a former id from `former_ids` if another record now has it.
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
