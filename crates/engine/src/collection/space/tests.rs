//! Rows and their vectors: several of one, none of another, removed ones, and numbers given anew.

use super::*;

fn unit(angle: f32) -> Embedding {
    Embedding::normalize(vec![angle.cos(), angle.sin()]).expect("a direction")
}

/// Rows 0, 2 and 3 have one, two and one vectors; row 1 has none.
fn space() -> VectorSpace {
    let mut space = VectorSpace::new(2, Metric::Cosine);
    space.insert(0, &[unit(0.0)]).expect("a vector");
    space.insert(2, &[unit(0.5), unit(1.0)]).expect("vectors");
    space.insert(3, &[unit(1.5)]).expect("a vector");
    space
}

fn rows(near: &[Near]) -> Vec<u32> {
    near.iter().map(|near| near.row).collect()
}

fn nearest(space: &VectorSpace, angle: f32, among: Option<&RoaringBitmap>) -> Vec<Near> {
    let order = Order::Near(unit(angle).as_slice().to_vec());
    space.first(&order, 10, among).expect("near ones")
}

#[test]
fn each_row_is_found_once_by_its_nearest_vector() {
    let space = space();
    let found = nearest(&space, 0.95, None);
    assert_eq!(rows(&found), [2, 3, 0]);
    assert_eq!(space.place(found[0].vector), 1, "the second of its row");
    assert_eq!(space.vectors_of(1).len(), 0);
    let among = RoaringBitmap::from([0, 1, 3]);
    assert_eq!(rows(&nearest(&space, 0.95, Some(&among))), [3, 0]);
}

#[test]
fn rows_of_one_vector_each_are_filtered_alike() {
    let mut space = VectorSpace::new(2, Metric::Cosine);
    let angles = [0.0, 0.5, 1.0, 1.5];
    for (row, angle) in (0..).zip(angles) {
        space.insert(row, &[unit(angle)]).expect("a vector");
    }
    assert!(space.is_aligned && !self::space().is_aligned);
    space.remove(2);
    let among = RoaringBitmap::from([0, 1, 3]);
    assert_eq!(rows(&nearest(&space, 1.1, Some(&among))), [3, 1, 0]);
    space.compact(&[0, 1, 3]);
    assert!(space.is_aligned, "numbered anew");
    assert_eq!(
        rows(&nearest(&space, 1.1, Some(&RoaringBitmap::from([0, 2])))),
        [2, 0]
    );
}

#[test]
fn removed_rows_are_not_found_and_numbers_close_up() {
    let mut space = space();
    space.remove(2);
    space.remove(2);
    assert_eq!(rows(&nearest(&space, 0.95, None)), [3, 0]);
    assert_eq!((space.len(), space.n_live), (4, 2));
    space.compact(&[0, 1, 3]);
    assert_eq!((space.len(), space.n_live), (2, 2));
    assert_eq!(rows(&nearest(&space, 0.95, None)), [2, 0]);
}

#[test]
fn a_row_that_fails_half_way_leaves_nothing() {
    let mut space = space();
    let wrong = Embedding::normalize(vec![1.0, 0.0, 0.0]).expect("a direction");
    assert!(space.insert(4, &[unit(0.9), wrong]).is_err());
    assert_eq!(rows(&nearest(&space, 0.9, None)), [2, 3, 0]);
    space.insert(5, &[unit(0.9)]).expect("a vector");
    assert_eq!(rows(&nearest(&space, 0.9, None)), [5, 2, 3, 0]);
}
