//! Compares two corresponding lines by word.

use unicode_segmentation::UnicodeSegmentation;

use super::changes::Piece;
use super::common::{Budget, common};

/// Splits two lines where changed words begin and end.
pub(super) fn compare_words(old: &str, new: &str, budget: &mut Budget) -> (Vec<Piece>, Vec<Piece>) {
    let words = |line| UnicodeSegmentation::split_word_bounds(line).collect::<Vec<&str>>();
    let (old, new) = (words(old), words(new));
    let pairs = common(&old, &new, budget);
    let cut = |words, same: &mut dyn Iterator<Item = usize>| pieces(words, same);
    (cut(&old, &mut pairs.iter().map(|pair| pair.0)), cut(&new, &mut pairs.iter().map(|pair| pair.1)))
}

/// A line without a counterpart, as one piece.
pub(super) fn whole(line: &str, is_changed: bool) -> Vec<Piece> {
    vec![Piece { text: line.to_owned(), is_changed }]
}

/// The words as pieces. `same` gives the positions of unchanged words, increasing.
fn pieces(words: &[&str], same: &mut dyn Iterator<Item = usize>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut next = same.next();
    for (at, word) in words.iter().enumerate() {
        let is_changed = next != Some(at);
        if !is_changed {
            next = same.next();
        }
        push(&mut pieces, word, is_changed);
    }
    pieces
}

/// Adds a word to the last piece or as a new one. Spaces between changed words belong to them.
fn push(pieces: &mut Vec<Piece>, word: &str, is_changed: bool) {
    if is_changed
        && let Some(space) = pieces.pop_if(|piece| !piece.is_changed && piece.text.trim().is_empty())
    {
        match pieces.last_mut() {
            Some(changed) => changed.text.push_str(&space.text),
            None => pieces.push(space),
        }
    }
    match pieces.last_mut() {
        Some(piece) if piece.is_changed == is_changed => piece.text.push_str(word),
        _ => pieces.push(Piece { text: word.to_owned(), is_changed }),
    }
}
