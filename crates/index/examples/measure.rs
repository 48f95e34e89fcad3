//! Recall, time and size of the index, flat and sealed, with and without filters:
//! `cargo run --release -p nearsight-index --example measure -- [--vectors N] [--threads N]`.
//!
//! Without `--vectors` the 3,000 committed MiniLM embeddings; with it that many clustered synthetic ones of 384 dimensions,
//! sealed in parts by so many threads (2 unless said otherwise), searched by one. The last line is JSON. With `--target
//! wasm32-wasip1` it is wasm in Node that is measured.

#![expect(clippy::print_stdout, reason = "the output is the measurement")]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use nearsight_index::{IndexError, SearchParams, VectorId, VectorIndex};
use nearsight_test_support::{Random, clustered, perturbed, recall, rows_from_i8};
use nearsight_vector::{Embedding, Metric};
use rayon::prelude::*;
use roaring::RoaringBitmap;

const LIMIT: usize = 10;
const EF_CONSTRUCTION: usize = 64;
/// Members of a synthetic cluster, on average.
const CLUSTER: usize = 30;
/// Beyond 100,000 vectors clusters grow: no segment would hold enough of one to lead to it.
const MOST_CLUSTERS: usize = 3333;

fn main() {
    let vectors = option("--vectors");
    let (corpus, queries) = match vectors {
        Some(n) => {
            let corpus = clustered(41, n, 384, (n / CLUSTER).min(MOST_CLUSTERS));
            let queries = perturbed(42, &corpus, 100, 0.7);
            (corpus, queries)
        }
        None => (rows("passages-3000.i8"), rows("queries-200.i8")),
    };
    let threads = option("--threads").unwrap_or(2);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    match pool {
        Ok(pool) => pool.install(|| measure(&corpus, &queries)),
        // wasm has the calling thread alone.
        Err(_) => measure(&corpus, &queries),
    }
}

fn option(name: &str) -> Option<usize> {
    let mut arguments = std::env::args().skip_while(|argument| argument != name);
    arguments.nth(1).and_then(|value| value.parse().ok())
}

fn rows(name: &str) -> Vec<Embedding> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let bytes = std::fs::read(root.join("tests/golden/minilm-l6").join(name));
    rows_from_i8(&bytes.expect("a committed file"))
}

/// A filter, queries and for each the nearest that pass, by brute force.
struct Question<'a> {
    name: &'static str,
    filter: Option<RoaringBitmap>,
    queries: &'a [Embedding],
    truth: Vec<Vec<usize>>,
}

/// Mean recall and the median of the times.
#[derive(Clone, Copy)]
struct Answer {
    recall: f64,
    ms: f64,
}

fn measure(corpus: &[Embedding], queries: &[Embedding]) {
    let n = corpus.len();
    println!("{n} vectors, {} queries", queries.len());
    let questions = questions(corpus, queries);
    let (mut index, inserts_per_s) = filled(corpus);
    println!("inserted at {inserts_per_s:.0} a second");
    let all_bytes = SearchParams {
        rescore: usize::MAX,
        ..SearchParams::default()
    };
    for question in &questions {
        question.ask("bytes alone", &index, &all_bytes);
    }
    let flat = ask_all("flat", &index, &questions);
    let start = Instant::now();
    seal(&mut index).expect("can be built");
    let build_s = start.elapsed().as_secs_f64();
    println!("{} segments sealed in {build_s:.1} s", index.n_segments());
    for ef_search in [50, 200] {
        let params = SearchParams {
            ef_search,
            ..SearchParams::default()
        };
        questions[0].ask(&format!("graph, ef {ef_search}"), &index, &params);
    }
    let graph = ask_all("graph", &index, &questions);
    let (n_bytes, bytes) = (index.n_bytes(), index.to_bytes());
    let load_ms = least_ms(3, || {
        black_box(VectorIndex::from_bytes(&bytes)).expect("just written");
    });
    let compact_s = compacted_in(&mut index);
    let filtered = || flat[1..].iter().chain(&graph[1..]);
    let worst_recall = filtered().map(|answer| answer.recall).fold(1.0, f64::min);
    let worst_ms = filtered().map(|answer| answer.ms).fold(0.0, f64::max);
    println!("compacted without every tenth vector in {compact_s:.1} s");
    println!(
        "{{\"vectors\":{n},\"flat_recall\":{:.4},\"flat_ms_p50\":{:.4},\"graph_recall\":{:.4},\"graph_ms_p50\":{:.4},\
         \"filter_worst_recall\":{worst_recall:.4},\"filter_worst_ms\":{worst_ms:.4},\"bytes_per_vector_ram\":{:.1},\
         \"bytes_per_vector_file\":{:.1},\"build_s\":{build_s:.1},\"load_ms\":{load_ms:.1},\"compact_s\":{compact_s:.1},\"insert_per_s\":{inserts_per_s:.0}}}",
        flat[0].recall,
        flat[0].ms,
        graph[0].recall,
        graph[0].ms,
        n_bytes as f64 / n as f64,
        bytes.len() as f64 / n as f64,
    );
}

fn filled(corpus: &[Embedding]) -> (VectorIndex, f64) {
    let mut index = VectorIndex::new(corpus[0].dimension(), Metric::Cosine);
    let start = Instant::now();
    for embedding in corpus {
        index.insert(embedding).expect("one dimension");
    }
    let per_s = corpus.len() as f64 / start.elapsed().as_secs_f64();
    (index, per_s)
}

/// In parts, each on one thread, as workers would do it.
fn seal(index: &mut VectorIndex) -> Result<(), IndexError> {
    let inputs: Vec<Vec<u8>> = index.seal_inputs().collect();
    let sealed: Result<Vec<_>, IndexError> = inputs
        .into_par_iter()
        .map(|input| {
            Ok(VectorIndex::from_bytes(&input)?
                .seal(1, EF_CONSTRUCTION)?
                .to_bytes())
        })
        .collect();
    sealed?.iter().try_for_each(|sealed| index.install(sealed))
}

fn compacted_in(index: &mut VectorIndex) -> f64 {
    for id in (0..index.len() as u32).step_by(10) {
        index.remove(VectorId(id));
    }
    let start = Instant::now();
    black_box(index.compact());
    start.elapsed().as_secs_f64()
}

fn questions<'a>(corpus: &[Embedding], queries: &'a [Embedding]) -> Vec<Question<'a>> {
    let n = corpus.len() as u32;
    let random = |share: f32| {
        let mut random = Random::new(7);
        (0..n).filter(|_| random.uniform() < share).collect()
    };
    let near = |axis: &Embedding, least: f32| {
        let passes = |row: &u32| corpus[*row as usize].cosine(axis) > least;
        (0..n).filter(passes).collect::<RoaringBitmap>()
    };
    let (axis, side) = (&corpus[0], near(&corpus[0], 0.0));
    let other_side = RoaringBitmap::from_iter(0..n) - &side;
    let filters = [
        ("no filter", None),
        ("0.1 % pass", Some(random(0.001))),
        ("1 % pass", Some(random(0.01))),
        ("10 % pass", Some(random(0.1))),
        ("50 % pass", Some(random(0.5))),
        ("90 % pass", Some(random(0.9))),
        ("all pass", Some((0..n).collect())),
        ("one side of space passes", Some(side)),
        ("the other side passes", Some(other_side)),
        ("one cluster passes", Some(near(axis, 0.3))),
    ];
    let mut questions: Vec<Question> = filters
        .into_iter()
        .map(|(name, filter)| Question {
            name,
            filter,
            queries,
            truth: Vec::new(),
        })
        .collect();
    for query in queries {
        let cosines: Vec<f32> = corpus.iter().map(|row| query.cosine(row)).collect();
        for question in &mut questions {
            question
                .truth
                .push(nearest(&cosines, question.filter.as_ref()));
        }
    }
    questions
}

fn nearest(cosines: &[f32], filter: Option<&RoaringBitmap>) -> Vec<usize> {
    let mut rows: Vec<usize> = match filter {
        Some(filter) => filter.iter().map(|row| row as usize).collect(),
        None => (0..cosines.len()).collect(),
    };
    let order = |a: &usize, b: &usize| cosines[*b].total_cmp(&cosines[*a]).then(a.cmp(b));
    if rows.len() > LIMIT {
        rows.select_nth_unstable_by(LIMIT, order);
        rows.truncate(LIMIT);
    }
    rows
}

fn ask_all(form: &str, index: &VectorIndex, questions: &[Question]) -> Vec<Answer> {
    let ask = |question: &Question| question.ask(form, index, &SearchParams::default());
    questions.iter().map(ask).collect()
}

impl Question<'_> {
    fn ask(&self, form: &str, index: &VectorIndex, params: &SearchParams) -> Answer {
        let (mut times, mut total) = (Vec::new(), 0.0);
        for (query, truth) in self.queries.iter().zip(&self.truth) {
            let mut found = Vec::new();
            // The least of several times, query by query: a busy machine interrupts some, hardly all.
            times.push(least_ms(5, || {
                let answer = index.search(query, params, self.filter.as_ref());
                found = answer.expect("one dimension");
            }));
            let found: Vec<_> = found.iter().map(|n| n.id.0 as usize).collect();
            total += recall(&found, truth);
        }
        times.sort_unstable_by(f64::total_cmp);
        let answer = Answer {
            recall: total / self.queries.len() as f64,
            ms: times[times.len() / 2],
        };
        let (Answer { recall, ms }, name) = (answer, self.name);
        println!("{form}, {name}: recall@{LIMIT} {recall:.4}, median {ms:.4} ms");
        answer
    }
}

fn least_ms(n_times: usize, mut work: impl FnMut()) -> f64 {
    let times = (0..n_times).map(|_| {
        let start = Instant::now();
        work();
        start.elapsed()
    });
    times.min().unwrap_or(Duration::ZERO).as_secs_f64() * 1e3
}
