use crate::rules::prelude::*;

rule! {
    /// Another registry, named in `[registries]`, cannot be read.
    ///
    /// Nothing is known of the records that references into it name: whether the agreement that yours rests on has been
    /// replaced, or the body that is responsible has been succeeded. Every report says so, names the registry, and exits
    /// with 1. Everything else is checked.
    ///
    /// # What to do
    ///
    /// Do what the help line says: check the registry out where `path` points, or correct `path`; get a submodule with
    /// `git submodule update --init`; or name a `rev` that the repository has. The folder must hold a `registry.toml`.
    ///
    /// # Bad
    ///
    /// ```toml
    /// # registry.toml
    /// name = "Testköping"
    /// [kinds.agreement]
    /// [registries.lanet]
    /// path = "../finns-inte"
    /// #      ^^^^^^^^^^^^^^^
    /// # agreements/rutin.toml
    /// title = "Rutin om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// based_on = ["lanet:fardtjanst"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
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
    id: "unreadable-registry", level: Error, since: "0.2.0", timed: false, check: Check::WhileReading,
}
