//! The program with a fault at one of the calls by which it changes files.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use super::{DAY, program};

/// What happens at the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The program is killed before it.
    Kill,
    /// It fails as on a full disk.
    Full,
    /// A write fails as on a full disk when half of it is written.
    Half,
}

/// The program on a registry, with a fault at the n-th call, from 1, by which it changes files. None where there is no C
/// compiler, or another system than Linux.
pub fn faulty(registry: &Path, fault: Fault, at: usize) -> Option<Command> {
    let mut command = program(registry);
    command.env("LD_PRELOAD", library()?).env("FAULT_AT", at.to_string());
    command.env(
        "FAULT",
        match fault {
            Fault::Kill => "kill",
            Fault::Full => "full",
            Fault::Half => "half",
        },
    );
    command.arg("-C").arg(registry).args(["--as-of", DAY, "--lang", "en", "--color", "never"]);
    Some(command)
}

/// The library that makes the faults, compiled once.
fn library() -> Option<&'static Path> {
    static LIBRARY: OnceLock<Option<PathBuf>> = OnceLock::new();
    let library = LIBRARY.get_or_init(|| {
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/program/faults.c");
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        // Other runs of the tests may be using it.
        let (new, target) =
            (folder.join(format!("faults-{}.so", std::process::id())), folder.join("faults.so"));
        let mut compiler = Command::new("cc");
        compiler.args(["-shared", "-fPIC", "-O1", "-o"]).arg(&new).arg(source).arg("-ldl");
        let is_made = cfg!(target_os = "linux")
            && compiler.status().is_ok_and(|status| status.success())
            && std::fs::rename(&new, &target).is_ok();
        if !is_made {
            eprintln!("skipped: faults cannot be made here");
        }
        is_made.then_some(target)
    });
    library.as_deref()
}
