//! One file on its way into the loader: hashed and decoded as it arrives, believed only at its end.

use std::collections::BTreeMap;

use nearsight_tokenizer::{MAX_VOCABULARY_BYTES, Tokenizer};

use crate::hash::Sha256Hex;
use crate::tensor::Tensor;
use crate::tensor_stream::TensorStream;
use crate::{EncoderError, FileRole, ModelFile};

/// A file of which some bytes are there.
pub(super) struct Incoming {
    file: ModelFile,
    received: u64,
    hash: Sha256Hex,
    /// An error waits for the end: that the file is another one says more than what is odd in it.
    content: Result<Content, EncoderError>,
}

/// What has become of the bytes so far.
enum Content {
    Weights(TensorStream),
    /// Small, and read only as a whole.
    Vocab(Vec<u8>),
}

/// What a whole, right file held.
pub(super) enum Arrived {
    Weights(BTreeMap<String, Tensor>),
    Vocab(Tokenizer),
}

impl Incoming {
    pub(super) fn new(file: &ModelFile) -> Self {
        let content = match file.role {
            FileRole::Weights | FileRole::Classifier | FileRole::Head => {
                Content::Weights(TensorStream::new(&file.name, file.bytes))
            }
            // The tokenizer has a limit of its own; the manifest's length is only a claim until the end.
            FileRole::Vocab => Content::Vocab(Vec::with_capacity(
                file.bytes.min(MAX_VOCABULARY_BYTES as u64) as usize,
            )),
        };
        Self {
            file: file.clone(),
            received: 0,
            hash: Sha256Hex::default(),
            content: Ok(content),
        }
    }

    pub(super) fn name(&self) -> &str {
        &self.file.name
    }

    /// Takes the next bytes.
    pub(super) fn push(&mut self, bytes: &[u8]) -> Result<(), EncoderError> {
        self.received = self.received.saturating_add(bytes.len() as u64);
        if self.received > self.file.bytes {
            let announced = self.file.bytes;
            return Err(self.damaged(format!(
                "it has more than the {announced} bytes that the manifest says"
            )));
        }
        self.hash.update(bytes);
        let pushed = match &mut self.content {
            Ok(Content::Weights(tensors)) => tensors.push(bytes),
            Ok(Content::Vocab(text)) => {
                text.extend_from_slice(bytes);
                Ok(())
            }
            Err(_) => Ok(()),
        };
        if let Err(error) = pushed {
            self.content = Err(error);
        }
        Ok(())
    }

    /// What the file held, if it is the one that the manifest describes.
    pub(super) fn finish(self) -> Result<Arrived, EncoderError> {
        if self.received != self.file.bytes {
            let (received, announced) = (self.received, self.file.bytes);
            return Err(self.damaged(format!(
                "it has {received} bytes, the manifest says {announced}"
            )));
        }
        let found = self.hash.finish();
        if found != self.file.sha256 {
            return Err(EncoderError::HashMismatch {
                file: self.file.name,
                expected: self.file.sha256,
                found,
            });
        }
        match self.content? {
            Content::Weights(tensors) => Ok(Arrived::Weights(tensors.finish()?)),
            Content::Vocab(text) => Ok(Arrived::Vocab(Tokenizer::from_bytes(&text)?)),
        }
    }

    fn damaged(&self, reason: String) -> EncoderError {
        EncoderError::Damaged {
            file: self.file.name.clone(),
            reason,
        }
    }
}
