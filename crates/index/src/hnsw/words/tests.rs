//! The stream that `build` reads back.

use serde::Serialize;

use super::*;

#[derive(Serialize)]
struct Id(u32);

#[derive(Serialize)]
struct Sample {
    ef: usize,
    points: Vec<()>,
    rows: Vec<[Id; 2]>,
}

#[test]
fn lengths_and_numbers_in_order() {
    let rows = vec![[Id(7), Id(8)], [Id(9), Id(u32::MAX)]];
    let sample = Sample {
        ef: 100,
        points: vec![(), (), ()],
        rows,
    };
    let words = words_of(&sample).expect("all types are known");
    assert_eq!(words, [100, 3, 2, 7, 8, 9, u32::MAX]);
}

#[test]
fn unknown_types_are_refused() {
    assert!(words_of(&"text").is_err());
    assert!(words_of(&1.5f32).is_err());
    assert!(words_of(&Some(1u32)).is_err());
    assert!(words_of(&(1u64 << 40)).is_err());
}
