//! What the page of a record is called.

use crate::text::{hash, is_device};

/// Longer names are cut.
const LONGEST: usize = 80;

/// The name of the page of a record, without folder and ending, which depends on its id alone. It needs no escaping in addresses
/// and is valid on any disk.
///
/// It is the id, if that is valid; otherwise its valid characters and a hash. Ids with capital letters are not valid: on some
/// disks, such a file would replace another.
#[must_use]
pub fn page_name(id: &str) -> String {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    let is_name = !id.is_empty() && id.len() <= LONGEST && id.chars().all(is_plain) && !is_device(id);
    if is_name { id.to_owned() } else { marked(id) }
}

fn marked(id: &str) -> String {
    let plain: String = id.chars().filter(char::is_ascii_alphanumeric).take(LONGEST / 2).collect();
    format!("{}~{}", plain.to_ascii_lowercase(), hash(id))
}
