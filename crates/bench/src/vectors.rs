//! Vectors for the benchmark of the index, written as rows of little-endian f32: real passages, and clusters.

use std::collections::BTreeSet;
use std::error::Error;
use std::thread;

use nearsight_encoder::{EncoderError, TextEncoder};
use nearsight_engine::{ingest, passage};
use nearsight_test_support::{Random, clustered};
use nearsight_vector::Embedding;
use serde_json::{Value, json};

use crate::model;

const SEED: u64 = 29;
/// Longest passage, in tokens: half of what the collection splits at, so that twice as many are encoded in the same time.
const MAX_TOKENS: usize = 64;
/// Passages with less say nothing.
const MIN_BYTES: usize = 40;
const DIMENSION: usize = 384;
const CLUSTERS: usize = 1000;
const THREADS: usize = 2;
/// Passages encoded at once.
const BATCH: usize = 32;

/// Writes the embeddings of `count` distinct passages of the corpora, in random order: any part of the file is a sample.
pub(crate) fn passages(
    model: &str,
    count: &str,
    out: &str,
    corpora: &[&str],
) -> Result<Value, Box<dyn Error>> {
    let encoder = model::load(model)?;
    let mut texts = distinct(&encoder, corpora, count.parse()?)?;
    shuffle(&mut texts);
    let embeddings = encode(&encoder, &texts)?;
    write(out, &embeddings)
}

/// Writes `count` vectors around 1,000 random centres.
pub(crate) fn clusters(count: &str, out: &str) -> Result<Value, Box<dyn Error>> {
    write(out, &clustered(SEED, count.parse()?, DIMENSION, CLUSTERS))
}

fn distinct(
    encoder: &TextEncoder,
    corpora: &[&str],
    count: usize,
) -> Result<Vec<String>, Box<dyn Error>> {
    let mut seen = BTreeSet::new();
    let mut texts = Vec::new();
    for corpus in corpora {
        for document in ingest::documents(corpus, &std::fs::read(corpus)?)? {
            let text = document.text("text").unwrap_or_default();
            let ranges =
                passage::split(text, MAX_TOKENS, 0, |text| encoder.tokenizer().count(text));
            for text in ranges.into_iter().map(|range| &text[range]) {
                if texts.len() < count && text.len() >= MIN_BYTES && seen.insert(text.to_owned()) {
                    texts.push(text.to_owned());
                }
            }
        }
    }
    Ok(texts)
}

/// Fisher and Yates.
fn shuffle(texts: &mut [String]) {
    let mut random = Random::new(SEED);
    for end in (1..texts.len()).rev() {
        texts.swap(end, random.below(end + 1));
    }
}

fn encode(encoder: &TextEncoder, texts: &[String]) -> Result<Vec<Embedding>, EncoderError> {
    let encode_part = |texts: &[String]| -> Result<Vec<Embedding>, EncoderError> {
        let batches = texts.chunks(BATCH).map(|batch| {
            let batch: Vec<&str> = batch.iter().map(String::as_str).collect();
            encoder.encode_passages(&batch)
        });
        Ok(batches.collect::<Result<Vec<_>, _>>()?.concat())
    };
    let parts = texts.chunks(texts.len().div_ceil(THREADS).max(1));
    let parts: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = parts
            .map(|part| scope.spawn(|| encode_part(part)))
            .collect();
        let ended = threads.into_iter().map(|thread| thread.join());
        // A thread that panics takes the program with it.
        ended
            .map(|ended| ended.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    Ok(parts.into_iter().collect::<Result<Vec<_>, _>>()?.concat())
}

fn write(out: &str, embeddings: &[Embedding]) -> Result<Value, Box<dyn Error>> {
    let values = embeddings.iter().flat_map(|embedding| embedding.as_slice());
    let bytes: Vec<u8> = values.flat_map(|value| value.to_le_bytes()).collect();
    std::fs::write(out, bytes)?;
    let dimension = embeddings
        .first()
        .map_or(0, |embedding| embedding.as_slice().len());
    Ok(json!({ "vectors": embeddings.len(), "dimension": dimension }))
}
