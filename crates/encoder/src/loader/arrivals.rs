//! The files of a model, each whole or in pieces, checked against what the manifest lists.

use std::collections::BTreeSet;

use nearsight_tokenizer::Tokenizer;

use super::incoming::{Arrived, Incoming};
use crate::parts::Parts;
use crate::{EncoderError, FileRole, ModelFile};

/// What has come so far.
#[derive(Default)]
pub(crate) struct Arrivals {
    pub(crate) parts: Parts,
    pub(crate) tokenizer: Option<Tokenizer>,
    given: BTreeSet<String>,
    incoming: Option<Incoming>,
}

impl Arrivals {
    /// Begins a file that comes in pieces. One that was begun and not ended is forgotten.
    pub(crate) fn begin(&mut self, name: &str, files: &[ModelFile]) -> Result<(), EncoderError> {
        // First, so that its memory is free for the new one.
        self.incoming = None;
        let file = files.iter().find(|file| file.name == name);
        let file = file.ok_or_else(|| EncoderError::Missing {
            what: format!("file {name:?} in its manifest"),
        })?;
        self.incoming = Some(Incoming::new(file));
        Ok(())
    }

    /// Takes the next bytes of the file that was begun, any number of them.
    pub(crate) fn chunk(&mut self, bytes: &[u8]) -> Result<(), EncoderError> {
        let incoming = self.incoming.as_mut().ok_or(EncoderError::NotBegun)?;
        let pushed = incoming.push(bytes);
        if pushed.is_err() {
            self.incoming = None;
        }
        pushed
    }

    /// Checks the file that was begun, and takes it if it is right.
    pub(crate) fn end(&mut self) -> Result<(), EncoderError> {
        let incoming = self.incoming.take().ok_or(EncoderError::NotBegun)?;
        let name = incoming.name().to_owned();
        match incoming.finish()? {
            Arrived::Weights(tensors) => self.parts.add(tensors),
            Arrived::Vocab(tokenizer) => self.tokenizer = Some(tokenizer),
        }
        self.given.insert(name);
        Ok(())
    }

    /// Names the first file that nobody gave, except a classifier that no head asks.
    pub(crate) fn check_complete(&self, files: &[ModelFile]) -> Result<(), EncoderError> {
        let has_head = files.iter().any(|file| file.role == FileRole::Head);
        let mut needed =
            (files.iter()).filter(|file| has_head || file.role != FileRole::Classifier);
        match needed.find(|file| !self.given.contains(&file.name)) {
            Some(file) => Err(EncoderError::Missing {
                what: format!("file {}", file.name),
            }),
            None => Ok(()),
        }
    }
}
