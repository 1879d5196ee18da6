//! The addresses of the registry's things, relative to where it is published.

use std::borrow::Cow;
use std::fmt::Write;

use crate::view::site::page_name;

use super::node::Address;

/// What the addresses of records begin with: the folders of their pages on the web site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Folder {
    Agreements,
    Parties,
    Bodies,
}

impl Folder {
    fn name(self) -> &'static str {
        match self {
            Folder::Agreements => "agreements",
            Folder::Parties => "parties",
            Folder::Bodies => "bodies",
        }
    }

    /// A record: its page without the ending.
    pub(super) fn record(self, id: &str) -> Address {
        Address::Own([self.name(), "/", &page_name(id)].concat())
    }

    /// A part of a record, such as a decision.
    pub(super) fn part(self, id: &str, part: &str) -> Address {
        Address::Own([self.name(), "/", &page_name(id), "#", &escaped(part)].concat())
    }

    /// The page of a record.
    pub(super) fn page(self, id: &str) -> Address {
        Address::Own([self.name(), "/", &page_name(id), ".html"].concat())
    }
}

/// Something that the registry as a whole has, such as its catalogue.
pub(super) fn common(name: &str) -> Address {
    Address::Own(["#", &escaped(name)].concat())
}

/// Something of a list, such as a kind of agreement.
pub(super) fn listed(list: &str, name: &str) -> Address {
    Address::Own(["#", list, "-", &escaped(name)].concat())
}

/// A text as a part of an address: letters of ASCII, digits, `-` and `_` as they are, every other byte as `%XX`.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    if text.bytes().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut address = String::with_capacity(text.len());
    for byte in text.bytes() {
        if is_plain(byte) {
            address.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(address, "%{byte:02X}");
        }
    }
    Cow::Owned(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_record_says_ends_an_address() {
        assert_eq!(Folder::Agreements.record("a-1"), Address::Own("agreements/a-1".to_owned()));
        assert_eq!(listed("topic", "å b#>"), Address::Own("#topic-%C3%A5%20b%23%3E".to_owned()));
        let Address::Own(odd) = Folder::Parties.record("../å?#>") else { panic!("{:?}", Folder::Parties) };
        assert!(odd.starts_with("parties/~") && odd.is_ascii() && !odd.contains(['#', '>', '.']), "{odd}");
    }
}
