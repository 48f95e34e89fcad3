//! The int8 tower of pictures: patches to tokens, a transformer, one token's vector projected.

use nearsight_image::PixelValues;

use super::config::{CHANNELS, VisionConfig};
use crate::kernel::layer_norm::LayerNorm;
use crate::kernel::{PackedMatrix, QuantizedRows, Target};
use crate::parts::Parts;
use crate::transformer::{Batch, Projection, Stack, Table, linear, unchanged};
use crate::{EncoderError, Precision};

/// Most tokens that run through the layers at once: more would not be faster and would need more memory.
const BATCH_TOKENS: usize = 400;

/// A vision transformer with int8 weights.
pub(crate) struct ClipVision {
    /// A convolution whose windows do not overlap is a product with each patch.
    patches: PackedMatrix,
    /// The token that stands for the whole picture.
    class: Vec<f32>,
    positions: Table,
    norm: LayerNorm,
    stack: Stack,
    projection: Projection,
    config: VisionConfig,
    target: Target,
}

impl ClipVision {
    /// Packs the layers out of the decoded tensors.
    pub(crate) fn from_parts(
        parts: &mut Parts,
        config: &VisionConfig,
        dimension: usize,
        precision: Precision,
    ) -> Result<Self, EncoderError> {
        let (width, epsilon) = (config.hidden_size, config.layer_norm_eps);
        let patch = config.padded_patch_len();
        Ok(Self {
            patches: parts.linear("embeddings.patches", width, patch, precision)?,
            class: parts.vector("embeddings.class", width)?,
            positions: Table::from_parts(parts, "embeddings.positions", config.n_tokens(), width)?,
            norm: parts.norm("embeddings.norm", width, epsilon)?,
            stack: Stack::from_parts(parts, config.shape(), precision)?,
            projection: Projection::from_parts(parts, dimension, width, epsilon, precision)?,
            config: config.clone(),
            target: Target::best(),
        })
    }

    /// Runs on `target` from now on.
    pub(crate) fn set_target(&mut self, target: Target) {
        self.target = target;
    }

    /// Each picture's vector, not normalised.
    pub(crate) fn forward(&self, pictures: &[PixelValues]) -> Result<Vec<Vec<f32>>, EncoderError> {
        let at_once = (BATCH_TOKENS / self.config.n_tokens()).max(1);
        let mut vectors = Vec::with_capacity(pictures.len());
        for pictures in pictures.chunks(at_once) {
            let n_tokens = self.config.n_tokens();
            let starts = (0..pictures.len()).map(|picture| picture * n_tokens);
            let batch = Batch {
                sequences: starts
                    .clone()
                    .map(|start| start..start + n_tokens)
                    .collect(),
                kept: Some(starts.collect()),
            };
            let hidden = self
                .stack
                .forward(self.target, self.tokens(pictures), &batch)?;
            let hidden = hidden.flatten_all()?.to_vec1()?;
            vectors.extend(self.projection.forward(self.target, hidden));
        }
        Ok(vectors)
    }

    /// The first hidden state, `[tokens of all pictures, width]`.
    fn tokens(&self, pictures: &[PixelValues]) -> Vec<f32> {
        let (width, n_tokens) = (self.config.hidden_size, self.config.n_tokens());
        let pixels: Vec<f32> = pictures.iter().flat_map(|one| self.cut(one)).collect();
        let (mut rows, mut patches) = (QuantizedRows::default(), Vec::new());
        linear(
            self.target,
            &pixels,
            &self.patches,
            &mut rows,
            unchanged,
            &mut patches,
        );
        let mut hidden = Vec::with_capacity(pictures.len() * n_tokens * width);
        for patches in patches.chunks_exact((n_tokens - 1) * width) {
            hidden.extend_from_slice(&self.class);
            hidden.extend_from_slice(patches);
        }
        for (token, row) in hidden.chunks_exact_mut(width).enumerate() {
            self.positions.add_row(token % n_tokens, row);
        }
        self.target.vectorize(
            #[inline(always)]
            || self.norm.forward(&mut hidden),
        );
        hidden
    }

    /// The patches of a picture, row by row, each `[3, patch, patch]` and filled up with zeros.
    fn cut(&self, picture: &PixelValues) -> Vec<f32> {
        let (side, patch) = (self.config.image_size, self.config.patch_size);
        let (n, padded) = (self.config.patches_a_side(), self.config.padded_patch_len());
        let mut out = Vec::with_capacity(n * n * padded);
        for (top, left) in (0..n).flat_map(|row| (0..n).map(move |column| (row, column))) {
            let end = out.len() + padded;
            for (channel, y) in (0..CHANNELS).flat_map(|c| (0..patch).map(move |y| (c, y))) {
                let line = (channel * side + top * patch + y) * side + left * patch;
                out.extend_from_slice(&picture.values()[line..line + patch]);
            }
            out.resize(end, 0.0);
        }
        out
    }
}
