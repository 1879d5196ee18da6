//! A registry made from texts, for tests: written to a folder of its own, loaded, and the folder removed again.
//!
//! ```ignore
//! mod registry;
//! let made = registry::Made::of(&[("agreements/x.toml", "…"), ("bodies/svom.yaml", "…")]);
//! let standing = made.outlook("2025-01-01", "P12M").standing(made.agreement("x")).clone();
//! ```

use avtal::load::{self, AgreementIx, Registry};
use avtal::model::{Duration, Id};
use avtal::source::Folder;
use avtal::time::{Outlook, Timeline};

/// A registry, and what does not depend on the day.
pub struct Made {
    /// Its records, and the faults found in reading them: look at these if a test has faults to fear.
    pub registry: Registry,
    /// Its periods.
    pub timeline: Timeline,
}

impl Made {
    /// The registry of these files: each its path from the registry's root, with `/`, and its text. A
    /// `registry.toml` that declares nothing but the kind `agreement` is added where there is none.
    pub fn of<P: AsRef<str>, T: AsRef<str>>(files: &[(P, T)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("registry.toml"), "name = \"Prov\"\n[kinds.agreement]\n").unwrap();
        for (path, text) in files {
            let path = folder.path().join(path.as_ref());
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text.as_ref()).unwrap();
        }
        let registry = load::load(&Folder::open(folder.path()).unwrap());
        let timeline = Timeline::of(&registry);
        Made { registry, timeline }
    }

    /// How it stands on `day`, with a horizon: `outlook("2025-01-01", "P12M")`.
    pub fn outlook(&self, day: &str, horizon: &str) -> Outlook {
        Outlook::of(&self.registry, &self.timeline, day.parse().unwrap(), Duration::parse(horizon).unwrap())
    }

    /// The agreement of that id. Panics if there is none.
    pub fn agreement(&self, id: &str) -> AgreementIx {
        self.registry.agreement_of(&Id::new(id)).unwrap_or_else(|| panic!("there is no agreement `{id}`"))
    }
}
