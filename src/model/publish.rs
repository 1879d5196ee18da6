//! How the registry is published: `[publish]` in registry.toml.

use std::fmt;
use std::ops::Deref;

use schemars::JsonSchema;
use serde::de::{Deserializer, Error, Visitor};
use serde::{Deserialize, Serialize};

use super::Text;
use crate::source::Sp;
use crate::source::de::{Invalid, invalid};
use crate::text::display_safe;
use crate::text::message::message;

/// How the registry is published, for linked data and catalogues of data.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Publish {
    /// The address at which the folder of the web site is published. The addresses of all records begin with it.
    /// Default: they are relative.
    #[schemars(extend("examples" = ["https://avtal.testkoping.example/"]))]
    pub base: Option<Sp<BaseAddress>>,
    /// Whether agreements are also described as legal resources of the European Legislation Identifier. Default: false.
    pub eli: Option<Sp<bool>>,
    /// The address of the licence that the data may be used under.
    #[schemars(extend("examples" = ["https://creativecommons.org/publicdomain/zero/1.0/"]))]
    pub licence: Option<Sp<WebAddress>>,
    /// Who publishes the registry.
    pub publisher: Option<Sp<Publisher>>,
    /// The address of the function that answers questions about the data, never of a person. Default: the registry's
    /// `contact`.
    #[schemars(extend("examples" = ["registrator@testkoping.example"]))]
    pub contact: Option<Sp<Text>>,
    /// What the registry holds, for readers of a catalogue. Default: a general sentence.
    pub description: Option<Sp<Text>>,
    /// What it is about: addresses of themes, such as those of the European Union.
    #[schemars(extend("examples" = [["http://publications.europa.eu/resource/authority/data-theme/GOVE"]]))]
    #[serde(default)]
    pub themes: Vec<Sp<WebAddress>>,
}

/// Who publishes a registry.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Publisher {
    /// Its name.
    #[schemars(extend("examples" = ["Region Test"]))]
    pub name: Sp<Text>,
    /// The address that identifies it in catalogues. Default: one within the registry.
    #[schemars(extend("examples" = ["https://testkoping.example/"]))]
    pub address: Option<Sp<WebAddress>>,
}

/// An absolute address on the web: `http` or `https`, with a host and without a name or password.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct WebAddress(Box<str>);

/// A web address that others begin with: without query and fragment, and with a `/` at its end.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct BaseAddress(WebAddress);

impl Deref for WebAddress {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for WebAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Deref for BaseAddress {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl WebAddress {
    /// The address that `text` is, if it is one.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
        let host = rest.split(['/', '?', '#']).next()?;
        let is_host = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | ':' | '[' | ']');
        let is_allowed = |c: char| !c.is_control() && !c.is_whitespace() && !"<>\"{}|\\^`".contains(c);
        let is_good = host.starts_with(|c: char| c.is_alphanumeric() || c == '[')
            && host.chars().all(is_host)
            && text.chars().all(is_allowed)
            && text.split('#').count() <= 2
            && !rest.get(host.len()..).unwrap_or_default().contains(['[', ']'])
            && text.split('%').skip(1).all(begins_with_hex)
            && display_safe(text) == text;
        is_good.then(|| WebAddress(text.into()))
    }
}

/// Whether two hexadecimal digits follow, as after `%` in an address.
fn begins_with_hex(text: &str) -> bool {
    let mut digits = text.bytes();
    let mut is_digit = || digits.next().is_some_and(|digit| digit.is_ascii_hexdigit());
    is_digit() && is_digit()
}

impl BaseAddress {
    /// The address that `text` is, if others can begin with it.
    fn new(text: &str) -> Option<Self> {
        let address = WebAddress::new(text)?;
        if address.contains(['?', '#']) {
            return None;
        }
        let has_slash = address.ends_with('/');
        Some(BaseAddress(if has_slash { address } else { WebAddress(format!("{}/", &*address).into()) }))
    }
}

/// Reads an address, or says what would be one.
macro_rules! address {
    ($type:ident, |$address:ident| $wrong:expr, $help:expr, $pattern:literal) => {
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct AddressVisitor;
                impl Visitor<'_> for AddressVisitor {
                    type Value = $type;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str("a web address")
                    }
                    fn visit_str<E: Error>(self, $address: &str) -> Result<$type, E> {
                        $type::new($address)
                            .ok_or_else(|| invalid(Invalid::Value, Some($address), $wrong, Some($help)))
                    }
                }
                deserializer.deserialize_str(AddressVisitor)
            }
        }

        impl JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": $pattern })
            }
            fn inline_schema() -> bool {
                true
            }
        }
    };
}
address!(
    WebAddress,
    |text| message!("address-invalid", address = text),
    message!("help-address"),
    "^\\s*https?://[^\\s<>\"{}|\\\\^`]+\\s*$"
);
address!(
    BaseAddress,
    |text| message!("base-invalid", address = text),
    message!("help-base"),
    "^\\s*https?://[^\\s<>\"{}|\\\\^`?#]+\\s*$"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_address_is() {
        for good in
            ["https://a.example", "http://localhost:8000/x?y#z", "https://åäö.example/å%20", "https://[::1]/"]
        {
            assert!(WebAddress::new(good).is_some(), "{good}");
        }
        let bad = [
            "",
            "a",
            "//a.example",
            "ftp://a.example",
            "https://",
            "https:///x",
            "https://u:p@a.example",
            "javascript:x",
        ];
        let worse = [
            "https://a.example/ b",
            "https://a.example/<x>",
            "https://a.example/%zz",
            "https://a.example/\u{202e}",
            "https://a.example/#a#b",
            "https://a.example/[x]",
        ];
        for bad in bad.iter().chain(&worse) {
            assert_eq!(WebAddress::new(bad), None, "{bad}");
        }
    }

    #[test]
    fn others_begin_with_a_base() {
        assert_eq!(&*BaseAddress::new(" https://a.example/x ").unwrap(), "https://a.example/x/");
        assert_eq!(&*BaseAddress::new("https://a.example/").unwrap(), "https://a.example/");
        for bad in ["https://a.example/?x", "https://a.example/#x"] {
            assert_eq!(BaseAddress::new(bad), None, "{bad}");
        }
    }
}
