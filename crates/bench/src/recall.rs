//! recall@10 of the flat index and of the graph on embeddings as the encoder gives them, against exact f32.

use std::error::Error;

use nearsight_encoder::TextEncoder;
use nearsight_engine::{ingest, passage};
use nearsight_index::{SearchParams, VectorIndex};
use nearsight_test_support::{nearest_exact, recall};
use nearsight_vector::{Embedding, Metric};
use serde_json::{Value, json};

use crate::model;

const LIMIT: usize = 10;
const QUERIES: usize = 200;
const SEED: u64 = 17;
const EF_CONSTRUCTION: usize = 100;

/// Encodes the corpus, and as queries the first sentences of passages spread over it.
pub(crate) fn measure(model: &str, corpus: &str) -> Result<Value, Box<dyn Error>> {
    let encoder = model::load(model)?;
    let passages = passages(&encoder, corpus)?;
    let embeddings = encode(&encoder, &passages)?;
    let step = (passages.len() / QUERIES).max(1);
    let sentences: Vec<String> = passages
        .iter()
        .step_by(step)
        .take(QUERIES)
        .map(|passage| first_sentence(passage))
        .collect();
    let queries = encode(&encoder, &sentences)?;

    let mut flat = VectorIndex::new(encoder.dimension(), Metric::Cosine);
    for embedding in &embeddings {
        flat.insert(embedding)?;
    }
    let graph = flat.seal(SEED, EF_CONSTRUCTION)?;
    Ok(json!({
        "passages": passages.len(),
        "queries": queries.len(),
        "recall_flat": mean_recall(&flat, &embeddings, &queries)?,
        "recall_graph": mean_recall(&graph, &embeddings, &queries)?,
    }))
}

fn passages(encoder: &TextEncoder, corpus: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let mut passages = Vec::new();
    for document in ingest::documents(corpus, &std::fs::read(corpus)?)? {
        let text = document
            .fields
            .get("text")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let ranges = passage::split(text, 128, 24, |text| encoder.tokenizer().count(text));
        passages.extend(ranges.into_iter().map(|range| text[range].to_string()));
    }
    Ok(passages)
}

fn encode(encoder: &TextEncoder, texts: &[String]) -> Result<Vec<Embedding>, Box<dyn Error>> {
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    Ok(encoder.encode(&texts)?)
}

fn first_sentence(passage: &str) -> String {
    passage
        .split_inclusive(['.', '?', '!'])
        .next()
        .unwrap_or(passage)
        .to_string()
}

fn mean_recall(
    index: &VectorIndex,
    corpus: &[Embedding],
    queries: &[Embedding],
) -> Result<f64, Box<dyn Error>> {
    let mut sum = 0.0;
    for query in queries {
        let found = index.search(
            query,
            &SearchParams {
                limit: LIMIT,
                ..SearchParams::default()
            },
            None,
        )?;
        let found: Vec<usize> = found
            .iter()
            .map(|neighbor| neighbor.id.0 as usize)
            .collect();
        sum += recall(&found, &nearest_exact(query, corpus, LIMIT));
    }
    Ok(sum / queries.len() as f64)
}
