//! Files of a model folder to a [`TextEncoder`], each checked against the manifest before it is used.

use std::collections::BTreeSet;

use nearsight_tokenizer::WordPiece;

use crate::bert::{Int8Bert, Parts};
use crate::hash::sha256_hex;
use crate::{EncoderError, FileRole, Manifest, Precision, TextEncoder};

/// Takes a model's files in any order. A file that does not have its announced length and hash is
/// refused and changes nothing: give the right one and go on.
pub struct ModelLoader {
    manifest: Manifest,
    parts: Parts,
    tokenizer: Option<WordPiece>,
    given: BTreeSet<String>,
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
            parts: Parts::default(),
            tokenizer: None,
            given: BTreeSet::new(),
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

    /// Takes one file.
    ///
    /// # Errors
    /// [`EncoderError::Damaged`] for another length or contents of the wrong form,
    /// [`EncoderError::HashMismatch`], [`EncoderError::Missing`] for a name the manifest does not list,
    /// [`EncoderError::Tokenizer`] for a vocabulary that is not one.
    pub fn file(&mut self, name: &str, bytes: &[u8]) -> Result<(), EncoderError> {
        let file = self
            .manifest
            .file(name)
            .ok_or_else(|| EncoderError::Missing {
                what: format!("file {name:?} in its manifest"),
            })?;
        if bytes.len() as u64 != file.bytes {
            let reason = format!(
                "it has {} bytes, the manifest says {}",
                bytes.len(),
                file.bytes
            );
            return Err(EncoderError::Damaged {
                file: name.into(),
                reason,
            });
        }
        let found = sha256_hex(&[bytes]);
        if found != file.sha256 {
            return Err(EncoderError::HashMismatch {
                file: name.into(),
                expected: file.sha256.clone(),
                found,
            });
        }
        match file.role {
            FileRole::Weights => self.parts.add_shard(name, bytes)?,
            FileRole::Vocab => self.tokenizer = Some(WordPiece::from_vocab(bytes)?),
        }
        self.given.insert(name.into());
        Ok(())
    }

    /// Packs the weights; needs all files.
    ///
    /// # Errors
    /// [`EncoderError::Missing`] naming a file or tensor that was not given, [`EncoderError::Damaged`]
    /// naming a tensor of another shape, [`EncoderError::Config`] if the vocabulary does not fit.
    pub fn finish(self) -> Result<TextEncoder, EncoderError> {
        if let Some(file) = self
            .manifest
            .files
            .iter()
            .find(|file| !self.given.contains(&file.name))
        {
            return Err(EncoderError::Missing {
                what: format!("file {}", file.name),
            });
        }
        let tokenizer = self.tokenizer.ok_or(EncoderError::Missing {
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
        let model =
            Int8Bert::from_parts(self.parts, &self.manifest.config, self.manifest.precision)?;
        Ok(TextEncoder::new(self.manifest, tokenizer, model))
    }
}

#[cfg(test)]
mod tests;
