//! WordPiece read from a `tokenizer.json`, cased and uncased, against the reference reading the same file.

use nearsight_tokenizer::Tokenizer;
use serde_json::{Value, json};

use crate::corpus;
use crate::hostile::STRANGE_TEXTS;

/// The file of a BERT model with the golden vocabulary.
fn file(lowercase: bool, strip_accents: Option<bool>) -> String {
    let vocab = String::from_utf8(crate::vocab()).expect("UTF-8");
    let ids = vocab.lines().enumerate();
    let ids: Value = ids
        .map(|(id, piece)| (piece.to_owned(), Value::from(id)))
        .collect();
    let file = json!({
        "version": "1.0",
        "added_tokens": [],
        "normalizer": {
            "type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true,
            "strip_accents": strip_accents, "lowercase": lowercase,
        },
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {"type": "BertProcessing", "sep": ["[SEP]", crate::SEP], "cls": ["[CLS]", crate::CLS]},
        "model": {
            "type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
            "max_input_chars_per_word": 100, "vocab": ids,
        },
    });
    file.to_string()
}

#[test]
fn every_folding_is_the_references_own() {
    for (lowercase, strip_accents) in [
        (true, None),
        (true, Some(false)),
        (false, None),
        (false, Some(true)),
    ] {
        let file = file(lowercase, strip_accents);
        let ours = Tokenizer::from_bytes(file.as_bytes()).expect("our tokenizer");
        let reference = tokenizers::Tokenizer::from_bytes(&file).expect("the reference");
        let generated = corpus::generated(2_000);
        let strange = STRANGE_TEXTS.iter().copied();
        for text in strange.chain(generated.iter().map(String::as_str)) {
            let expected = reference.encode_fast(text, true).expect("ids");
            let ids = ours.encode(text, usize::MAX).ids;
            assert_eq!(
                ids,
                expected.get_ids(),
                "{lowercase} {strip_accents:?} {text:?}"
            );
        }
    }
}
