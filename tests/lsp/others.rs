//! Clients of others: Python's pygls, and Neovim.

use std::path::Path;
use std::process::Command;

use crate::external;
use crate::folder::Folder;
use crate::program::{finish, on, own_registry};

fn here(file: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/outside").join(file)
}

#[test]
fn a_session_of_pygls_goes_as_it_should() {
    let Some(python) = external::python() else { return };
    let folder = Folder::new(&[]).with_copy("", &own_registry());
    let mut command = Command::new(python);
    command.arg(here("editor.py")).arg(env!("CARGO_BIN_EXE_avtal")).arg(folder.path());
    let run = finish(&mut command);
    assert_eq!((run.code, run.stdout.as_str()), (0, "ok\n"), "{run:?}");
}

/// Whether Neovim is there. It is installed if it can be.
fn has_neovim() -> bool {
    let installed = Command::new(here("install-neovim")).output();
    installed.is_ok_and(|run| run.status.success()) && Command::new("nvim").arg("--version").output().is_ok()
}

/// Where Neovim cannot be had, this is skipped.
#[test]
fn neovim_underlines_mends_and_renames() {
    if !has_neovim() {
        assert!(std::env::var_os("AVTAL_OUTSIDE").is_none(), "Neovim must be there");
        eprintln!("skipped: there is no Neovim");
        return;
    }
    let folder = Folder::new(&[]).with_copy("", &own_registry());
    let mut command = Command::new("nvim");
    command.args(["--clean", "--headless", "-c"]).arg(format!("luafile {}", here("editor.lua").display()));
    command.env("AVTAL", env!("CARGO_BIN_EXE_avtal")).env("REGISTRY", folder.path());
    let run = finish(&mut command);
    assert_eq!(run.code, 0, "{run:?}");
    // What it wrote is a registry without new errors, in which the body has its new id everywhere.
    let report = on(folder.path(), &["check", "--format", "json"]).json();
    let errors = |report: &serde_json::Value| report["summary"]["errors"].clone();
    assert_eq!(errors(&report), errors(&on(&own_registry(), &["check", "--format", "json"]).json()));
    assert!(!report.to_string().contains("`svom`"));
}
