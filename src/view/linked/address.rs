//! The addresses of the registry's things, relative to where it is published.

use std::fmt::Write;

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
        Address::Own(format!("{}/{}", self.name(), escaped(id)))
    }

    /// A part of a record, such as a decision.
    pub(super) fn part(self, id: &str, part: &str) -> Address {
        Address::Own(format!("{}/{}#{}", self.name(), escaped(id), escaped(part)))
    }

    /// The page of a record.
    pub(super) fn page(self, id: &str) -> Address {
        Address::Own(format!("{}/{}.html", self.name(), escaped(id)))
    }
}

/// Something that the registry as a whole has, such as its catalogue.
pub(super) fn common(name: &str) -> Address {
    Address::Own(format!("#{}", escaped(name)))
}

/// Something of a list, such as a kind of agreement.
pub(super) fn listed(list: &str, name: &str) -> Address {
    Address::Own(format!("#{list}-{}", escaped(name)))
}

/// A text as a part of an address: letters of ASCII, digits, `-` and `_` as they are, every other byte as `%XX`. So no id
/// leads to another folder.
pub(super) fn escaped(text: &str) -> String {
    let mut address = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_') {
            address.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(address, "%{byte:02X}");
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_id_leads_out_of_its_folder() {
        assert_eq!(Folder::Agreements.record("a-1"), Address::Own("agreements/a-1".to_owned()));
        assert_eq!(
            Folder::Parties.record("../å?#>"),
            Address::Own("parties/%2E%2E%2F%C3%A5%3F%23%3E".to_owned())
        );
    }
}
