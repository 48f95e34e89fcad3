//! Graphs for vectors that have become many: made elsewhere, of a copy, and installed here.

use nearsight_index::{IndexError, VectorIndex};

use crate::error::EngineError;

use super::Collection;

#[cfg(test)]
mod tests;

/// Candidates that are looked at for the links of a vector; twice as many find no more and take twice as long.
const EF_CONSTRUCTION: usize = 64;
/// Any will do: it decides the levels of a graph, and the same graph shall come of the same vectors.
const SEED: u64 = 1;

/// A copy of vectors that are to become a segment with a graph.
#[derive(Debug)]
pub struct SealInput {
    /// Which vectors they are: 0 those of the texts, if there is a model, then those of the vector fields.
    pub space: usize,
    /// For [`seal`].
    pub vectors: Vec<u8>,
}

/// Makes a graph of the vectors of a [`SealInput`]; takes about 10 s for 20,000 vectors of 384 dimensions. Needs no
/// collection, so another thread can do it while this one answers.
///
/// # Errors
/// [`EngineError::Index`] for bytes that are no vectors.
pub fn seal(vectors: &[u8]) -> Result<Vec<u8>, EngineError> {
    let vectors = VectorIndex::from_bytes(vectors)?;
    Ok(vectors.seal(SEED, EF_CONSTRUCTION)?.to_bytes())
}

impl Collection {
    /// Whether vectors have become so many, some 50,000, that a graph finds them in less time than a scan.
    pub fn is_seal_due(&self) -> bool {
        self.spaces().any(|space| space.index().is_seal_due())
    }

    /// The vectors that have no graph yet, in parts of at most some 100,000, of the spaces where it is due or, with
    /// `all`, of all.
    pub fn seal_inputs(&self, all: bool) -> impl Iterator<Item = SealInput> {
        let due = move |space: &VectorIndex| all || space.is_seal_due();
        let spaces = self.spaces().map(|space| space.index()).enumerate();
        let spaces = spaces.filter(move |(_, index)| due(index));
        spaces.flat_map(|(space, index)| {
            let inputs = index.seal_inputs();
            inputs.map(move |vectors| SealInput { space, vectors })
        })
    }

    /// Takes what [`seal`] made of a [`SealInput`] of this collection, those of one space in their order; what was added
    /// and removed meanwhile stays as it is. Returns whether it still fits: where everything was numbered anew meanwhile
    /// it does not, and is passed over.
    ///
    /// # Errors
    /// [`EngineError::Index`] for bytes that are no sealed vectors.
    pub fn install(&mut self, space: usize, sealed: &[u8]) -> Result<bool, EngineError> {
        let Some(space) = self.spaces_mut().nth(space) else {
            return Ok(false);
        };
        match space.index_mut().install(sealed) {
            Ok(()) => Ok(true),
            Err(IndexError::Foreign(_)) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }
}
