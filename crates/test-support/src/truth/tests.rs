//! The truth itself, on cases small enough to see.

use super::*;

fn corpus() -> Vec<Embedding> {
    [[1.0, 0.0], [0.0, 1.0], [1.0, 1.0], [-1.0, 0.0], [1.0, 0.0]]
        .map(|v| Embedding::normalize(v.to_vec()).expect("not zero"))
        .to_vec()
}

#[test]
fn nearest_first_and_ties_by_position() {
    let corpus = corpus();
    assert_eq!(nearest_exact(&corpus[0], &corpus, 9), [0, 4, 2, 1, 3]);
    assert_eq!(nearest_exact(&corpus[3], &corpus, 2), [3, 1]);
    assert!(nearest_exact(&corpus[0], &corpus, 0).is_empty());
}

#[test]
fn recall_counts_what_was_found() {
    assert_eq!(recall(&[3, 1, 9, 8], &[1, 2, 3, 4]), 0.5);
    assert_eq!(recall(&[], &[1]), 0.0);
    assert_eq!(recall(&[], &[]), 1.0);
}
