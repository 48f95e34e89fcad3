//! Weights of a linear layer, laid out in the order in which the kernels read them.

use super::gemm::group;
use crate::Precision;

/// Output channels computed together: one panel of the packed matrix.
pub const PANEL: usize = 8;

/// Largest weight of [`Precision::W7A7`]: two products with activations up to 127 fit 16 bits, twice.
const LARGEST_7: f32 = 63.0;
const LARGEST_8: f32 = 127.0;

/// Weights `[outputs, inputs]` of `y = W x + b` as integers of a byte with one scale per output channel.
///
/// Packed as `[outputs / 8][inputs / g][8][g]` with g = 2 or 4 (see [`group`]): a panel is read from start
/// to end while a few rows of activations stay in registers. A byte a weight, widened as it is read.
pub struct PackedMatrix {
    precision: Precision,
    inputs: usize,
    codes: Vec<i8>,
    scales: Vec<f32>,
    bias: Vec<f32>,
    /// What a shift of all inputs by one adds to each channel: the sum of its weights; zeros where inputs as
    /// words of two are never shifted.
    sums: Vec<i32>,
}

impl PackedMatrix {
    /// Packs row-major int8 `codes` of `scales.len()` rows and `inputs` columns, in place.
    /// Returns `None` unless both sizes are multiples of 8, there are inputs, and all lengths agree.
    pub fn from_rows(
        mut codes: Vec<i8>,
        inputs: usize,
        mut scales: Vec<f32>,
        bias: Vec<f32>,
        precision: Precision,
    ) -> Option<Self> {
        let outputs = scales.len();
        let fits = outputs.is_multiple_of(PANEL)
            && inputs.is_multiple_of(8)
            && inputs > 0
            && bias.len() == outputs
            && codes.len() == outputs.checked_mul(inputs)?;
        if !fits {
            return None;
        }
        if precision == Precision::W7A7 {
            codes.iter_mut().for_each(|code| *code = narrow(*code));
            scales
                .iter_mut()
                .for_each(|scale| *scale *= LARGEST_8 / LARGEST_7);
        }
        let group = group(precision);
        let sums = match group {
            2 => vec![0; outputs],
            _ => (codes.chunks_exact(inputs))
                .map(|row| row.iter().map(|&w| i32::from(w)).sum())
                .collect(),
        };
        pack(&mut codes, inputs, group);
        Some(Self {
            precision,
            inputs,
            codes,
            scales,
            bias,
            sums,
        })
    }

    /// The same with all outputs multiplied by `factor`: scales and biases in another unit.
    #[must_use]
    pub fn times(mut self, factor: f32) -> Self {
        let values = self.scales.iter_mut().chain(&mut self.bias);
        values.for_each(|value| *value *= factor);
        self
    }

    /// Numbers of the product.
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// Number of inputs of the layer.
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// Number of output channels of the layer.
    pub fn outputs(&self) -> usize {
        self.scales.len()
    }

    /// The weights of output channels `8 * panel ..`, in the order of the inputs.
    pub(super) fn panel(&self, panel: usize) -> &[i8] {
        &self.codes[panel * PANEL * self.inputs..][..PANEL * self.inputs]
    }

    /// Scales of the channels of a panel.
    pub(super) fn panel_scales(&self, panel: usize) -> &[f32; PANEL] {
        of_panel(&self.scales, panel)
    }

    /// Biases of the channels of a panel.
    pub(super) fn panel_bias(&self, panel: usize) -> &[f32; PANEL] {
        of_panel(&self.bias, panel)
    }

    /// Sums of the weights of the channels of a panel.
    pub(super) fn panel_sums(&self, panel: usize) -> &[i32; PANEL] {
        of_panel(&self.sums, panel)
    }
}

#[inline(always)]
fn of_panel<T>(values: &[T], panel: usize) -> &[T; PANEL] {
    &values.as_chunks::<PANEL>().0[panel]
}

/// From 127 levels a side to 63, ties away from zero.
fn narrow(code: i8) -> i8 {
    (f32::from(code) * (LARGEST_7 / LARGEST_8)).round() as i8
}

/// A panel takes the bytes of its eight rows, so each is reordered where it stands.
fn pack(codes: &mut [i8], inputs: usize, group: usize) {
    let mut rows = vec![0; PANEL * inputs];
    for panel in codes.chunks_exact_mut(PANEL * inputs) {
        rows.copy_from_slice(panel);
        for (index, block) in panel.chunks_exact_mut(PANEL * group).enumerate() {
            for (channel, to) in block.chunks_exact_mut(group).enumerate() {
                to.copy_from_slice(&rows[channel * inputs + index * group..][..group]);
            }
        }
    }
}

#[cfg(test)]
mod tests;
