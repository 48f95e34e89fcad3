//! The ids are those of the `tokenizers` crate, on real texts, made texts and every character there is.
//!
//! The reference has no added tokens, so a literal `[CLS]` is text for it too; with them, as in the model's own
//! `tokenizer.json`, it would be the special token: the one wished difference, and a test of its own here.
#![cfg(not(target_family = "wasm"))]

mod bpe;
mod corpus;
mod every_char;
mod hostile;
mod texts;
mod unigram;
mod word_piece_json;

use std::path::PathBuf;

use nearsight_tokenizer::WordPiece;
use tokenizers::models::wordpiece::WordPiece as ReferenceModel;
use tokenizers::normalizers::BertNormalizer;
use tokenizers::pre_tokenizers::bert::BertPreTokenizer;
use tokenizers::processors::bert::BertProcessing;
use tokenizers::{AddedToken, Tokenizer};

/// `[CLS]` and `[SEP]` of the real vocabulary.
const CLS: u32 = 101;
const SEP: u32 = 102;

fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn vocab() -> Vec<u8> {
    let path = repository().join("tests/golden/minilm-l6/vocab.txt");
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Ours and the reference, from the same vocabulary.
struct Pair {
    ours: WordPiece,
    reference: Tokenizer,
}

impl Pair {
    fn new() -> Self {
        let vocab = vocab();
        let pieces =
            ReferenceModel::read_bytes(&vocab).expect("the reference reads the vocabulary");
        let model = (ReferenceModel::builder().vocab(pieces).build()).expect("the reference model");
        let mut reference = Tokenizer::new(model);
        reference
            .with_normalizer(Some(BertNormalizer::default()))
            .expect("the reference normaliser")
            .with_pre_tokenizer(Some(BertPreTokenizer))
            .with_post_processor(Some(BertProcessing::new(
                ("[SEP]".into(), SEP),
                ("[CLS]".into(), CLS),
            )));
        Self {
            ours: WordPiece::from_vocab(&vocab).expect("our tokenizer"),
            reference,
        }
    }

    fn reference_ids(&self, text: &str) -> Vec<u32> {
        let encoding = self.reference.encode_fast(text, true);
        encoding.expect("the reference encodes").get_ids().to_vec()
    }

    /// What differs on `text`, if anything does: whole, cut short, or counted.
    fn difference(&self, text: &str) -> Option<String> {
        let expected = self.reference_ids(text);
        let ours = self.ours.encode(text, usize::MAX).ids;
        if ours != expected {
            return Some(format!("ids of {text:?}: {ours:?}, not {expected:?}"));
        }
        let count = self.ours.count(text);
        if count != expected.len() - 2 {
            return Some(format!("count of {text:?}: {count}"));
        }
        // The reference's own rule: the first ids that leave room for the two specials.
        let cut = [&expected[..expected.len().min(16) - 1], &[SEP]].concat();
        let ours = self.ours.encode(text, 16).ids;
        (ours != cut).then(|| format!("16 ids of {text:?}: {ours:?}, not {cut:?}"))
    }

    fn check(&self, text: &str) {
        if let Some(difference) = self.difference(text) {
            panic!("{}", difference.chars().take(2000).collect::<String>());
        }
    }
}

#[test]
fn special_tokens_in_a_text_are_text_which_the_reference_can_be_told_too() {
    let mut pair = Pair::new();
    let specials = ["[CLS]", "[SEP]", "[UNK]", "[MASK]", "[PAD]"];
    for special in specials {
        let spelled = ["[", &special[1..special.len() - 1], "]"].join(" ");
        let ids = pair.ours.encode(special, 256).ids;
        assert_eq!(ids, pair.ours.encode(&spelled, 256).ids);
        assert_eq!(ids, pair.reference_ids(special));
        pair.check(&format!(
            "a{special}b {special}{special} {}",
            special.to_lowercase()
        ));
    }
    pair.reference
        .add_special_tokens(specials.map(|special| AddedToken::from(special, true)))
        .expect("the reference takes added tokens");
    for special in specials {
        // The wished difference: this is what a text must not be able to do.
        let id = pair.reference.token_to_id(special).expect("a piece");
        assert_eq!(pair.reference_ids(special), [CLS, id, SEP]);
        assert!(pair.ours.encode(special, 256).ids.len() > 3);
    }
}

#[test]
fn the_cut_is_the_references_own() {
    let mut pair = Pair::new();
    let text = "An unaffable text, über-long in 東京 and elsewhere. ".repeat(20);
    for max_length in [3, 4, 17, 128, 256, 10_000] {
        let truncation = tokenizers::TruncationParams {
            max_length,
            ..Default::default()
        };
        pair.reference
            .with_truncation(Some(truncation))
            .expect("the reference truncates");
        assert_eq!(
            pair.ours.encode(&text, max_length).ids,
            pair.reference_ids(&text)
        );
    }
}
