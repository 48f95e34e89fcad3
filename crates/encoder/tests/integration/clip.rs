//! CLIP's towers against transformers, on random weights of their shapes: every tensor's place, both activations, what tokens
//! see, and which of them is a text's vector (tests/golden/clip/make_golden.py, which says what is true of the shapes).

use std::path::{Path, PathBuf};

use nearsight_encoder::{ClipOriginal, QuantizedClip, ReferenceClip, Source, quantize_clip};
use nearsight_image::PixelValues;
use nearsight_vector::Embedding;
use safetensors::tensor::{Dtype, SafeTensors, TensorView};
use serde_json::Value;

/// Largest difference of any number of two unit vectors; measured: 7e-7.
const REFERENCE_APART: f32 = 1e-5;

/// What the int8 towers must reach; measured at the least: .9994 (pictures of ViT-B/32), .9996 (its texts).
const INT8_COSINE: f32 = 0.999;

/// The f32 reference is slow: it encodes every third text and picture.
const STEP: usize = 3;

/// By part of a tensor's name, the first that fits: `AMPLITUDES` of make_golden.py.
const AMPLITUDES: &[(&str, f32)] = &[
    ("q_proj.weight", 1.0 / 8.0),
    ("k_proj.weight", 1.0 / 8.0),
    ("fc2.weight", 1.0 / 24.0),
    ("patch_embedding.weight", 1.0 / 48.0),
    ("token_embedding.weight", 1.0 / 2.0),
    ("position_embedding.weight", 1.0 / 4.0),
    ("bias", 1.0 / 32.0),
    ("proj", 1.0 / 16.0),
    ("fc1.weight", 1.0 / 16.0),
    ("", 1.0 / 4.0),
];

fn golden(file: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/clip");
    folder.join(file)
}

fn read(file: &str) -> Vec<u8> {
    let path = golden(file);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn values(name: &str, n_values: usize) -> Vec<u8> {
    let centre = match name {
        "logit_scale" => 2.5,
        name if name.contains("norm") && name.ends_with("weight") => 1.0,
        _ => 0.0,
    };
    crate::random_weights::values(name, n_values, centre, AMPLITUDES)
}

/// Names and shapes of the layers of a tower, as the hub has them.
fn layers(tower: &str, config: &Value) -> Vec<(String, Vec<usize>)> {
    let size = |name: &str| config[name].as_u64().expect(name) as usize;
    let (width, inner) = (size("hidden_size"), size("intermediate_size"));
    let mut shapes = Vec::new();
    for layer in 0..size("num_hidden_layers") {
        let name = |part: &str| format!("{tower}.encoder.layers.{layer}.{part}");
        for (part, outputs, inputs) in [
            ("self_attn.q_proj", width, width),
            ("self_attn.k_proj", width, width),
            ("self_attn.v_proj", width, width),
            ("self_attn.out_proj", width, width),
            ("mlp.fc1", inner, width),
            ("mlp.fc2", width, inner),
        ] {
            shapes.push((name(&format!("{part}.weight")), vec![outputs, inputs]));
            shapes.push((name(&format!("{part}.bias")), vec![outputs]));
        }
        for part in ["layer_norm1", "layer_norm2"] {
            for kind in ["weight", "bias"] {
                shapes.push((name(&format!("{part}.{kind}")), vec![width]));
            }
        }
    }
    shapes
}

/// Names and shapes of all tensors.
fn shapes(config: &Value) -> Vec<(String, Vec<usize>)> {
    let (text, vision) = (&config["text_config"], &config["vision_config"]);
    let size = |tower: &Value, name: &str| tower[name].as_u64().expect(name) as usize;
    let (width, of_text) = (size(vision, "hidden_size"), size(text, "hidden_size"));
    let (side, patch) = (size(vision, "image_size"), size(vision, "patch_size"));
    let places = 1 + (side / patch) * (side / patch);
    let projection = size(config, "projection_dim");
    let mut shapes: Vec<(String, Vec<usize>)> = [
        ("logit_scale", vec![]),
        ("text_projection.weight", vec![projection, of_text]),
        ("visual_projection.weight", vec![projection, width]),
        (
            "text_model.embeddings.token_embedding.weight",
            vec![size(text, "vocab_size"), of_text],
        ),
        (
            "text_model.embeddings.position_embedding.weight",
            vec![77, of_text],
        ),
        ("text_model.final_layer_norm.weight", vec![of_text]),
        ("text_model.final_layer_norm.bias", vec![of_text]),
        ("vision_model.embeddings.class_embedding", vec![width]),
        (
            "vision_model.embeddings.patch_embedding.weight",
            vec![width, 3, patch, patch],
        ),
        (
            "vision_model.embeddings.position_embedding.weight",
            vec![places, width],
        ),
        ("vision_model.pre_layrnorm.weight", vec![width]),
        ("vision_model.pre_layrnorm.bias", vec![width]),
        ("vision_model.post_layernorm.weight", vec![width]),
        ("vision_model.post_layernorm.bias", vec![width]),
    ]
    .map(|(name, shape)| (name.into(), shape))
    .into();
    shapes.extend(layers("text_model", text));
    shapes.extend(layers("vision_model", vision));
    shapes
}

/// The files of the hub's layout.
struct Files {
    config: Vec<u8>,
    weights: Vec<u8>,
    tokenizer: Vec<u8>,
}

impl Files {
    fn of(config: &Value) -> Self {
        let tensors: Vec<_> = shapes(config)
            .into_iter()
            .map(|(name, shape)| {
                let bytes = values(&name, shape.iter().product());
                (name, shape, bytes)
            })
            .collect();
        let views = tensors.iter().map(|(name, shape, bytes)| {
            let view = TensorView::new(Dtype::F32, shape.clone(), bytes);
            (name, view.expect("bytes of the shape"))
        });
        Self {
            config: config.to_string().into_bytes(),
            weights: safetensors::serialize(views, None).expect("plain tensors serialize"),
            tokenizer: read("tokenizer.json"),
        }
    }

    fn quantized(&self, id: &str) -> QuantizedClip {
        let source = Source {
            id: id.into(),
            origin: "random".into(),
            licence: "none".into(),
            ..Source::default()
        };
        let original = ClipOriginal {
            weights: &self.weights,
            config: &self.config,
            tokenizer: &self.tokenizer,
            preprocessor: None,
        };
        quantize_clip(
            &QuantizedClip::VARIANT,
            &original,
            &source,
            20 << 20,
            &mut |_, _| {},
        )
        .expect("two models")
    }

    fn reference(&self) -> ReferenceClip {
        ReferenceClip::from_bytes(&self.weights, &self.config, &self.tokenizer).expect("a model")
    }
}

/// What transformers makes of the texts and pictures.
struct Expected {
    texts: Vec<Embedding>,
    pictures: Vec<Embedding>,
    scale: f32,
}

impl Expected {
    fn of(id: &str) -> Self {
        let bytes = read("embeddings.safetensors");
        let tensors = SafeTensors::deserialize(&bytes).expect("a committed file");
        let values = |name: &str| {
            let tensor = tensors.tensor(&format!("{id}.{name}")).expect(name);
            let bytes = tensor.data().as_chunks::<4>().0.iter();
            bytes
                .map(|&bytes| f32::from_le_bytes(bytes))
                .collect::<Vec<f32>>()
        };
        let rows = |name: &str| {
            let values = values(name);
            let rows = values.chunks_exact(512).map(<[f32]>::to_vec);
            rows.map(|row| Embedding::normalize(row).expect("unit norm"))
                .collect()
        };
        Self {
            texts: rows("texts"),
            pictures: rows("pictures"),
            scale: values("scale")[0],
        }
    }
}

/// The least cosine and the largest difference of two numbers, printed and given back.
fn compare<'a>(
    what: &str,
    ours: impl IntoIterator<Item = Embedding>,
    expected: impl IntoIterator<Item = &'a Embedding>,
) -> (f32, f32) {
    let (mut least, mut apart, mut n) = (1.0f32, 0.0f32, 0);
    for (ours, expected) in ours.into_iter().zip(expected) {
        least = least.min(ours.cosine(expected));
        let numbers = ours.as_slice().iter().zip(expected.as_slice());
        apart = numbers.fold(apart, |apart, (a, b)| apart.max((a - b).abs()));
        n += 1;
    }
    eprintln!("{what}: {n} vectors, least cosine {least:.5}, largest difference {apart:.7}");
    assert!(n > 0, "{what}");
    (least, apart)
}

fn run(id: &str) {
    let models: Value = serde_json::from_slice(&read("models.json")).expect("models");
    let models = models.as_array().expect("a list");
    let model = models.iter().find(|model| model["id"] == id).expect(id);
    let texts: Vec<String> = serde_json::from_slice(&read("texts.json")).expect("texts");
    let files = Files::of(&model["config"]);
    let expected = Expected::of(id);

    let quantized = files.quantized(id);
    let pictures = quantized
        .pictures
        .loader()
        .expect("files")
        .finish()
        .expect("a whole model");
    let preprocessing = &pictures.manifest().preprocessing;
    let drawn: Vec<PixelValues> = (0..crate::drawn::N_PICTURES)
        .map(|seed| crate::drawn::picture(seed, preprocessing))
        .collect();
    let tower = quantized
        .texts
        .loader()
        .expect("files")
        .finish()
        .expect("a whole model");
    let borrowed: Vec<&str> = texts.iter().map(String::as_str).collect();
    let ours = tower.encode(&borrowed).expect("embeddings");
    let of_texts = compare(&format!("{id} int8 texts"), ours, &expected.texts);
    let ours = pictures.encode(&drawn).expect("embeddings");
    let of_pictures = compare(&format!("{id} int8 pictures"), ours, &expected.pictures);
    assert!(of_texts.0 >= INT8_COSINE && of_pictures.0 >= INT8_COSINE);
    assert_eq!(tower.fingerprint(), pictures.fingerprint());
    assert_eq!(pictures.manifest().texts.as_deref(), Some(tower.id()));

    check_reference(id, &files, &texts, &drawn, &expected);
    let scale = pictures.manifest().logit_scale;
    assert!(scale.is_some_and(|scale| (scale - expected.scale).abs() < 1e-4));
}

fn check_reference(
    id: &str,
    files: &Files,
    texts: &[String],
    drawn: &[PixelValues],
    expected: &Expected,
) {
    let reference = files.reference();
    let ours = texts
        .iter()
        .step_by(STEP)
        .map(|text| reference.encode_text(text).expect("a vector"));
    let of_texts = compare(
        &format!("{id} f32 texts"),
        ours,
        expected.texts.iter().step_by(STEP),
    );
    let ours = drawn
        .iter()
        .step_by(STEP)
        .map(|one| reference.encode_picture(one).expect("a vector"));
    let of_pictures = compare(
        &format!("{id} f32 pictures"),
        ours,
        expected.pictures.iter().step_by(STEP),
    );
    assert!(of_texts.1 <= REFERENCE_APART && of_pictures.1 <= REFERENCE_APART);
    assert!((reference.logit_scale() - expected.scale).abs() < 1e-4);
}

#[test]
fn vit_b32_stays_with_transformers() {
    run("clip-vit-b32");
}

#[test]
fn open_clips_vit_b16_stays_with_transformers() {
    run("open-clip-vit-b16");
}

#[test]
fn tinyclip_8m_16_stays_with_transformers() {
    run("tinyclip-8m-16");
}
