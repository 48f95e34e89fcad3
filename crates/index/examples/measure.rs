//! Recall, time and size of the index, flat and sealed, with and without filters:
//! `cargo run --release -p nearsight-index --example measure [VECTORS]`.
//!
//! Without an argument the 3,000 committed MiniLM embeddings and as many synthetic ones; with one, that many synthetic
//! ones. A million takes minutes to make and half an hour to seal, so above 200,000 only the scan is measured.

#![expect(clippy::print_stdout, reason = "the output is the measurement")]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use nearsight_index::{SearchParams, VectorIndex};
use nearsight_test_support::{Random, clustered, nearest_exact, perturbed, recall, rows_from_i8};
use nearsight_vector::{Embedding, Metric};
use roaring::RoaringBitmap;

const SEALED_MOST: usize = 200_000;

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
    let queries = perturbed(42, &corpus, 100, 0.7);
    measure("synthetic", &corpus, &queries);
}

fn rows(name: &str) -> Vec<Embedding> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let bytes = std::fs::read(root.join("tests/golden/minilm-l6").join(name));
    rows_from_i8(&bytes.expect("a committed file"))
}

/// Queries and, for each, all vectors, nearest first.
struct Questions<'a> {
    queries: &'a [Embedding],
    corpus: &'a [Embedding],
}

fn measure(name: &str, corpus: &[Embedding], queries: &[Embedding]) {
    let (n, n_queries) = (corpus.len(), queries.len());
    println!("{name}: {n} vectors, {n_queries} queries");
    let questions = Questions { queries, corpus };
    let mut flat = VectorIndex::new(corpus[0].dimension(), Metric::Cosine);
    let start = Instant::now();
    for embedding in corpus {
        flat.insert(embedding).expect("one dimension");
    }
    println!("  inserted in {:.2?}", start.elapsed());
    let default = SearchParams::default();
    let all = SearchParams {
        rescore: usize::MAX,
        ..default
    };
    questions.ask("int8 scan", &flat, &all, None);
    for rescore in [50, 100, 200, 500] {
        let params = SearchParams { rescore, ..default };
        questions.ask(&format!("scan, rescore {rescore}"), &flat, &params, None);
    }
    filtered("scan", &questions, &flat);
    sizes("scan", &flat);
    if n > SEALED_MOST {
        return;
    }
    let start = Instant::now();
    let sealed = flat.seal(1, 100).expect("can be built");
    println!("  sealed in {:.2?}", start.elapsed());
    for ef_search in [50, 100, 200] {
        let params = SearchParams {
            ef_search,
            ..default
        };
        questions.ask(&format!("graph, ef {ef_search}"), &sealed, &params, None);
    }
    filtered("graph", &questions, &sealed);
    sizes("graph", &sealed);
}

fn filtered(form: &str, questions: &Questions, index: &VectorIndex) {
    let n = questions.corpus.len() as u32;
    for share in [0.001, 0.01, 0.1, 0.5, 0.9] {
        let mut random = Random::new(7);
        let filter: RoaringBitmap = (0..n).filter(|_| random.uniform() < share).collect();
        let what = format!("{form}, {:.1} % pass", share * 100.0);
        questions.ask(&what, index, &SearchParams::default(), Some(&filter));
    }
    let axis = &questions.corpus[0];
    let near = |row: &u32| questions.corpus[*row as usize].cosine(axis) < 0.0;
    let filter: RoaringBitmap = (0..n).filter(near).collect();
    let what = format!("{form}, one side of space passes");
    questions.ask(&what, index, &SearchParams::default(), Some(&filter));
}

fn sizes(form: &str, index: &VectorIndex) {
    let bytes = index.to_bytes();
    let start = Instant::now();
    black_box(VectorIndex::from_bytes(&bytes)).expect("just written");
    let took = start.elapsed();
    let each = |n_bytes: usize| n_bytes as f64 / index.len() as f64;
    println!(
        "  {form}: {:.1} bytes a vector in the file, {:.1} in memory, read in {took:.2?}",
        each(bytes.len()),
        each(index.n_bytes())
    );
}

impl Questions<'_> {
    fn ask(
        &self,
        what: &str,
        index: &VectorIndex,
        params: &SearchParams,
        filter: Option<&RoaringBitmap>,
    ) {
        let mut times = Vec::new();
        let mut total_recall = 0.0;
        for query in self.queries {
            let mut best = Duration::MAX;
            let mut found = Vec::new();
            // The least of several times, query by query: a busy machine interrupts some, hardly all.
            for _ in 0..5 {
                let start = Instant::now();
                found = index.search(query, params, filter).expect("one dimension");
                best = best.min(start.elapsed());
            }
            let found: Vec<_> = found.iter().map(|n| n.id.0 as usize).collect();
            times.push(best);
            total_recall += recall(&found, &self.truth(query, filter));
        }
        times.sort_unstable();
        let recall = total_recall / self.queries.len() as f64;
        println!(
            "  {what}: recall@10 {recall:.4}, median {:.1?}",
            times[times.len() / 2]
        );
    }

    fn truth(&self, query: &Embedding, filter: Option<&RoaringBitmap>) -> Vec<usize> {
        let Some(filter) = filter else {
            return nearest_exact(query, self.corpus, 10);
        };
        let rows: Vec<usize> = filter.iter().map(|row| row as usize).collect();
        let passing: Vec<Embedding> = rows.iter().map(|&row| self.corpus[row].clone()).collect();
        let nearest = nearest_exact(query, &passing, 10);
        nearest.into_iter().map(|i| rows[i]).collect()
    }
}
