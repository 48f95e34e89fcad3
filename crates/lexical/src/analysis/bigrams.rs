//! Scripts that write no spaces: every two neighbouring characters are a term, as in most search engines for
//! Chinese and Japanese.

use std::ops::Range;

use super::{Form, Token, fold};

/// Whether words of this script are found by pairs of characters: Han, Kana and Hangul, and the scripts of Thai, Lao,
/// Burmese and Khmer.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{1100}'..='\u{11FF}' | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}'
        | '\u{3131}'..='\u{318E}' | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FF9F}' | '\u{20000}'..='\u{323AF}')
}

/// The pairs of the run at `range`, then its last character alone, so that one character finds every place it stands.
pub(super) fn emit(
    text: &str,
    range: Range<usize>,
    position: &mut u32,
    each: &mut impl FnMut(Token),
) {
    let (start, run) = (range.start, &text[range]);
    let mut term = String::new();
    for (at, c) in run.char_indices() {
        let first_end = at + c.len_utf8();
        let second = run[first_end..].chars().next();
        let end = first_end + second.map_or(0, char::len_utf8);
        term.clear();
        fold(&run[at..end], &mut term);
        let form = if second.is_some() {
            Form::Bigram
        } else {
            Form::Last
        };
        each(Token {
            term: &term,
            form,
            position: *position,
            range: start + at..start + end,
        });
        *position += 1;
    }
}
