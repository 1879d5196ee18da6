//! The Swedish help, put into the commands in the place of the English one.

use std::mem::take;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, Command};

use super::words::{of_command, unwrapped, word};

/// The command line with its help in Swedish. It parses as the English one does, but gives no values.
///
/// Where a Swedish text is missing the English one stays; a test checks that none is missing.
#[must_use]
pub fn swedish(mut command: Command) -> Command {
    // Only then are there the arguments and commands that clap adds.
    command.build();
    let name = command.get_name().to_owned();
    translated(command, &name)
}

/// The command whose message has that name: its own, after those of the commands above it, `new-agreement`.
fn translated(command: Command, name: &str) -> Command {
    let about = word(name, "").map(unwrapped);
    let after = command.get_after_help().map(|after| after_help(name, &after.to_string()));
    let is_long = command.get_long_about().is_some();
    let mut command =
        command.subcommand_value_name("KOMMANDO").mut_args(|argument| in_swedish(name, argument));
    if let Some(about) = about {
        command = command.about(first_paragraph(&about).to_owned());
        if is_long {
            command = command.long_about(about);
        }
    }
    if let Some(after) = after {
        command = command.after_help(after);
    }
    // The program itself has no place in the name, nor has the help, which has every command below it again.
    let is_above = name == command.get_name() && name != "avtal" && name != "help";
    for under in command.get_subcommands_mut() {
        let own = under.get_name();
        let own = if is_above && own != "help" { format!("{name}-{own}") } else { own.to_owned() };
        *under = translated(take(under), &own);
    }
    command
}

/// The first paragraph, without its full stop.
fn first_paragraph(text: &str) -> &str {
    let first = text.split("\n\n").next().unwrap_or(text);
    first.strip_suffix('.').unwrap_or(first)
}

fn in_swedish(command: &str, argument: Arg) -> Arg {
    let id = argument.get_id().as_str().to_owned();
    let values = argument.get_possible_values();
    let is_long = argument.get_long_help().is_some();
    let heading = argument.get_help_heading().and_then(|heading| word("headings", &slug(heading)));
    let names = argument.get_value_names().unwrap_or_default().iter().map(|name| word("value-names", name));
    let names = names.collect::<Option<Vec<_>>>().filter(|names| !names.is_empty());
    let mut argument = argument;
    if let Some(help) = of_command(command, &id).map(unwrapped) {
        argument = argument.help(first_paragraph(&help).to_owned());
        if is_long {
            argument = argument.long_help(help);
        }
    }
    if let Some(heading) = heading {
        argument = argument.help_heading(heading);
    }
    // A flag takes no value, and has none of these.
    if argument.get_action().takes_values() {
        if let Some(names) = names {
            argument = argument.value_names(names);
        }
        if values.iter().any(|value| value.get_help().is_some()) {
            let values = values.into_iter().map(|value| possible_value(command, &id, value));
            argument = argument.value_parser(PossibleValuesParser::new(values));
        }
    }
    argument
}

/// A possible value with its help in Swedish. `format-json` is that of `json` for the argument `format`.
fn possible_value(command: &str, argument: &str, value: PossibleValue) -> PossibleValue {
    match of_command(command, &format!("{argument}-{}", value.get_name())) {
        Some(help) => value.help(help),
        None => value,
    }
}

/// The name of the message for a heading: `options-for-writing`.
fn slug(heading: &str) -> String {
    heading.to_lowercase().replace(' ', "-")
}

/// What stands after the help: the examples with their captions in Swedish, else a text.
fn after_help(command: &str, english: &str) -> String {
    let Some(examples) = english.strip_prefix("Examples:\n") else {
        return word(command, "after").unwrap_or(english).to_owned();
    };
    let mut captions = word(command, "examples").unwrap_or_default().lines();
    let mut after = word("headings", "examples").unwrap_or("Examples").to_owned() + ":";
    for line in examples.lines() {
        after.push('\n');
        match caption(line) {
            Some(at) => {
                let (command, english) = line.split_at_checked(at).unwrap_or((line, ""));
                after.push_str(command);
                after.push_str(captions.next().unwrap_or(english));
            }
            None => after.push_str(line),
        }
    }
    after
}

/// Where the caption of an example begins: after the last two spaces or more in the line. None without one.
fn caption(line: &str) -> Option<usize> {
    let example = line.trim_start();
    let before = example.rfind("  ")? + 2;
    Some(line.len() - example.len() + before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caption_stands_after_the_spaces() {
        let of = |line: &'static str| caption(line).and_then(|at| line.get(at..));
        assert_eq!(of("  avtal check --fix    make the safe fixes"), Some("make the safe fixes"));
        assert_eq!(of("  avtal check --fix"), None);
    }
}
