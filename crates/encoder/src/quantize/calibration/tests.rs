//! The layers of the calibration against the reference encoder.

use nearsight_test_support::TinyBert;
use nearsight_tokenizer::Tokenizer;
use nearsight_vector::Embedding;

use super::*;
use crate::ReferenceEncoder;
use crate::quantize::checkpoint::Checkpoint;
use crate::weights::Weights;

#[test]
fn every_sequence_ends_where_the_reference_ends() {
    let tiny = TinyBert::new(4);
    let config = TextConfig::from_json(&tiny.config).unwrap();
    let weights = Weights::from_bytes("model.safetensors", &tiny.weights).unwrap();
    let checkpoint = Checkpoint::new(&weights, &config).unwrap();
    let tokenizer = Tokenizer::from_bytes(&tiny.vocab).unwrap();
    let embeddings = checkpoint.embeddings().unwrap();
    let mut calibration =
        Calibration::new(&embeddings, |text| tokenizer.encode(text, 48).ids, &config);
    let mut first = None;
    for index in 0..config.num_hidden_layers {
        let inputs = calibration.forward(&checkpoint.layer(index).unwrap());
        first.get_or_insert(inputs.output);
    }
    let reference =
        ReferenceEncoder::from_bytes(&tiny.weights, &tiny.config, &tiny.vocab, 48).unwrap();
    assert!(TEXT.lines().count() > 70);
    for (line, tokens) in TEXT.lines().zip(&calibration.sequences) {
        let mut sum = vec![0f32; 32];
        for token in tokens.clone() {
            add(&mut sum, &calibration.hidden[token * 32..][..32]);
        }
        let ours = Embedding::normalize(sum).unwrap();
        let cosine = ours.cosine(&reference.encode(line).unwrap());
        assert!(cosine > 0.999_999, "{cosine} for {line}");
    }
    let output = first.unwrap();
    assert_eq!(output.width(), config.intermediate_size);
    assert!(output.at(3, 3) > 0.0 && output.at(3, 5) == output.at(5, 3));
}
