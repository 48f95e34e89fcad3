//! Floors of recall@10 under filters of every selectivity, whether they have to do with the vectors or not.

use crate::truth::{flat, mean_recall};
use nearsight_index::{SearchParams, VectorIndex};
use nearsight_test_support::{Random, clustered, nearest_exact, perturbed};
use nearsight_vector::Embedding;
use roaring::RoaringBitmap;

const FLOOR: f64 = 0.97;

struct Case {
    corpus: Vec<Embedding>,
    queries: Vec<Embedding>,
    /// For each query all vectors, nearest first.
    orders: Vec<Vec<usize>>,
    indexes: [(&'static str, VectorIndex); 2],
}

fn case() -> Case {
    let corpus = clustered(61, 5000, 256, 150);
    let queries = perturbed(62, &corpus, 40, 0.7);
    let flat = flat(&corpus);
    let graph = flat.seal(63, 100).expect("can be built");
    let indexes = [("flat", flat), ("graph", graph)];
    Case {
        orders: queries
            .iter()
            .map(|query| nearest_exact(query, &corpus, corpus.len()))
            .collect(),
        corpus,
        queries,
        indexes,
    }
}

impl Case {
    /// Mean recall over the queries, each under its own filter.
    fn check(&self, what: &str, filter: impl Fn(&[usize]) -> RoaringBitmap) {
        for (form, index) in &self.indexes {
            let (mut total, mut n_answers) = (0.0, 0);
            for (query, order) in self.queries.iter().zip(&self.orders) {
                let filter = filter(order);
                let found = index.search(query, &SearchParams::default(), Some(&filter));
                let found = found.expect("one dimension");
                assert!(
                    found.iter().all(|n| filter.contains(n.id.0)),
                    "{form}, {what}"
                );
                assert_eq!(found.len() as u64, filter.len().min(10), "{form}, {what}");
                let passing = order.iter().copied().filter(|&i| filter.contains(i as u32));
                let truth: Vec<usize> = passing.take(10).collect();
                let cosine = |i: usize| query.cosine(&self.corpus[i]);
                // Where many lie equally far, any will do that bytes cannot tell from the true ones.
                let furthest = truth.last().map_or(0.0, |&last| cosine(last)) - 2e-3;
                let near = found.iter().filter(|n| cosine(n.id.0 as usize) >= furthest);
                total += near.count() as f64 / truth.len().max(1) as f64;
                n_answers += truth.len().min(1);
            }
            let mean = total / n_answers.max(1) as f64;
            assert!(
                mean >= FLOOR || n_answers == 0,
                "{form}, {what}: recall@10 {mean}"
            );
        }
    }
}

#[test]
fn no_filter_costs_recall() {
    let case = case();
    let n = case.corpus.len();
    for share in [0.0, 0.001, 0.01, 0.05, 0.1, 0.3, 0.5, 0.9, 0.99, 1.0] {
        let mut random = Random::new(64);
        let filter: RoaringBitmap = (0..n as u32).filter(|_| random.uniform() < share).collect();
        case.check(&format!("random {share}"), |_| filter.clone());
        // One direction of space, and its other side: the filter knows where the vectors lie.
        let axis = &clustered(65, 1, 256, 1)[0];
        let mut along: Vec<u32> = (0..n as u32).collect();
        along.sort_by(|&a, &b| {
            let cosine = |row: u32| case.corpus[row as usize].cosine(axis);
            cosine(a).total_cmp(&cosine(b))
        });
        along.truncate((n as f32 * share) as usize);
        let filter: RoaringBitmap = along.into_iter().collect();
        case.check(&format!("correlated {share}"), |_| filter.clone());
    }
}

#[test]
fn filters_that_follow_or_shun_the_query_cost_none() {
    let case = case();
    let n = case.corpus.len();
    for share in [0.02, 0.1, 0.5] {
        let cut = (n as f64 * share) as usize;
        let side = |order: &[usize], is_near: bool| {
            let kept = if is_near {
                &order[..cut]
            } else {
                &order[n - cut..]
            };
            kept.iter().map(|&i| i as u32).collect()
        };
        case.check(&format!("nearest {share}"), |order| side(order, true));
        case.check(&format!("farthest {share}"), |order| side(order, false));
    }
}

#[test]
fn a_filter_that_names_no_vector_does_nothing() {
    let case = case();
    for (_, index) in &case.indexes {
        for filter in [
            RoaringBitmap::new(),
            RoaringBitmap::from_iter([5000, 70_000, u32::MAX]),
        ] {
            let found = index.search(&case.queries[0], &SearchParams::default(), Some(&filter));
            assert_eq!(found, Ok(vec![]));
        }
        let unfiltered = mean_recall(index, &case.corpus, &case.queries, &SearchParams::default());
        assert!(unfiltered >= FLOOR, "recall@10 {unfiltered}");
        let all: RoaringBitmap = (0..100_000).collect();
        let filtered = index.search(&case.queries[0], &SearchParams::default(), Some(&all));
        assert_eq!(filtered.expect("one dimension").len(), 10);
    }
}
