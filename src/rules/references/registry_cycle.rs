use crate::rules::prelude::*;

rule! {
    /// Registries that name each other in a circle, or one that names itself.
    ///
    /// Each rests on the next, so that none is the first to be settled, and none can be changed by itself. Two that name
    /// each other are no circle: a county that expects local agreements reads the registries of its municipalities, which
    /// name the county's.
    ///
    /// # What to do
    ///
    /// Let each registry name only those that its own records refer to: the local ones name the county's, and the
    /// county's the national one. Take the entry that points the other way out of `[registries]`.
    ///
    /// # Bad
    ///
    /// ```toml faulty-registry faulty-registry
    /// # registry.toml
    /// name = "Testköping"
    /// [kinds.agreement]
    /// [registries.lanet]
    /// path = "lanet"
    /// #      ^^^^^^^
    /// # agreements/rutin.toml
    /// title = "Rutin om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # lanet/registry.toml
    /// name = "Länet"
    /// [registries.riket]
    /// path = "../riket"
    /// # riket/registry.toml
    /// name = "Riket"
    /// [registries.kommunen]
    /// path = ".."
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
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # lanet/registry.toml
    /// name = "Länet"
    /// [registries.riket]
    /// path = "../riket"
    /// # riket/registry.toml
    /// name = "Riket"
    /// ```
    id: "registry-cycle", level: Error, since: "0.2.0", timed: false, check: Check::WhileReading,
}
