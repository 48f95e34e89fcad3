//! Files of a model folder to a [`TextEncoder`], each checked against the manifest before it is used.

mod arrivals;
mod incoming;

use crate::transformer::TextNetwork;
use crate::{EncoderError, Manifest, Precision, TextEncoder};

pub(crate) use arrivals::Arrivals;

/// Takes a model's files in any order, each whole or in pieces as it arrives. A file that does not have
/// its announced length and hash is refused and changes nothing: give the right one and go on.
///
/// The tensors of a file are decoded into their final place while it arrives, so the memory of a load
/// is that of the model and one piece.
pub struct ModelLoader {
    manifest: Manifest,
    arrivals: Arrivals,
}

impl ModelLoader {
    /// Starts from the bytes of `manifest.json`.
    ///
    /// # Errors
    /// [`EncoderError::Manifest`] or [`EncoderError::Config`], saying which field is wrong.
    pub fn new(manifest: &[u8]) -> Result<Self, EncoderError> {
        let manifest = Manifest::from_json(manifest)?;
        Ok(Self {
            manifest,
            arrivals: Arrivals::default(),
        })
    }

    /// Computes with other numbers than the manifest says. The vectors are of another space then, and the
    /// fingerprint says so.
    pub fn with_precision(mut self, precision: Precision) -> Self {
        self.manifest.set_precision(precision);
        self
    }

    /// What the manifest says.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Takes one whole file.
    ///
    /// # Errors
    /// Those of [`Self::begin`], [`Self::chunk`] and [`Self::end`].
    pub fn file(&mut self, name: &str, bytes: &[u8]) -> Result<(), EncoderError> {
        self.begin(name)?;
        self.chunk(bytes)?;
        self.end()
    }

    /// Begins a file that comes in pieces. One that was begun and not ended is forgotten.
    ///
    /// # Errors
    /// [`EncoderError::Missing`] for a name the manifest does not list.
    pub fn begin(&mut self, name: &str) -> Result<(), EncoderError> {
        self.arrivals.begin(name, &self.manifest.files)
    }

    /// Takes the next bytes of the file that was begun, any number of them.
    ///
    /// # Errors
    /// [`EncoderError::Damaged`] as soon as there are more than announced; [`EncoderError::NotBegun`].
    pub fn chunk(&mut self, bytes: &[u8]) -> Result<(), EncoderError> {
        self.arrivals.chunk(bytes)
    }

    /// Checks the file that was begun, and takes it if it is right.
    ///
    /// # Errors
    /// [`EncoderError::Damaged`] for another length or contents of the wrong form,
    /// [`EncoderError::HashMismatch`], [`EncoderError::Tokenizer`] for a vocabulary that is not one,
    /// [`EncoderError::NotBegun`].
    pub fn end(&mut self) -> Result<(), EncoderError> {
        self.arrivals.end()
    }

    /// Packs the weights; needs all files.
    ///
    /// # Errors
    /// [`EncoderError::Missing`] naming a file or tensor that was not given, [`EncoderError::Damaged`]
    /// naming a tensor of another shape, [`EncoderError::Config`] if the vocabulary does not fit.
    pub fn finish(self) -> Result<TextEncoder, EncoderError> {
        self.arrivals.check_complete(&self.manifest.files)?;
        let Arrivals {
            parts, tokenizer, ..
        } = self.arrivals;
        let tokenizer = tokenizer.ok_or(EncoderError::Missing {
            what: "its vocabulary".into(),
        })?;
        if tokenizer.vocab_len() > self.manifest.config.vocab_size {
            // An id beyond the table would have no row.
            let reason = format!(
                "{} pieces for {} embedding rows",
                tokenizer.vocab_len(),
                self.manifest.config.vocab_size
            );
            return Err(EncoderError::Config { reason });
        }
        let model = TextNetwork::from_parts(parts, &self.manifest)?;
        Ok(TextEncoder::new(self.manifest, tokenizer, model))
    }
}

#[cfg(test)]
mod tests;
