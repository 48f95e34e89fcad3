//! What the encoder reads: the token ids of one text.

/// The token ids of one text, `[CLS]` first and `[SEP]` last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Encoding {
    /// Shape: `(n_tokens,)`, at most the `max_len` that was asked for, specials counted.
    /// Each id is a line number of the vocabulary, from 0.
    pub ids: Vec<u32>,
}
