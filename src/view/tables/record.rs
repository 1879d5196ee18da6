//! Records as data: what they say, with the keys of the record format.

use std::fmt::Display;
use std::mem::take;

use memchr::memchr;
use serde::Serialize;
use serde::ser::{Error as _, Impossible, SerializeMap, SerializeSeq, SerializeStruct, Serializer};
use serde_json::{Error, Result};

/// Keys whose empty list says something else than no list: nobody, rather than the default.
const EMPTY_SAYS_SOMETHING: [&[u8]; 3] = [b"\"parties\"", b"\"required\"", b"\"by\""];

/// What a record says, as JSON without spaces. Keys without a value are left out, and so are empty lists where they say the
/// same. Line breaks are those of JSON.
pub(crate) fn record<T: Serialize>(data: &T) -> String {
    let mut json = Json::default();
    let written =
        data.serialize(&mut json).and_then(|()| String::from_utf8(json.text).map_err(Error::custom));
    written.unwrap_or_else(|_| "null".to_owned())
}

/// JSON that is being written.
#[derive(Default)]
struct Json {
    text: Vec<u8>,
    /// Whether the value that comes next is that of `reminders`, where every empty list says something.
    is_reminders: bool,
}

impl Json {
    /// Writes a value that needs no other rules than those of JSON.
    fn plain<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        serde_json::to_writer(&mut self.text, value)
    }
}

/// A table or list whose end is still to be written.
struct Open<'j> {
    json: &'j mut Json,
    is_reminders: bool,
    is_empty: bool,
}

impl<'j> Open<'j> {
    fn new(json: &'j mut Json, bracket: u8) -> Self {
        json.text.push(bracket);
        let is_reminders = take(&mut json.is_reminders);
        Open { json, is_reminders, is_empty: true }
    }

    fn comma(&mut self) {
        if !take(&mut self.is_empty) {
            self.json.text.push(b',');
        }
    }

    /// Writes a key with its value, unless the value says nothing.
    fn entry<V: Serialize + ?Sized>(
        &mut self,
        write_key: impl FnOnce(&mut Json) -> Result<()>,
        value: &V,
    ) -> Result<()> {
        let (start, was_empty) = (self.json.text.len(), self.is_empty);
        self.comma();
        let before_key = self.json.text.len();
        write_key(self.json)?;
        let key = self.json.text.get(before_key..).unwrap_or_default();
        let empty_says_something = self.is_reminders || EMPTY_SAYS_SOMETHING.contains(&key);
        self.json.is_reminders = key == b"\"reminders\"";
        self.json.text.push(b':');
        let before_value = self.json.text.len();
        value.serialize(&mut *self.json)?;
        let says_nothing = match self.json.text.get(before_value..) {
            Some(b"null") => true,
            Some(b"[]") => !empty_says_something,
            Some(_) | None => false,
        };
        if says_nothing {
            self.json.text.truncate(start);
            self.is_empty = was_empty;
        }
        Ok(())
    }

    fn close(self, bracket: u8) {
        self.json.text.push(bracket);
    }
}

impl SerializeSeq for Open<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        self.comma();
        value.serialize(&mut *self.json)
    }

    fn end(self) -> Result<()> {
        self.close(b']');
        Ok(())
    }
}

impl SerializeMap for Open<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, _: &T) -> Result<()> {
        Err(unknown("key without its value"))
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, _: &T) -> Result<()> {
        Err(unknown("value without its key"))
    }

    fn serialize_entry<K: Serialize + ?Sized, V: Serialize + ?Sized>(
        &mut self,
        key: &K,
        value: &V,
    ) -> Result<()> {
        self.entry(|json| key.serialize(json), value)
    }

    fn end(self) -> Result<()> {
        self.close(b'}');
        Ok(())
    }
}

impl SerializeStruct for Open<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<()> {
        self.entry(|json| json.plain(key), value)
    }

    fn end(self) -> Result<()> {
        self.close(b'}');
        Ok(())
    }
}

/// What no record is made of.
fn unknown(what: &str) -> Error {
    Error::custom(format!("a record with a {what}"))
}

/// Values that are written as JSON writes them.
macro_rules! plain {
    ($($method:ident: $type:ty),* $(,)?) => {$(
        fn $method(self, value: $type) -> Result<()> {
            self.plain(&value)
        }
    )*};
}

impl<'j> Serializer for &'j mut Json {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Open<'j>;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Open<'j>;
    type SerializeStruct = Open<'j>;
    type SerializeStructVariant = Impossible<(), Error>;

    plain!(
        serialize_bool: bool,
        serialize_i8: i8,
        serialize_i16: i16,
        serialize_i32: i32,
        serialize_i64: i64,
        serialize_u8: u8,
        serialize_u16: u16,
        serialize_u32: u32,
        serialize_u64: u64,
        serialize_f32: f32,
        serialize_f64: f64,
        serialize_char: char,
        serialize_bytes: &[u8],
    );

    fn serialize_str(self, text: &str) -> Result<()> {
        // Looked for by one byte, since most texts have none.
        if memchr(b'\r', text.as_bytes()).is_some() {
            self.plain(&text.replace("\r\n", "\n"))
        } else {
            self.plain(text)
        }
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Result<()> {
        serde_json::Serializer::new(&mut self.text).collect_str(value)
    }

    fn serialize_none(self) -> Result<()> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<()> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<()> {
        self.plain(&())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<()> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<()> {
        self.plain(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<()> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<()> {
        Err(unknown("variant that holds a value"))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'j>> {
        Ok(Open::new(self, b'['))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple> {
        Err(unknown("tuple"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct> {
        Err(unknown("tuple"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant> {
        Err(unknown("variant that holds a tuple"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Open<'j>> {
        Ok(Open::new(self, b'{'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'j>> {
        Ok(Open::new(self, b'{'))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant> {
        Err(unknown("variant that holds a table"))
    }
}

#[cfg(test)]
mod tests {
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
            let value: serde_json::Value = serde_json::from_str(json).unwrap();
            assert_eq!(super::record(&value), json);
        }
    }
}
