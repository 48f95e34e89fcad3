//! Token ids to the first hidden state.

use super::table::Table;
use crate::kernel::layer_norm::LayerNorm;
use crate::parts::Parts;
use crate::{EncoderError, TextArchitecture, TextConfig};

/// Word and position tables (token types are folded into the positions) and, in BERT, their LayerNorm.
pub(super) struct Embeddings {
    words: Table,
    positions: Table,
    norm: Option<LayerNorm>,
    width: usize,
}

impl Embeddings {
    pub(super) fn from_parts(
        parts: &mut Parts,
        config: &TextConfig,
        architecture: TextArchitecture,
    ) -> Result<Self, EncoderError> {
        let width = config.hidden_size;
        let mut table = |name, rows| Table::from_parts(parts, name, rows, width);
        Ok(Self {
            words: table("embeddings.words", config.vocab_size)?,
            positions: table("embeddings.positions", config.max_position_embeddings)?,
            norm: match architecture {
                TextArchitecture::Bert => {
                    Some(parts.norm("embeddings.norm", width, config.layer_norm_eps)?)
                }
                TextArchitecture::Clip => None,
            },
            width,
        })
    }

    /// Appends the hidden state of one sequence (`[ids, width]`) to `hidden`.
    /// The ids come from the model's own vocabulary and the length is within its positions.
    pub(super) fn forward(&self, ids: &[u32], hidden: &mut Vec<f32>) {
        let start = hidden.len();
        hidden.resize(start + ids.len() * self.width, 0.0);
        let rows = hidden[start..].chunks_exact_mut(self.width);
        for (position, (row, &id)) in rows.zip(ids).enumerate() {
            self.words.add_row(id as usize, row);
            self.positions.add_row(position, row);
        }
        if let Some(norm) = &self.norm {
            norm.forward(&mut hidden[start..]);
        }
    }
}
