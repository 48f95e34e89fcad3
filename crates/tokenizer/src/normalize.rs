//! BERT's normalisation of one character: clean, set CJK apart, strip accents, lower the case.
//!
//! Source: `BertNormalizer` of the `tokenizers` crate, in its order; letters are folded as the model wants it.
//! Decomposition comes from a newer table than its own; characters that were there before may not change theirs.
//!
//! NFD is done a character at a time, without the canonical reordering of marks: marks that are stripped have no
//! order, and no BERT vocabulary holds one of the 83 combining characters that are left (`tests/reference/every_char.rs`),
//! so a word with one is `[UNK]` in either order.

use unicode_normalization::char::decompose_canonical;

use crate::character::{is_cjk, is_nonspacing_mark, is_removed};

/// What is done to letters. The default is that of uncased models, which fold both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Folding {
    pub(crate) lowercase: bool,
    pub(crate) strip_accents: bool,
}

impl Default for Folding {
    fn default() -> Self {
        Self {
            lowercase: true,
            strip_accents: true,
        }
    }
}

/// Gives what `c` becomes to `emit`: nothing, a space, or one or more characters; CJK ideographs between spaces.
pub(crate) fn normalize(c: char, folding: Folding, mut emit: impl FnMut(char)) {
    match c {
        '\t' | '\n' | '\r' => emit(' '),
        _ if is_removed(c) => {}
        _ if c.is_whitespace() => emit(' '),
        _ if is_cjk(c) => {
            emit(' ');
            folding.fold(c, &mut emit);
            emit(' ');
        }
        _ => folding.fold(c, &mut emit),
    }
}

impl Folding {
    /// NFD without nonspacing marks (Mn), then in lower case, each if wanted.
    fn fold(self, c: char, emit: &mut impl FnMut(char)) {
        if !self.strip_accents {
            return self.lower(c, emit);
        }
        decompose_canonical(c, |part| {
            if !is_nonspacing_mark(part) {
                self.lower(part, emit);
            }
        });
    }

    fn lower(self, c: char, emit: &mut impl FnMut(char)) {
        if self.lowercase {
            c.to_lowercase().for_each(emit);
        } else {
            emit(c);
        }
    }
}

#[cfg(test)]
mod tests;
