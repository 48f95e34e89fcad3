//! An `Embedding` has unit norm or does not exist.

use super::*;

fn norm(e: &Embedding) -> f64 {
    e.as_slice().iter().map(|&x| f64::from(x).powi(2)).sum()
}

#[test]
fn any_finite_direction_gets_unit_norm() {
    for values in [
        vec![3.0, 4.0],
        vec![-1e-30, 0.0, 1e-30],
        vec![f32::MAX, f32::MAX, -f32::MAX],
        vec![f32::from_bits(1)],
        (0..384).map(|i| (i as f32).sin()).collect(),
    ] {
        let embedding = Embedding::normalize(values.clone()).expect("finite, not zero");
        assert_eq!(embedding.dimension(), values.len());
        assert!((norm(&embedding) - 1.0).abs() < 1e-6, "{values:?}");
    }
}

#[test]
fn cosine_is_that_of_the_angle() {
    let x = Embedding::normalize(vec![2.0, 0.0]).expect("valid");
    let diagonal = Embedding::normalize(vec![5.0, 5.0]).expect("valid");
    let opposite = Embedding::normalize(vec![-0.1, 0.0]).expect("valid");
    assert!((x.cosine(&x) - 1.0).abs() < 1e-6);
    assert!((x.cosine(&diagonal) - 0.5f32.sqrt()).abs() < 1e-6);
    assert!((x.cosine(&opposite) + 1.0).abs() < 1e-6);
}

#[test]
fn what_has_no_direction_is_refused_with_a_code() {
    let code = |values| {
        Embedding::normalize(values)
            .expect_err("must be refused")
            .code()
    };
    assert_eq!(code(vec![]), "vector-dimension");
    assert_eq!(code(vec![0.0, -0.0]), "vector-zero");
    for bad in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
        assert_eq!(code(vec![1.0, bad]), "vector-not-finite");
    }
    assert_eq!(
        Embedding::normalize(vec![1.0, f32::NAN]),
        Err(VectorError::NotFinite { position: 1 })
    );
}

#[test]
fn a_vector_made_elsewhere_is_taken_as_it_is_or_refused() {
    let mut n_changed = 0;
    for seed in 1..400 {
        // In few dimensions rounding moves the norm the most.
        let values = (0..1 + seed % 4).map(|i| ((seed * (i + 1)) as f32).sin());
        let values = values.collect();
        let made = Embedding::normalize(values).expect("a direction");
        let values = made.as_slice().to_vec();
        let again = Embedding::normalize(values.clone()).expect("a direction");
        n_changed += usize::from(again != made);
        assert_eq!(Embedding::from_unit(values).expect("a unit vector"), made);
    }
    assert!(n_changed > 0, "to normalize again changes nothing");
    let code = |values| {
        Embedding::from_unit(values)
            .expect_err("must be refused")
            .code()
    };
    assert_eq!(code(vec![]), "vector-dimension");
    assert_eq!(code(vec![1.0, f32::NAN]), "vector-not-finite");
    for not_unit in [vec![0.0, 0.0], vec![1.0, 0.01], vec![0.999, 0.0]] {
        assert_eq!(code(not_unit), "vector-not-unit");
    }
}
