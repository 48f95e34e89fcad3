//! The order, against the formula asked anew at each step.

use nearsight_test_support::Random;

use super::*;

#[test]
fn each_next_is_the_best_by_the_formula() {
    let mut random = Random::new(3);
    for round in 0..200 {
        let n = random.below(12);
        // Few values, so that ties are common.
        let relevance: Vec<f32> = (0..n).map(|_| random.below(5) as f32 / 4.0).collect();
        let similar: Vec<f32> = (0..n * n)
            .map(|_| random.below(5) as f32 / 4.0 - 0.5)
            .collect();
        let similarity = |i: usize, j: usize| similar[i.min(j) * n + i.max(j)];
        let lambda = random.below(5) as f32 / 4.0;
        let limit = random.below(14);
        let taken = marginal_relevance(n, limit, lambda, |i| relevance[i], similarity);
        assert_eq!(taken.len(), limit.min(n));
        for (at, &chosen) in taken.iter().enumerate() {
            let before = &taken[..at];
            let marginal = |i: usize| {
                let most = before.iter().map(|&j| similarity(i, j));
                let most = most.reduce(f32::max).unwrap_or(0.0);
                lambda * relevance[i] - (1.0 - lambda) * most
            };
            let others = (0..n).filter(|i| !before.contains(i));
            let first_of_best = others.reduce(|best, next| {
                if marginal(next) > marginal(best) {
                    next
                } else {
                    best
                }
            });
            assert_eq!(Some(chosen), first_of_best, "round {round}, place {at}");
        }
    }
}

#[test]
fn relevance_alone_keeps_its_order() {
    let relevance = [0.3, 0.9, 0.9, 0.1];
    let taken = marginal_relevance(4, 9, 1.0, |i| relevance[i], |_, _| 1.0);
    assert_eq!(taken, [1, 2, 0, 3]);
}
