//! Floors of recall@10 on 3,000 MiniLM embeddings of Rust documentation passages and 200 queries
//! (tests/golden/minilm-l6/make_passages.py). The truth is exact f32 over the rows as committed, which are int8
//! themselves: what int8 codes lose on original f32 vectors is not seen here but in the synthetic test.

use std::path::Path;

use crate::truth::{flat, mean_recall};
use nearsight_index::SearchParams;
use nearsight_test_support::rows_from_i8;
use nearsight_vector::Embedding;

fn rows(name: &str) -> Vec<Embedding> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let path = root.join("tests/golden/minilm-l6").join(name);
    rows_from_i8(&std::fs::read(path).expect("a committed file"))
}

#[test]
fn flat_and_graph_find_97_of_100() {
    let (corpus, queries) = (rows("passages-3000.i8"), rows("queries-200.i8"));
    assert_eq!((corpus.len(), queries.len()), (3000, 200));
    let flat = flat(&corpus);
    let graph = flat.seal(43, 100).expect("can be built");
    for (name, index) in [("flat", flat), ("graph", graph)] {
        let found = mean_recall(&index, &corpus, &queries, &SearchParams::default());
        assert!(found >= 0.97, "{name}: recall@10 {found}");
    }
}
