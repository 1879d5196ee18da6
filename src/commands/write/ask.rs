//! Asking on a terminal for what is missing on the command line.

use std::io::{self, BufRead, IsTerminal};

use super::options::Options;
use crate::commands::{Failure, output, spoken};
use crate::model::Date;
use crate::text::message::{Message, message};

/// How often a person may answer with something else than one of the choices.
const TRIES: usize = 3;

/// Something that a command needs and that may be asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Question<'q> {
    /// What is asked, without a question mark.
    pub text: &'q Message,
    /// The option that gives the answer.
    pub option: &'q str,
    /// The possible answers. Any answer is taken if there are none.
    pub choices: &'q [String],
    /// What empty input stands for.
    pub default: Option<&'q str>,
}

/// Asks on a terminal. Nothing has been written by then, so that Ctrl-C leaves everything as it was.
///
/// # Errors
///
/// [`Failure::Usage`] that names the option if there is nobody to ask, or no answer.
pub(crate) fn ask(options: &Options, question: &Question<'_>) -> Result<String, Failure> {
    if !can_ask(options) {
        return Err(missing(question));
    }
    answer(&mut io::stdin().lock(), output::prompt, question)
}

/// Whether there is anybody to ask.
pub(crate) fn can_ask(options: &Options) -> bool {
    !options.no_input && io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks as [`ask`] does for one choice or several, with spaces or commas between them.
///
/// # Errors
///
/// As [`ask`].
pub(crate) fn ask_several(options: &Options, question: &Question<'_>) -> Result<Vec<String>, Failure> {
    if !can_ask(options) {
        return Err(missing(question));
    }
    let is_choice = |given: &str| {
        words(given).next().is_some() && words(given).all(|word| is_among(question.choices, word))
    };
    let given = answer_that(&mut io::stdin().lock(), output::prompt, question, is_choice)?;
    Ok(words(&given).map(str::to_owned).collect())
}

fn words(given: &str) -> impl Iterator<Item = &str> {
    given.split([',', ' ']).filter(|word| !word.is_empty())
}

fn is_among(choices: &[String], given: &str) -> bool {
    choices.is_empty() || choices.iter().any(|choice| choice == given)
}

/// A date on the command line.
pub(crate) fn date(text: &str) -> Result<Date, Message> {
    Date::asked(text)
}

/// Asks for a date as [`ask`] does.
///
/// # Errors
///
/// As [`ask`]; and if the answer is not a date.
pub(crate) fn ask_date(
    options: &Options,
    text: &Message,
    option: &str,
    default: Option<Date>,
) -> Result<Date, Failure> {
    let default = default.map(|default| default.to_string());
    let question = Question { text, option, choices: &[], default: default.as_deref() };
    let given = ask(options, &question)?;
    date(&given).map_err(|error| Failure::usage(error, message!("write-day")))
}

fn missing(question: &Question<'_>) -> Failure {
    let (option, choices) = (question.option, listed(question.choices));
    let help = if choices.is_empty() {
        message!("give-by", option = option)
    } else {
        message!("give-by-one-of", option = option, choices = choices)
    };
    Failure::usage(message!("missing-answer", option = option), help)
}

/// The first choices, to be read.
fn listed(choices: &[String]) -> String {
    const SHOWN: usize = 12;
    let more = if choices.len() > SHOWN { ", …" } else { "" };
    let shown: Vec<&str> = choices.iter().take(SHOWN).map(String::as_str).collect();
    format!("{}{more}", shown.join(", "))
}

fn answer(input: &mut impl BufRead, say: impl Fn(&str), question: &Question<'_>) -> Result<String, Failure> {
    answer_that(input, say, question, |given| is_among(question.choices, given))
}

/// The first answer that is possible.
fn answer_that(
    input: &mut impl BufRead,
    say: impl Fn(&str),
    question: &Question<'_>,
    is_possible: impl Fn(&str) -> bool,
) -> Result<String, Failure> {
    for _ in 0..TRIES {
        let choices = listed(question.choices);
        let choices = if choices.is_empty() { choices } else { format!(" ({choices})") };
        let default = question.default.map(|default| format!(" [{default}]")).unwrap_or_default();
        let text = question.text.localise(spoken::language());
        say(&format!("{text}{choices}{default}: "));
        let mut line = String::new();
        let read = input
            .read_line(&mut line)
            .map_err(|error| Failure::Environment { message: message!("cannot-read-input"), error })?;
        let given = match (line.trim(), question.default) {
            ("", Some(default)) if read > 0 => default,
            (given, _) => given,
        };
        if !given.is_empty() && is_possible(given) {
            return Ok(given.to_owned());
        }
        if read == 0 {
            break;
        }
    }
    Err(missing(question))
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    fn answered(input: &str, choices: &[&str], default: Option<&str>) -> (Option<String>, String) {
        let choices: Vec<String> = choices.iter().map(|choice| (*choice).to_owned()).collect();
        let question =
            Question { text: &message!("words", words = "who"), option: "--by", choices: &choices, default };
        let said = RefCell::new(String::new());
        let given = answer(&mut input.as_bytes(), |text| said.borrow_mut().push_str(text), &question);
        (given.ok(), said.into_inner())
    }

    #[test]
    fn empty_input_is_the_default_and_its_end_is_no_answer() {
        let (given, said) = answered("\n", &["a", "b"], Some("b"));
        assert_eq!((given.as_deref(), said.as_str()), (Some("b"), "who (a, b) [b]: "));
        assert_eq!(answered("", &["a", "b"], Some("b")).0, None);
        assert_eq!(answered(" x \n", &[], None).0.as_deref(), Some("x"));
        assert_eq!(answered("\n\n\nx\n", &[], None).0, None);
    }

    #[test]
    fn another_answer_than_the_choices_is_asked_again() {
        let (given, said) = answered("c\na\n", &["a", "b"], None);
        assert_eq!((given.as_deref(), said.as_str()), (Some("a"), "who (a, b): who (a, b): "));
        assert_eq!(answered("c\nc\nc\na\n", &["a"], None).0, None);
    }
}
