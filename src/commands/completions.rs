//! `avtal completions`

use std::io::Write;

use clap::{Args, Command, ValueEnum};
use clap_complete::CompleteEnv;
use clap_complete::env::Shells;

use super::failure::{Exit, Failure};
use super::output;
use crate::text::message::message;

/// The environment variable by which a shell asks for completions.
const VARIABLE: &str = "AVTAL_COMPLETE";

/// Print a script that lets a shell complete commands, options and the registry's ids.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  echo 'source <(avtal completions bash)' >> ~/.bashrc                  bash
  echo 'source <(avtal completions zsh)' >> ~/.zshrc                    zsh
  avtal completions fish > ~/.config/fish/completions/avtal.fish        fish
  avtal completions powershell | Out-String | Invoke-Expression         PowerShell, in $PROFILE")]
pub struct Arguments {
    /// The shell
    shell: Shell,
}

/// The shells that can be taught.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
    Elvish,
}

/// Answers a shell that asks for completions of `command`, and then exits.
pub fn answer(command: fn() -> Command) {
    CompleteEnv::with_factory(command).var(VARIABLE).complete();
}

/// Runs it.
///
/// # Errors
///
/// An I/O error of standard output.
pub fn run(arguments: &Arguments) -> anyhow::Result<Exit> {
    let name = match arguments.shell {
        Shell::Bash => "bash",
        Shell::Zsh => "zsh",
        Shell::Fish => "fish",
        Shell::Powershell => "powershell",
        Shell::Elvish => "elvish",
    };
    let shells = Shells::builtins();
    let shell = shells
        .completer(name)
        .ok_or_else(|| Failure::usage(message!("no-script", shell = name), message!("other-shell")))?;
    let mut script = Vec::new();
    shell.write_registration(VARIABLE, "avtal", "avtal", "avtal", &mut script)?;
    script.flush()?;
    output::write(&String::from_utf8(script)?)?;
    Ok(Exit::Success)
}
