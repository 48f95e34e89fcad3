//! What a model wants to read before a query and before a passage.

use serde::{Deserialize, Serialize};

/// Texts put before what is encoded, exactly as they stand here, because the model was trained so; empty for most.
/// A query and a passage of the same words then have different vectors.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prefixes {
    /// Before a query, for example `query: `.
    #[serde(default)]
    pub query: String,
    /// Before a passage, for example `passage: `.
    #[serde(default)]
    pub passage: String,
}
