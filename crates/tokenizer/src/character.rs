//! What kind of character this is, as BERT sees it.
//!
//! The categories come from the crate that the reference uses, frozen at Unicode 8: a newer table would strip marks
//! that the reference keeps and so change ids. Its tables are binary searches, up to eight for one question, and
//! Rust's own `is_alphabetic` is slower still (600 ns for a Hangul syllable), so each function first answers for
//! the great blocks of letters by itself; `tests/reference/every_char.rs` holds every character against the reference.

use unicode_categories::UnicodeCategories;

/// Cc, Cf, Co and the replacement character; unassigned characters stay, as in the reference.
pub(crate) fn is_removed(c: char) -> bool {
    match c {
        ' '..='~' | '\u{AE}'..='\u{5FF}' | '\u{2070}'..='\u{D7FF}' => false,
        char::REPLACEMENT_CHARACTER => true,
        _ => c.is_other(),
    }
}

/// Mn: what stripping accents takes away.
pub(crate) fn is_nonspacing_mark(c: char) -> bool {
    match c {
        '\0'..='\u{2FF}' | '\u{370}'..='\u{482}' | '\u{1100}'..='\u{135C}' => false,
        '\u{1E00}'..='\u{20CF}' | '\u{309B}'..='\u{A66E}' | '\u{ABEE}'..='\u{D7FF}' => false,
        _ => c.is_mark_nonspacing(),
    }
}

/// The M categories.
pub(crate) fn is_mark(c: char) -> bool {
    is_nonspacing_mark(c) || c.is_mark_spacing_combining() || c.is_mark_enclosing()
}

/// ASCII punctuation as C has it (so `$`, `+` and `^` too), and the P categories elsewhere.
pub(crate) fn is_punctuation(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => c.is_ascii_punctuation(),
        '\u{C0}'..='\u{37D}' | '\u{388}'..='\u{559}' | '\u{10FC}'..='\u{135F}' => false,
        '\u{1CD4}'..='\u{200F}' | '\u{30FC}'..='\u{A4FD}' | '\u{ABEC}'..='\u{D7FF}' => false,
        _ => c.is_punctuation(),
    }
}

/// The blocks that BERT calls Chinese. They are not those of today's Unicode (extension E starts at U+2B920 here
/// as in the reference, at U+2B820 in Unicode), and must not be mended: the models were trained with them.
pub(crate) fn is_cjk(c: char) -> bool {
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
