//! Counting against sorting.

use nearsight_test_support::Random;

use super::*;

fn by_sorting(distances: &[u32], k: usize, accept: impl Fn(u32) -> bool) -> Vec<u32> {
    let mut rows: Vec<u32> = (0..distances.len() as u32).filter(|&r| accept(r)).collect();
    rows.sort_by_key(|&row| (distances[row as usize], row));
    rows.truncate(k);
    rows.sort_unstable();
    rows
}

#[test]
fn counting_finds_what_sorting_finds() {
    let mut random = Random::new(9);
    for round in 0..200 {
        let n = random.below(60);
        // Few distinct distances, so that ties are common.
        let most = 1 + random.below(12);
        let distances: Vec<u32> = (0..n).map(|_| random.below(most + 1) as u32).collect();
        let accepted: Vec<bool> = (0..n).map(|_| random.below(4) > 0).collect();
        let accept = |row: u32| accepted[row as usize];
        for k in [0, 1, 7, n, n + 5] {
            assert_eq!(
                smallest(&distances, most, k, accept),
                by_sorting(&distances, k, accept),
                "round {round}, k {k}"
            );
        }
    }
}
