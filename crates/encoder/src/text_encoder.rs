//! Texts to unit vectors.

use nearsight_tokenizer::WordPiece;
use nearsight_vector::Embedding;

use crate::bert::Int8Bert;
use crate::{EncoderError, Manifest};

/// Most tokens that run through the layers at once: more would not be faster and would need more memory.
const BATCH_TOKENS: usize = 1024;

/// A loaded text model: tokenizer, int8 network, mean pooling, unit norm.
pub struct TextEncoder {
    manifest: Manifest,
    tokenizer: WordPiece,
    model: Int8Bert,
}

impl TextEncoder {
    pub(crate) fn new(manifest: Manifest, tokenizer: WordPiece, model: Int8Bert) -> Self {
        Self {
            manifest,
            tokenizer,
            model,
        }
    }

    /// One unit vector per text. Texts longer than [`Self::max_tokens`] are cut there.
    ///
    /// # Errors
    /// [`EncoderError::Vector`] if the weights give NaN, [`EncoderError::Tensor`] if candle refuses.
    pub fn encode(&self, texts: &[&str]) -> Result<Vec<Embedding>, EncoderError> {
        let encodings: Vec<Vec<u32>> = texts
            .iter()
            .map(|text| self.tokenizer.encode(text, self.manifest.max_tokens).ids)
            .collect();
        let mut embeddings = Vec::with_capacity(texts.len());
        let mut rest = encodings.as_slice();
        while !rest.is_empty() {
            let (batch, after) = rest.split_at(batch_len(rest));
            let batch: Vec<&[u32]> = batch.iter().map(Vec::as_slice).collect();
            for pooled in self.model.forward(&batch)? {
                embeddings.push(Embedding::normalize(pooled)?);
            }
            rest = after;
        }
        Ok(embeddings)
    }

    /// The tokenizer, for those who budget in tokens.
    pub fn tokenizer(&self) -> &WordPiece {
        &self.tokenizer
    }

    /// Name of the model, for example `minilm-l6`.
    pub fn id(&self) -> &str {
        &self.manifest.id
    }

    /// Names the vector space: vectors of different fingerprints must not be compared.
    pub fn fingerprint(&self) -> &str {
        &self.manifest.fingerprint
    }

    /// Length of the vectors.
    pub fn dimension(&self) -> usize {
        self.manifest.dimension
    }

    /// Longest input in tokens, `[CLS]` and `[SEP]` included.
    pub fn max_tokens(&self) -> usize {
        self.manifest.max_tokens
    }
}

/// How many of the texts fit one batch; at least one.
fn batch_len(encodings: &[Vec<u32>]) -> usize {
    let mut tokens = 0;
    let fitting = encodings.iter().take_while(|ids| {
        tokens += ids.len();
        tokens <= BATCH_TOKENS
    });
    fitting.count().max(1)
}

#[cfg(test)]
mod tests;
