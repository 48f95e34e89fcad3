//! Powers against the standard library in f64.

use super::*;
use crate::kernel::lanes::LANES;

fn exp(x: f32) -> f32 {
    let mut lanes = [0.0; LANES];
    exp_negative(F32x8::splat(x)).store(&mut lanes);
    lanes[0]
}

#[test]
fn is_within_its_bound_over_the_whole_range() {
    let mut worst = 0f64;
    for step in 0..=870_000 {
        let x = -(step as f32) / 10_000.0;
        let exact = f64::from(x).exp();
        worst = worst.max((f64::from(exp(x)) - exact).abs() / exact);
    }
    assert!(worst < 2e-7, "worst relative error {worst}");
}

#[test]
fn is_one_at_zero_and_vanishes_far_below() {
    assert_eq!(exp(0.0), 1.0);
    assert!(exp(f32::NEG_INFINITY) < 1e-37);
}

#[test]
fn powers_of_two_are_within_their_bound_and_vanish_far_below() {
    let exp2 = |x: f32| {
        let mut lanes = [0.0; LANES];
        exp2_coarse(F32x8::splat(x)).store(&mut lanes);
        f64::from(lanes[0])
    };
    for step in 0..=1_390_000 {
        let x = 13.0 - step as f32 / 10_000.0;
        let exact = f64::from(x).exp2();
        let error = (exp2(x) - exact).abs() / exact;
        assert!(error < 4e-6, "2^{x}: {error}");
    }
    assert!(exp2(f32::NEG_INFINITY) < 1e-37);
}
