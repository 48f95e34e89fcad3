//! Figures of vectors whose neighbours are known.

use super::*;

/// Unit vectors in a plane, by their angles in degrees.
fn at(degrees: &[f32]) -> Vec<Embedding> {
    let unit = |degrees: &f32| {
        let (y, x) = degrees.to_radians().sin_cos();
        Embedding::normalize(vec![x, y]).expect("a direction")
    };
    degrees.iter().map(unit).collect()
}

fn vectors(passages: &[f32], queries: &[f32]) -> Vectors {
    Vectors {
        passages: at(passages),
        queries: at(queries),
    }
}

#[test]
fn an_encoder_is_as_close_as_can_be_to_itself() {
    let original = vectors(&[0.0, 10.0, 30.0], &[1.0, 2.0, 3.0]);
    let closeness = Closeness::of(&original, &original);
    assert_eq!((closeness.overlap, closeness.same_first), (1.0, 1.0));
    assert!(closeness.minimum > 0.999_999 && closeness.n_passages == 3);
}

#[test]
fn cosines_are_those_of_the_passages() {
    let angles: Vec<f32> = (0..200).map(|n| n as f32 / 10.0).collect();
    let original = vectors(&[0.0; 200], &[]);
    let closeness = Closeness::of(&vectors(&angles, &[]), &original);
    let cosine = |degrees: f32| degrees.to_radians().cos();
    assert!((closeness.minimum - cosine(19.9)).abs() < 1e-5);
    // The third smallest of 200.
    assert!((closeness.first_percentile - cosine(19.7)).abs() < 1e-5);
    let mean = angles.iter().map(|&angle| cosine(angle)).sum::<f32>() / 200.0;
    assert!((closeness.mean - mean).abs() < 1e-5);
}

#[test]
fn neighbours_that_change_places_are_counted() {
    // Twelve passages: the last is the only one that is not among the ten nearest of the first.
    let mut angles: Vec<f32> = (0..12).map(|n| n as f32).collect();
    let original = vectors(&angles, &[0.4, 0.4, 9.4]);
    // The first asks for the second, the second for the first, the third for the ninth or, now, the tenth.
    angles[9] = 9.2;
    angles[10] = 9.3;
    let ours = vectors(&angles, &[0.4, 0.4, 9.4]);
    let closeness = Closeness::of(&ours, &original);
    assert!(
        (closeness.same_first - 2.0 / 3.0).abs() < 1e-6,
        "{closeness:?}"
    );
    assert_eq!(
        nearest(&original.queries[0], &original.passages, 0, 2),
        [1, 2]
    );
    assert_eq!(
        shared(&[vec![1, 2], vec![3, 4]], &[vec![2, 5], vec![4, 3]]),
        0.75
    );
    assert_eq!(shared(&[vec![]], &[vec![]]), 1.0);
}
