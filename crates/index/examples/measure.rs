//! Recall, time and size of both forms of the index:
//! `cargo run --release -p nearsight-index --example measure [VECTORS]`.
//!
//! Without an argument the 3,000 committed MiniLM embeddings and as many synthetic ones; with one, that many synthetic ones.

#![expect(clippy::print_stdout, reason = "the output is the measurement")]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use nearsight_index::{SearchParams, VectorIndex};
use nearsight_test_support::{clustered, nearest_exact, perturbed, recall, rows_from_i8};
use nearsight_vector::Embedding;

fn main() {
    match std::env::args().nth(1).and_then(|n| n.parse().ok()) {
        Some(n) => synthetic(n),
        None => {
            let (corpus, queries) = (rows("passages-3000.i8"), rows("queries-200.i8"));
            measure("real", &corpus, &queries);
            synthetic(3000);
        }
    }
}

fn synthetic(n: usize) {
    let corpus = clustered(41, n, 384, n / 30);
    let queries = perturbed(42, &corpus, 200, 0.7);
    measure("synthetic", &corpus, &queries);
}

fn rows(name: &str) -> Vec<Embedding> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let bytes = std::fs::read(root.join("tests/golden/minilm-l6").join(name));
    rows_from_i8(&bytes.expect("a committed file"))
}

fn measure(name: &str, corpus: &[Embedding], queries: &[Embedding]) {
    println!(
        "{name}: {} vectors, {} queries",
        corpus.len(),
        queries.len()
    );
    let truth: Vec<_> = queries
        .iter()
        .map(|q| nearest_exact(q, corpus, 10))
        .collect();
    let mut flat = VectorIndex::new_flat(corpus[0].dimension());
    for embedding in corpus {
        flat.insert(embedding).expect("one dimension");
    }
    let start = Instant::now();
    let graph = flat.seal(1, 100).expect("can be built");
    println!("  sealed in {:.2?}", start.elapsed());
    let default = SearchParams::default();
    let all = SearchParams {
        rescore: usize::MAX,
        ..default
    };
    report("int8 scan", &flat, queries, &truth, &all);
    for rescore in [50, 100, 200, 500] {
        let params = SearchParams { rescore, ..default };
        report(
            &format!("flat, rescore {rescore}"),
            &flat,
            queries,
            &truth,
            &params,
        );
    }
    for ef_search in [50, 100, 200] {
        let params = SearchParams {
            ef_search,
            ..default
        };
        report(
            &format!("graph, ef {ef_search}"),
            &graph,
            queries,
            &truth,
            &params,
        );
    }
    for (form, index) in [("flat", &flat), ("graph", &graph)] {
        let bytes = index.to_bytes();
        let start = Instant::now();
        black_box(VectorIndex::from_bytes(&bytes)).expect("just written");
        let each = bytes.len() as f64 / corpus.len() as f64;
        println!(
            "  {form}: {each:.1} bytes a vector, read in {:.2?}",
            start.elapsed()
        );
    }
}

fn report(
    what: &str,
    index: &VectorIndex,
    queries: &[Embedding],
    truth: &[Vec<usize>],
    params: &SearchParams,
) {
    let (mut total_time, mut total_recall) = (Duration::ZERO, 0.0);
    for (query, truth) in queries.iter().zip(truth) {
        let mut best = Duration::MAX;
        let mut found = Vec::new();
        // The least of several times, query by query: a busy machine interrupts some, hardly all.
        for _ in 0..7 {
            let start = Instant::now();
            found = index.search(query, params, None).expect("one dimension");
            best = best.min(start.elapsed());
        }
        let found: Vec<_> = found.iter().map(|n| n.id.0 as usize).collect();
        total_time += best;
        total_recall += recall(&found, truth);
    }
    let n = queries.len();
    let recall = total_recall / n as f64;
    println!(
        "  {what}: recall@10 {recall:.4}, {:.1?} a query",
        total_time / n as u32
    );
}
