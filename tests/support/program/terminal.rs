//! The program on a terminal, where it asks.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use super::DAY;

/// What it says in a folder on a terminal where `input` is typed; `arguments` are words of a shell. None without
/// `script`.
pub fn asked(folder: &Path, arguments: &str, input: &str) -> Option<String> {
    asked_with(folder, &[], DAY, arguments, input)
}

/// The same as of a day, with variables in its environment.
pub fn asked_with(
    folder: &Path,
    variables: &[(&str, &str)],
    day: &str,
    arguments: &str,
    input: &str,
) -> Option<String> {
    let script = format!("'{}' --as-of {day} --lang en {arguments}", env!("CARGO_BIN_EXE_avtal"));
    let mut command = Command::new("script");
    command.args(["-qec", &script, "/dev/null"]).current_dir(folder);
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.envs(variables.iter().copied());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    Some(String::from_utf8_lossy(&child.wait_with_output().unwrap().stdout).into_owned())
}
