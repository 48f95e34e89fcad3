//! Scores as Qdrant gives them, and what is refused.

use super::*;

#[test]
fn scores_are_cosine_dot_and_distance() {
    assert_eq!(Metric::Cosine.score(0.25), 0.75);
    assert_eq!(Metric::Dot.score(-3.0), 3.0);
    assert_eq!(Metric::Euclidean.score(2.0), 2.0);
}

#[test]
fn what_cannot_be_compared_is_refused_with_its_component() {
    let all = [Metric::Cosine, Metric::Dot, Metric::Euclidean];
    for metric in all {
        assert_eq!(metric.check(&[1.0, -2.0], 2), Ok(()));
        assert_eq!(metric.check(&[], 2), Err(VectorError::Empty));
        let wrong = VectorError::Dimension {
            expected: 3,
            found: 2,
        };
        assert_eq!(metric.check(&[1.0, 2.0], 3), Err(wrong));
        for bad in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
            let expected = Err(VectorError::NotFinite { position: 1 });
            assert_eq!(metric.check(&[1.0, bad], 2), expected);
        }
    }
    assert_eq!(
        Metric::Cosine.check(&[0.0, -0.0], 2),
        Err(VectorError::Zero)
    );
    assert_eq!(Metric::Cosine.check(&[1e30, 0.0], 2), Ok(()));
    for metric in [Metric::Dot, Metric::Euclidean] {
        assert_eq!(metric.check(&[0.0, 0.0], 2), Ok(()));
        let expected = Err(VectorError::TooLarge { position: 1 });
        assert_eq!(metric.check(&[0.0, -1e16], 2), expected);
    }
}
