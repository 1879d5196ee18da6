use crate::rules::prelude::*;

rule! {
    /// A required key of a record or a table is absent or empty.
    ///
    /// Without it the record says too little: an agreement without parties binds nobody, and a decision without a day
    /// cannot be placed in time. A record that lacks one of its top-level keys is left out of all reports.
    ///
    /// # What to do
    ///
    /// Add the key. An agreement has `title`, `kind`, `parties` and `validity`; `validity` may be empty if nothing is
    /// known. A decision has a `date` or `planned` days, and once it is taken an `outcome`; a review has a `first` day;
    /// a document has a `path` or a `url`. Only a draft may have no parties.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// ```
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// [[document]]
    /// #^^^^^^^^^^^
    /// role = "text"
    /// ```
    ///
    /// ```yaml
    /// title: Avtal om färdtjänst
    /// kind: agreement
    /// parties: []
    /// #        ^^
    /// validity:
    ///   from: 2023-01-01
    ///   until: 2027-12-31
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
    /// [[document]]
    /// role = "text"
    /// url = "https://testkoping.example/fardtjanst"
    /// ```
    ///
    /// ```yaml
    /// title: Avtal om färdtjänst
    /// kind: agreement
    /// stage: draft
    /// parties: []
    /// validity:
    ///   from: 2026-01-01
    ///   until: 2029-12-31
    /// ```
    id: "missing-key", level: Error, since: "0.1.0", timed: false, check: Check::WhileReading,
}
