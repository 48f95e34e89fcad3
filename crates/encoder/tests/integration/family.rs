//! The BERT-family sentence encoders against PyTorch, on random weights of their shapes: every tensor's place, pooling,
//! prefixes (tests/golden/bert-family/make_golden.py, which says what is true of the shapes).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use nearsight_encoder::{
    Manifest, Original, Pooling, Prefixes, QuantizedModel, ReferenceEncoder, Source, TextEncoder,
    Variant, WordBits, quantize_as,
};
use nearsight_vector::Embedding;
use safetensors::tensor::{Dtype, SafeTensors, TensorView};
use serde::Deserialize;

/// How close ours must be: cosine, and difference of any number of two unit vectors.
struct Bounds {
    cosine: f32,
    apart: f32,
}

/// Measured: cosine 1.00000 and at most .00006 apart, half of what f16 can tell in the golden file.
const REFERENCE_BOUNDS: Bounds = Bounds {
    cosine: 0.999_99,
    apart: 1e-4,
};

/// Measured: .9952 at the least (bge, by its first token), means .9976 to .9988 for twelve layers; at most .018 apart. The other
/// pooling would have .88 to .98.
const INT8_BOUNDS: Bounds = Bounds {
    cosine: 0.99,
    apart: 0.03,
};

/// Encoding is slow: the f32 reference encodes every fourth text, and texts of more bytes than this are passages only.
const STEP: usize = 4;
const LONG: usize = 400;

/// The shape that all of these models have.
const N_LAYERS: usize = 12;
const HIDDEN: usize = 384;
const INNER: usize = 1536;

/// A row of `models.json`.
#[derive(Deserialize)]
struct Model {
    id: String,
    weights: String,
    pooling: Pooling,
    max_tokens: usize,
    query: String,
    passage: String,
    n_rows: usize,
}

fn golden(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/golden")
        .join(file)
}

fn read(file: &str) -> Vec<u8> {
    let path = golden(file);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The texts; for each model what PyTorch makes of each as query and as passage.
fn expected() -> (Vec<String>, BTreeMap<String, Vec<[Embedding; 2]>>) {
    let texts: Vec<String> =
        serde_json::from_slice(&read("bert-family/texts.json")).expect("texts");
    let bytes = read("bert-family/embeddings.safetensors");
    let tensors = SafeTensors::deserialize(&bytes).expect("a committed file");
    let of_model = |(name, tensor): (&str, TensorView)| {
        assert_eq!(tensor.shape(), [texts.len(), 2, 384], "{name}");
        let halves = tensor.data().as_chunks::<2>().0;
        let rows: Vec<Embedding> = halves
            .chunks_exact(384)
            .map(|row| row.iter().map(|&half| widened(half)).collect())
            .map(|row| Embedding::normalize(row).expect("unit norm"))
            .collect();
        let pairs = rows
            .chunks_exact(2)
            .map(|pair| [pair[0].clone(), pair[1].clone()]);
        (name.to_owned(), pairs.collect())
    };
    let embeddings = tensors.iter().map(of_model).collect();
    (texts, embeddings)
}

/// IEEE half precision; the rows hold neither infinities nor subnormals that matter.
fn widened(half: [u8; 2]) -> f32 {
    let bits = u32::from(u16::from_le_bytes(half));
    let magnitude = f32::from_bits((bits & 0x7fff) << 13) * 2f32.powi(112);
    if bits >> 15 == 1 {
        -magnitude
    } else {
        magnitude
    }
}

/// By part of a tensor's name, the first that fits: `AMPLITUDES` of make_golden.py.
const AMPLITUDES: &[(&str, f32)] = &[
    ("attention.output.dense.weight", 1.0 / 32.0),
    ("output.dense.weight", 1.0 / 16.0),
    ("intermediate.dense.weight", 1.0 / 16.0),
    ("query.weight", 0.25),
    ("key.weight", 0.25),
    ("bias", 1.0 / 32.0),
    ("", 0.125),
];

fn values(name: &str, n_values: usize) -> Vec<u8> {
    let centre = f32::from(u8::from(name.ends_with("LayerNorm.weight")));
    crate::random_weights::values(name, n_values, centre, AMPLITUDES)
}

/// Names and shapes of a BERT's tensors, as the hub has them.
fn shapes(rows: usize) -> Vec<(String, Vec<usize>)> {
    let (hidden, inner) = (HIDDEN, INNER);
    let mut shapes: Vec<(String, Vec<usize>)> = [
        ("word_embeddings.weight", vec![rows, hidden]),
        ("position_embeddings.weight", vec![512, hidden]),
        ("token_type_embeddings.weight", vec![2, hidden]),
        ("LayerNorm.weight", vec![hidden]),
        ("LayerNorm.bias", vec![hidden]),
    ]
    .map(|(name, shape)| (format!("embeddings.{name}"), shape))
    .into();
    for layer in 0..N_LAYERS {
        for (name, outputs, inputs) in [
            ("attention.self.query", hidden, hidden),
            ("attention.self.key", hidden, hidden),
            ("attention.self.value", hidden, hidden),
            ("attention.output.dense", hidden, hidden),
            ("intermediate.dense", inner, hidden),
            ("output.dense", hidden, inner),
        ] {
            shapes.push((
                format!("encoder.layer.{layer}.{name}.weight"),
                vec![outputs, inputs],
            ));
            shapes.push((format!("encoder.layer.{layer}.{name}.bias"), vec![outputs]));
        }
        for name in ["attention.output.LayerNorm", "output.LayerNorm"] {
            for part in ["weight", "bias"] {
                shapes.push((format!("encoder.layer.{layer}.{name}.{part}"), vec![hidden]));
            }
        }
    }
    shapes
}

/// The three files of the hub's layout.
struct Files {
    config: Vec<u8>,
    weights: Vec<u8>,
    tokenizer: Vec<u8>,
}

impl Files {
    fn of(model: &Model) -> Self {
        let config = serde_json::json!({
            "model_type": "bert", "hidden_size": HIDDEN, "intermediate_size": INNER, "num_attention_heads": 12,
            "num_hidden_layers": N_LAYERS, "vocab_size": model.n_rows, "max_position_embeddings": 512,
            "type_vocab_size": 2, "layer_norm_eps": 1e-12, "hidden_act": "gelu", "pad_token_id": 0,
            "position_embedding_type": "absolute",
        });
        let tensors: Vec<_> = shapes(model.n_rows)
            .into_iter()
            .map(|(name, shape)| {
                let bytes = values(&name, shape.iter().product());
                (name, shape, bytes)
            })
            .collect();
        let views = tensors.iter().map(|(name, shape, bytes)| {
            (
                name,
                TensorView::new(Dtype::F32, shape.clone(), bytes).expect("bytes of the shape"),
            )
        });
        Self {
            config: config.to_string().into_bytes(),
            weights: safetensors::serialize(views, None).expect("plain tensors serialize"),
            tokenizer: read(match model.weights.as_str() {
                "english-l12" => "minilm-l6/vocab.txt",
                _ => "unigram/tokenizer.json",
            }),
        }
    }

    /// Of the weights of all these models; what they differ in stands in the manifest.
    fn quantized(&self, model: &Model) -> QuantizedModel {
        let source = Source {
            id: model.id.clone(),
            origin: "random".into(),
            licence: "none".into(),
            max_tokens: 512,
            ..Source::default()
        };
        let original = Original {
            weights: &self.weights,
            config: &self.config,
            vocab: &self.tokenizer,
        };
        // The variant that is nearest to the original: what is held here is where every tensor goes.
        let variant = Variant {
            words: WordBits::Int8,
            ..Variant::default()
        };
        quantize_as(&variant, &original, &source, 20 << 20, &mut |_, _| {}).expect("a model")
    }

    fn reference(&self, model: &Model) -> ReferenceEncoder {
        ReferenceEncoder::from_bytes(
            &self.weights,
            &self.config,
            &self.tokenizer,
            model.max_tokens,
        )
        .expect("a model")
        .with_pooling(model.pooling)
    }
}

fn load(quantized: &QuantizedModel, model: &Model) -> TextEncoder {
    let manifest = Manifest {
        max_tokens: model.max_tokens,
        pooling: model.pooling,
        prefixes: Prefixes {
            query: model.query.clone(),
            passage: model.passage.clone(),
        },
        ..quantized.manifest.clone()
    };
    let model = QuantizedModel {
        manifest,
        files: quantized.files.clone(),
    };
    let loader = model.loader().expect("the files of the model");
    loader.finish().expect("a whole model")
}

/// A text in one of its roles, and what we make of it.
struct Made {
    text: usize,
    role: usize,
    embedding: Embedding,
}

const QUERY: usize = 0;
const PASSAGE: usize = 1;

/// Fails outside the bounds; prints the least cosine and the largest difference of two numbers.
fn check(what: &str, bounds: &Bounds, ours: &[Made], expected: &[[Embedding; 2]]) {
    let (mut sum, mut least, mut apart) = (0.0, 1.0f32, 0.0f32);
    for made in ours {
        let (ours, expected) = (&made.embedding, &expected[made.text][made.role]);
        let cosine = ours.cosine(expected);
        let numbers = ours.as_slice().iter().zip(expected.as_slice());
        apart = numbers.fold(apart, |apart, (a, b)| apart.max((a - b).abs()));
        (sum, least) = (sum + cosine, least.min(cosine));
        let role = ["query", "passage"][made.role];
        assert!(
            cosine >= bounds.cosine && apart <= bounds.apart,
            "{what}: text {} as {role} has cosine {cosine}, is {apart} apart",
            made.text
        );
    }
    let mean = sum / ours.len() as f32;
    eprintln!("{what}: cosine mean {mean:.5}, least {least:.5}; largest difference {apart:.6}");
}

/// Every text as passage; as queries the short ones, or a few of them where that is the same.
fn by_int8(model: &Model, files: &QuantizedModel, texts: &[String]) -> Vec<Made> {
    let encoder = load(files, model);
    let borrowed: Vec<&str> = texts.iter().map(String::as_str).collect();
    let passages = encoder.encode_passages(&borrowed).expect("embeddings");
    let passages = passages.into_iter().enumerate();
    let made = passages.map(|(text, embedding)| Made {
        text,
        role: PASSAGE,
        embedding,
    });
    let is_query = |&text: &usize| {
        texts[text].len() < LONG && (model.query != model.passage || text % STEP == 0)
    };
    let queries = (0..texts.len()).filter(is_query).map(|text| Made {
        text,
        role: QUERY,
        embedding: encoder.encode_query(&texts[text]).expect("an embedding"),
    });
    made.chain(queries).collect()
}

/// Every `STEP`th text as passage and, if it is short and that is not the same, as query.
fn by_reference(model: &Model, files: &Files, texts: &[String]) -> Vec<Made> {
    let reference = files.reference(model);
    let mut out = Vec::new();
    for (text, words) in texts.iter().enumerate().step_by(STEP) {
        let mut make = |role, prefix: &str| {
            let embedding = reference.encode(&format!("{prefix}{words}"));
            out.push(Made {
                text,
                role,
                embedding: embedding.expect("an embedding"),
            });
        };
        make(PASSAGE, &model.passage);
        if words.len() < LONG && model.query != model.passage {
            make(QUERY, &model.query);
        }
    }
    out
}

fn run(weights: &str) {
    let (texts, expected) = expected();
    let models: Vec<Model> =
        serde_json::from_slice(&read("bert-family/models.json")).expect("models");
    let models: Vec<Model> = models
        .into_iter()
        .filter(|model| model.weights == weights)
        .collect();
    let files = Files::of(models.first().expect("a model with these weights"));
    let quantized = files.quantized(&models[0]);
    for model in &models {
        let expected = &expected[&model.id];
        let what = format!("{} int8", model.id);
        let ours = by_int8(model, &quantized, &texts);
        check(&what, &INT8_BOUNDS, &ours, expected);
        let what = format!("{} f32", model.id);
        let ours = by_reference(model, &files, &texts);
        check(&what, &REFERENCE_BOUNDS, &ours, expected);
    }
}

#[test]
fn english_models_of_twelve_layers_stay_with_pytorch() {
    run("english-l12");
}

#[test]
fn the_multilingual_model_stays_with_pytorch() {
    run("multilingual-l12");
}
