//! One spelling for all that should be found alike: case, width, ligatures and diacritics folded.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

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
    let letters = word.nfkd().flat_map(char::to_lowercase).filter(|&c| {
        if !is_combining_mark(c) {
            base = c;
            return true;
        }
        !is_silent(base, c)
    });
    for c in letters.nfc() {
        let mut buffer = [0; 4];
        let spelled = spelled_out(c).unwrap_or_else(|| c.encode_utf8(&mut buffer));
        if term.len() + spelled.len() > MAX_TERM_LEN {
            return;
        }
        term.push_str(spelled);
    }
}

/// Whether readers of the script leave `mark` out when they type. Japanese and Indic marks tell words apart, й is a letter.
fn is_silent(base: char, mark: char) -> bool {
    match mark {
        '\u{300}'..='\u{36F}' => match base {
            '\u{400}'..='\u{52F}' => mark == '\u{308}' || mark == '\u{301}',
            _ => true,
        },
        // Points of Hebrew, vowel signs of Arabic.
        '\u{591}'..='\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' => true,
        _ => false,
    }
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
