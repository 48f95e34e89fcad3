//! Where a forward pass of MiniLM-L6's shape spends its time, natively or as wasm32-wasip1:
//! `cargo run --release -p nearsight-encoder --example profile -- 128 w8a13 avx2`; without the last word, on every
//! target of the machine.

#![expect(clippy::print_stdout, reason = "the output is the measurement")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use nearsight_encoder::Precision;
use nearsight_encoder::kernel::activation::gelu;
use nearsight_encoder::kernel::attention::{AttentionScratch, Sight, attention};
use nearsight_encoder::kernel::gemm::{Order, gemm};
use nearsight_encoder::kernel::lanes::{F32x8, LANES};
use nearsight_encoder::kernel::layer_norm::LayerNorm;
use nearsight_encoder::kernel::{PackedMatrix, QuantizedRows, Target};

const WIDTH: usize = 384;
const INNER: usize = 1536;
const LAYERS: f64 = 6.0;

fn main() {
    let tokens = std::env::args().nth(1).and_then(|n| n.parse().ok());
    let tokens: usize = tokens.unwrap_or(128);
    let precision = std::env::args().nth(2);
    let precision = precision.as_deref().and_then(Precision::from_name);
    let precision = precision.unwrap_or_default();
    let wanted = std::env::args().nth(3);
    println!("{tokens} tokens; ms for six layers, least of many rounds");
    for target in Target::available() {
        if wanted.as_deref().is_none_or(|name| name == target.name()) {
            println!("\n{}", target.name());
            profile(target, tokens, precision);
        }
    }
}

fn profile(target: Target, tokens: usize, precision: Precision) {
    let mut total = 0.0;
    for (inputs, outputs) in [
        (WIDTH, 3 * WIDTH),
        (WIDTH, WIDTH),
        (WIDTH, INNER),
        (INNER, WIDTH),
    ] {
        let weights = matrix(inputs, outputs, precision);
        let mut rows = QuantizedRows::default();
        rows.fill(&noise(tokens * inputs), inputs, precision);
        let mut out = vec![0.0; tokens * outputs];
        let ms = time(|| gemm(target, &rows, &weights, Order::Rows, F32x8::store, &mut out));
        let macs = (tokens * inputs * outputs) as f64;
        println!(
            "gemm {inputs} -> {outputs}: {:.2} ms, {:.1} GMAC/s",
            ms * LAYERS,
            macs / ms / 1e6
        );
        total += ms;
    }
    let mut rows = QuantizedRows::default();
    for (name, width, times) in [("quantize 384", WIDTH, 3.0), ("quantize 1536", INNER, 1.0)] {
        let values = noise(tokens * width);
        let ms = times * time(|| target.vectorize(|| rows.fill(&values, width, precision)));
        println!("{name}: {:.2} ms", ms * LAYERS);
        total += ms;
    }
    let mut out = vec![0.0; tokens * WIDTH];
    total += profile_attention(target, tokens, &mut out);
    let mut inner = noise(tokens * INNER);
    let ms = time(|| {
        target.vectorize(|| {
            for lanes in inner.as_chunks_mut::<LANES>().0 {
                gelu(F32x8::load(lanes)).store(lanes);
            }
        });
    });
    println!("gelu: {:.2} ms", ms * LAYERS);
    total += ms;
    let norm = LayerNorm {
        weight: vec![1.0; WIDTH],
        bias: vec![0.0; WIDTH],
        epsilon: 1e-12,
    };
    let ms = 2.0 * time(|| target.vectorize(|| norm.forward(&mut out)));
    println!("layer norm: {:.2} ms", ms * LAYERS);
    total += ms;
    println!("sum: {:.2} ms", total * LAYERS);
}

fn profile_attention(target: Target, tokens: usize, out: &mut [f32]) -> f64 {
    let qkv = noise(tokens * 3 * WIDTH);
    let mut scratch = AttentionScratch::default();
    let whole = 0..tokens;
    let all = core::slice::from_ref(&whole);
    let mut call = || attention(&qkv, WIDTH, 32, Sight::All, all, &mut scratch, out);
    let ms = time(|| target.vectorize(&mut call));
    println!("attention: {:.2} ms", ms * LAYERS);
    ms
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
