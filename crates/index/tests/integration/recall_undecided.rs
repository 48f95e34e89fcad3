//! The floor of recall@10 under filters, for vectors of which bits can tell little: many small clusters, and all that a filter
//! leaves is about as far from the query. No near miss counts here.

use std::path::Path;

use nearsight_index::{SearchParams, VectorIndex};
use nearsight_test_support::{Random, clustered, perturbed, recall, rows_from_i8};
use nearsight_vector::{Embedding, Metric};
use roaring::RoaringBitmap;

const FLOOR: f64 = 0.97;

/// What passes: shares at random, then filters that know where the vectors lie.
fn filters(corpus: &[Embedding]) -> Vec<(String, RoaringBitmap)> {
    let rows = || 0..corpus.len() as u32;
    let mut filters = Vec::new();
    for share in [0.001, 0.01, 0.1, 0.5, 1.0] {
        let mut random = Random::new(96);
        let passing = rows().filter(|_| random.uniform() < share).collect();
        filters.push((format!("a share of {share}"), passing));
    }
    let axis = &corpus[0];
    let near = |least: f32, most: f32| {
        let cosine = |row: u32| corpus[row as usize].cosine(axis);
        rows()
            .filter(|&row| (least..most).contains(&cosine(row)))
            .collect()
    };
    filters.push(("one side".into(), near(0.0, 2.0)));
    filters.push(("the other side".into(), near(-2.0, 0.0)));
    filters.push(("one cluster".into(), near(0.35, 2.0)));
    filters
}

fn nearest(query: &Embedding, corpus: &[Embedding], filter: &RoaringBitmap) -> Vec<usize> {
    let mut passing: Vec<(f32, usize)> = filter
        .iter()
        .map(|row| (-query.cosine(&corpus[row as usize]), row as usize))
        .collect();
    passing.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    passing.into_iter().take(10).map(|(_, row)| row).collect()
}

fn check(corpus: &[Embedding], queries: &[Embedding]) {
    let mut unsealed = VectorIndex::new(corpus[0].dimension(), Metric::Cosine);
    for embedding in corpus {
        unsealed.insert(embedding).expect("one dimension");
    }
    let sealed = unsealed.seal(97, 48).expect("can be built");
    for (what, filter) in filters(corpus) {
        assert!(!filter.is_empty(), "{what}");
        let mean = |index: &VectorIndex| {
            let recalls = queries.iter().map(|query| {
                let found = index.search(query, &SearchParams::default(), Some(&filter));
                let found = found.expect("one dimension");
                let found: Vec<_> = found.iter().map(|n| n.id.0 as usize).collect();
                recall(&found, &nearest(query, corpus, &filter))
            });
            recalls.sum::<f64>() / queries.len() as f64
        };
        let (unsealed, sealed) = (mean(&unsealed), mean(&sealed));
        assert!(
            unsealed >= FLOOR && sealed >= FLOOR,
            "{what}: recall@10 {unsealed} unsealed, {sealed} sealed"
        );
    }
}

#[test]
fn many_small_clusters_keep_the_floor_under_every_filter() {
    let corpus = clustered(94, 16_000, 384, 530);
    let queries = perturbed(95, &corpus, 60, 0.7);
    check(&corpus, &queries);
}

#[test]
fn embeddings_of_text_keep_the_floor_under_every_filter() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let rows = |name: &str| {
        let path = root.join("tests/golden/minilm-l6").join(name);
        rows_from_i8(&std::fs::read(path).expect("a committed file"))
    };
    check(&rows("passages-3000.i8"), &rows("queries-200.i8"));
}
