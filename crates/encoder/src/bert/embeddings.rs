//! Token ids to the first hidden state. The tables stay int8: only the rows of a text are widened.

use super::parts::{Int8Rows, Parts};
use crate::kernel::layer_norm::LayerNorm;
use crate::{BertConfig, EncoderError};

/// Word and position tables (token types are folded into the positions) and their LayerNorm.
pub(super) struct Embeddings {
    words: Int8Rows,
    positions: Int8Rows,
    norm: LayerNorm,
    width: usize,
}

impl Embeddings {
    pub(super) fn from_parts(parts: &mut Parts, config: &BertConfig) -> Result<Self, EncoderError> {
        let width = config.hidden_size;
        Ok(Self {
            words: parts.rows("embeddings.words", config.vocab_size, width)?,
            positions: parts.rows(
                "embeddings.positions",
                config.max_position_embeddings,
                width,
            )?,
            norm: parts.norm("embeddings.norm", width, config.layer_norm_eps)?,
            width,
        })
    }

    /// Appends the hidden state of one sequence (`[ids, width]`) to `hidden`.
    /// The ids come from the model's own vocabulary and the length is within its positions.
    pub(super) fn forward(&self, ids: &[u32], hidden: &mut Vec<f32>) {
        let start = hidden.len();
        for (position, &id) in ids.iter().enumerate() {
            let (word, word_scale) = row(&self.words, id as usize, self.width);
            let (place, place_scale) = row(&self.positions, position, self.width);
            let sum = |(&w, &p): (&i8, &i8)| f32::from(w) * word_scale + f32::from(p) * place_scale;
            hidden.extend(word.iter().zip(place).map(sum));
        }
        self.norm.forward(&mut hidden[start..]);
    }
}

fn row(table: &Int8Rows, index: usize, width: usize) -> (&[i8], f32) {
    (&table.codes[index * width..][..width], table.scales[index])
}
