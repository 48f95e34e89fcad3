//! One pass against sorting.

use nearsight_test_support::Random;

use super::*;

#[test]
fn one_pass_keeps_what_sorting_puts_first() {
    let mut random = Random::new(9);
    for round in 0..300 {
        let n = random.below(80);
        // Few distinct keys, so that ties are common.
        let most = 1 + random.below(12);
        let keys: Vec<u32> = (0..n).map(|_| random.below(most) as u32).collect();
        for k in [0, 1, 2, 7, n, n + 5] {
            let mut nearest = NearestRows::new(k);
            for (row, &key) in keys.iter().enumerate() {
                nearest.offer(key, row as u32);
            }
            let mut expected: Vec<u32> = (0..n as u32).collect();
            expected.sort_by_key(|&row| (keys[row as usize], row));
            expected.truncate(k);
            let expected: Vec<_> = expected
                .into_iter()
                .map(|row| keyed(keys[row as usize], row))
                .collect();
            assert!(
                expected
                    .iter()
                    .all(|&one| keyed(key_of(one), row_of(one)) == one)
            );
            let mut found = nearest.into_keyed();
            found.sort_unstable();
            assert_eq!(found, expected, "round {round}, k {k}");
        }
    }
}
