use crate::rules::prelude::*;

rule! {
    /// A file that cannot be opened, is not UTF-8, is larger than 1 MiB, or is only a Git LFS pointer.
    ///
    /// Its content is in no report: if it is an agreement that is about to expire, nobody is told. Anyone who reads the
    /// remaining report must know that it is incomplete.
    ///
    /// # What to do
    ///
    /// Do what the help line says: save the file as UTF-8 (an editor on Windows may have chosen another encoding), make
    /// it readable, or replace a link that leads out of the registry with the file itself. A record is a few KiB: keep
    /// the document itself under `texts/` and name it by its `path`.
    ///
    /// # Bad
    ///
    /// A file saved as Windows-1252, in which `å`, `ä` and `ö` are single bytes:
    ///
    /// ```text
    /// $ file agreements/fardtjanst.toml
    /// agreements/fardtjanst.toml: ISO-8859 text
    /// ```
    ///
    /// # Good
    ///
    /// The same file saved as UTF-8:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// ```
    id: "unreadable-file", level: Error, since: "0.1.0", timed: false, check: Check::WhileReading,
}
