//! Both encoders against PyTorch: 524 texts encoded once by the reference implementation
//! (tests/golden/minilm-l6/make_golden.py) with the weights that `nearsight model get minilm-l6` fetches.

use std::path::{Path, PathBuf};

use nearsight_encoder::{ModelLoader, Precision, ReferenceEncoder, TextEncoder};
use nearsight_vector::Embedding;
use safetensors::SafeTensors;

/// Every eighth text is run through the f32 reference too: it is slow.
const REFERENCE_STEP: usize = 8;

fn read(path: impl AsRef<Path>) -> Vec<u8> {
    let path = path.as_ref();
    std::fs::read(path).unwrap_or_else(|error| {
        panic!("{}: {error}; `./build.sh test` fetches the model first, or run `nearsight model get minilm-l6`", path.display())
    })
}

/// Where `nearsight model get` puts models.
fn model_folder() -> PathBuf {
    let variable = |name| std::env::var_os(name).map(PathBuf::from);
    let cache = || variable("XDG_CACHE_HOME").or_else(|| Some(variable("HOME")?.join(".cache")));
    let models = variable("NEARSIGHT_MODELS").or_else(|| Some(cache()?.join("nearsight")));
    models
        .expect("NEARSIGHT_MODELS, XDG_CACHE_HOME or HOME is set")
        .join("minilm-l6")
}

fn golden() -> (Vec<String>, Vec<Embedding>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/minilm-l6");
    let texts: Vec<String> =
        serde_json::from_slice(&read(folder.join("texts.json"))).expect("a list of texts");
    let bytes = read(folder.join("embeddings.safetensors"));
    let tensors = SafeTensors::deserialize(&bytes).expect("a committed file");
    let embeddings = tensors.tensor("embeddings").expect("its only tensor");
    assert_eq!(embeddings.shape(), [texts.len(), 384]);
    let values: Vec<f32> = embeddings
        .data()
        .as_chunks::<2>()
        .0
        .iter()
        .map(|&half| half_to_f32(half))
        .collect();
    let rows = values
        .chunks_exact(384)
        .map(|row| Embedding::normalize(row.to_vec()).expect("unit norm"));
    (texts.clone(), rows.collect())
}

/// IEEE half precision; the rows hold no infinities.
fn half_to_f32(bytes: [u8; 2]) -> f32 {
    let bits = u16::from_le_bytes(bytes);
    let (exponent, fraction) = (i32::from(bits >> 10 & 31), f32::from(bits & 1023));
    let magnitude = match exponent {
        0 => fraction * 2f32.powi(-24),
        _ => (1024.0 + fraction) * 2f32.powi(exponent - 25),
    };
    if bits >> 15 == 1 {
        -magnitude
    } else {
        magnitude
    }
}

fn int8(precision: Precision) -> TextEncoder {
    let folder = model_folder();
    let loader = ModelLoader::new(&read(folder.join("manifest.json"))).expect("a manifest");
    let mut loader = loader.with_precision(precision);
    for file in loader.manifest().files.clone() {
        loader
            .file(&file.name, &read(folder.join(&file.name)))
            .expect("a file of the model");
    }
    loader.finish().expect("a whole model")
}

/// Mean and minimum cosine, and the text of the minimum.
fn compare(precision: Precision) -> (f32, f32, String) {
    let (texts, expected) = golden();
    let borrowed: Vec<&str> = texts.iter().map(String::as_str).collect();
    let ours = int8(precision).encode(&borrowed).expect("embeddings");
    let cosines: Vec<f32> = ours
        .iter()
        .zip(&expected)
        .map(|(ours, expected)| ours.cosine(expected))
        .collect();
    let mean = cosines.iter().sum::<f32>() / cosines.len() as f32;
    let (worst, minimum) = cosines
        .iter()
        .enumerate()
        .min_by(|a, b| a.1.total_cmp(b.1))
        .expect("some texts");
    (mean, *minimum, texts[worst].clone())
}

#[test]
fn int8_stays_with_pytorch() {
    let (mean, minimum, worst) = compare(Precision::W8A13);
    assert!(mean >= 0.9990, "mean cosine {mean}");
    assert!(minimum >= 0.995, "cosine {minimum} for {worst:?}");
}

#[test]
fn the_fast_mode_stays_near_pytorch() {
    let (mean, minimum, worst) = compare(Precision::W7A7);
    assert!(mean >= 0.9945, "mean cosine {mean}");
    assert!(minimum >= 0.97, "cosine {minimum} for {worst:?}");
}

#[test]
fn the_f32_reference_is_pytorch() {
    let (texts, expected) = golden();
    let source = model_folder().join("source");
    let part = |name: &str| read(source.join(name));
    let reference = ReferenceEncoder::from_bytes(
        &part("model.safetensors"),
        &part("config.json"),
        &part("vocab.txt"),
        256,
    )
    .expect("a model");
    for (text, expected) in texts.iter().zip(&expected).step_by(REFERENCE_STEP) {
        let cosine = reference
            .encode(text)
            .expect("an embedding")
            .cosine(expected);
        assert!(cosine > 0.999_99, "cosine {cosine} for {text:?}");
    }
}
