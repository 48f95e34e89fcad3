//! What CLIP makes of the one token that stands for all: normalised, then projected into the space of both towers.

use super::layer::{linear, unchanged};
use crate::kernel::layer_norm::LayerNorm;
use crate::kernel::{PackedMatrix, QuantizedRows, Target};
use crate::parts::Parts;
use crate::{EncoderError, Precision};

/// LayerNorm and a linear layer.
pub(crate) struct Projection {
    norm: LayerNorm,
    matrix: PackedMatrix,
}

impl Projection {
    /// Takes `final_norm` and `projection`.
    pub(crate) fn from_parts(
        parts: &mut Parts,
        outputs: usize,
        width: usize,
        epsilon: f64,
        precision: Precision,
    ) -> Result<Self, EncoderError> {
        Ok(Self {
            norm: parts.norm("final_norm", width, epsilon)?,
            matrix: parts.linear("projection", outputs, width, precision)?,
        })
    }

    /// One vector a row of `hidden` (`[rows, width]`), not normalised.
    pub(crate) fn forward(&self, target: Target, mut hidden: Vec<f32>) -> Vec<Vec<f32>> {
        let (mut rows, mut out) = (QuantizedRows::default(), Vec::new());
        target.vectorize(
            #[inline(always)]
            || self.norm.forward(&mut hidden),
        );
        linear(
            target,
            &hidden,
            &self.matrix,
            &mut rows,
            unchanged,
            &mut out,
        );
        let vectors = out.chunks_exact(self.matrix.outputs());
        vectors.map(<[f32]>::to_vec).collect()
    }
}
