//! Words against the bitmap's own iteration, for every kind of container.

use nearsight_test_support::Random;

use super::*;

fn by_iteration(filter: &RoaringBitmap, len: usize) -> Vec<u64> {
    let mut words = vec![0; len.div_ceil(64)];
    for row in filter.iter().filter(|&row| (row as usize) < len) {
        words[row as usize / 64] |= 1 << (row % 64);
    }
    words
}

fn read(filter: &RoaringBitmap, len: usize) -> Option<Vec<u64>> {
    let mut words = vec![0; len.div_ceil(64)];
    let mut bytes = Vec::new();
    filter.serialize_into(&mut bytes).expect("into memory");
    portable::read(&bytes, &mut words).map(|()| words)
}

/// Random numbers and runs over the containers of `0..end`.
fn random_filter(random: &mut Random, end: u32) -> RoaringBitmap {
    let mut filter = RoaringBitmap::new();
    for container in 0..end.div_ceil(65536) {
        let base = container * 65536;
        match random.below(5) {
            0 => filter
                .extend((0..random.below(3000)).map(|_| base + random.clone().below(65536) as u32)),
            1 => filter.extend((0..65536).filter(|_| random.below(3) > 0).map(|i| base + i)),
            2 => {
                for _ in 0..1 + random.below(20) {
                    let start = base + random.below(65000) as u32;
                    filter.insert_range(start..=start + random.below(500) as u32);
                }
            }
            3 => drop(filter.insert_range(base..base + 65536)),
            _ => (),
        }
    }
    filter
}

#[test]
fn containers_give_the_numbers_that_iteration_gives() {
    let mut random = Random::new(1);
    for round in 0..60 {
        let end = 1 + random.below(400_000) as u32;
        let mut filter = random_filter(&mut random, end);
        for len in [0, 64, 1000, 65536, 100_000, end as usize].map(|n| n / 64 * 64) {
            assert_eq!(
                read(&filter, len),
                Some(by_iteration(&filter, len)),
                "round {round}"
            );
        }
        filter.optimize();
        let len = end as usize / 64 * 64;
        assert_eq!(
            read(&filter, len),
            Some(by_iteration(&filter, len)),
            "runs, round {round}"
        );
    }
    assert_eq!(read(&RoaringBitmap::new(), 64), Some(vec![0]));
    let far = RoaringBitmap::from_iter([3, u32::MAX]);
    assert_eq!(read(&far, 64), Some(vec![8]));
}

#[test]
fn bytes_of_another_form_are_refused() {
    let mut bytes = Vec::new();
    let mut filter = random_filter(&mut Random::new(3), 300_000);
    filter.optimize();
    filter.serialize_into(&mut bytes).expect("into memory");
    for len in (0..bytes.len()).step_by(7) {
        assert_eq!(
            portable::read(&bytes[..len], &mut [0; 5000]),
            None,
            "{len} bytes"
        );
    }
    bytes[0] ^= 1;
    assert_eq!(portable::read(&bytes, &mut [0; 5000]), None);
}

#[test]
fn a_selection_is_what_lives_and_passes() {
    let mut random = Random::new(5);
    for n_rows in [0usize, 1, 63, 64, 65, 1000] {
        let removed: Vec<bool> = (0..n_rows).map(|_| random.below(4) == 0).collect();
        let filter: RoaringBitmap = (0..2000).filter(|_| random.below(3) > 0).collect();
        let mut marks = vec![0u64; n_rows.div_ceil(64)];
        for row in (0..n_rows).filter(|&row| removed[row]) {
            marks[row / 64] |= 1 << (row % 64);
        }
        for is_filtered in [false, true] {
            let words = is_filtered.then(|| words_of(&filter, n_rows));
            let selection = Selection::new(&marks, n_rows, words.as_deref());
            let passes =
                |row: u32| !removed[row as usize] && (!is_filtered || filter.contains(row));
            let expected: Vec<u32> = (0..n_rows as u32).filter(|&row| passes(row)).collect();
            assert_eq!(selection.rows().collect::<Vec<_>>(), expected);
            assert_eq!(selection.len(), expected.len());
            let mut visited = Vec::new();
            selection.for_each(|row| visited.push(row));
            assert_eq!(visited, expected);
            assert!((0..n_rows as u32).all(|row| selection.contains(row) == passes(row)));
            for n in [0, 1, 7, 64, 2000] {
                let n_spread = n.min(expected.len());
                let spread = (0..n_spread).map(|i| expected[i * expected.len() / n_spread]);
                assert_eq!(selection.spread(n), spread.collect::<Vec<_>>());
            }
        }
    }
}
