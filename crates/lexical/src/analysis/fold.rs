//! One spelling for all that should be found alike: case, width, ligatures and diacritics folded.

use super::normal::{composed, decomposed};

/// Longest term in bytes; of longer words the first so many count, cut at a character.
pub(crate) const MAX_TERM_LEN: usize = 64;

/// Appends the folded `word` to `term`, up to `MAX_TERM_LEN` bytes in all.
pub(crate) fn fold(word: &str, term: &mut String) {
    if word.is_ascii() {
        let room = MAX_TERM_LEN.saturating_sub(term.len()).min(word.len());
        let start = term.len();
        term.push_str(&word[..room]);
        term[start..].make_ascii_lowercase();
        return;
    }
    let mut base = ' ';
    let letters = decomposed(word);
    let letters = letters.chars().flat_map(char::to_lowercase).filter(|&c| {
        if !is_point(c) {
            base = c;
            return true;
        }
        !is_silent(base, c)
    });
    for c in composed(letters.collect()).chars() {
        let mut buffer = [0; 4];
        let spelled = spelled_out(c).unwrap_or_else(|| c.encode_utf8(&mut buffer));
        if term.len() + spelled.len() > MAX_TERM_LEN {
            return;
        }
        term.push_str(spelled);
    }
}

/// Whether a sign stands at a letter, in scripts whose readers leave some out: accents, points of Hebrew, vowel signs of Arabic.
fn is_point(sign: char) -> bool {
    matches!(
        sign,
        '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}'
    )
}

/// Whether readers leave a point at a letter out when they type. Japanese and Indic signs tell words apart, й is a letter.
fn is_silent(base: char, point: char) -> bool {
    let is_cyrillic = matches!(base, '\u{400}'..='\u{52F}') && point <= '\u{36F}';
    !is_cyrillic || matches!(point, '\u{301}' | '\u{308}')
}

/// Letters that have no decomposition but a customary spelling.
fn spelled_out(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' => "d",
        'ł' => "l",
        'ı' => "i",
        'ς' => "σ",
        _ => return None,
    })
}
