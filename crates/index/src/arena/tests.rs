//! Marks, and arenas taken apart and put together.

use nearsight_test_support::clustered;
use nearsight_vector::Metric;

use super::*;

fn filled(n: usize, dimension: usize) -> Arena {
    let mut arena = Arena::new(dimension, Metric::Cosine);
    for embedding in clustered(1, n, dimension, 4) {
        arena.push(embedding.as_slice());
    }
    arena
}

#[test]
fn removal_counts_once() {
    let mut arena = filled(70, 8);
    assert!(arena.remove(64));
    assert!(!arena.remove(64));
    assert!(!arena.remove(70));
    assert!(!arena.remove(u32::MAX));
    assert_eq!((arena.len(), arena.live_len()), (70, 69));
    assert!(arena.live_rows().all(|row| row != 64));
}

#[test]
fn bits_come_with_the_1024th_row_and_never_to_short_rows() {
    for (n, dimension, has_bits) in [(1023, 40, false), (1024, 40, true), (1100, 32, false)] {
        assert_eq!(
            filled(n, dimension).bits.is_some(),
            has_bits,
            "{n} of {dimension}"
        );
    }
}

#[test]
fn parts_put_together_again_are_the_whole() {
    for dimension in [8, 40] {
        let mut arena = filled(200, dimension);
        for row in [0, 64, 99, 100, 199] {
            arena.remove(row);
        }
        let mut whole = arena.part(0..100);
        whole.append(&arena, 100..200);
        assert_eq!(whole, arena);
        assert_eq!(
            (whole.part(3..3).len(), whole.part(99..101).live_len()),
            (0, 0)
        );
    }
}

#[test]
fn marks_must_fit_the_rows() {
    let mut arena = filled(70, 65);
    arena.remove(69);
    let with = |marks: Vec<u64>| Arena::from_parts(arena.rows.clone(), None, marks);
    assert_eq!(with(arena.removed.clone()), Ok(arena.clone()));
    let second = arena.removed[1];
    for marks in [
        vec![],
        vec![0],
        vec![0, second | 1 << 6],
        vec![0, second, 0],
    ] {
        assert!(with(marks).is_err());
    }
}

#[test]
fn the_nearest_come_in_their_order() {
    let mut random = nearsight_test_support::Random::new(2);
    for _ in 0..200 {
        let neighbor = |_| Neighbor {
            id: VectorId(random.below(1 << 20) as u32),
            // Few values, of both signs, so that ties are common.
            distance: random.below(7) as f32 / 2.0 - 1.0,
        };
        let all: Vec<Neighbor> = (0..30).map(neighbor).collect();
        let mut expected = all.clone();
        expected.sort_by(Neighbor::order);
        for limit in [0, 1, 9, 30, 40] {
            let wanted = &expected[..limit.min(30)];
            assert_eq!(nearest_of(all.clone(), limit), wanted);
        }
    }
}
