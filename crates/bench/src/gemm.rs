//! Speed of the encoder's int8 product at the shapes of its widest layers. The same program natively and as
//! wasm32-wasip1 in a browser says what the browser costs.

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

use nearsight_encoder::Precision;
use nearsight_encoder::kernel::gemm::{Order, gemm};
use nearsight_encoder::kernel::lanes::F32x8;
use nearsight_encoder::kernel::{PackedMatrix, QuantizedRows, Target};
use serde_json::{Map, Value};

/// Tokens of a passage of usual length.
const ROWS: usize = 128;
const WIDTH: usize = 384;
const INNER: usize = 1536;

/// How long one shape is repeated: the least time of a call is what the others only add noise to.
const ENOUGH: Duration = Duration::from_millis(700);

/// Long beside the clock's steps, which browsers make coarse (0.1 ms).
const TURN: Duration = Duration::from_millis(20);

/// GMAC/s (thousand million multiplications with their additions, a second) over both shapes, by the name of the target.
pub(crate) fn measure() -> Result<Value, Box<dyn Error>> {
    let gmac = 2.0 * (ROWS * WIDTH * INNER) as f64 / 1e9;
    let mut figures = Map::new();
    for target in Target::available() {
        let seconds = seconds(target, WIDTH, INNER)? + seconds(target, INNER, WIDTH)?;
        figures.insert(target.name().into(), (gmac / seconds).into());
    }
    Ok(figures.into())
}

/// Least seconds of one product of [`ROWS`] rows.
fn seconds(target: Target, inputs: usize, outputs: usize) -> Result<f64, Box<dyn Error>> {
    let codes = (0..inputs * outputs).map(|i| (i.wrapping_mul(2_654_435_761) >> 7) as i8);
    let weights = PackedMatrix::from_rows(
        codes.map(|code| code.max(-127)).collect(),
        inputs,
        vec![0.01; outputs],
        vec![0.0; outputs],
        Precision::W8A13,
    )
    .ok_or("the shape does not fit the kernels")?;
    let values: Vec<f32> = (0..ROWS * inputs)
        .map(|i| (i as f32 * 0.37).sin())
        .collect();
    let mut rows = QuantizedRows::default();
    rows.fill(&values, inputs, Precision::W8A13);
    let mut out = vec![0.0; ROWS * outputs];

    let mut least = f64::MAX;
    let mut calls = 1;
    let began = Instant::now();
    while began.elapsed() < ENOUGH {
        let start = Instant::now();
        for _ in 0..calls {
            product(target, &rows, &weights, &mut out);
        }
        let took = start.elapsed();
        if took < TURN {
            calls *= 2;
        } else {
            least = least.min(took.as_secs_f64() / f64::from(calls));
        }
    }
    black_box(&out);
    Ok(least)
}

/// A function of its own: a browser replaces code by better compiled code only from one call to the next.
#[inline(never)]
fn product(target: Target, rows: &QuantizedRows, weights: &PackedMatrix, out: &mut [f32]) {
    gemm(
        target,
        black_box(rows),
        black_box(weights),
        Order::Rows,
        F32x8::store,
        out,
    );
}
