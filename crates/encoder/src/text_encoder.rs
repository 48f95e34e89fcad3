//! Texts to unit vectors.

use std::borrow::Cow;

use nearsight_tokenizer::Tokenizer;
use nearsight_vector::Embedding;

use crate::kernel::Target;
use crate::transformer::TextNetwork;
use crate::{EncoderError, Manifest};

/// Most tokens that run through the layers at once: more would not be faster and would need more memory.
const BATCH_TOKENS: usize = 1024;

/// A loaded text model: tokenizer, int8 network, pooling, unit norm.
pub struct TextEncoder {
    manifest: Manifest,
    tokenizer: Tokenizer,
    model: TextNetwork,
}

impl TextEncoder {
    pub(crate) fn new(manifest: Manifest, tokenizer: Tokenizer, model: TextNetwork) -> Self {
        Self {
            manifest,
            tokenizer,
            model,
        }
    }

    /// The unit vector of what somebody looks for: of the query's prefix and `text`.
    ///
    /// # Errors
    /// As [`Self::encode`].
    pub fn encode_query(&self, text: &str) -> Result<Embedding, EncoderError> {
        let text = prefixed(&self.manifest.prefixes.query, text);
        // One text, one vector.
        Ok(self.encode(&[&text])?.swap_remove(0))
    }

    /// One unit vector per text that can be found: of the passages' prefix and the text.
    ///
    /// # Errors
    /// As [`Self::encode`].
    pub fn encode_passages(&self, texts: &[&str]) -> Result<Vec<Embedding>, EncoderError> {
        let prefix = &self.manifest.prefixes.passage;
        let texts: Vec<Cow<'_, str>> = texts.iter().map(|text| prefixed(prefix, text)).collect();
        self.encode(&texts.iter().map(Cow::as_ref).collect::<Vec<_>>())
    }

    /// Tokens of the passages' prefix: what [`Self::encode_passages`] adds to the length of every text.
    pub fn n_passage_prefix_tokens(&self) -> usize {
        self.tokenizer.count(&self.manifest.prefixes.passage)
    }

    /// One unit vector per text as it stands, without a prefix. Texts longer than [`Self::max_tokens`] are cut there.
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

    /// Runs on `target` instead of the fastest of this machine, to compare them: the vectors stay the same.
    #[must_use]
    pub fn on(mut self, target: Target) -> Self {
        self.model.set_target(target);
        self
    }

    /// The tokenizer, for those who budget in tokens.
    pub fn tokenizer(&self) -> &Tokenizer {
        &self.tokenizer
    }

    /// What the model's manifest says.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
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

fn prefixed<'t>(prefix: &str, text: &'t str) -> Cow<'t, str> {
    match prefix {
        "" => text.into(),
        prefix => format!("{prefix}{text}").into(),
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
