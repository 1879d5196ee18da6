//! Records as data: what they say, with the keys of the record format.

use memchr::memchr2;
use serde::Serialize;

/// Keys whose empty list says something else than no list: nobody, rather than the default.
const EMPTY_SAYS_SOMETHING: [&str; 3] = ["\"parties\"", "\"required\"", "\"by\""];

/// What a record says, as JSON without spaces. Keys without a value are left out, and so are empty lists where they say the
/// same.
pub(crate) fn record<T: Serialize>(data: &T) -> String {
    serde_json::to_string(data).map_or_else(|_| "null".to_owned(), |json| tidied(&json))
}

/// Takes away what says nothing, and makes line breaks those of JSON.
fn tidied(json: &str) -> String {
    let mut tidied = String::with_capacity(json.len());
    value(json, false, &mut tidied);
    tidied
}

/// Adds the value that `json` begins with. Returns what follows it. Recursion is bounded by the depth of the model.
fn value<'j>(json: &'j str, is_reminders: bool, tidied: &mut String) -> &'j str {
    match json.as_bytes().first() {
        Some(b'{') => table(after(json, 1), is_reminders, tidied),
        Some(b'[') => list(after(json, 1), tidied),
        Some(b'"') => text(after(json, 1), tidied),
        Some(_) | None => {
            let length = json.find([',', ']', '}']).unwrap_or(json.len());
            tidied.push_str(json.get(..length).unwrap_or_default());
            after(json, length)
        }
    }
}

/// The same for what follows the bracket that opens a table.
fn table<'j>(json: &'j str, is_reminders: bool, tidied: &mut String) -> &'j str {
    let (mut rest, mut between) = (json, "");
    tidied.push('{');
    loop {
        rest = rest.strip_prefix(',').unwrap_or(rest);
        let Some(key) = rest.strip_prefix('"') else { break };
        let start = tidied.len();
        tidied.push_str(between);
        let said = after(text(key, tidied), 1);
        let key = tidied.get(start + between.len()..).unwrap_or_default();
        let empty = said.strip_prefix("[]");
        let empty = empty.filter(|_| !is_reminders && !EMPTY_SAYS_SOMETHING.contains(&key));
        if let Some(next) = said.strip_prefix("null").or(empty) {
            tidied.truncate(start);
            rest = next;
            continue;
        }
        let is_reminders = key == "\"reminders\"";
        tidied.push(':');
        rest = value(said, is_reminders, tidied);
        between = ",";
    }
    tidied.push('}');
    after(rest, 1)
}

/// The same for what follows the bracket that opens a list.
fn list<'j>(json: &'j str, tidied: &mut String) -> &'j str {
    let mut rest = json;
    tidied.push('[');
    while !rest.is_empty() && !rest.starts_with(']') {
        rest = value(rest, false, tidied);
        if let Some(next) = rest.strip_prefix(',') {
            tidied.push(',');
            rest = next;
        }
    }
    tidied.push(']');
    after(rest, 1)
}

/// The same for what follows the quote that opens a text.
fn text<'j>(json: &'j str, tidied: &mut String) -> &'j str {
    let mut rest = json;
    tidied.push('"');
    while let Some(at) = memchr2(b'"', b'\\', rest.as_bytes()) {
        tidied.push_str(rest.get(..at).unwrap_or_default());
        rest = after(rest, at);
        if rest.starts_with('"') {
            break;
        }
        // An escape is at least two bytes long, and no later one is a quote or another backslash.
        let is_needless = rest.starts_with("\\r\\n");
        tidied.push_str(if is_needless { "" } else { rest.get(..2).unwrap_or_default() });
        rest = after(rest, 2);
    }
    tidied.push('"');
    after(rest, 1)
}

/// What follows so many bytes. Nothing if there are not as many.
fn after(json: &str, bytes: usize) -> &str {
    json.get(bytes..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_nothing_is_left_out() {
        let record = serde_json::json!({
            "title": "Ett\r\navtal", "part": null, "topics": [], "parties": [], "validity": {"from": null},
            "adoption": {"required": []}, "reminders": {"expiring": [], "review": null},
            "review": [{"id": "a", "done": [], "by": null}], "last": null
        });
        let tidied = r#"{"title":"Ett\navtal","parties":[],"validity":{},"adoption":{"required":[]},"reminders":{"expiring":[]},"review":[{"id":"a"}]}"#;
        assert_eq!(super::record(&record), tidied);
    }

    #[test]
    fn everything_else_stays_as_it_is() {
        for json in [
            r#"{"a":"\\","b":"\\r\n\"]}","c":[1,-2.5,true,[],[null,{}],"å,{"],"\"null":{"d":false}}"#,
            r#"["\r","\u001f"]"#,
            "null",
            "[]",
            "{}",
        ] {
            assert_eq!(tidied(json), json);
        }
    }
}
