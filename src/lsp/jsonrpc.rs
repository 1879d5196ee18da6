//! JSON-RPC 2.0: requests, notifications and responses.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// The codes of errors.
pub(super) mod code {
    /// The message is not JSON.
    pub const PARSE_ERROR: i32 = -32700;
    /// It is JSON, but no request.
    pub const INVALID_REQUEST: i32 = -32600;
    /// There is no such method.
    pub const METHOD_NOT_FOUND: i32 = -32601;
    /// The parameters are not those of the method.
    pub const INVALID_PARAMS: i32 = -32602;
    /// The server has a fault.
    pub const INTERNAL_ERROR: i32 = -32603;
    /// The session has not begun.
    pub const NOT_INITIALIZED: i32 = -32002;
    /// What is asked for cannot be done; the message says why.
    pub const REQUEST_FAILED: i32 = -32803;
    /// The client no longer wants the answer.
    pub const CANCELLED: i32 = -32800;
}

/// A message from the client.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Message {
    /// It waits for an answer.
    Request(Request),
    /// It does not.
    Notification { method: String, params: Value },
    /// The answer to a request of the server.
    Response,
}

/// A request.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Request {
    /// A number or a text, by which the answer is recognised.
    pub id: Value,
    pub method: String,
    pub params: Value,
}

/// An error, as the answer to a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Error {
    pub code: i32,
    pub message: String,
}

impl Error {
    pub(super) fn new(code: i32, message: impl Into<String>) -> Self {
        Error { code, message: message.into() }
    }
}

#[derive(Deserialize)]
struct Raw {
    id: Option<Value>,
    method: Option<String>,
    #[serde(default)]
    params: Value,
}

/// Reads a message.
///
/// # Errors
///
/// If it is not JSON, or no message: what to answer, and to which id.
pub(super) fn read(bytes: &[u8]) -> Result<Message, (Value, Error)> {
    let value: Value = serde_json::from_slice(bytes)
        .map_err(|error| (Value::Null, Error::new(code::PARSE_ERROR, error.to_string())))?;
    let id = value.get("id").filter(|id| id.is_number() || id.is_string()).cloned().unwrap_or_default();
    let invalid = |why: String| (id.clone(), Error::new(code::INVALID_REQUEST, why));
    if !value.is_object() {
        return Err(invalid("a message must be an object".to_owned()));
    }
    let is_odd = value.get("id").is_some_and(|id| !id.is_null() && !id.is_number() && !id.is_string());
    if is_odd {
        return Err(invalid("an id must be a number or a text".to_owned()));
    }
    let raw: Raw = serde_json::from_value(value).map_err(|error| invalid(error.to_string()))?;
    match (raw.id, raw.method) {
        (Some(id), Some(method)) => Ok(Message::Request(Request { id, method, params: raw.params })),
        (None, Some(method)) => Ok(Message::Notification { method, params: raw.params }),
        (Some(_), None) => Ok(Message::Response),
        (None, None) => Err(invalid("a message must have a method or an id".to_owned())),
    }
}

/// The answer to a request.
pub(super) fn response(id: Value, result: Result<Value, Error>) -> Value {
    match result {
        Ok(result) => json!({ "jsonrpc": "2.0", "id": id, "result": result }),
        Err(error) => json!({ "jsonrpc": "2.0", "id": id, "error": error }),
    }
}

/// A notification to the client.
pub(super) fn notification(method: &str, params: impl Serialize) -> Value {
    json!({ "jsonrpc": "2.0", "method": method, "params": value(params) })
}

/// A request to the client.
pub(super) fn request(id: u64, method: &str, params: impl Serialize) -> Value {
    json!({ "jsonrpc": "2.0", "id": format!("avtal-{id}"), "method": method, "params": value(params) })
}

/// What is sent, as JSON. All keys of the protocol are text, so that this cannot fail.
pub(super) fn value(of: impl Serialize) -> Value {
    serde_json::to_value(of).unwrap_or_else(|_| Value::Object(Map::new()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_notifications_and_answers_are_told_apart() {
        let id = json!(7);
        let request = Request { id, method: "m".to_owned(), params: json!({"a": 1}) };
        assert_eq!(read(br#"{"id":7,"method":"m","params":{"a":1}}"#), Ok(Message::Request(request)));
        let notification = Message::Notification { method: "m".to_owned(), params: Value::Null };
        assert_eq!(read(br#"{"jsonrpc":"2.0","method":"m"}"#), Ok(notification));
        assert_eq!(read(br#"{"id":"avtal-1","result":null}"#), Ok(Message::Response));
    }

    #[test]
    fn what_is_no_message_is_answered_with_the_id_it_has() {
        let code_of = |text: &[u8]| read(text).map_err(|(id, error)| (id, error.code));
        let null = Value::Null;
        assert_eq!(code_of(b"{"), Err((null.clone(), code::PARSE_ERROR)));
        assert_eq!(code_of(b"{\"a\":\"\xff\"}"), Err((null.clone(), code::PARSE_ERROR)));
        assert_eq!(code_of(br#"{"a":"\ud800"}"#), Err((null.clone(), code::PARSE_ERROR)));
        assert_eq!(code_of("[".repeat(100_000).as_bytes()), Err((null.clone(), code::PARSE_ERROR)));
        assert_eq!(code_of(b"[]"), Err((null.clone(), code::INVALID_REQUEST)));
        assert_eq!(code_of(b"{}"), Err((null.clone(), code::INVALID_REQUEST)));
        assert_eq!(code_of(br#"{"id":{},"method":"m"}"#), Err((null, code::INVALID_REQUEST)));
        assert_eq!(code_of(br#"{"id":3,"method":4}"#), Err((json!(3), code::INVALID_REQUEST)));
    }
}
