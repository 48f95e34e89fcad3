//! SentencePiece's precompiled character map: NFKC and more, as the model was trained with it.
//!
//! Source: `Builder::CompileCharsMap` and `Normalizer::NormalizePrefix` of SentencePiece; `spm_precompiled`, the crate
//! that the reference uses. The bytes are the length of a trie (u32, little endian), the trie (a Darts double array of
//! u32), and the replacements, each ended by a zero byte.

use std::ops::ControlFlow;

use unicode_segmentation::UnicodeSegmentation;

use super::base64;
use crate::error::TokenizerError;

/// Graphemes of more bytes than this are normalised a character at a time, as the reference does it.
const LONGEST_GRAPHEME: usize = 5;

/// What characters become; an empty map leaves them as they are.
#[derive(Default)]
pub(crate) struct Charsmap {
    /// Units of the double array.
    trie: Box<[u32]>,
    replacements: Box<str>,
}

impl Charsmap {
    /// Reads the `precompiled_charsmap` of a `tokenizer.json`.
    pub(crate) fn from_base64(text: &str) -> Result<Self, TokenizerError> {
        let bytes = base64::decode(text)
            .map_err(|at| damaged(format!("it is not base64 at character {at}")))?;
        Self::from_bytes(&bytes)
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self, TokenizerError> {
        if bytes.is_empty() {
            return Ok(Self::default());
        }
        let (length, rest) = bytes
            .split_first_chunk::<4>()
            .ok_or_else(|| damaged("it ends before its trie".into()))?;
        let length = u32::from_le_bytes(*length) as usize;
        if length == 0 || !length.is_multiple_of(4) || length > rest.len() {
            return Err(damaged(format!(
                "its trie should have {length} bytes, a multiple of four, of the {} that follow",
                rest.len()
            )));
        }
        let (trie, replacements) = rest.split_at(length);
        let (units, _) = trie.as_chunks::<4>();
        let replacements = std::str::from_utf8(replacements).map_err(|error| {
            damaged(format!(
                "its replacements are not UTF-8 at byte {}",
                error.valid_up_to()
            ))
        })?;
        if !replacements.is_empty() && !replacements.ends_with('\0') {
            return Err(damaged("its last replacement has no end".into()));
        }
        Ok(Self {
            trie: units.iter().map(|&unit| u32::from_le_bytes(unit)).collect(),
            replacements: replacements.into(),
        })
    }

    /// Gives the characters of the normalised text to `emit`, in order, until it breaks.
    pub(super) fn normalize(&self, text: &str, mut emit: impl FnMut(char) -> ControlFlow<()>) {
        for grapheme in text.graphemes(true) {
            if self.normalize_grapheme(grapheme, &mut emit).is_break() {
                return;
            }
        }
    }

    /// The reference's rule, which is not SentencePiece's own longest match: a short grapheme is replaced as a whole by
    /// what its shortest known prefix becomes, so a mark behind that prefix is lost. The models' users have it so.
    fn normalize_grapheme(
        &self,
        grapheme: &str,
        emit: &mut impl FnMut(char) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        if grapheme.len() <= LONGEST_GRAPHEME
            && let Some(replacement) = self.replacement(grapheme)
        {
            return replacement.chars().try_for_each(emit);
        }
        let mut character = [0; 4];
        for c in grapheme.chars() {
            match self.replacement(c.encode_utf8(&mut character)) {
                Some(replacement) => replacement.chars().try_for_each(&mut *emit)?,
                None => emit(c)?,
            }
        }
        ControlFlow::Continue(())
    }

    /// What the shortest prefix of `chunk` that the trie knows becomes.
    fn replacement(&self, chunk: &str) -> Option<&str> {
        let mut at = offset(*self.trie.first()?);
        // A zero byte ends a key of the trie: none contains one.
        for byte in chunk.bytes().take_while(|&byte| byte != 0) {
            at ^= usize::from(byte);
            let unit = *self.trie.get(at)?;
            if label(unit) != u32::from(byte) {
                return None;
            }
            at ^= offset(unit);
            if has_leaf(unit) {
                let start = value(*self.trie.get(at)?);
                let rest = self.replacements.get(start..)?;
                return rest.split('\0').next();
            }
        }
        None
    }
}

// The fields of a unit, as `darts.h` packs them.

fn has_leaf(unit: u32) -> bool {
    unit >> 8 & 1 == 1
}

fn value(unit: u32) -> usize {
    (unit & 0x7fff_ffff) as usize
}

fn label(unit: u32) -> u32 {
    unit & 0x8000_00ff
}

fn offset(unit: u32) -> usize {
    ((unit >> 10) as usize) << ((unit & 1 << 9) >> 6)
}

fn damaged(reason: String) -> TokenizerError {
    TokenizerError::Damaged {
        reason: format!("its precompiled_charsmap: {reason}"),
    }
}
