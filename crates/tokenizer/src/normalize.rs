//! BERT's normalisation of one character: clean, set CJK apart, strip accents, lower the case.
//!
//! Source: `BertNormalizer` of the `tokenizers` crate with its defaults, in its order.
//! Decomposition comes from a newer table than its own; characters that were there before may not change theirs.
//!
//! NFD is done a character at a time, without the canonical reordering of marks: marks that are stripped have no
//! order, and no BERT vocabulary holds one of the 83 combining characters that are left (`tests/reference/every_char.rs`),
//! so a word with one is `[UNK]` in either order.

use unicode_normalization::char::decompose_canonical;

use crate::character::{is_cjk, is_nonspacing_mark, is_removed};

/// Gives what `c` becomes to `emit`: nothing, a space, or one or more characters; CJK ideographs between spaces.
pub(crate) fn normalize(c: char, mut emit: impl FnMut(char)) {
    match c {
        '\t' | '\n' | '\r' => emit(' '),
        _ if is_removed(c) => {}
        _ if c.is_whitespace() => emit(' '),
        _ if is_cjk(c) => {
            emit(' ');
            fold(c, &mut emit);
            emit(' ');
        }
        _ => fold(c, &mut emit),
    }
}

/// NFD without nonspacing marks (Mn), in lower case.
fn fold(c: char, emit: &mut impl FnMut(char)) {
    decompose_canonical(c, |part| {
        if !is_nonspacing_mark(part) {
            part.to_lowercase().for_each(&mut *emit);
        }
    });
}

#[cfg(test)]
mod tests;
