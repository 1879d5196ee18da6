//! Words of a command line as the type that the format gives to a key.

use crate::commands::Failure;
use crate::edit::{Data, Path, Step, Types};
use crate::model::{Agreement, Body, Party};
use crate::source::RecordKind;
use crate::source::de::{did_you_mean, is_almost, likeliest, suggestion};
use crate::text::message::message;

/// The value that words on a command line mean at a path of a record: a date, a number, `true` or `false`, a text, or a
/// list, as the format says. Several words are a list. A word that fits nothing is a text, which `check` will report.
///
/// # Errors
///
/// [`Failure::Usage`] if there is no such key, if it takes a table, or one word only.
pub(crate) fn typed(kind: RecordKind, path: &Path, words: &[String]) -> Result<Data, Failure> {
    let types = Types::of(kind);
    let root = types.root();
    let mut shape = types.shape();
    for (at, step) in path.steps().iter().enumerate() {
        let before = || path.steps().iter().take(at).cloned().collect::<Path>();
        shape = match step {
            Step::Key(key) => shape.key(root, key).map_err(|known| unknown(kind, key, &before(), &known))?,
            Step::Item(_) => shape.item(root).ok_or_else(|| {
                Failure::usage(
                    message!("not-a-list", path = before().to_string()),
                    message!("leave-out-number"),
                )
            })?,
        };
    }
    match words {
        [word] => shape.single(root, word).ok_or_else(|| {
            if shape.item(root).is_some() {
                return list_of_tables(path);
            }
            let keys = shape.keys.iter().map(|(key, _)| format!("`{path}.{key}`")).collect::<Vec<_>>();
            Failure::usage(
                message!("is-a-table", path = path.to_string()),
                message!("set-one-key", keys = keys.join(", ")),
            )
        }),
        words => {
            let item = shape.item(root).ok_or_else(|| {
                Failure::usage(
                    message!("takes-one-value", path = path.to_string()),
                    message!("text-in-quotes"),
                )
            })?;
            words
                .iter()
                .map(|word| item.single(root, word))
                .collect::<Option<Vec<Data>>>()
                .map(Data::List)
                .ok_or_else(|| list_of_tables(path))
        }
    }
}

fn list_of_tables(path: &Path) -> Failure {
    Failure::usage(
        message!("list-of-tables", path = path.to_string()),
        message!("set-key-of-one", path = path.to_string()),
    )
}

fn unknown(kind: RecordKind, key: &str, table: &Path, known: &[String]) -> Failure {
    let message = match kind {
        _ if !table.steps().is_empty() => message!("no-key-table", table = table.to_string(), key = key),
        RecordKind::Agreement => message!("no-key-agreement", key = key),
        RecordKind::Party => message!("no-key-party", key = key),
        RecordKind::Body => message!("no-key-body", key = key),
    };
    let elsewhere = || {
        let keys = match kind {
            RecordKind::Agreement => likeliest::<Agreement>(&table.to_string(), key),
            RecordKind::Party => likeliest::<Party>(&table.to_string(), key),
            RecordKind::Body => likeliest::<Body>(&table.to_string(), key),
        };
        // On the command line a path is written as it is, wherever it leads.
        let keys: Vec<&str> = keys.into_iter().take(3).collect();
        suggestion(&keys)
    };
    let near = did_you_mean(key, known.iter().map(String::as_str));
    let help =
        match near.filter(|near| is_almost(key, near)).map(|near| message!("did-you-mean", near = near)) {
            Some(help) => help,
            None => match elsewhere().or_else(|| near.map(|near| message!("did-you-mean", near = near))) {
                Some(help) => help,
                None if known.is_empty() => message!("not-a-table"),
                None => message!("its-keys", keys = known.join(", ")),
            },
        };
    Failure::usage(message, help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Date;

    fn of(path: &str, words: &[&str]) -> Result<Data, String> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        typed(RecordKind::Agreement, &path.parse().unwrap(), &words).map_err(|failure| failure.to_string())
    }

    fn day(text: &str) -> Data {
        Date::parse(text).unwrap().into()
    }

    #[test]
    fn words_get_the_type_that_the_format_gives_to_the_key() {
        for (path, word, value) in [
            ("title", "2027", Data::text("2027")),
            ("title", "true", Data::text("true")),
            ("part", "2", 2.into()),
            ("stage", "draft", Data::text("draft")),
            ("validity.until", "2027-12-31", day("2027-12-31")),
            ("validity.until", "2027", day("2027")),
            ("validity.until", "further-notice", Data::text("further-notice")),
            ("validity.duration", "P3Y", Data::text("P3Y")),
            ("validity.ends_on_replacement", "true", true.into()),
            ("validity.renewal.max", "3", 3.into()),
            ("statutory", "true", true.into()),
            ("statutory", "HSL", Data::list([Data::text("HSL")])),
            ("adoption.required", "all-parties", Data::text("all-parties")),
            ("adoption.required", "3", 3.into()),
            ("adoption.required", "testkoping", Data::list([Data::text("testkoping")])),
            ("parties", "testkoping", Data::list([Data::text("testkoping")])),
            ("parties[0]", "testkoping", Data::text("testkoping")),
            ("parties[0].until", "2027-01-31", day("2027-01-31")),
            ("decision[0].planned", "2027-01-31", Data::list([day("2027-01-31")])),
            ("decision[0].planned[1]", "2027-01-31", day("2027-01-31")),
            ("accept[0].until", "snart", Data::text("snart")),
        ] {
            assert_eq!(of(path, &[word]), Ok(value), "{path} {word}");
        }
        let parties = ["a", "b"].map(Data::text);
        assert_eq!(of("parties", &["a", "b"]), Ok(Data::list(parties)));
    }

    #[test]
    fn what_the_format_does_not_have_is_refused() {
        for (path, words, said) in [
            ("ownr", &["x"][..], "an agreement has no key `ownr`"),
            ("validity.til", &["x"], "`validity` has no key `til`"),
            ("title.x", &["x"], "`title` has no key `x`"),
            ("title[0]", &["x"], "`title` is not a list"),
            ("validity", &["x"], "`validity` is a table"),
            ("review", &["x"], "`review` is a list of tables"),
            ("decision", &["x", "y"], "`decision` is a list of tables"),
            ("title", &["x", "y"], "`title` takes one value"),
        ] {
            assert_eq!(of(path, words), Err(said.to_owned()));
        }
    }
}
