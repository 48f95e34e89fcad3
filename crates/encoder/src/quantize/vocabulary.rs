//! Which pieces of a vocabulary keep their line and their row.

use nearsight_tokenizer::{Tokenizer, WordPiece};

use super::variant::Pieces;

/// Pieces that every tokenizer needs, in whatever text.
const SPECIAL: [&str; 5] = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];
const UNKNOWN: &str = "[UNK]";
/// What stands before a piece that continues a word.
const CONTINUATION: &str = "##";
/// A word to continue.
const BEGINNING: &str = "a";

/// A vocabulary with fewer lines.
pub(super) struct Kept {
    /// The old ids, rising; a piece's new id is its place here.
    pub(super) ids: Vec<u32>,
    /// The new file.
    pub(super) file: Vec<u8>,
}

/// Drops the pieces of a `vocab.txt` that its tokenizer can never give (`[unused42]`; `##!`, since signs are words of
/// their own; letters with accents, if those are stripped), and those that `pieces` does not want. No text without the
/// letters of a dropped piece changes its pieces. A `tokenizer.json` is kept whole.
pub(super) fn keep(file: &[u8], tokenizer: &Tokenizer, pieces: Pieces) -> Kept {
    let (Tokenizer::WordPiece(word_piece), Ok(text)) = (tokenizer, str::from_utf8(file)) else {
        return all(file, tokenizer);
    };
    if text.trim_start().starts_with('{') {
        return all(file, tokenizer);
    }
    let lines: Vec<&str> = text.lines().take(word_piece.vocab_len()).collect();
    let ids: Vec<u32> = (0..lines.len() as u32)
        .filter(|&id| {
            let piece = lines[id as usize];
            let is_wanted = pieces == Pieces::All || piece.chars().all(is_latin);
            SPECIAL.contains(&piece) || (is_wanted && is_reachable(id, &lines, word_piece))
        })
        .collect();
    let mut file = Vec::with_capacity(file.len());
    for &id in &ids {
        file.extend(lines[id as usize].bytes().chain([b'\n']));
    }
    Kept { ids, file }
}

fn all(file: &[u8], tokenizer: &Tokenizer) -> Kept {
    Kept {
        ids: (0..tokenizer.vocab_len() as u32).collect(),
        file: file.to_vec(),
    }
}

/// Whether some text has this piece; true in doubt.
fn is_reachable(id: u32, lines: &[&str], tokenizer: &WordPiece) -> bool {
    let piece = lines[id as usize];
    let Some(ending) = piece.strip_prefix(CONTINUATION).filter(|it| !it.is_empty()) else {
        // A word that is a piece is that piece, if it is one word and stays as it is.
        return pieces_of(piece, tokenizer) == [id];
    };
    let word = format!("{BEGINNING}{ending}");
    let mut left = word.as_str();
    for (nth, id) in pieces_of(&word, tokenizer).into_iter().enumerate() {
        let piece = lines[id as usize];
        if piece == UNKNOWN {
            return true;
        }
        let part = match nth {
            0 => Some(piece),
            _ => piece.strip_prefix(CONTINUATION),
        };
        match part.and_then(|part| left.strip_prefix(part)) {
            Some(rest) => left = rest,
            // It became several words, or other letters.
            None => return false,
        }
    }
    left.is_empty()
}

/// Ids without those around the text.
fn pieces_of(text: &str, tokenizer: &WordPiece) -> Vec<u32> {
    let mut ids = tokenizer.encode(text, usize::MAX).ids;
    ids.pop();
    ids.split_off(1.min(ids.len()))
}

/// Letters of the Latin script, and whatever is no letter of another one: digits, signs, Greek letters as in formulas.
fn is_latin(c: char) -> bool {
    matches!(c, '\0'..='\u{3FF}' | '\u{1D00}'..='\u{1FFF}' | '\u{2000}'..='\u{2BFF}' | '\u{FB00}'..='\u{FB06}')
}

#[cfg(test)]
mod tests;
