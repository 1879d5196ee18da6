use crate::rules::prelude::*;

rule! {
    /// A path that is absolute or leaves the registry.
    ///
    /// The registry is shared: a file on one person's disk is not available to others. Those who need the document
    /// cannot find it, so the path is not followed.
    ///
    /// # What to do
    ///
    /// Put the document in the registry, for example under `texts/`, and give its path from the registry's root, with
    /// `/` between folders. If it is kept elsewhere, give its address as `url`.
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
    /// [[document]]
    /// path = "../avtal/fardtjanst.md"
    /// #      ^^^^^^^^^^^^^^^^^^^^^^^^
    /// url = "https://testkoping.example/fardtjanst"
    /// ```
    ///
    /// ```yaml
    /// title: Avtal om färdtjänst
    /// kind: agreement
    /// parties: [testkoping]
    /// validity:
    ///   from: 2023-01-01
    ///   until: 2027-12-31
    /// document:
    ///   - path: G:/Avtal/fardtjanst.md
    /// #         ^^^^^^^^^^^^^^^^^^^^^^
    ///     url: https://testkoping.example/fardtjanst
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
    /// path = "texts/fardtjanst.md"
    /// # texts/fardtjanst.md
    /// Parterna är överens om att samordna färdtjänsten.
    /// ```
    id: "invalid-path", level: Error, since: "0.1.0", timed: false, check: Check::WhileReading,
}
