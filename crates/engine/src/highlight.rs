//! Which words of a passage the query named: the part of a hit that needs no explanation.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// Words too common to be worth marking, unless a query has no others. English: the model reads English.
const STOP_WORDS: [&str; 68] = [
    "a", "about", "all", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can",
    "could", "did", "do", "does", "for", "from", "had", "has", "have", "how", "i", "if", "in",
    "into", "is", "it", "its", "me", "my", "no", "not", "of", "on", "one", "or", "our", "should",
    "so", "some", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this",
    "to", "was", "we", "were", "what", "when", "where", "which", "who", "why", "will", "with",
    "would", "you", "your",
];

/// Endings that leave an English word the same word: "share" and "sharing" meet in "shar" + `e`, `ing`.
const ENDINGS: [&str; 24] = [
    "", "al", "ally", "ation", "ations", "d", "e", "ed", "ely", "er", "ers", "es", "ies", "ing",
    "ings", "ion", "ions", "ly", "ment", "or", "ors", "s", "y", "ive",
];

/// Shortest word whose plural is marked: "map" and "maps", but not "i" and "is".
const MIN_PLURAL: usize = 3;
/// Shortest common start of two different words that counts as a stem, in characters.
const MIN_STEM: usize = 4;
/// From this length on, a common start is a stem in any language, whatever the endings, if it is most of both words.
const MIN_FREE_STEM: usize = 6;

/// Byte ranges of `text` that hold a word of `query`, ascending and apart from each other.
///
/// Words are compared without case and accents, and by their stem ("threads" marks "threading").
/// Stop words of the query are passed over unless it has nothing else.
///
/// ```
/// let text = "Shared state needs a lock.";
/// assert_eq!(nearsight_engine::highlight("how to share the state", text), vec![0..6, 7..12]);
/// ```
pub fn highlight(query: &str, text: &str) -> Vec<Range<usize>> {
    Wanted::of(query).ranges(text)
}

/// The words of one query that are worth marking, for many texts.
pub(crate) struct Wanted {
    /// Folded, distinct.
    words: Vec<String>,
}

impl Wanted {
    pub(crate) fn of(query: &str) -> Self {
        let mut words: Vec<String> = query.unicode_words().map(fold).collect();
        words.sort_unstable();
        words.dedup();
        if words.iter().any(|word| !is_stop_word(word)) {
            words.retain(|word| !is_stop_word(word));
        }
        Self { words }
    }

    /// Byte ranges of `text` that hold a word, ascending and apart from each other.
    pub(crate) fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        let mut ranges = Vec::new();
        // No word goes on behind a space, and the borders of ASCII are found in a fraction of the time.
        for piece in text.split_ascii_whitespace() {
            let offset = piece.as_ptr() as usize - text.as_ptr() as usize;
            let words = piece.unicode_word_indices();
            let wanted = words.filter(|(_, word)| self.has(word));
            ranges.extend(wanted.map(|(at, word)| offset + at..offset + at + word.len()));
        }
        ranges
    }

    fn has(&self, word: &str) -> bool {
        // Words that are one begin alike.
        let first = word.bytes().next().unwrap_or_default();
        let begins_alike =
            |wanted: &String| wanted.as_bytes().first() == Some(&first.to_ascii_lowercase());
        if first.is_ascii() && !self.words.iter().any(begins_alike) {
            return false;
        }
        let word = fold(word);
        self.words.iter().any(|wanted| same_word(wanted, &word))
    }
}

/// A question without its stop words, unless it has nothing else or quotes something.
pub(crate) fn without_stop_words(query: &str) -> String {
    let is_quoted = query.contains('"');
    let is_worth = |word: &str| !is_stop_word(&fold(word));
    let mut words = query.unicode_words();
    if is_quoted || !words.any(is_worth) {
        return query.into();
    }
    // Not word by word as Unicode has them: a space behind the last word says that it is finished.
    let pieces = query.split_inclusive(char::is_whitespace);
    pieces.filter(|piece| is_worth(piece.trim())).collect()
}

fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.binary_search(&word).is_ok()
}

/// Lower case, without accents: "Écoles" becomes "ecoles".
fn fold(word: &str) -> String {
    word.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

fn same_word(a: &str, b: &str) -> bool {
    a == b || (!is_stop_word(a) && !is_stop_word(b) && same_stem(a, b))
}

fn same_stem(a: &str, b: &str) -> bool {
    let common = a.chars().zip(b.chars()).take_while(|(a, b)| a == b);
    let (n_common, n_bytes) =
        common.fold((0, 0), |(n, bytes), (c, _)| (n + 1, bytes + c.len_utf8()));
    let (rest_a, rest_b) = (&a[n_bytes..], &b[n_bytes..]);
    let plural = n_common >= MIN_PLURAL && matches!((rest_a, rest_b), ("", "s") | ("s", ""));
    let inflected = n_common >= MIN_STEM && is_ending(rest_a) && is_ending(rest_b);
    plural
        || inflected
        || (n_common >= MIN_FREE_STEM && covers_most(n_common, a) && covers_most(n_common, b))
}

fn is_ending(rest: &str) -> bool {
    ENDINGS.contains(&rest)
}

/// Whether `n_common` characters are at least two thirds of `word`.
fn covers_most(n_common: usize, word: &str) -> bool {
    n_common * 3 >= word.chars().count() * 2
}

#[cfg(test)]
mod tests;
