//! The sentence of a passage that answers a query: shows why a passage in other words was found.

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use nearsight_index::VectorId;
use nearsight_vector::Embedding;
use unicode_segmentation::UnicodeSegmentation;

use crate::encoders::Encoder;
use crate::error::EngineError;

/// Sentence embeddings kept, over all passages: 3 MB at 384 dimensions, some 400 passages.
const MAX_SENTENCES: usize = 2048;

/// Embeddings of the sentences of passages shown lately. A page of hits is asked for again with every
/// key pressed, and encoding its sentences costs about as much as encoding its passages.
#[derive(Default)]
pub(super) struct SentenceCache(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    by_passage: BTreeMap<u32, Arc<[Embedding]>>,
    /// Oldest first.
    order: VecDeque<u32>,
    n_sentences: usize,
}

impl SentenceCache {
    /// The range of the sentence of `passage` whose own embedding is nearest to `query`; the first of equals.
    pub(super) fn nearest(
        &self,
        id: VectorId,
        passage: &str,
        query: &Embedding,
        encoder: &dyn Encoder,
    ) -> Result<Option<Range<usize>>, EngineError> {
        let ranges = sentences(passage);
        if ranges.len() < 2 {
            return Ok(ranges.into_iter().next());
        }
        let embeddings = self.embeddings(id, passage, &ranges, encoder)?;
        let scored = ranges
            .into_iter()
            .zip(embeddings.iter().map(|embedding| query.cosine(embedding)));
        Ok(scored
            .reduce(|best, next| if next.1 > best.1 { next } else { best })
            .map(|(range, _)| range))
    }

    fn embeddings(
        &self,
        id: VectorId,
        passage: &str,
        ranges: &[Range<usize>],
        encoder: &dyn Encoder,
    ) -> Result<Arc<[Embedding]>, EngineError> {
        // A lock is never held while encoding; a panic elsewhere cannot leave half a row.
        let kept = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(embeddings) = kept().by_passage.get(&id.0) {
            return Ok(Arc::clone(embeddings));
        }
        let texts: Vec<&str> = ranges.iter().map(|range| &passage[range.clone()]).collect();
        let embeddings: Arc<[Embedding]> = encoder.encode_passages(&texts)?.into();
        kept().insert(id.0, &embeddings);
        Ok(embeddings)
    }
}

impl Kept {
    fn insert(&mut self, id: u32, embeddings: &Arc<[Embedding]>) {
        if self.by_passage.insert(id, Arc::clone(embeddings)).is_some() {
            return;
        }
        self.order.push_back(id);
        self.n_sentences += embeddings.len();
        while self.n_sentences > MAX_SENTENCES {
            let Some(oldest) = self.order.pop_front() else {
                break;
            };
            let dropped = self.by_passage.remove(&oldest);
            self.n_sentences -= dropped.map_or(0, |embeddings| embeddings.len());
        }
    }
}

/// Byte ranges of the sentences (UAX #29), without the space around them.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let trimmed = text
        .split_sentence_bound_indices()
        .map(|(start, sentence)| {
            let start = start + (sentence.len() - sentence.trim_start().len());
            start..start + sentence.trim().len()
        });
    trimmed.filter(|range| !range.is_empty()).collect()
}

#[cfg(test)]
mod tests;
