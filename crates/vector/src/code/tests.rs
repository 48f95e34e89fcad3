//! Codes stay within their stated distance of the embedding.

use super::*;
use crate::kernel;

fn wave(dimension: usize, step: f32) -> Embedding {
    let values = (1..=dimension).map(|i| (i as f32 * step).sin()).collect();
    Embedding::normalize(values).expect("a wave has a direction")
}

#[test]
fn int8_is_within_half_a_step_and_uses_the_whole_range() {
    for dimension in [1, 2, 63, 384, 385] {
        let embedding = wave(dimension, 0.7);
        let code = Int8Code::from(&embedding);
        assert!(code.scale > 0.0);
        assert_eq!(code.values.len(), dimension);
        assert_eq!(
            code.values.iter().map(|v| v.unsigned_abs()).max(),
            Some(127)
        );
        for (x, &v) in embedding.as_slice().iter().zip(&code.values) {
            assert!((x - code.scale * f32::from(v)).abs() <= code.scale * 0.5001);
        }
    }
}

#[test]
fn query_times_int8_is_the_cosine() {
    for (dimension, step) in [(1, 0.3), (7, 0.3), (384, 0.3), (5000, 0.011)] {
        let (query, stored) = (wave(dimension, step), wave(dimension, step * 1.01));
        let (q, s) = (QueryCode::from(&query), Int8Code::from(&stored));
        let found = kernel::dot_i8(&q.values, &s.values) as f32 * q.scale * s.scale;
        let exact = query.cosine(&stored);
        assert!(
            (found - exact).abs() < 0.01,
            "{dimension}: {found} against {exact}"
        );
    }
}

#[test]
fn no_dimension_overflows_the_i32_sum() {
    for dimension in [1, 2064, 2065, 100_000] {
        let flat = Embedding::normalize(vec![1.0; dimension]).expect("valid");
        let (q, s) = (QueryCode::from(&flat), Int8Code::from(&flat));
        let exact: i64 = i64::from(q.values[0]) * 127 * dimension as i64;
        assert_eq!(i64::from(kernel::dot_i8(&q.values, &s.values)), exact);
    }
}

#[test]
fn binary_holds_the_signs_lowest_bit_first() {
    let code = |values: &[f32]| BinaryCode::of_signs(values).words().to_vec();
    assert_eq!(code(&[0.5, -0.5, 0.0, 2.0]), [0b1001]);
    assert_eq!(code(&[1.0; 64]), [u64::MAX]);
    assert_eq!(code(&[1.0; 65]), [u64::MAX, 1]);
    assert_eq!(code(&[]), [0u64; 0]);
    assert_eq!(BinaryCode::from(&wave(385, 0.1)).words().len(), 7);
}
