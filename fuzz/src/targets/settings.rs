//! registry.toml, and some records that it is about.

use super::files::InMemory;
use avtal::text::message::Manner;

use super::looked::Looked;

/// An agreement of a kind, with what settings may ask for.
fn agreement(kind: &str) -> String {
    format!(
        "title = \"Avtal\"\nkind = \"{kind}\"\npart = 1\nowner = \"styr\"\nparties = [\"testkoping\"]\n\
         [validity]\nfrom = 2024-01-01\nuntil = 2026-12-31\n\
         [[review]]\nid = \"arlig\"\nfirst = 2025\nevery = \"P1Y\"\n\
         [[accept]]\nrule = \"no-review\"\nreason = \"prov\"\n"
    )
}

/// How many agreements the settings are multiplied by.
const AGREEMENTS: usize = 8;

/// Whatever the settings say, they are told of at places in them, and what is said of a few records grows with the settings
/// and with the records, not with both at once.
pub fn run(bytes: &[u8]) {
    let mut files = InMemory::default();
    files.insert("registry.toml", bytes);
    files.insert("parties/testkoping.toml", "name = \"Testköping\"\n");
    files.insert("bodies/styr.toml", "name = \"Styrgruppen\"\nmandate = \"decides\"\n");
    for at in 0..AGREEMENTS {
        let kind = if at % 2 == 0 { "agreement" } else { "agreemnet" };
        files.insert(&format!("agreements/a{at}.toml"), agreement(kind));
    }
    let looked = Looked::at(files, chrono::NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day that exists"));
    looked.hold_places();
    let said: usize = looked
        .report()
        .rows(Manner::PLAIN)
        .iter()
        .map(|row| row.message.len() + row.help.as_ref().map_or(0, |help| help.len()))
        .sum();
    assert!(said <= AGREEMENTS * 20_000 + bytes.len() * 400, "{said} bytes are said of {}", bytes.len());
}
