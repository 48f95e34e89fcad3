//! The head's arithmetic against the same written out, the gate's two ends, and what is refused.

use nearsight_test_support::Random;

use super::*;
use crate::image_manifest::tests::lite0;
use crate::tensor_stream::TensorStream;
use crate::{ImageManifest, Source};

const FEATURES: usize = 1280;
const CLASSES: usize = 1000;
const HIDDEN: usize = 16;
const DIMENSION: usize = 24;
const CENTRES: usize = 3;

fn config() -> AlignmentConfig {
    AlignmentConfig {
        hidden: HIDDEN,
        centres: CENTRES,
        temperature: 2.0,
        mix: 0.2,
        gate_threshold: 0.3,
        gate_width: 0.05,
    }
}

fn weights() -> AlignmentWeights {
    let mut random = Random::new(1);
    let mut some =
        |n: usize, spread: f32| -> Vec<f32> { (0..n).map(|_| spread * random.normal()).collect() };
    AlignmentWeights {
        config: config(),
        mean: some(FEATURES, 0.1),
        scale: vec![2.0; FEATURES],
        hidden: some(HIDDEN * FEATURES, 0.03),
        hidden_bias: some(HIDDEN, 0.1),
        output: some(DIMENSION * HIDDEN, 0.3),
        output_bias: some(DIMENSION, 0.1),
        centres: some(CENTRES * FEATURES, 1.0 / (FEATURES as f32).sqrt()),
        classes: some(CLASSES * DIMENSION, 0.2),
    }
}

/// The manifest of an encoder as `lite0` is.
fn pictures() -> ImageManifest {
    let mut pictures = lite0();
    for file in &mut pictures.files {
        file.bytes = 1;
    }
    pictures
}

fn trained() -> TrainedAlignment {
    let source = Source {
        id: "shop".into(),
        ..Source::default()
    };
    let trained = weights().quantize(&pictures(), "minilm-l6", &source);
    trained.expect("a head")
}

fn loaded(config: &AlignmentConfig) -> Alignment {
    let bytes = trained().bytes;
    let mut stream = TensorStream::new("head.safetensors", bytes.len() as u64);
    stream.push(&bytes).expect("tensors");
    let mut parts = Parts::default();
    parts.add(stream.finish().expect("tensors"));
    Alignment::from_parts(&mut parts, config, &Architecture::lite0(), DIMENSION).expect("a head")
}

fn sample(seed: u64) -> (Vec<f32>, Vec<f32>) {
    let mut random = Random::new(seed);
    let mut some = |n: usize| -> Vec<f32> { (0..n).map(|_| random.normal().abs()).collect() };
    (some(FEATURES), some(CLASSES))
}

/// Both answers, in f64 and without int8.
fn written_out(features: &[f32], logits: &[f32]) -> [Vec<f64>; 2] {
    let weights = weights();
    let standard: Vec<f64> = (0..FEATURES)
        .map(|f| f64::from((features[f] - weights.mean[f]) * weights.scale[f]))
        .collect();
    let product = |rows: &[f32], bias: &[f32], x: &[f64]| -> Vec<f64> {
        let rows = rows.chunks_exact(x.len()).zip(bias);
        rows.map(|(row, &bias)| {
            let products = row.iter().zip(x);
            products.map(|(&w, x)| f64::from(w) * x).sum::<f64>() + f64::from(bias)
        })
        .collect()
    };
    let mut hidden = product(&weights.hidden, &weights.hidden_bias, &standard);
    hidden.iter_mut().for_each(|x| *x = x.max(0.0));
    let learned = product(&weights.output, &weights.output_bias, &hidden);
    let shares: Vec<f64> = logits.iter().map(|&x| (f64::from(x) / 2.0).exp()).collect();
    let total: f64 = shares.iter().sum();
    let mut named = vec![0.0; DIMENSION];
    for (class, share) in shares.iter().enumerate() {
        for (to, &x) in named.iter_mut().zip(&weights.classes[class * DIMENSION..]) {
            *to += share / total * f64::from(x);
        }
    }
    [learned, named]
}

fn cosine(a: &[f32], b: &[f64]) -> f64 {
    let norm = b.iter().map(|x| x * x).sum::<f64>().sqrt();
    a.iter().zip(b).map(|(&a, b)| f64::from(a) * b).sum::<f64>() / norm
}

#[test]
fn far_from_the_training_the_classes_names_answer() {
    let far = AlignmentConfig {
        gate_threshold: f32::MAX,
        ..config()
    };
    let (features, logits) = sample(2);
    let ours = loaded(&far).embed(&features, &logits).expect("a vector");
    let [_, named] = written_out(&features, &logits);
    assert!(cosine(ours.as_slice(), &named) > 0.999);
}

#[test]
fn near_the_training_the_network_answers_with_a_share_of_the_names() {
    let near = AlignmentConfig {
        gate_threshold: f32::MIN,
        ..config()
    };
    let (features, logits) = sample(3);
    let ours = loaded(&near).embed(&features, &logits).expect("a vector");
    let [learned, named] = written_out(&features, &logits).map(|x| {
        let norm = x.iter().map(|x| x * x).sum::<f64>().sqrt();
        x.iter().map(|x| x / norm).collect::<Vec<f64>>()
    });
    let both: Vec<f64> = learned
        .iter()
        .zip(&named)
        .map(|(a, b)| a + 0.2 * b)
        .collect();
    assert!(cosine(ours.as_slice(), &both) > 0.999);
    assert!(
        cosine(ours.as_slice(), &learned) < 0.999,
        "the names have their share"
    );
}

#[test]
fn the_gate_opens_at_its_centres() {
    let head = loaded(&config());
    let centre = &weights().centres[..FEATURES];
    assert!(head.gate(centre) > 0.99, "{}", head.gate(centre));
    let away: Vec<f32> = centre.iter().map(|x| -x).collect();
    assert!(head.gate(&away) < 0.01, "{}", head.gate(&away));
    assert!((config().share(0.3) - 0.5).abs() < 1e-6);
}

#[test]
fn a_head_makes_a_model_of_the_encoder_that_it_was_trained_for() {
    let (head, pictures) = (trained().manifest, pictures());
    let again = AlignmentManifest::from_json(head.to_json().as_bytes()).expect("the same");
    assert_eq!(again, head);
    let model = head.applied_to(&pictures).expect("a model");
    assert_eq!((model.id.as_str(), model.dimension), ("shop", DIMENSION));
    assert_eq!(model.texts.as_deref(), Some("minilm-l6"));
    assert_ne!(model.fingerprint, pictures.fingerprint);
    assert_eq!(
        model.encoder_bytes(),
        2 + head.file.bytes,
        "all files are needed"
    );
}

#[test]
fn other_settings_are_another_space() {
    let head = trained().manifest;
    let mut other = head.clone();
    other.config.mix = 0.3;
    let fingerprint = |head: &AlignmentManifest| {
        let model = head.applied_to(&pictures()).expect("a model");
        model.fingerprint
    };
    assert_ne!(fingerprint(&head), fingerprint(&other));
}

#[test]
fn a_head_for_another_encoder_is_refused_and_both_are_named() {
    let mut other = pictures();
    other.fingerprint = "lite0/w8a13/1".into();
    let error = trained().manifest.applied_to(&other).unwrap_err();
    assert_eq!(error.code(), "model-mismatch");
    let text = error.to_string();
    assert!(
        text.contains("lite0/w8a13/0") && text.contains("lite0/w8a13/1"),
        "{text}"
    );
}

#[test]
fn wrong_settings_and_lacking_files_are_named() {
    let json = trained().manifest.to_json();
    for (from, to, named) in [
        ("\"hidden\": 16", "\"hidden\": 0", "hidden"),
        ("\"centres\": 3", "\"centres\": 999999", "centres"),
        (
            "\"temperature\": 2.0",
            "\"temperature\": 0.0",
            "temperature",
        ),
        ("\"gate_width\": 0.05", "\"gate_width\": -1.0", "gate_width"),
        ("\"role\": \"head\"", "\"role\": \"weights\"", "role"),
        ("\"head.safetensors\"", "\"../head\"", "../head"),
    ] {
        assert!(json.contains(from), "{from} in {json}");
        let error = AlignmentManifest::from_json(json.replacen(from, to, 1).as_bytes());
        let error = error.unwrap_err();
        assert_eq!(error.code(), "manifest-invalid");
        assert!(
            error.to_string().contains(named),
            "{error} should name {named}"
        );
    }
    let mut alone = pictures();
    alone.files.pop();
    let error = trained().manifest.applied_to(&alone).unwrap_err();
    assert!(error.to_string().contains("classifier"), "{error}");
}
