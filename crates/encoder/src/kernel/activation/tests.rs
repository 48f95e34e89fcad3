//! GELU against candle's, quick GELU against its definition.

use candle_core::{Device, Tensor};

use super::*;
use crate::kernel::lanes::LANES;

fn replace(values: &mut [f32], function: impl Fn(F32x8) -> F32x8) {
    for lanes in values.as_chunks_mut::<LANES>().0 {
        function(F32x8::load(lanes)).store(lanes);
    }
}

#[test]
fn equals_the_erf_form_of_the_tensor_library() {
    let x: Vec<f32> = (-80_000..80_000).map(|i| i as f32 / 8000.0).collect();
    let expected = Tensor::new(x.as_slice(), &Device::Cpu)
        .unwrap()
        .gelu_erf()
        .unwrap()
        .to_vec1::<f32>()
        .unwrap();
    let mut ours = x.clone();
    replace(&mut ours, gelu);
    let worst = ours
        .iter()
        .zip(&expected)
        .map(|(a, b)| (a - b).abs())
        .fold(0f32, f32::max);
    assert!(worst < 3e-6, "worst error {worst}");
}

#[test]
fn is_the_identity_far_above_and_zero_far_below() {
    let mut values = [100.0, -100.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
    replace(&mut values, gelu);
    assert!((values[0] - 100.0).abs() < 1e-4);
    assert!(values[1].abs() < 1e-4 && values[2] == 0.0);
}

#[test]
fn the_quick_form_is_x_times_a_sigmoid() {
    let x: Vec<f32> = (-80_000..80_000).map(|i| i as f32 / 800.0).collect();
    let mut ours = x.clone();
    replace(&mut ours, quick_gelu);
    for (x, ours) in x.into_iter().zip(ours) {
        let exact = f64::from(x) / (1.0 + (-1.702 * f64::from(x)).exp());
        let error = (f64::from(ours) - exact).abs();
        assert!(
            error < 1e-6 * f64::from(x.abs()).max(1.0),
            "{x}: {ours} for {exact}"
        );
    }
}
