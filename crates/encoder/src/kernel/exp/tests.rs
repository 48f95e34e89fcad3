//! `exp2` against the standard library in f64.

use super::*;
use crate::kernel::lanes::LANES;

#[test]
fn is_within_its_bound_and_vanishes_far_below() {
    let ours = |x: f32| {
        let mut lanes = [0.0; LANES];
        exp2(F32x8::splat(x)).store(&mut lanes);
        f64::from(lanes[0])
    };
    for step in 0..=1_390_000 {
        let x = 13.0 - step as f32 / 10_000.0;
        let exact = f64::from(x).exp2();
        let error = (ours(x) - exact).abs() / exact;
        assert!(error < 4e-6, "2^{x}: {error}");
    }
    assert!(ours(f32::NEG_INFINITY) < 1e-37);
}
