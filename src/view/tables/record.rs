//! Records as data: what they say, with the keys of the record format.

use serde::Serialize;
use serde_json::Value;

/// Keys whose empty list says something else than no list: nobody, rather than the default.
const EMPTY_SAYS_SOMETHING: [&str; 3] = ["parties", "required", "by"];

/// What a record says. Keys without a value are left out, and so are empty lists where they say the same.
pub(crate) fn record<T: Serialize>(data: &T) -> Value {
    let mut record = serde_json::to_value(data).unwrap_or_default();
    tidy(&mut record, false);
    record
}

/// Takes away what says nothing, and makes line breaks those of JSON. Recursion is bounded by the depth of the model.
fn tidy(value: &mut Value, is_reminders: bool) {
    match value {
        Value::Object(table) => {
            table.retain(|key, value| match value {
                Value::Null => false,
                Value::Array(list) => {
                    !list.is_empty() || is_reminders || EMPTY_SAYS_SOMETHING.contains(&key.as_str())
                }
                Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => true,
            });
            for (key, value) in table {
                tidy(value, key == "reminders");
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|value| tidy(value, false)),
        Value::String(text) if text.contains('\r') => *text = text.replace("\r\n", "\n"),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_nothing_is_left_out() {
        let mut record = serde_json::json!({
            "title": "Ett\r\navtal", "part": null, "topics": [], "parties": [], "validity": {"from": null},
            "adoption": {"required": []}, "reminders": {"expiring": [], "review": null},
            "review": [{"id": "a", "done": [], "by": null}]
        });
        tidy(&mut record, false);
        assert_eq!(
            record,
            serde_json::json!({
                "title": "Ett\navtal", "parties": [], "validity": {}, "adoption": {"required": []},
                "reminders": {"expiring": []}, "review": [{"id": "a"}]
            })
        );
    }
}
