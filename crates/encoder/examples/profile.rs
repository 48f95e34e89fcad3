//! Where a forward pass of a transformer spends its time, natively or as wasm32-wasip1:
//! `cargo run --release -p nearsight-encoder --example profile -- minilm-l6 w8a13 128 avx2`; without the last words, as many
//! tokens as is usual, on every target of the machine. The models: minilm-l6, vit-b32, vit-b16, tinyclip.

#![expect(clippy::print_stdout, reason = "the output is the measurement")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use nearsight_encoder::Precision;
use nearsight_encoder::kernel::activation::{gelu, quick_gelu};
use nearsight_encoder::kernel::attention::{AttentionScratch, Heads, Sequence, Sight, attention};
use nearsight_encoder::kernel::gemm::{Order, gemm};
use nearsight_encoder::kernel::lanes::{F32x8, LANES};
use nearsight_encoder::kernel::layer_norm::LayerNorm;
use nearsight_encoder::kernel::{PackedMatrix, QuantizedRows, Target};

/// Shape of a network; the feed-forward layer is four times as wide.
#[derive(Clone, Copy)]
struct Model {
    name: &'static str,
    width: usize,
    heads: usize,
    layers: usize,
    tokens: usize,
    /// Numbers of a patch, of those that see.
    patch: Option<usize>,
}

const MODELS: [Model; 4] = [
    model("minilm-l6", [384, 12, 6, 128], None),
    model("vit-b32", [768, 12, 12, 50], Some(3 * 32 * 32)),
    model("vit-b16", [768, 12, 12, 197], Some(3 * 16 * 16)),
    model("tinyclip", [256, 4, 10, 197], Some(3 * 16 * 16)),
];

const fn model(name: &'static str, sizes: [usize; 4], patch: Option<usize>) -> Model {
    let [width, heads, layers, tokens] = sizes;
    Model {
        name,
        width,
        heads,
        layers,
        tokens,
        patch,
    }
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let word = |index: usize| words.get(index).map(String::as_str);
    let named = |model: &&Model| Some(model.name) == word(0);
    let mut model = *MODELS.iter().find(named).unwrap_or(&MODELS[0]);
    let precision = word(1).and_then(Precision::from_name).unwrap_or_default();
    if let Some(tokens) = word(2).and_then(|n| n.parse().ok()) {
        model.tokens = tokens;
    }
    let (name, tokens, layers) = (model.name, model.tokens, model.layers);
    println!("{name}, {tokens} tokens; ms for {layers} layers, least of many rounds");
    for target in Target::available() {
        if word(3).is_none_or(|name| name == target.name()) {
            println!("\n{}", target.name());
            profile(target, &model, precision);
        }
    }
}

fn profile(target: Target, model: &Model, precision: Precision) {
    let Model {
        width,
        tokens,
        layers,
        ..
    } = *model;
    let (inner, layers) = (4 * width, layers as f64);
    let mut total = 0.0;
    let mut add = |what: &str, times: f64, ms: f64| {
        println!("{what}: {:.2} ms", times * ms);
        total += times * ms;
    };
    let mut products = vec![
        (width, 3 * width, tokens, layers),
        (width, width, tokens, layers),
        (width, inner, tokens, layers),
        (inner, width, tokens, layers),
    ];
    products.extend(model.patch.map(|patch| (patch, width, tokens - 1, 1.0)));
    for (inputs, outputs, rows, times) in products {
        let ms = product(target, [rows, inputs, outputs], precision);
        let speed = (rows * inputs * outputs) as f64 / ms / 1e6;
        let what = format!("gemm {inputs} -> {outputs}, {speed:.1} GMAC/s");
        add(&what, times, ms);
    }
    for (inputs, times) in [(width, 3.0), (inner, 1.0)] {
        let (values, mut rows) = (noise(tokens * inputs), QuantizedRows::default());
        let ms = time(|| target.vectorize(|| rows.fill(&values, inputs, precision)));
        add(&format!("quantize {inputs}"), layers * times, ms);
    }
    add("attention", layers, profile_attention(target, model));
    let values = noise(tokens * inner);
    let ms = match model.patch {
        None => activation(target, values, gelu),
        Some(_) => activation(target, values, quick_gelu),
    };
    add("activation", layers, ms);
    add("layer norm", 2.0 * layers, profile_norm(target, model));
    println!("sum: {total:.2} ms");
}

fn product(target: Target, [n_rows, inputs, outputs]: [usize; 3], precision: Precision) -> f64 {
    let weights = matrix(inputs, outputs, precision);
    let mut rows = QuantizedRows::default();
    rows.fill(&noise(n_rows * inputs), inputs, precision);
    let mut out = vec![0.0; n_rows * outputs];
    time(|| gemm(target, &rows, &weights, Order::Rows, F32x8::store, &mut out))
}

fn profile_attention(target: Target, model: &Model) -> f64 {
    let (tokens, width) = (model.tokens, model.width);
    let (qkv, mut out) = (noise(tokens * 3 * width), vec![0.0; tokens * width]);
    let mut scratch = AttentionScratch::default();
    let all = [Sequence::from(0..tokens)];
    let heads = Heads {
        width,
        size: width / model.heads,
        sight: Sight::All,
    };
    time(|| attention(target, heads, &qkv, &all, &mut scratch, &mut out))
}

fn activation(target: Target, mut values: Vec<f32>, f: impl Fn(F32x8) -> F32x8) -> f64 {
    time(|| {
        target.vectorize(|| {
            for lanes in values.as_chunks_mut::<LANES>().0 {
                f(F32x8::load(lanes)).store(lanes);
            }
        });
    })
}

fn profile_norm(target: Target, model: &Model) -> f64 {
    let norm = LayerNorm {
        weight: vec![1.0; model.width],
        bias: vec![0.0; model.width],
        epsilon: 1e-12,
    };
    let mut values = noise(model.tokens * model.width);
    time(|| target.vectorize(|| norm.forward(&mut values)))
}

/// Milliseconds of a call, from the least of many batches, each long beside the clock's step.
fn time(mut call: impl FnMut()) -> f64 {
    let enough = 20 * clock_step();
    let mut least = f64::MAX;
    let mut calls = 1;
    let began = Instant::now();
    while began.elapsed().as_millis() < 700 {
        let start = Instant::now();
        for _ in 0..calls {
            once(&mut call);
        }
        let took = start.elapsed();
        if took < enough {
            calls *= 2;
        } else {
            least = least.min(took.as_secs_f64() * 1e3 / f64::from(calls));
        }
    }
    least
}

/// A function of its own: a browser replaces code by better compiled code only from one call to the next.
#[inline(never)]
fn once(call: &mut impl FnMut()) {
    black_box(call)();
}

/// How far the clock goes at once: browsers round it.
fn clock_step() -> Duration {
    let start = Instant::now();
    loop {
        let step = start.elapsed();
        if !step.is_zero() {
            return step;
        }
    }
}

fn matrix(inputs: usize, outputs: usize, precision: Precision) -> PackedMatrix {
    let weights: Vec<i8> = (0..inputs * outputs)
        .map(|i| ((i * 7919) >> 3) as i8)
        .collect();
    let matrix = PackedMatrix::from_rows(
        weights,
        inputs,
        vec![1e-3; outputs],
        vec![0.0; outputs],
        precision,
    );
    matrix.expect("sizes fit")
}

/// Values of about unit size.
fn noise(n: usize) -> Vec<f32> {
    (0..n)
        .map(|i| ((i * 7919 % 2003) as f32 / 1001.5) - 1.0)
        .collect()
}
