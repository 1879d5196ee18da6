use crate::rules::prelude::*;

rule! {
    /// A file in a folder for records that is not a record.
    ///
    /// Someone may have saved an agreement there in another format, and believe that it is in the registry. It is in no
    /// report. A file that looks like a record, such as `x.TOML` or `x.toml.txt`, is an error, and every report says
    /// that it is missing.
    ///
    /// A bare git repository, in such a folder or in the registry's root, is also reported: `HEAD`, `config`,
    /// `objects/` and `refs/` are ordinary files, which anyone's change may add. git, run there, takes it for the
    /// repository, shows its history, and follows its `config`. `avtal` does not, but other programs do.
    ///
    /// # What to do
    ///
    /// Records end in `.toml`, `.yaml` or `.yml`: rename the file if it is one. Keep documents under `texts/`. Files
    /// whose names begin with a dot or with `README` are allowed anywhere.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # agreements/fardtjanst.md
    /// Parterna är överens om att samordna färdtjänsten.
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
    /// # texts/fardtjanst.md
    /// Parterna är överens om att samordna färdtjänsten.
    /// # agreements/README.md
    /// Här finns länets avtal, ett i varje fil.
    /// ```
    id: "unrecognised-file", level: Warning, since: "0.1.0", timed: false, check: Check::WhileReading,
}
