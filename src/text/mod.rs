//! Text for people: made safe to show, shortened, wrapped and sorted. Knows nothing of records.

mod alike;
mod dimmed;
mod display;
mod hash;
mod language;
mod mail_address;
pub mod message;
mod named;
mod order;
mod slug;
mod wrap;

pub use alike::{Alike, because, plain};
pub use dimmed::{Mark, dimmed, marked, painted, unmarked};
pub(crate) use display::{brief, has_invisible};
pub use display::{composed, cut, display_safe, safe_lines, shortened};
pub use hash::{Digest, Digester, hash};
pub use language::{Language, LanguageCode};
pub use mail_address::is_mail_address;
pub use message::Message;
pub use named::{Name, Named};
pub use order::alphabetical;
pub use slug::{folded, is_device, slug};
pub use wrap::{break_ids, hyphenated_parts, is_unbreakable, paragraphs, wrap, wrap_whole};
