//! BERT's normalisation of one character: clean, set CJK apart, strip accents, lower the case.
//!
//! Source: `BertNormalizer` of the `tokenizers` crate with its defaults, in its order. The categories come from
//! the crate it uses, frozen at Unicode 8: a newer table would strip marks that the reference keeps and so
//! change ids. Decomposition comes from a newer table; no character that existed in Unicode 9 may change its own.
//!
//! NFD is done a character at a time, without the canonical reordering of marks: marks that are stripped have no
//! order, and no BERT vocabulary holds one of the 83 combining characters that are left (`tests/unicode.rs`),
//! so a word with one is `[UNK]` in either order.

use unicode_categories::UnicodeCategories;
use unicode_normalization::char::decompose_canonical;

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

/// Cc, Cf, Co and the replacement character; unassigned characters stay, as in the reference.
fn is_removed(c: char) -> bool {
    // Letters and digits are most of all text, and the standard library knows them faster.
    !c.is_alphanumeric() && (c == char::REPLACEMENT_CHARACTER || c.is_other())
}

fn is_nonspacing_mark(c: char) -> bool {
    c >= '\u{300}' && c.is_mark_nonspacing()
}

/// The blocks that BERT calls Chinese. They are not those of today's Unicode (extension E starts at U+2B920 here
/// as in the reference, at U+2B820 in Unicode), and must not be mended: the models were trained with them.
fn is_cjk(c: char) -> bool {
    matches!(
        c,
        '\u{4E00}'..='\u{9FFF}'
            | '\u{3400}'..='\u{4DBF}'
            | '\u{20000}'..='\u{2A6DF}'
            | '\u{2A700}'..='\u{2B73F}'
            | '\u{2B740}'..='\u{2B81F}'
            | '\u{2B920}'..='\u{2CEAF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{2F800}'..='\u{2FA1F}'
    )
}

#[cfg(test)]
mod tests;
