//! Text to token ids: WordPiece over BERT's normalisation, Unigram over SentencePiece's, byte-level BPE over CLIP's.
//!
//! For WordPiece one text goes through four steps, each a module; `unigram` and `bpe` have their own, and `tokenizer_json`
//! reads the hub's file of any:
//!
//! 1. `normalize`: drop control characters, put CJK ideographs apart, strip accents, lower the case;
//! 2. `pretokenize`: cut into words at whitespace and around every punctuation character;
//! 3. `wordpiece`: cut each word into the longest pieces the vocabulary holds, from the left;
//! 4. [`Encoding`]: the ids between `[CLS]` and `[SEP]`, no longer than the model takes.
//!
//! Source: Devlin et al., "BERT", section 4.1 of the released code (`tokenization.py`); Wu et al.,
//! "Google's Neural Machine Translation System", section 4.1 (WordPiece). The ids are those of the
//! `tokenizers` crate, held against it in `tests/`, with one wished difference: `[CLS]`, `[SEP]`, `[UNK]`,
//! `[MASK]`, `[PAD]`, `<s>`, `<|endoftext|>` and their like written in a text are text, so no text can forge a special token.

mod bpe;
mod character;
mod encoding;
mod error;
mod lookup;
mod normalize;
mod pretokenize;
mod tokenizer;
mod tokenizer_json;
mod unigram;
mod vocabulary;
mod wordpiece;

pub use bpe::Bpe;
pub use encoding::Encoding;
pub use error::TokenizerError;
pub use tokenizer::Tokenizer;
pub use tokenizer_json::{MAX_TOKENIZER_BYTES, clip_tokenizer_json};
pub use unigram::Unigram;
pub use vocabulary::{MAX_VOCABULARY_BYTES, MAX_VOCABULARY_LINES};
pub use wordpiece::{MAX_WORD_CHARS, WordPiece};
