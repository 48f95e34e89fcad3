//! The hub's `config.json`: the shape that runs, and what only the reading of the original weights needs to know.

use serde::Deserialize;

use crate::{BertConfig, EncoderError};

/// A BERT, or a model that differs from it only in what is folded away when its weights are read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct HubConfig {
    /// The shape that runs: its positions are those that a text can have.
    pub(crate) bert: BertConfig,
    /// Rows of the position table before that of the first token: RoBERTa counts from the padding's id on.
    pub(crate) first_position: usize,
    /// Rows of the token type table; texts are single, so only the first is used.
    pub(crate) n_token_types: usize,
}

/// Fields of `config.json` beside those of [`BertConfig`]. Some hold null in published files.
#[derive(Deserialize)]
struct Details {
    model_type: Option<String>,
    position_embedding_type: Option<String>,
    type_vocab_size: Option<usize>,
    pad_token_id: Option<usize>,
}

impl HubConfig {
    /// Reads a `config.json`.
    ///
    /// # Errors
    /// [`EncoderError::Config`], naming what is not known: another architecture would give wrong vectors silently.
    pub(crate) fn from_json(bytes: &[u8]) -> Result<Self, EncoderError> {
        let refuse = |reason: String| Err(EncoderError::Config { reason });
        let mut bert = BertConfig::from_json(bytes)?;
        let details: Details =
            serde_json::from_slice(bytes).map_err(|error| EncoderError::Config {
                reason: format!("config.json: {error}"),
            })?;
        let first_position = match details.model_type.as_deref() {
            None | Some("bert") => 0,
            Some("roberta" | "xlm-roberta") => details.pad_token_id.unwrap_or(1).saturating_add(1),
            Some(other) => {
                return refuse(format!(
                    "model_type is {other:?}; known are \"bert\", \"roberta\" and \"xlm-roberta\""
                ));
            }
        };
        if let Some(other) = details.position_embedding_type
            && other != "absolute"
        {
            return refuse(format!(
                "position_embedding_type is {other:?}; only \"absolute\" is known"
            ));
        }
        let n_token_types = details.type_vocab_size.unwrap_or(2);
        if !(1..=1024).contains(&n_token_types) {
            return refuse(format!(
                "type_vocab_size is {n_token_types}; it must be 1 to 1024"
            ));
        }
        if first_position >= bert.max_position_embeddings {
            return refuse(format!(
                "positions begin at {first_position}, max_position_embeddings is {}",
                bert.max_position_embeddings
            ));
        }
        bert.max_position_embeddings -= first_position;
        Ok(Self {
            bert,
            first_position,
            n_token_types,
        })
    }

    /// Shape of the checkpoint's position table.
    pub(crate) fn position_shape(&self) -> [usize; 2] {
        [
            self.first_position + self.bert.max_position_embeddings,
            self.bert.hidden_size,
        ]
    }
}

#[cfg(test)]
mod tests;
