//! Documents on their way into a collection, a few passages at a time, encoded here or elsewhere.

use std::collections::{BTreeMap, VecDeque};

use nearsight_vector::Embedding;

use crate::batch::{OnInvalid, Skipped};
use crate::document::Incoming;
use crate::encoders::Encoders;
use crate::error::EngineError;
use crate::fields::{Fields, Origin};

use super::Collection;
use super::model::{self, Model};
use super::passage_batch::PassageBatch;
use super::plan::{Planned, PlannedDocument, plan};

/// Documents without passages to encode that enter in one step: some milliseconds.
const DOCUMENTS_PER_STEP: usize = 256;

impl Collection {
    /// Checks and splits `documents`, and changes nothing yet: the work is done by [`Upsert::step`], or by
    /// [`Upsert::next_batch`] and [`Upsert::put`] where passages are encoded elsewhere. A document whose id is
    /// in the collection will replace it; of several with one id in the batch, the last counts.
    ///
    /// # Errors
    /// [`EngineError::NoDocuments`]; [`EngineError::DocumentInvalid`] when a declared field is not of its type;
    /// [`EngineError::DocumentEmpty`] when there is neither text nor a vector; [`EngineError::ModelMismatch`],
    /// [`EngineError::ModelMissing`].
    pub fn plan<'a>(
        &self,
        documents: Vec<impl Into<Incoming>>,
        encoders: impl Into<Encoders<'a>>,
    ) -> Result<Upsert, EngineError> {
        let candidates = documents.into_iter().map(|one| Ok(one.into())).collect();
        self.plan_candidates(candidates, encoders, OnInvalid::Refuse)
    }

    /// Does as [`Self::plan`], for a batch whose documents were read one by one, and does with the invalid ones what the
    /// caller asks: [`Upsert::skipped`] names those that are left out. A document that a later one of its id replaces is
    /// among them.
    ///
    /// # Errors
    /// Those of [`Self::plan`]. With [`OnInvalid::Skip`] an error is never that of a single document.
    pub fn plan_candidates<'a>(
        &self,
        candidates: Vec<Result<Incoming, EngineError>>,
        encoders: impl Into<Encoders<'a>>,
        on_invalid: OnInvalid,
    ) -> Result<Upsert, EngineError> {
        let encoder = self.encoder(encoders.into())?;
        let Planned {
            documents: planned,
            skipped,
        } = plan(candidates, &self.fields, encoder, on_invalid)?;
        self.check_pictures(&planned)?;
        Ok(Upsert {
            skipped,
            model: self.model().cloned(),
            fields: self.fields.clone(),
            n_documents: planned.len(),
            n_passages: planned.iter().map(|one| one.n_tokens.len()).sum(),
            done_documents: 0,
            done_passages: 0,
            waiting: planned.into(),
            encoded: VecDeque::new(),
            first_waiting: 0,
            next: 0,
            lent: BTreeMap::new(),
            returned: BTreeMap::new(),
        })
    }

    /// Vectors of pictures belong to a model, which the collection must know.
    fn check_pictures(&self, planned: &[PlannedDocument]) -> Result<(), EngineError> {
        let is_of_pictures = self
            .fields
            .vectors()
            .map(|(_, vector_type)| vector_type.origin == Origin::Pictures);
        let of_pictures: Vec<bool> = is_of_pictures.collect();
        let has_pictures = |one: &PlannedDocument| {
            let mut vectors = one.vectors.iter().zip(&of_pictures);
            vectors.any(|(vector, of_pictures)| *of_pictures && vector.is_some())
        };
        match self.pictures.is_none() && planned.iter().any(has_pictures) {
            true => Err(EngineError::ModelMissing {
                indexed: "of the pictures".into(),
            }),
            false => Ok(()),
        }
    }
}

/// A checked batch of documents and how far it has come. Dropped half way, it leaves the documents that are done.
///
/// Passages are counted through all of its documents, in their order. They leave in batches and come back with
/// their embeddings in any order; documents still enter the collection in theirs, so who encoded what, and when,
/// leaves no trace in it.
#[derive(Debug)]
pub struct Upsert {
    model: Option<Model>,
    fields: Fields,
    skipped: Vec<Skipped>,
    n_documents: usize,
    n_passages: usize,
    done_documents: usize,
    done_passages: usize,
    waiting: VecDeque<PlannedDocument>,
    /// Embeddings that came back, from the first passage of the first waiting document on.
    encoded: VecDeque<Option<Embedding>>,
    /// The first passage of the first waiting document.
    first_waiting: usize,
    /// The first passage that was never handed out.
    next: usize,
    /// Batches handed out: their first passage, and how many.
    lent: BTreeMap<usize, usize>,
    /// Batches that came back without embeddings, in the same way.
    returned: BTreeMap<usize, usize>,
}

impl Upsert {
    /// Documents that were left out of the batch, by their place in it.
    pub fn skipped(&self) -> &[Skipped] {
        &self.skipped
    }

    /// Number of documents in the batch that will enter, each id counted once.
    pub fn n_documents(&self) -> usize {
        self.n_documents
    }

    /// Number of passages in the batch.
    pub fn n_passages(&self) -> usize {
        self.n_passages
    }

    /// Documents that queries can find by now.
    pub fn done_documents(&self) -> usize {
        self.done_documents
    }

    /// Passages encoded by now.
    pub fn done_passages(&self) -> usize {
        self.done_passages
    }

    /// Encodes the next passages, as many as fit `max_tokens` together and at least one, and adds the
    /// documents that this completes, or some of those that need no encoding. Returns whether anything is left:
    /// `while upsert.step(&mut collection, &encoder, 2048)? {}`. A step that fails can be tried again.
    ///
    /// # Errors
    /// [`EngineError::ModelMismatch`] when `collection` or the encoder is not of the model this was planned for.
    pub fn step<'a>(
        &mut self,
        collection: &mut Collection,
        encoders: impl Into<Encoders<'a>>,
        max_tokens: usize,
    ) -> Result<bool, EngineError> {
        let encoder = collection.encoder(encoders.into())?;
        model::check_same(collection.model(), self.model.as_ref())?;
        match (self.next_batch(max_tokens), encoder) {
            (Some(batch), Some(encoder)) => match batch.encode(encoder) {
                Ok(embeddings) => self.put(collection, batch, embeddings)?,
                Err(error) => {
                    self.give_back(batch);
                    return Err(error);
                }
            },
            _ => self.put_complete(collection, DOCUMENTS_PER_STEP)?,
        }
        Ok(!self.waiting.is_empty())
    }

    /// Hands out the next passages, as many as fit `max_tokens` together and at least one; batches that were
    /// given back come first, as they were. Nothing when every passage is encoded or on its way.
    pub fn next_batch(&mut self, max_tokens: usize) -> Option<PassageBatch> {
        let (first, n_passages) = match self.returned.pop_first() {
            Some(returned) => returned,
            None => (self.next, self.n_fitting(max_tokens)),
        };
        if n_passages == 0 {
            return None;
        }
        self.next = self.next.max(first + n_passages);
        self.lent.insert(first, n_passages);
        let passages = self.passages_from(first).take(n_passages);
        let inputs = passages.map(|(document, i)| document.input(&self.fields, i));
        Some(PassageBatch::new(first, inputs.collect()))
    }

    /// Takes a batch back with one embedding per input, and adds the documents that this completes, if all
    /// before them are complete. A batch whose embeddings are refused is handed out again.
    ///
    /// # Errors
    /// [`EngineError::EmbeddingsInvalid`] when their number or their dimension is wrong, or the batch is not of
    /// this upsert; [`EngineError::ModelMismatch`] when `collection` is not of the model this was planned for.
    pub fn put(
        &mut self,
        collection: &mut Collection,
        batch: PassageBatch,
        embeddings: Vec<Embedding>,
    ) -> Result<(), EngineError> {
        let checked = model::check_same(collection.model(), self.model.as_ref())
            .and_then(|()| self.check(&batch, &embeddings));
        if let Err(error) = checked {
            self.give_back(batch);
            return Err(error);
        }
        self.lent.remove(&batch.first());
        let start = batch.first() - self.first_waiting;
        let end = start + embeddings.len();
        if self.encoded.len() < end {
            self.encoded.resize(end, None);
        }
        self.done_passages += embeddings.len();
        for (slot, embedding) in self.encoded.range_mut(start..end).zip(embeddings) {
            *slot = Some(embedding);
        }
        self.put_complete(collection, usize::MAX)
    }

    /// Takes a batch back that could not be encoded: it will be handed out again.
    pub fn give_back(&mut self, batch: PassageBatch) {
        // Nothing here waits for a batch of another upsert.
        if self.is_lent(&batch) {
            self.lent.remove(&batch.first());
            self.returned.insert(batch.first(), batch.inputs().len());
        }
    }

    fn is_lent(&self, batch: &PassageBatch) -> bool {
        self.lent.get(&batch.first()) == Some(&batch.inputs().len())
    }

    fn check(&self, batch: &PassageBatch, embeddings: &[Embedding]) -> Result<(), EngineError> {
        let n_inputs = batch.inputs().len();
        let dimension = self.model.as_ref().map_or(0, |model| model.dimension);
        let what = if !self.is_lent(batch) {
            "the batch was not handed out by this upsert".into()
        } else if embeddings.len() != n_inputs {
            format!("{} for {n_inputs} passages", embeddings.len())
        } else if let Some(wrong) = embeddings
            .iter()
            .find(|embedding| embedding.dimension() != dimension)
        {
            format!("{} dimensions instead of {dimension}", wrong.dimension())
        } else {
            return Ok(());
        };
        Err(EngineError::EmbeddingsInvalid { what })
    }

    /// How many of the passages not handed out fit `max_tokens` in sum; one that is longer goes alone.
    fn n_fitting(&self, max_tokens: usize) -> usize {
        let mut n_tokens = 0usize;
        let passages = self.passages_from(self.next).enumerate();
        let fitting = passages.take_while(|&(position, (document, i))| {
            n_tokens = n_tokens.saturating_add(document.n_tokens[i]);
            position == 0 || n_tokens <= max_tokens
        });
        fitting.count()
    }

    /// The passages from `first` on, each as its document and its place in it.
    fn passages_from(&self, first: usize) -> impl Iterator<Item = (&PlannedDocument, usize)> {
        let passages = self
            .waiting
            .iter()
            .flat_map(|one| (0..one.n_tokens.len()).map(move |i| (one, i)));
        passages.skip(first - self.first_waiting)
    }

    /// Moves documents into the collection, in their order, up to the first with a passage that is not encoded.
    fn put_complete(
        &mut self,
        collection: &mut Collection,
        most: usize,
    ) -> Result<(), EngineError> {
        for _ in 0..most {
            let Some(n_passages) = self.waiting.front().map(|one| one.n_tokens.len()) else {
                break;
            };
            let n_encoded = self.encoded.iter().take_while(|slot| slot.is_some());
            if n_encoded.take(n_passages).count() < n_passages {
                break;
            }
            let embeddings: Vec<Embedding> = self.encoded.drain(..n_passages).flatten().collect();
            self.first_waiting += n_passages;
            if let Some(document) = self.waiting.pop_front() {
                collection.put(document.passages, &embeddings, &document.vectors)?;
                self.done_documents += 1;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
