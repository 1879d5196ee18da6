use crate::rules::prelude::*;

rule! {
    /// A file name that is not a valid id.
    ///
    /// The name of a file, without its ending, is the id by which other records refer to it. Computers treat capitals,
    /// spaces and å, ä, ö in file names differently: a reference that works on one computer may fail on another.
    ///
    /// # What to do
    ///
    /// Rename the file: lower-case letters a-z, digits and single hyphens, at most 100 characters. Its title keeps its å, ä and ö.
    /// If the old name was used in references, correct them too.
    ///
    /// # Bad
    ///
    /// ```toml
    /// # agreements/Färdtjänst_2023.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// # agreements/fardtjanst-2023.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// ```
    id: "invalid-id", level: Error, since: "0.1.0", timed: false, check: Check::WhileReading,
}
