//! Which pieces of a vocabulary keep their line and their row.

use nearsight_tokenizer::Tokenizer;

use super::variant::Pieces;

/// What the lines of a `vocab.txt` begin with that no text can have: places that its authors kept free.
const UNUSED: &str = "[unused";

/// A vocabulary with fewer lines.
pub(super) struct Kept {
    /// The old ids, rising; a piece's new id is its place here.
    pub(super) ids: Vec<u32>,
    /// The new file.
    pub(super) file: Vec<u8>,
}

/// The pieces of a `vocab.txt` that `pieces` wants. Pieces of Latin words are cut from Latin words alone, so words
/// without letters of another script keep theirs. A `tokenizer.json` is kept whole: its ids are also in other places.
pub(super) fn keep(file: &[u8], tokenizer: &Tokenizer, pieces: Pieces) -> Kept {
    let text = str::from_utf8(file).unwrap_or_default();
    let is_json = text.trim_start().starts_with('{');
    if pieces == Pieces::All || is_json || text.is_empty() {
        return Kept {
            ids: (0..tokenizer.vocab_len() as u32).collect(),
            file: file.to_vec(),
        };
    }
    let (mut ids, mut file) = (Vec::new(), Vec::new());
    for (id, line) in (0..).zip(text.lines().take(tokenizer.vocab_len())) {
        if line.chars().all(is_latin) && !line.starts_with(UNUSED) {
            ids.push(id);
            file.extend(line.bytes().chain([b'\n']));
        }
    }
    Kept { ids, file }
}

/// Letters of the Latin script, and whatever is no letter of another one: digits, signs, Greek letters as in formulas.
fn is_latin(c: char) -> bool {
    matches!(c, '\0'..='\u{3FF}' | '\u{1D00}'..='\u{2BFF}' | '\u{FB00}'..='\u{FB06}')
}

#[cfg(test)]
mod tests;
