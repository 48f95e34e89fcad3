//! How long EfficientNet-Lite0 takes for a picture, natively or as wasm32-wasip1, and where:
//! `cargo run --release -p nearsight-encoder --example profile_lite0 -- avx2`; without the last word, on every target of
//! the machine. The weights are not needed: random ones take as long.

#![expect(clippy::print_stdout, reason = "the output is the measurement")]

use std::hint::black_box;
use std::time::Instant;

use nearsight_encoder::Precision;
use nearsight_encoder::efficientnet::Architecture;
use nearsight_encoder::kernel::depthwise::{Depthwise, Padded, Size};
use nearsight_encoder::kernel::gemm::{Order, gemm};
use nearsight_encoder::kernel::lanes::F32x8;
use nearsight_encoder::kernel::relu6::relu6_steps;
use nearsight_encoder::kernel::{PackedMatrix, QuantizedRows, Target};

const SIDE: usize = 224;

fn main() {
    let wanted = std::env::args().nth(1);
    println!("a picture of {SIDE} x {SIDE}; ms, least of many rounds");
    for target in Target::available() {
        if wanted.as_deref().is_none_or(|name| name == target.name()) {
            profile(target);
        }
    }
}

/// Milliseconds of each kind of work.
#[derive(Default)]
struct Spent {
    expand: f64,
    depthwise: f64,
    project: f64,
    quantize: f64,
}

fn profile(target: Target) {
    let mut spent = Spent::default();
    let mut size = Size {
        height: SIDE / 2,
        width: SIDE / 2,
    };
    let architecture = Architecture::lite0();
    for (index, block) in architecture.blocks.iter().enumerate() {
        let (n_pixels, expanded) = (size.n_pixels(), block.expanded());
        let mut rows = QuantizedRows::default();
        // The stem's rows have 56 values.
        let inputs = if index == 0 { 56 } else { block.inputs };
        let (x, weights) = (noise(n_pixels * inputs), matrix(inputs, expanded));
        spent.quantize += time(|| target.vectorize(|| rows.fill(&x, inputs, Precision::W8A13)));
        let mut planes = vec![0; n_pixels * expanded];
        spent.expand += time(|| {
            gemm(
                target,
                &rows,
                &weights,
                Order::Planes,
                relu6_steps,
                &mut planes,
            );
        });
        let depthwise = depthwise(expanded, block.kernel, block.stride);
        let mut padded = Padded::default();
        spent.depthwise +=
            time(|| depthwise.forward(target, &planes, size, &mut padded, &mut rows));
        size = size.divided(block.stride);
        let project = matrix(expanded, block.outputs);
        let mut out = vec![0.0; size.n_pixels() * block.outputs];
        spent.project +=
            time(|| gemm(target, &rows, &project, Order::Rows, F32x8::store, &mut out));
    }
    let mut rows = QuantizedRows::default();
    rows.fill(&noise(size.n_pixels() * 320), 320, Precision::W8A13);
    let head = matrix(320, architecture.features);
    let mut out = vec![0.0; size.n_pixels() * architecture.features];
    let head_ms = time(|| gemm(target, &rows, &head, Order::Rows, F32x8::store, &mut out));
    let Spent {
        expand,
        depthwise,
        project,
        quantize,
    } = spent;
    println!(
        "{:<8}  expand {expand:.2}  depthwise {depthwise:.2}  project {project:.2}  head {head_ms:.2}  quantize {quantize:.2}  \
         sum {:.2}",
        target.name(),
        expand + depthwise + project + head_ms + quantize
    );
}

/// Milliseconds of a call, from the least of many.
fn time(mut call: impl FnMut()) -> f64 {
    let (began, mut least) = (Instant::now(), f64::MAX);
    while began.elapsed().as_millis() < 60 {
        let start = Instant::now();
        once(&mut call);
        least = least.min(start.elapsed().as_secs_f64() * 1e3);
    }
    least
}

/// A function of its own: a browser replaces code by better compiled code only from one call to the next.
#[inline(never)]
fn once(call: &mut impl FnMut()) {
    black_box(call)();
}

fn matrix(inputs: usize, outputs: usize) -> PackedMatrix {
    let codes = (0..inputs * outputs).map(|i| ((i * 7919) >> 3) as i8);
    let (scales, bias) = (vec![1e-3; outputs], vec![0.0; outputs]);
    PackedMatrix::from_rows(codes.collect(), inputs, scales, bias, Precision::W8A13)
        .expect("sizes fit")
}

fn depthwise(channels: usize, side: usize, stride: usize) -> Depthwise {
    let codes: Vec<i16> = (0..channels * side * side)
        .map(|i| (i * 7919 % 8191) as i16)
        .collect();
    let (scales, bias) = (vec![1e-5; channels], vec![0.0; channels]);
    Depthwise::from_rows(&codes, side, stride, scales, bias).expect("sizes fit")
}

/// Values of about unit size.
fn noise(n: usize) -> Vec<f32> {
    (0..n)
        .map(|i| ((i * 7919 % 2003) as f32 / 1001.5) - 1.0)
        .collect()
}
