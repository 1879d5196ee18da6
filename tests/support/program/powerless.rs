//! The program run by somebody whom permissions bind.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::process::Command;

use super::DAY;

/// The program as somebody who may do only what the permissions say: whoever runs the tests, or `nobody` where that is
/// root. None where root cannot become `nobody`.
pub fn powerless(folder: &Path, registry: &Path) -> Option<Command> {
    let program = env!("CARGO_BIN_EXE_avtal");
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = if fs::metadata(folder).unwrap().uid() == 0 {
        let mut command = Command::new("setpriv");
        command.args(["--reuid", "65534", "--regid", "65534", "--clear-groups", program]);
        command
    } else {
        Command::new(program)
    };
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap()).current_dir(folder);
    let mut probe = Command::new(command.get_program());
    probe.args(command.get_args()).arg("--version").current_dir(folder);
    if !probe.output().is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: root may read everything, and cannot run {program} as nobody");
        return None;
    }
    command.arg("-C").arg(registry).args(["--as-of", DAY, "--lang", "en"]);
    Some(command)
}
