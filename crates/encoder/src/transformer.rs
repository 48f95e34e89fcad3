//! Transformers with int8 weights, the path that people wait for: BERT (Devlin et al. 2018), and CLIP's two towers (Radford
//! et al. 2021), which have the same layers with LayerNorm before each half of them.

mod embeddings;
mod layer;
mod projection;
mod stack;
mod table;
mod text;

pub(crate) use layer::{NormPlace, Shape, linear, unchanged};
pub(crate) use projection::Projection;
pub(crate) use stack::{Batch, Stack};
pub(crate) use table::{GROUP, N_LEVELS, N_SCALES, Table};
pub(crate) use text::TextNetwork;
