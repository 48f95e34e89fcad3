//! Words by UAX 29, then parted and joined where identifiers are: UAX 29 leaves `snake_case`, `readToString`, `self.len`,
//! `foo:bar`, `don't`, `U.S.A` and `1.2.3` whole, and parts `kebab-case`.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::{Form, Token, fold, is_unspaced};

/// What stands together.
pub(super) enum Run<'a> {
    /// The parts of one word, identifier or hyphenated word; at least one.
    Words(&'a [Range<usize>]),
    /// Characters of a script without spaces.
    Unspaced(Range<usize>),
}

/// Signs that stand beside words and join nothing there: most words need no closer look.
const BESIDE_WORDS: &[char] = &['(', ')', '[', ']', '"', ',', '.', ';', ':', '!', '?'];

/// Gives the runs of `text` to `each`, in order.
pub(super) fn runs(text: &str, each: impl FnMut(Run)) {
    let mut runs = Runs {
        each,
        parts: Vec::new(),
        unspaced: 0..0,
    };
    // No run goes on behind a space, and most pieces are ASCII, whose borders are found in a fraction of the time.
    for piece in text.split_ascii_whitespace() {
        runs.piece(text, start_within(text, piece), piece);
        runs.flush();
    }
}

/// Where `piece`, a part of `text`, begins in it.
fn start_within(text: &str, piece: &str) -> usize {
    piece.as_ptr() as usize - text.as_ptr() as usize
}

struct Runs<F> {
    each: F,
    parts: Vec<Range<usize>>,
    unspaced: Range<usize>,
}

impl<F: FnMut(Run)> Runs<F> {
    /// Reads a piece without spaces, which begins at `offset` of `text`.
    fn piece(&mut self, text: &str, offset: usize, piece: &str) {
        let word = piece.trim_matches(BESIDE_WORDS);
        if is_plain(word) {
            let start = start_within(text, word);
            return self.part(start..start + word.len());
        }
        // Where a hyphen ended that may prolong the last word.
        let mut hyphen = None;
        for (start, segment) in piece.split_word_bound_indices() {
            let start = offset + start;
            let end = start + segment.len();
            let is_joined = hyphen.take() == Some(start);
            if segment.starts_with(is_unspaced) {
                self.unspaced(start..end);
            } else if segment.contains(char::is_alphanumeric) {
                if !is_joined {
                    self.flush();
                }
                self.segment(text, start..end);
            } else if matches!(segment, "-" | "\u{2010}") && self.parts_end() == start {
                hyphen = Some(end);
            } else {
                self.flush();
            }
        }
    }

    fn flush(&mut self) {
        if !self.parts.is_empty() {
            (self.each)(Run::Words(&self.parts));
            self.parts.clear();
        }
        if !self.unspaced.is_empty() {
            (self.each)(Run::Unspaced(std::mem::take(&mut self.unspaced)));
        }
    }

    fn parts_end(&self) -> usize {
        self.parts.last().map_or(usize::MAX, |part| part.end)
    }

    fn unspaced(&mut self, range: Range<usize>) {
        if self.unspaced.is_empty() || self.unspaced.end != range.start {
            self.flush();
            self.unspaced.start = range.start;
        }
        self.unspaced.end = range.end;
    }

    /// Parts a segment of UAX 29, `range` of `text`.
    fn segment(&mut self, text: &str, range: Range<usize>) {
        let (segment, offset) = (&text[range.clone()], range.start);
        let end = range.end + suffix_len(&text[range.end..]);
        let mut start = offset;
        if !is_plain(segment) && !is_initials(segment) {
            let mut last = ' ';
            let mut rest = segment.char_indices().peekable();
            while let Some((at, c)) = rest.next() {
                let next = rest.peek().map_or(' ', |&(_, next)| next);
                if let Some((skipped, is_apart)) = border(last, c, next) {
                    self.part(start..offset + at);
                    if is_apart {
                        self.flush();
                    }
                    start = offset + at + skipped;
                }
                last = c;
            }
        }
        self.part(start..end);
    }

    fn part(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.parts.push(range);
        }
    }
}

/// Whether a word has nothing in it that could part it, or that is left out: letters and digits of ASCII, the first alone upper.
fn is_plain(word: &str) -> bool {
    let mut bytes = word.bytes();
    bytes
        .next()
        .is_some_and(|first| first.is_ascii_alphanumeric())
        && bytes.all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

/// Whether a part ends before or at `c`: the bytes of the border, and whether what follows is another word.
fn border(last: char, c: char, next: char) -> Option<(usize, bool)> {
    match c {
        '_' => Some((1, false)),
        '.' | ':' if !last.is_numeric() => Some((1, true)),
        _ if !c.is_uppercase() => None,
        _ if last.is_lowercase() || last.is_numeric() => Some((0, false)),
        _ if last.is_uppercase() && next.is_lowercase() => Some((0, false)),
        _ => None,
    }
}

/// Letters with full stops between them.
fn is_initials(segment: &str) -> bool {
    segment.contains('.')
        && segment.split('.').all(|letter| {
            let mut letters = letter.chars();
            letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
        })
}

/// Bytes of the signs behind a word that belong to a name: `C++`, `C#`, but not `page#anchor`.
fn suffix_len(rest: &str) -> usize {
    let len = ["++", "#"].iter().find(|suffix| rest.starts_with(**suffix));
    let len = len.map_or(0, |suffix| suffix.len());
    match rest[len..].starts_with(|c: char| c.is_alphanumeric() || c == '_') {
        true => 0,
        false => len,
    }
}

/// Gives the terms of a run of `parts` to `each`; `term` is room to spell them in.
pub(super) fn emit(
    text: &str,
    parts: &[Range<usize>],
    position: &mut u32,
    term: &mut String,
    each: &mut impl FnMut(Token),
) {
    if let [first, .., last] = parts {
        term.clear();
        for part in parts {
            fold_word(&text[part.clone()], term);
        }
        let (form, range) = (Form::Compound, first.start..last.end);
        give(term, form, *position, range, each);
    }
    for part in parts {
        let word = &text[part.clone()];
        term.clear();
        fold_word(word, term);
        give(term, Form::Word, *position, part.clone(), each);
        if let Some(inner) = inner(word) {
            term.clear();
            fold(&word[inner.clone()], term);
            let range = part.start + inner.start..part.start + inner.end;
            give(term, Form::Part, *position, range, each);
        }
        *position += 1;
    }
}

fn give(term: &str, form: Form, position: u32, range: Range<usize>, each: &mut impl FnMut(Token)) {
    if !term.is_empty() {
        each(Token {
            term,
            form,
            position,
            range,
        });
    }
}

/// Appends the word without the marks that people leave out: apostrophes, commas in numbers, stops in initials.
fn fold_word(word: &str, term: &mut String) {
    if is_plain(word) {
        return fold(word, term);
    }
    let is_left_out: &[char] = match is_initials(word) {
        true => &['.'],
        false => &['\'', '\u{2019}', ','],
    };
    for piece in word.split(is_left_out) {
        fold(piece, term);
    }
}

/// What is looked for without the rest: `user` of `user's`, `homme` of `l'homme`, `c` of `C++`, كتاب of الكتاب.
fn inner(word: &str) -> Option<Range<usize>> {
    /// Letters below which a piece is an ending or an article.
    const SHORTEST: usize = 3;
    const ARABIC_ARTICLE: &str = "\u{627}\u{644}";
    if is_plain(word) {
        return None;
    }
    if word.ends_with(['+', '#']) {
        return Some(0..word.trim_end_matches(['+', '#']).len());
    }
    if let Some(noun) = word.strip_prefix(ARABIC_ARTICLE) {
        let is_noun = noun.chars().count() >= SHORTEST;
        return is_noun.then_some(ARABIC_ARTICLE.len()..word.len());
    }
    let pieces = word.split(['\'', '\u{2019}']);
    let longest = pieces.max_by_key(|piece| piece.len())?;
    let start = start_within(word, longest);
    let is_whole = longest.len() == word.len() || longest.chars().count() < SHORTEST;
    (!is_whole).then_some(start..start + longest.len())
}
