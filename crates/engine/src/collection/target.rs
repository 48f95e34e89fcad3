//! The vector that a query looks around: of its text, and of the documents that the answers are to be like.

use nearsight_encoder::TextEncoder;
use nearsight_index::VectorId;
use nearsight_vector::Embedding;

use crate::document::DocId;
use crate::error::EngineError;
use crate::query::Query;

use super::Collection;

impl Collection {
    /// The sum of what is asked for: the text's embedding, and the mean of `like` moved away from the mean of `unlike`
    /// (Qdrant's `average_vector`: `like + (like - unlike)`).
    pub(super) fn target(
        &self,
        query: &Query,
        encoder: &TextEncoder,
    ) -> Result<Embedding, EngineError> {
        let mut sum = vec![0.0f32; self.index.dimension()];
        if query.has_text() {
            add(&mut sum, encoder.encode_query(&query.text)?.as_slice(), 1.0);
        }
        let like = self.mean(&query.like)?;
        let unlike = self.mean(&query.unlike)?;
        match (like, unlike) {
            (Some(like), Some(unlike)) => {
                add(&mut sum, &like, 2.0);
                add(&mut sum, &unlike, -1.0);
            }
            (Some(like), None) => add(&mut sum, &like, 1.0),
            (None, Some(unlike)) => add(&mut sum, &unlike, -1.0),
            (None, None) => {}
        }
        Embedding::normalize(sum).map_err(|_| EngineError::QueryInvalid {
            what: "what is liked and what is not cancel out; change one of them".into(),
        })
    }

    /// The mean of the documents' vectors, nothing for no documents.
    fn mean(&self, ids: &[DocId]) -> Result<Option<Vec<f32>>, EngineError> {
        let mut sum = vec![0.0f32; self.index.dimension()];
        for id in ids {
            let missing = || EngineError::DocumentMissing { id: id.clone() };
            let row = self.documents.slot_of(id).ok_or_else(missing)?;
            let own = self.vector_of(row as u32).ok_or_else(missing)?;
            add(&mut sum, own.as_slice(), 1.0 / ids.len() as f32);
        }
        Ok((!ids.is_empty()).then_some(sum))
    }

    /// The mean of the vectors of a document's passages.
    pub(super) fn vector_of(&self, row: u32) -> Option<Embedding> {
        let mut sum = vec![0.0f32; self.index.dimension()];
        for passage in self.documents.passages_of(row as usize) {
            // Positions come from the index, which counts in u32.
            add(&mut sum, &self.index.values(VectorId(passage as u32))?, 1.0);
        }
        Embedding::normalize(sum).ok()
    }
}

fn add(sum: &mut [f32], values: &[f32], weight: f32) {
    sum.iter_mut()
        .zip(values)
        .for_each(|(sum, value)| *sum += weight * value);
}
