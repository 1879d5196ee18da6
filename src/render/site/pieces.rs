//! Files of everything that are put together of pieces, so that a later run makes only those anew whose content has changed.

use std::ops::Range;

use foldhash::{HashMap, HashMapExt};

use crate::text::Digest;

/// A piece of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The digest of what it was made from.
    pub origin: Digest,
    /// Where it stands in the file, in bytes.
    pub place: Range<usize>,
}

/// A file, and the pieces of it that may be kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pieced {
    /// The whole file.
    pub text: String,
    /// Its pieces. Between them, there may be more.
    pub pieces: Vec<Piece>,
}

/// The pieces of a file that are there from an earlier run.
#[derive(Debug, Default)]
pub struct Earlier {
    text: String,
    places: HashMap<Digest, Range<usize>>,
}

impl Pieced {
    /// Adds what belongs to no piece.
    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds a piece that is made from content with this digest.
    pub(super) fn push_piece(&mut self, origin: Digest, text: &str) {
        let from = self.text.len();
        self.push(text);
        self.pieces.push(Piece { origin, place: from..self.text.len() });
    }
}

impl From<Pieced> for Earlier {
    fn from(Pieced { text, pieces }: Pieced) -> Self {
        let mut places = HashMap::with_capacity(pieces.len());
        places.extend(pieces.into_iter().map(|Piece { origin, place }| (origin, place)));
        Earlier { text, places }
    }
}

impl Earlier {
    /// The piece that was made from content with this digest, if it is there.
    pub(super) fn piece(&self, origin: Digest) -> Option<&str> {
        self.text.get(self.places.get(&origin)?.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_found_by_what_it_was_made_from() {
        let mut file = Pieced::default();
        file.push("{");
        file.push_piece(Digest::of("a"), "å");
        file.push(",");
        file.push_piece(Digest::of("b"), "");
        file.push("}");
        assert_eq!(file.text, "{å,}");
        let earlier = Earlier::from(file);
        let pieces = ["a", "b", "c"].map(|origin| earlier.piece(Digest::of(origin)));
        assert_eq!(pieces, [Some("å"), Some(""), None]);
        let outside =
            Pieced { text: "å".to_owned(), pieces: vec![Piece { origin: Digest::of("a"), place: 1..9 }] };
        assert_eq!(Earlier::from(outside).piece(Digest::of("a")), None);
    }
}
