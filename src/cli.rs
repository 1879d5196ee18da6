//! The command line: global options and the commands.

use chrono::{DateTime, Utc};
use clap::builder::Styles;
use clap::builder::styling::AnsiColor;
use clap::{CommandFactory, Parser, Subcommand};

use crate::commands::{
    Exit, Failure, Global, accept, agenda, bodies, chain, check, completions, convert, decide, diff, done,
    edit, end, expiring, explain, export, extend, fmt, graph, import, init, list, log, lsp, man, meeting,
    new, notice, option, parties, remind, rename, replace, rules, schema, set, show, site, status, timeline,
    unset,
};
use crate::text::message::message;

/// A registry of agreements in plain text files: what expires, what lapses, what needs revision.
#[derive(Debug, Parser)]
#[command(name = "avtal", version, styles = STYLES, max_term_width = 100, propagate_version = true)]
#[command(
    after_help = "Start with `avtal init`, or in a registry with `avtal check` and `avtal status`. Every command has examples: see `avtal help status`."
)]
pub struct Cli {
    /// Options of all commands.
    #[command(flatten)]
    pub global: Global,
    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

/// The commands.
#[derive(Debug, Subcommand)]
#[expect(missing_docs, reason = "each is documented at its `Arguments`, which is what its help shows")]
pub enum Command {
    Check(check::Arguments),
    Status(status::Arguments),
    List(list::Arguments),
    Expiring(expiring::Arguments),
    Show(show::Arguments),
    Parties(parties::Arguments),
    Bodies(bodies::Arguments),
    Meeting(meeting::Arguments),
    Chain(chain::Arguments),
    Graph(graph::Arguments),
    Log(log::Arguments),
    Diff(diff::Arguments),
    Timeline(timeline::Arguments),
    Agenda(agenda::Arguments),
    Remind(remind::Arguments),
    Site(site::Arguments),
    Export(export::Arguments),
    Init(init::Arguments),
    New(new::Arguments),
    Decide(decide::Arguments),
    Extend(extend::Arguments),
    Option(option::Arguments),
    Replace(replace::Arguments),
    Done(done::Arguments),
    Notice(notice::Arguments),
    End(end::Arguments),
    Accept(accept::Arguments),
    Set(set::Arguments),
    Unset(unset::Arguments),
    Edit(edit::Arguments),
    Rename(rename::Arguments),
    Convert(convert::Arguments),
    Import(import::Arguments),
    Fmt(fmt::Arguments),
    Lsp(lsp::Arguments),
    Rules(rules::Arguments),
    Explain(explain::Arguments),
    Schema(schema::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
}

impl Cli {
    /// Runs the command. `clock` says what time it is, which decides which day is today.
    ///
    /// # Errors
    ///
    /// A [`Failure`] for a wrong command line or a failing environment. Any other error is a bug.
    pub fn run(&self, clock: fn() -> DateTime<Utc>) -> anyhow::Result<Exit> {
        let now = clock();
        match self.global.color {
            clap::ColorChoice::Auto => {}
            clap::ColorChoice::Always => anstream::ColorChoice::Always.write_global(),
            clap::ColorChoice::Never => anstream::ColorChoice::Never.write_global(),
        }
        if let (Some(_), Some(name)) = (&self.global.at, self.command.without_registry()) {
            let message = message!("reads-no-registry", command = name);
            return Err(Failure::usage(message, message!("leave-out-at")).into());
        }
        match &self.command {
            Command::Check(arguments) => check::run(&self.global, arguments, now),
            Command::Status(arguments) => status::run(&self.global, arguments, now),
            Command::List(arguments) => list::run(&self.global, arguments, now),
            Command::Expiring(arguments) => expiring::run(&self.global, arguments, now),
            Command::Log(arguments) => log::run(&self.global, arguments, now),
            Command::Diff(arguments) => diff::run(&self.global, arguments, now),
            Command::Timeline(arguments) => timeline::run(&self.global, arguments, now),
            Command::Agenda(arguments) => agenda::run(&self.global, arguments, now),
            Command::Show(arguments) => show::run(&self.global, arguments, now),
            Command::Parties(arguments) => parties::run(&self.global, arguments, now),
            Command::Bodies(arguments) => bodies::run(&self.global, arguments, now),
            Command::Meeting(arguments) => meeting::run(&self.global, arguments, now),
            Command::Chain(arguments) => chain::run(&self.global, arguments, now),
            Command::Graph(arguments) => graph::run(&self.global, arguments, now),
            Command::Remind(arguments) => remind::run(&self.global, arguments, now),
            Command::Site(arguments) => site::run(&self.global, arguments, now),
            Command::Export(arguments) => export::run(&self.global, arguments, now),
            Command::Init(arguments) => init::run(&self.global, arguments),
            Command::New(arguments) => new::run(&self.global, arguments, now),
            Command::Decide(arguments) => decide::run(&self.global, arguments, now),
            Command::Extend(arguments) => extend::run(&self.global, arguments, now),
            Command::Option(arguments) => option::run(&self.global, arguments, now),
            Command::Replace(arguments) => replace::run(&self.global, arguments, now),
            Command::Done(arguments) => done::run(&self.global, arguments, now),
            Command::Notice(arguments) => notice::run(&self.global, arguments, now),
            Command::End(arguments) => end::run(&self.global, arguments, now),
            Command::Accept(arguments) => accept::run(&self.global, arguments, now),
            Command::Set(arguments) => set::run(&self.global, arguments, now),
            Command::Unset(arguments) => unset::run(&self.global, arguments, now),
            Command::Edit(arguments) => edit::run(&self.global, arguments, now),
            Command::Rename(arguments) => rename::run(&self.global, arguments, now),
            Command::Convert(arguments) => convert::run(&self.global, arguments, now),
            Command::Import(arguments) => import::run(&self.global, arguments, now),
            Command::Fmt(arguments) => fmt::run(&self.global, arguments),
            Command::Lsp(arguments) => lsp::run(&self.global, arguments, clock),
            Command::Rules(arguments) => rules::run(&self.global, arguments),
            Command::Explain(arguments) => explain::run(arguments),
            Command::Schema(arguments) => schema::run(arguments),
            Command::Completions(arguments) => completions::run(arguments),
            Command::Man(arguments) => man::run(arguments, Cli::command()),
        }
    }
}

impl Command {
    /// The name of the command, if it reads no registry.
    fn without_registry(&self) -> Option<&'static str> {
        match self {
            Command::Check(_)
            | Command::Status(_)
            | Command::List(_)
            | Command::Expiring(_)
            | Command::Show(_)
            | Command::Parties(_)
            | Command::Bodies(_)
            | Command::Meeting(_)
            | Command::Chain(_)
            | Command::Log(_)
            | Command::Diff(_)
            | Command::Graph(_)
            | Command::Timeline(_)
            | Command::Agenda(_)
            | Command::Remind(_)
            | Command::Fmt(_)
            | Command::Lsp(_)
            | Command::Site(_)
            | Command::Export(_)
            | Command::New(_)
            | Command::Decide(_)
            | Command::Extend(_)
            | Command::Option(_)
            | Command::Replace(_)
            | Command::Done(_)
            | Command::Notice(_)
            | Command::End(_)
            | Command::Accept(_)
            | Command::Set(_)
            | Command::Unset(_)
            | Command::Edit(_)
            | Command::Rename(_)
            | Command::Convert(_)
            | Command::Import(_) => None,
            Command::Init(_) => Some("init"),
            Command::Rules(_) => Some("rules"),
            Command::Explain(_) => Some("explain"),
            Command::Schema(_) => Some("schema"),
            Command::Completions(_) => Some("completions"),
            Command::Man(_) => Some("man"),
        }
    }
}
