//! Known-item search over a documentation: by words, by meaning, and by both. The headings that ask are not in the text.

mod figures;
mod queries;

use std::error::Error;

use nearsight_encoder::TextEncoder;
use nearsight_engine::{
    Collection, DocId, Document, Fields, Fusion, Query, Ranking, Weights, fuse, ingest,
};
use nearsight_test_support::Random;
use serde_json::{Map, Value, json};

use crate::model;
use figures::{discounted, interval, mean, reciprocal, round, summary};
use queries::{KnownItem, VARIANTS, take_headings};

const SEED: u64 = 23;
/// Documents of each ranking that are fused.
const DEPTH: usize = 100;
const STEP_TOKENS: usize = 4096;

/// Ways of fusing that are compared: name, how, weight of the words beside 1 for the vectors.
fn ways() -> Vec<(String, Fusion, f32)> {
    let mut ways = Vec::new();
    for k in [2.0, 10.0, 20.0, 60.0] {
        for weight in [0.5, 1.0, 2.0] {
            ways.push((
                format!("rrf k={k} words={weight}"),
                Fusion::Rrf { k },
                weight,
            ));
        }
    }
    for weight in [0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0] {
        ways.push((format!("sum words={weight}"), Fusion::WeightedSum, weight));
    }
    ways
}

/// Both rankings of a query, documents by their place in the corpus.
struct Asked {
    target: u32,
    words: Vec<(u32, f32)>,
    /// The score of every word once.
    once: f32,
    vectors: Vec<(u32, f32)>,
}

/// Figures of all corpora together; `sweep` compares ways of fusing.
pub(crate) fn measure(model: &str, corpora: &[&str], sweep: bool) -> Result<Value, Box<dyn Error>> {
    let encoder = model::load(model)?;
    let mut asked: Vec<Vec<Asked>> = VARIANTS.iter().map(|_| Vec::new()).collect();
    let mut n_documents = 0;
    for corpus in corpora {
        let documents = ingest::documents(corpus, &std::fs::read(corpus)?)?;
        n_documents += documents.len();
        ask_corpus(documents, &encoder, &mut asked)?;
    }
    let mut figures = Map::new();
    for ((name, _), asked) in VARIANTS.iter().zip(&asked) {
        figures.insert((*name).into(), compare(asked, sweep));
    }
    let all: Vec<Asked> = asked.into_iter().flatten().collect();
    figures.insert("all".into(), compare(&all, sweep));
    figures.insert("documents".into(), n_documents.into());
    Ok(figures.into())
}

fn ask_corpus(
    mut documents: Vec<Document>,
    encoder: &TextEncoder,
    asked: &mut [Vec<Asked>],
) -> Result<(), Box<dyn Error>> {
    let items = take_headings(&mut documents);
    let ids: Vec<DocId> = documents
        .iter()
        .map(|document| document.id.clone())
        .collect();
    let mut collection = Collection::new(Fields::default(), encoder);
    let mut upsert = collection.plan(documents, encoder)?;
    while upsert.step(&mut collection, encoder, STEP_TOKENS)? {}
    for ((_, vary), asked) in VARIANTS.iter().zip(asked) {
        let mut random = Random::new(SEED);
        for item in &items {
            if let Some(text) = vary(&item.text, &mut random) {
                asked.push(ask(&collection, encoder, &ids, item, &text)?);
            }
        }
    }
    Ok(())
}

fn ask(
    collection: &Collection,
    encoder: &TextEncoder,
    ids: &[DocId],
    item: &KnownItem,
    text: &str,
) -> Result<Asked, Box<dyn Error>> {
    let ranking = |weights| -> Result<Vec<(u32, f32)>, Box<dyn Error>> {
        let query = Query {
            limit: DEPTH,
            weights,
            ..Query::new(text)
        };
        let answer = collection.search(&query, encoder)?;
        let place = |id: &DocId| ids.iter().position(|other| other == id);
        let placed = answer
            .hits
            .iter()
            .filter_map(|hit| Some((place(hit.id)? as u32, hit.score)));
        Ok(placed.collect())
    };
    // The score of every word once shows in the parts of a sum.
    let explained = Query {
        limit: DEPTH,
        explain: true,
        fusion: Fusion::WeightedSum,
        ..Query::new(text)
    };
    let answer = collection.search(&explained, encoder)?;
    let parts = answer
        .hits
        .iter()
        .filter_map(|hit| hit.explanation.as_ref()?.text);
    let once = parts.map(|part| part.score / part.share).next();
    Ok(Asked {
        once: once.unwrap_or(1.0),
        target: item.document_idx as u32,
        words: ranking(Weights {
            vector: 0.0,
            ..Weights::default()
        })?,
        vectors: ranking(Weights {
            text: 0.0,
            ..Weights::default()
        })?,
    })
}

fn compare(asked: &[Asked], sweep: bool) -> Value {
    let place = |ranked: &[(u32, f32)], target| ranked.iter().position(|&(idx, _)| idx == target);
    let words: Vec<_> = asked
        .iter()
        .map(|one| place(&one.words, one.target))
        .collect();
    let vectors: Vec<_> = asked
        .iter()
        .map(|one| place(&one.vectors, one.target))
        .collect();
    let default = Query::new("");
    let fused = fused_ranks(
        asked,
        default.fusion,
        default.weights.text / default.weights.vector,
    );
    let mut figures = json!({
        "queries": asked.len(),
        "lexical": both(&words),
        "vector": both(&vectors),
        "fused": both(&fused),
        "fused_minus_lexical": difference(&fused, &words),
        "fused_minus_vector": difference(&fused, &vectors),
    });
    if sweep {
        let ways = ways().into_iter().map(|(name, fusion, weight)| {
            let ranks = fused_ranks(asked, fusion, weight);
            let ndcg: Vec<f64> = ranks.into_iter().map(discounted).collect();
            (name, round(mean(&ndcg)).into())
        });
        figures["ways"] = Value::Object(ways.collect());
    }
    figures
}

fn fused_ranks(asked: &[Asked], fusion: Fusion, words_weight: f32) -> Vec<Option<usize>> {
    let rank = |one: &Asked| {
        let ranking = |weight, scored: &[(u32, f32)], full| Ranking {
            weight,
            scored: scored.to_vec(),
            full,
        };
        let rankings = [
            ranking(words_weight, &one.words, Some(one.once)),
            ranking(1.0, &one.vectors, None),
        ];
        let fused = fuse(&rankings, fusion);
        fused
            .iter()
            .position(|fused| fused.document_idx == one.target)
    };
    asked.iter().map(rank).collect()
}

fn both(ranks: &[Option<usize>]) -> Value {
    let of = |figure: fn(Option<usize>) -> f64| -> Vec<f64> {
        ranks.iter().map(|&rank| figure(rank)).collect()
    };
    json!({ "mrr_10": summary(&of(reciprocal)), "ndcg_10": summary(&of(discounted)) })
}

/// nDCG of one minus that of another, query by query: the interval says whether one is better.
fn difference(one: &[Option<usize>], other: &[Option<usize>]) -> Value {
    let pairs = one.iter().zip(other);
    let differences: Vec<f64> = pairs
        .map(|(&a, &b)| discounted(a) - discounted(b))
        .collect();
    let [low, high] = interval(&differences);
    json!({ "mean": round(mean(&differences)), "low": round(low), "high": round(high) })
}
