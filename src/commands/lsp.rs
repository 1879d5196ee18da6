//! `avtal lsp`

use std::io;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use chrono::{DateTime, Utc};
use clap::Args;

use super::failure::{Exit, Failure};
use super::global::Global;
use super::open::now_at;
use super::{output, root, spoken};
use crate::lsp::{Ended, Opener, Options, serve, supervise};
use crate::text::message::message;

/// Serve an editor: findings as you write, with fixes, completion and what follows from each record.
///
/// It speaks the Language Server Protocol over standard input and output, and is started by the editor. What it finds is what
/// `avtal check` finds, over the texts as they stand in the editor. It writes nothing itself. The registries are those around
/// the folders and files that the editor opens, or that of -C.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal lsp                                   as an editor starts it; docs/editors.md has the lines for each
  avtal lsp -C registry --lang sv             always this registry, in Swedish
  vim.lsp.start({ cmd = { 'avtal', 'lsp' } })     in Neovim")]
pub struct Arguments {
    /// Accepted because some editors add it; standard input and output are always used
    #[arg(long, hide = true)]
    stdio: bool,

    /// Serve in this process; what stands between it and the editor is told when it should be replaced
    #[arg(long, hide = true)]
    worker: bool,

    /// Replace the process that serves when it keeps so many bytes of ids that are no longer written anywhere
    #[arg(long, hide = true, value_name = "BYTES", default_value_t = 4 << 20)]
    keeps: usize,
}

/// Runs it until the editor ends the session.
///
/// # Errors
///
/// [`Failure::Usage`] with `--at`; [`Failure`] if the session cannot go on; or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, clock: fn() -> DateTime<Utc>) -> anyhow::Result<Exit> {
    if global.at.is_some() {
        return Err(Failure::usage(message!("lsp-at"), message!("leave-out-at")).into());
    }
    let named = global.registry.as_deref();
    let find = |near: &Path| match named {
        Some(named) => root::find(Some(named), None).ok(),
        None => root::around(near),
    };
    let open = |root: &Path| now_at(root).map_err(|failure| failure.message());
    if named.is_some() {
        // A wrong -C is told at once, not in the log of an editor.
        now_at(&root::find(named, None)?)?;
    }
    let options = Options {
        as_of: global.as_of,
        lang: global.lang,
        environment: spoken::of_environment(),
        ids: global.ids,
        clock,
        keeps: Some(arguments.keeps),
    };
    let mut stdout = std::io::stdout().lock();
    let ended = if arguments.worker {
        serve(std::io::stdin(), &mut stdout, options, Opener { find: &find, open: &open })?
    } else {
        supervise(std::io::stdin(), &mut stdout, &worker)?
    };
    match ended {
        Ended::Asked => Ok(Exit::Success),
        Ended::Unasked => Ok(Exit::Findings),
        Ended::Broken(why) => {
            output::error(message!("lsp-broken", why = why));
            Ok(Exit::Findings)
        }
    }
}

/// Starts the same program with the same arguments, to serve.
fn worker() -> io::Result<Child> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(std::env::args_os().skip(1)).arg("--worker");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()
}
