//! Both encoders against PyTorch: 524 texts encoded once by the reference implementation
//! (tests/golden/minilm-l6/make_golden.py) with the weights that `nearsight model get minilm-l6` fetches.

use std::path::Path;

use nearsight_encoder::{
    ModelLoader, Original, Pieces, Precision, ReferenceEncoder, Source, Variant, WordBits,
    quantize_as,
};
use nearsight_vector::Embedding;
use safetensors::SafeTensors;

use crate::fetched::{model_folder, read};

/// Every eighth text is run through what is slow or near to what is tested with all.
const STEP: usize = 8;

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

/// The model of the cache, of the variant that `model get` makes.
fn default_model() -> ModelLoader {
    let folder = model_folder("minilm-l6");
    let mut loader = ModelLoader::new(&read(folder.join("manifest.json"))).expect("a manifest");
    for file in loader.manifest().files.clone() {
        loader
            .file(&file.name, &read(folder.join(&file.name)))
            .expect("a file of the model");
    }
    loader
}

/// Another variant, made of the same original.
fn converted(variant: &Variant) -> ModelLoader {
    let folder = model_folder("minilm-l6").join("source");
    let [weights, config, vocab] =
        ["model.safetensors", "config.json", "vocab.txt"].map(|name| read(folder.join(name)));
    let original = Original {
        weights: &weights,
        config: &config,
        vocab: &vocab,
    };
    let source = Source {
        max_tokens: 256,
        ..Source::default()
    };
    let model =
        quantize_as(variant, &original, &source, 20 << 20, &mut |_, _| {}).expect("a model");
    model.loader().expect("its files")
}

/// How near to PyTorch the vectors of the texts are, without the empty one, which is no passage.
struct Cosines {
    mean: f32,
    minimum: f32,
    /// The text of the minimum.
    worst: String,
}

impl Cosines {
    fn of(loader: ModelLoader, step: usize, is_wanted: fn(&str) -> bool) -> Self {
        let model = loader.finish().expect("a whole model");
        let (texts, expected) = golden();
        let wanted = (texts.iter().zip(&expected))
            .filter(|(text, _)| !text.trim().is_empty() && is_wanted(text))
            .step_by(step);
        let (texts, expected): (Vec<&str>, Vec<_>) =
            wanted.map(|(text, vector)| (text.as_str(), vector)).unzip();
        assert!(texts.len() >= 500 / step);
        let ours = model.encode(&texts).expect("embeddings");
        let mut cosines: Vec<(f32, &str)> = (ours.iter().zip(expected).zip(&texts))
            .map(|((ours, expected), text)| (ours.cosine(expected), *text))
            .collect();
        cosines.sort_by(|a, b| a.0.total_cmp(&b.0));
        let sum: f32 = cosines.iter().map(|(cosine, _)| cosine).sum();
        let (mean, (minimum, worst)) = (sum / cosines.len() as f32, cosines[0]);
        let worst = worst.to_owned();
        Self {
            mean,
            minimum,
            worst,
        }
    }

    fn assert(&self, mean: f32, minimum: f32) {
        assert!(self.mean >= mean, "mean cosine {}", self.mean);
        let (found, worst) = (self.minimum, &self.worst);
        assert!(found >= minimum, "cosine {found} for {worst:?}");
    }
}

fn any(_: &str) -> bool {
    true
}

fn is_latin(text: &str) -> bool {
    (text.chars()).all(|c| c < '\u{400}' || ('\u{2000}'..'\u{2c00}').contains(&c))
}

#[test]
fn the_default_model_stays_with_pytorch() {
    Cosines::of(default_model(), 1, any).assert(0.998, 0.995);
}

#[test]
fn int8_embeddings_stay_nearer() {
    let variant = Variant {
        words: WordBits::Int8,
        ..Variant::default()
    };
    Cosines::of(converted(&variant), 1, any).assert(0.9995, 0.998);
}

#[test]
fn without_other_scripts_the_latin_script_stays_as_it_is() {
    let variant = Variant {
        vocabulary: Pieces::Latin,
        ..Variant::default()
    };
    Cosines::of(converted(&variant), STEP, is_latin).assert(0.998, 0.995);
}

#[test]
fn the_fast_mode_stays_near_pytorch() {
    let fast = default_model().with_precision(Precision::W7A7);
    Cosines::of(fast, 1, any).assert(0.994, 0.97);
}

#[test]
fn the_f32_reference_is_pytorch() {
    let (texts, expected) = golden();
    let source = model_folder("minilm-l6").join("source");
    let part = |name: &str| read(source.join(name));
    let reference = ReferenceEncoder::from_bytes(
        &part("model.safetensors"),
        &part("config.json"),
        &part("vocab.txt"),
        256,
    )
    .expect("a model");
    for (text, expected) in texts.iter().zip(&expected).step_by(STEP) {
        let cosine = reference
            .encode(text)
            .expect("an embedding")
            .cosine(expected);
        assert!(cosine > 0.999_99, "cosine {cosine} for {text:?}");
    }
}
