//! The pieces of a vocabulary and the way from a piece to its id.
//!
//! The pieces stay in one text, a vocabulary file's own. An open-addressing table of hashes finds them: loading makes three
//! allocations whatever the number of pieces, and a look-up makes none.

use crate::error::TokenizerError;

/// The longest vocabulary file that is accepted, in bytes; the largest known, LaBSE's, has 5.2 million.
pub const MAX_VOCABULARY_BYTES: usize = 16 << 20;

/// The most lines a vocabulary file may have; LaBSE's has 501,153.
pub const MAX_VOCABULARY_LINES: usize = 1 << 20;

/// Where in a word a piece is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// At the start of a word: pieces as they stand in the file.
    Start,
    /// Inside a word: pieces that stand in the file behind [`CONTINUATION`].
    Inside,
}

/// What stands before a piece that continues a word.
const CONTINUATION: &str = "##";

impl Place {
    fn marker(self) -> &'static str {
        match self {
            Self::Start => "",
            Self::Inside => CONTINUATION,
        }
    }
}

/// FNV-1a, 32 bits (RFC 9923). Fed a byte at a time, so one pass over a word hashes all its prefixes.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Hash(u32);

impl Hash {
    const EMPTY: Self = Self(0x811c_9dc5);

    fn with(self, byte: u8) -> Self {
        Self((self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    }

    fn with_all(self, text: &str) -> Self {
        text.bytes().fold(self, Self::with)
    }
}

/// The hash of a whole piece.
pub(crate) fn hash(piece: &str) -> u32 {
    Hash::EMPTY.with_all(piece).0
}

/// A place in the table: the hash of a piece and its id, or [`FREE`].
#[derive(Clone, Copy)]
struct Slot {
    hash: Hash,
    id: u32,
}

/// More than any id: [`MAX_VOCABULARY_LINES`] is far below.
const FREE: u32 = u32::MAX;

/// The pieces of a model; a piece's id is its line number, or its place in the list, from 0.
pub(crate) struct Vocabulary {
    text: Box<str>,
    /// Where each piece starts and ends in `text`, in bytes. Shape: `(n_pieces,)`.
    spans: Box<[(u32, u32)]>,
    /// Shape: a power of two, at least twice the number of pieces, so there is always a free slot to stop at.
    slots: Box<[Slot]>,
    /// Length of the longest piece, in bytes.
    longest: usize,
}

impl Vocabulary {
    /// Reads a vocabulary file: UTF-8, one piece a line, no piece twice, all of `specials` among them.
    pub(crate) fn from_bytes(
        bytes: &[u8],
        specials: &[&'static str],
    ) -> Result<Self, TokenizerError> {
        let text = checked_text(bytes)?;
        let mut vocabulary = Self::unindexed(text.into(), line_spans(text));
        let damaged_line = vocabulary.fill_slots();
        // A wrong file has damaged lines too; that it is the wrong file is what its owner needs to hear.
        vocabulary.check_specials(specials)?;
        match damaged_line {
            Some(error) => Err(error),
            None => Ok(vocabulary),
        }
    }

    /// Takes pieces that stand in `text` at `spans`. Those of `hidden` have an id and are found nowhere.
    pub(crate) fn from_pieces(
        text: String,
        spans: Vec<(u32, u32)>,
        hidden: &[u32],
    ) -> Result<Self, TokenizerError> {
        let mut vocabulary = Self::unindexed(text.into(), spans);
        for id in 0..vocabulary.len() as u32 {
            if hidden.contains(&id) || vocabulary.piece(id).is_empty() {
                continue;
            }
            if let Some(first) = vocabulary.enter(id) {
                let piece: String = vocabulary.piece(id).chars().take(40).collect();
                return Err(TokenizerError::Damaged {
                    reason: format!("pieces {first} and {id} are both {piece:?}"),
                });
            }
        }
        Ok(vocabulary)
    }

    /// The number of pieces.
    pub(crate) fn len(&self) -> usize {
        self.spans.len()
    }

    /// The id of `piece`, written as in the file.
    pub(crate) fn id(&self, piece: &str) -> Option<u32> {
        self.find(Hash::EMPTY.with_all(piece), "", piece.as_bytes())
    }

    /// The longest piece that `rest`, what is left of a word, starts with: its id and its length in bytes,
    /// marker not counted. Takes time in proportion to the longest piece of the vocabulary.
    pub(crate) fn longest_prefix(&self, place: Place, rest: &str) -> Option<(u32, usize)> {
        let marker = place.marker();
        let rest = rest.as_bytes();
        let reach = rest.len().min(self.longest.saturating_sub(marker.len()));
        let before = Hash::EMPTY.with_all(marker);
        if reach == rest.len() {
            // Most words are pieces: one look-up instead of one a byte.
            let hash = rest.iter().fold(before, |hash, &byte| hash.with(byte));
            if let Some(id) = self.find(hash, marker, rest) {
                return Some((id, reach));
            }
        }
        let mut longest = None;
        let mut hash = before;
        // A prefix that ends inside a character is looked up too, and never found: pieces are UTF-8.
        for (i, &byte) in rest[..reach].iter().enumerate() {
            hash = hash.with(byte);
            if let Some(id) = self.find(hash, marker, &rest[..=i]) {
                longest = Some((id, i + 1));
            }
        }
        longest
    }

    /// Gives the pieces that `rest` starts with to `visit`, shortest first: their ids and their lengths in bytes.
    /// Takes time in proportion to the longest piece of the vocabulary.
    pub(crate) fn visit_prefixes(&self, rest: &str, mut visit: impl FnMut(u32, usize)) {
        let reach = rest.len().min(self.longest);
        let bytes = rest.as_bytes();
        let mut hash = Hash::EMPTY;
        for length in 1..=reach {
            hash = hash.with(bytes[length - 1]);
            // Pieces are UTF-8: none ends inside a character.
            if rest.is_char_boundary(length)
                && let Some(id) = self.find(hash, "", &bytes[..length])
            {
                visit(id, length);
            }
        }
    }

    fn unindexed(text: Box<str>, spans: Vec<(u32, u32)>) -> Self {
        let free = Slot {
            hash: Hash::EMPTY,
            id: FREE,
        };
        Self {
            text,
            longest: spans
                .iter()
                .map(|(start, end)| end - start)
                .max()
                .unwrap_or(0) as usize,
            slots: vec![free; (2 * spans.len()).next_power_of_two()].into(),
            spans: spans.into(),
        }
    }

    /// Enters every piece; the first line that cannot be one is the answer.
    fn fill_slots(&mut self) -> Option<TokenizerError> {
        let mut damaged_line = None;
        for id in 0..self.spans.len() as u32 {
            let line = id as usize + 1;
            if self.piece(id).is_empty() {
                damaged_line.get_or_insert(TokenizerError::EmptyPiece { line });
            } else if let Some(first) = self.enter(id) {
                damaged_line.get_or_insert(TokenizerError::Duplicate {
                    piece: self.piece(id).chars().take(40).collect(),
                    first: first as usize + 1,
                    second: line,
                });
            }
        }
        damaged_line
    }

    /// Makes a piece one that is found; if an equal one is already, its id is the answer and nothing changes.
    fn enter(&mut self, id: u32) -> Option<u32> {
        let piece = self.piece(id);
        let hash = Hash::EMPTY.with_all(piece);
        let slot = self.slot(hash, "", piece.as_bytes());
        let taken = self.slots[slot].id;
        if taken != FREE {
            return Some(taken);
        }
        self.slots[slot] = Slot { hash, id };
        None
    }

    fn check_specials(&self, specials: &[&'static str]) -> Result<(), TokenizerError> {
        let missing: Vec<_> = (specials.iter().copied())
            .filter(|special| self.id(special).is_none())
            .collect();
        if missing.is_empty() {
            Ok(())
        } else if self.text.trim_start().starts_with(['{', '[']) && missing.len() == specials.len()
        {
            Err(TokenizerError::Json)
        } else {
            Err(TokenizerError::MissingSpecial {
                missing,
                pieces: self.len(),
            })
        }
    }

    fn piece(&self, id: u32) -> &str {
        let (start, end) = self.spans[id as usize];
        &self.text[start as usize..end as usize]
    }

    fn find(&self, hash: Hash, marker: &str, rest: &[u8]) -> Option<u32> {
        let id = self.slots[self.slot(hash, marker, rest)].id;
        (id != FREE).then_some(id)
    }

    fn is_piece(&self, id: u32, marker: &str, rest: &[u8]) -> bool {
        let (start, end) = self.spans[id as usize];
        let piece = &self.text.as_bytes()[start as usize..end as usize];
        // Byte by byte: a call to memcmp costs more than these few bytes (29 -> 125 MB/s on the Rust Book).
        piece.len() == marker.len() + rest.len()
            && (piece.iter()).eq(marker.as_bytes().iter().chain(rest))
    }

    /// The slot of the piece `marker` + `rest`, or the free one where it would go.
    fn slot(&self, hash: Hash, marker: &str, rest: &[u8]) -> usize {
        let mask = self.slots.len() - 1;
        // The high half varies more than the low bits alone (RFC 9923, section 3: XOR folding).
        let mut at = (hash.0 ^ (hash.0 >> 16)) as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot.id == FREE {
                return at;
            }
            if slot.hash == hash && self.is_piece(slot.id, marker, rest) {
                return at;
            }
            at = (at + 1) & mask;
        }
    }
}

/// The text of a vocabulary file without the line ends at its end.
fn checked_text(bytes: &[u8]) -> Result<&str, TokenizerError> {
    // Counted only when the length allows it: the limits are there to bound time and memory.
    let lines = if bytes.len() > MAX_VOCABULARY_BYTES {
        0
    } else {
        bytes.iter().filter(|&&byte| byte == b'\n').count()
    };
    if bytes.len() > MAX_VOCABULARY_BYTES || lines > MAX_VOCABULARY_LINES {
        return Err(TokenizerError::TooLarge {
            bytes: bytes.len(),
            lines,
        });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| TokenizerError::NotUtf8 {
        offset: error.valid_up_to(),
    })?;
    let text = text.trim_end_matches(['\n', '\r']);
    if text.trim().is_empty() {
        return Err(TokenizerError::Empty);
    }
    Ok(text)
}

/// Where each line starts and ends, in bytes, without its line end.
fn line_spans(text: &str) -> Vec<(u32, u32)> {
    let mut start = 0;
    (text.split('\n'))
        .map(|line| {
            let end = start + line.strip_suffix('\r').unwrap_or(line).len() as u32;
            let span = (start, end);
            start += line.len() as u32 + 1;
            span
        })
        .collect()
}

#[cfg(test)]
mod tests;
