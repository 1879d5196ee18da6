//! A cell read as what its key takes.

use crate::edit::Data;
use crate::model::Date;
use crate::model::settings::Settings;
use crate::source::de::did_you_mean;
use crate::text::brief;
use crate::text::message::message;

use super::Problem;
use super::date::Written;
use super::key::{Key, Sort, kind_called, part_called};
use super::map::{Checked, Placed};
use super::names::{Meant, Names, fold};
use super::sheet::Cell;
use super::{date, duration};

/// What a cell says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// The values, each with the position of its key among those of the column. A list has one for each item.
    pub values: Vec<(usize, Data)>,
    /// The parties and bodies that would have to be made: their positions among the proposals.
    pub proposed: Vec<usize>,
    /// What is doubtful, though it is taken.
    pub warnings: Vec<Problem>,
}

/// Reads cells as what keys take.
#[derive(Debug)]
pub struct Reader<'r> {
    /// The map.
    pub map: &'r Checked,
    /// The settings of the registry.
    pub settings: &'r Settings,
    /// What records are called.
    pub names: Names,
    /// Whether parties and bodies that are unknown are made.
    pub creates: bool,
}

impl Reader<'_> {
    /// Reads a cell of a column.
    ///
    /// # Errors
    ///
    /// Whatever is wrong with it.
    pub fn cell(&mut self, placed: &Placed, cell: &Cell) -> Result<Said, Problem> {
        let mut said = Said::default();
        match cell {
            Cell::Error(error) => return Err(Problem::from(message!("cell-error", error = brief(error)))),
            Cell::Uncalculated => {
                return Err(Problem::new(message!("cell-uncalculated"), message!("cell-calculate")));
            }
            Cell::Text(_) | Cell::Number(_) | Cell::Truth(_) | Cell::Day(_) | Cell::Time | Cell::Empty => {}
        }
        let meant = self.map.meaning(placed, &cell.shown()).map(Cell::text);
        let cell = meant.as_ref().unwrap_or(cell);
        match placed.keys.as_slice() {
            _ if cell.is_empty() => {}
            [key] if key.is_list => {
                let parts = match (cell, &placed.split) {
                    (Cell::Text(text), Some(split)) => text.split(split.as_str()).map(Cell::text).collect(),
                    _ => vec![cell.clone()],
                };
                for part in parts {
                    let meant = self.map.meaning(placed, &part.shown()).map(Cell::text);
                    let part = meant.as_ref().unwrap_or(&part);
                    if !part.is_empty() {
                        let data = self.value(key, placed, part, &mut said)?;
                        said.values.push((0, data));
                    }
                }
            }
            [key] => {
                let data = self.value(key, placed, cell, &mut said)?;
                said.values.push((0, data));
            }
            [_, until] => said.values = period(until, date::read(cell, placed.day_first)?)?,
            // A map with others is refused.
            _ => {}
        }
        Ok(said)
    }

    fn value(&mut self, key: &Key, placed: &Placed, cell: &Cell, said: &mut Said) -> Result<Data, Problem> {
        let (shown, warnings) = (cell.shown(), &mut said.warnings);
        if let Some(word) = key.words.iter().find(|word| fold(word) == fold(&shown)) {
            return Ok(Data::text(word.as_str()));
        }
        if let (true, Some(truth)) = (key.takes_truth, truth(cell)) {
            return Ok(truth.into());
        }
        Ok(match key.sort {
            Sort::Date => one_date(key, date::read(cell, placed.day_first)?, &shown)?,
            Sort::Duration => match cell {
                Cell::Text(_) | Cell::Number(_) => {
                    Data::text(duration::read(&shown, placed.unit)?.to_string())
                }
                Cell::Truth(_)
                | Cell::Day(_)
                | Cell::Time
                | Cell::Error(_)
                | Cell::Uncalculated
                | Cell::Empty => {
                    return Err(Problem::new(message!("cell-no-duration"), message!("duration-help")));
                }
            },
            Sort::Number => whole(cell).map(Data::Integer).ok_or_else(|| no_number(&shown))?,
            Sort::Truth => return Err(no_truth(&shown)),
            Sort::Words => return Err(no_word(key, &shown)),
            Sort::Text => Data::text(one_line(&text(cell, warnings)?)?),
            Sort::Lines => Data::text(checked(&text(cell, warnings)?.replace("\r\n", "\n"))?),
            Sort::Kind => Data::text(self.kind(&text(cell, warnings)?)?),
            Sort::Part => Data::Integer(self.part(cell, &shown)?),
            Sort::Record(reference) => {
                let name = one_line(&text(cell, warnings)?)?;
                match self.names.find(reference, &name)? {
                    Meant::Known(id) => Data::text(id.to_string()),
                    Meant::Proposed(_) if !self.creates => return Err(self.names.unknown(reference, &name)),
                    Meant::Proposed(at) => {
                        said.proposed.push(at);
                        let proposal = self.names.proposals().get(at);
                        Data::text(proposal.map(|proposal| proposal.id.as_str()).unwrap_or_default())
                    }
                }
            }
        })
    }

    fn kind(&self, text: &str) -> Result<String, Problem> {
        if let Some(kind) = kind_called(self.settings, &fold(text)) {
            return Ok(kind.to_owned());
        }
        let kinds = self.settings.kinds.iter().flat_map(|kinds| &kinds.0);
        let known: Vec<String> = kinds.map(|(id, _)| format!("`{}`", id.value)).collect();
        Err(Problem::new(
            message!("cell-no-kind", text = brief(text)),
            message!("cell-words-help", words = known.join(", "), text = brief(text)),
        ))
    }

    fn part(&self, cell: &Cell, shown: &str) -> Result<i64, Problem> {
        if let Some(number) = whole(cell) {
            return Ok(number);
        }
        part_called(self.settings, &fold(shown)).ok_or_else(|| {
            let parts = self.settings.parts.iter().flat_map(|parts| &parts.0);
            let known: Vec<String> = parts.map(|(number, _)| format!("`{}`", number.value)).collect();
            Problem::new(
                message!("cell-no-part", text = brief(shown)),
                message!("cell-words-help", words = known.join(", "), text = brief(shown)),
            )
        })
    }
}

/// The two days of a period.
fn period(until: &Key, written: Written) -> Result<Vec<(usize, Data)>, Problem> {
    let day = |at: usize, date: Date| (at, Data::from(date));
    let open = || {
        if until.words.iter().any(|word| word == FURTHER_NOTICE) {
            Ok((1, Data::text(FURTHER_NOTICE)))
        } else {
            Err(no_further_notice(until))
        }
    };
    Ok(match written {
        Written::Period(first, last) => vec![day(0, first), day(1, last)],
        Written::From(first) => vec![day(0, first)],
        Written::Until(last) => vec![day(1, last)],
        Written::Onwards(first) => vec![day(0, first), open()?],
        Written::FurtherNotice => vec![open()?],
        Written::Date(date) => {
            return Err(Problem::new(
                message!("date-which-end", date = date),
                message!("date-which-end-help"),
            ));
        }
    })
}

const FURTHER_NOTICE: &str = "further-notice";

fn no_further_notice(key: &Key) -> Problem {
    Problem::from(message!("date-no-further-notice", key = key.name.as_str()))
}

/// The one date of a key.
fn one_date(key: &Key, written: Written, shown: &str) -> Result<Data, Problem> {
    let last = key.name.rsplit('.').next().unwrap_or_default();
    match written {
        Written::Date(date) => Ok(date.into()),
        Written::From(date) if last != "until" => Ok(date.into()),
        Written::Until(date) if last != "from" => Ok(date.into()),
        Written::From(_) | Written::Until(_) => {
            Err(Problem::from(message!("date-other-end", text = brief(shown), key = key.name.as_str())))
        }
        Written::FurtherNotice if key.words.iter().any(|word| word == FURTHER_NOTICE) => {
            Ok(Data::text(FURTHER_NOTICE))
        }
        Written::FurtherNotice => Err(no_further_notice(key)),
        Written::Period(..) | Written::Onwards(_) => Err(Problem::new(
            message!("date-two-in-one", text = brief(shown)),
            message!("date-two-in-one-help"),
        )),
    }
}

/// The whole number of a cell.
fn whole(cell: &Cell) -> Option<i64> {
    match cell {
        #[expect(clippy::cast_possible_truncation, reason = "it is whole and has at most fifteen digits")]
        Cell::Number(number) if number.fract() == 0.0 && number.abs() < EXACT => Some(*number as i64),
        Cell::Text(text) => text.parse().ok(),
        Cell::Number(_)
        | Cell::Empty
        | Cell::Truth(_)
        | Cell::Day(_)
        | Cell::Time
        | Cell::Error(_)
        | Cell::Uncalculated => None,
    }
}

/// Spreadsheets keep fifteen digits of a number.
const EXACT: f64 = 1e15;

fn truth(cell: &Cell) -> Option<bool> {
    if let Cell::Truth(truth) = cell {
        return Some(*truth);
    }
    match fold(&cell.shown()).as_str() {
        "ja" | "yes" | "true" | "sant" => Some(true),
        "nej" | "no" | "false" | "falskt" => Some(false),
        _ => None,
    }
}

/// The text of a cell. A number is written out, with a warning.
fn text(cell: &Cell, warnings: &mut Vec<Problem>) -> Result<String, Problem> {
    match cell {
        Cell::Text(text) => Ok(text.to_string()),
        Cell::Number(number) if number.is_finite() && number.abs() < EXACT => {
            warnings.push(Problem::new(
                message!("cell-number-as-text", number = number.to_string()),
                message!("cell-number-as-text-help"),
            ));
            Ok(number.to_string())
        }
        Cell::Number(number) => Err(Problem::new(
            message!("cell-number-too-long", number = number.to_string()),
            message!("cell-number-as-text-help"),
        )),
        Cell::Day(day) => Ok(day.to_string()),
        Cell::Truth(_) | Cell::Time | Cell::Empty | Cell::Error(_) | Cell::Uncalculated => {
            Err(Problem::from(message!("cell-no-text")))
        }
    }
}

/// Text on one line.
fn one_line(text: &str) -> Result<String, Problem> {
    checked(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Text without control characters.
fn checked(text: &str) -> Result<String, Problem> {
    match text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
        None => Ok(text.trim().to_owned()),
        Some(c) => {
            let code = format!("U+{:04X}", u32::from(c));
            Err(Problem::new(message!("cell-control", code = code), message!("cell-control-help")))
        }
    }
}

fn no_number(shown: &str) -> Problem {
    Problem::from(message!("cell-no-number", text = brief(shown)))
}

fn no_truth(shown: &str) -> Problem {
    Problem::new(
        message!("cell-no-truth", text = brief(shown)),
        message!("cell-truth-help", text = brief(shown)),
    )
}

fn no_word(key: &Key, shown: &str) -> Problem {
    let words = key.words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    let help = match did_you_mean(shown, key.words.iter().map(String::as_str)) {
        Some(near) => message!("cell-word-near", near = near, text = brief(shown)),
        None => message!("cell-words-help", words = words, text = brief(shown)),
    };
    Problem::new(message!("cell-no-word", text = brief(shown), key = key.name.as_str()), help)
}
