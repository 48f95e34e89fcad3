//! Original weights in every form that they are published in.

use nearsight_test_support::TinyBert;
use safetensors::tensor::TensorView;

use super::*;
use crate::ReferenceEncoder;

/// The tiny model's file with every tensor renamed and its values written otherwise.
fn rewritten(prefix: &str, dtype: Dtype, write: impl Fn(f32) -> Vec<u8>) -> Vec<u8> {
    let tiny = TinyBert::new(3);
    let tensors = SafeTensors::deserialize(&tiny.weights).expect("the tiny model");
    let tensors: Vec<_> = tensors
        .iter()
        .map(|(name, tensor)| {
            let values = tensor.data().as_chunks::<4>().0.iter();
            let bytes: Vec<u8> = values
                .flat_map(|&value| write(f32::from_le_bytes(value)))
                .collect();
            (format!("{prefix}{name}"), tensor.shape().to_vec(), bytes)
        })
        .collect();
    let views = tensors.iter().map(|(name, shape, bytes)| {
        let view = TensorView::new(dtype, shape.clone(), bytes);
        (name, view.expect("bytes of the shape"))
    });
    safetensors::serialize(views, None).expect("plain tensors serialize")
}

fn vector(weights: &[u8]) -> Vec<f32> {
    let tiny = TinyBert::new(3);
    let encoder = ReferenceEncoder::from_bytes(weights, &tiny.config, &tiny.vocab, 64);
    let embedding = encoder
        .expect("a model")
        .encode("the river")
        .expect("an embedding");
    embedding.as_slice().to_vec()
}

/// The value without the bits that a half has no room for; zero where it is too small for one.
fn cut(value: f32, n_bits: u32) -> f32 {
    let cut = f32::from_bits(value.to_bits() >> n_bits << n_bits);
    if cut.abs() < 2f32.powi(-14) { 0.0 } else { cut }
}

#[test]
fn halves_are_the_numbers_they_stand_for() {
    for (dtype, n_bits) in [(Dtype::F16, 13), (Dtype::BF16, 16)] {
        let half = |value: f32| {
            let bits = cut(value, n_bits).to_bits();
            let half = match dtype {
                Dtype::BF16 => bits >> 16,
                // Zero has no exponent to change; all else loses 112 of its bias.
                _ if bits << 1 == 0 => 0,
                _ => (bits >> 16 & 0x8000) | (((bits & 0x7fff_ffff) >> 13) - (112 << 10)),
            } as u16;
            half.to_le_bytes().to_vec()
        };
        let halves = rewritten("", dtype, half);
        let floats = rewritten("", Dtype::F32, |value| {
            cut(value, n_bits).to_le_bytes().to_vec()
        });
        assert_eq!(vector(&halves), vector(&floats), "{dtype:?}");
    }
}

#[test]
fn the_encoder_is_found_beside_a_head_and_without() {
    let plain = vector(&TinyBert::new(3).weights);
    for prefix in ["bert.", "model."] {
        let weights = rewritten(prefix, Dtype::F32, |value| value.to_le_bytes().to_vec());
        assert_eq!(vector(&weights), plain, "{prefix}");
    }
    let weights = rewritten("other.", Dtype::F32, |value| value.to_le_bytes().to_vec());
    let weights = Weights::from_bytes("model.safetensors", &weights).expect("a file");
    assert_eq!(
        weights.encoder_prefix().expect_err("no encoder").code(),
        "weights-missing"
    );
}

#[test]
fn what_is_no_number_is_named() {
    let weights = rewritten("", Dtype::BF16, |_| vec![0xc0, 0x7f]);
    let weights = Weights::from_bytes("model.safetensors", &weights).expect("a file");
    let error = weights
        .f32("embeddings.LayerNorm.bias", &[32])
        .expect_err("NaN");
    assert!(
        error.to_string().contains("embeddings.LayerNorm.bias"),
        "{error}"
    );
    let integers = rewritten("", Dtype::I32, |_| vec![0; 4]);
    let integers = Weights::from_bytes("model.safetensors", &integers).expect("a file");
    let error = integers
        .f32("embeddings.LayerNorm.bias", &[32])
        .expect_err("integers");
    assert!(error.to_string().contains("I32"), "{error}");
}
