//! int8 weights of a linear layer, laid out in the order in which the kernels read them.

/// Output channels computed together: one panel of the packed matrix.
pub const PANEL: usize = 8;

/// Successive inputs that one instruction multiplies and adds: `i32x4_dot_i16x8` takes pairs.
const GROUP: usize = 2;

/// Two successive inputs of eight successive output channels: `[w[0][k], w[0][k+1], w[1][k], ...]`.
pub type Block = [i8; GROUP * PANEL];

/// Weights `[outputs, inputs]` of `y = W x + b` as int8 with one scale per output channel.
///
/// Packed as `[outputs / 8][inputs / 2][8][2]`: a panel is read from start to end, sixteen bytes at
/// a time, while a few rows of activations stay in registers. Kept as int8 (widened as it is read)
/// so that the heap holds one byte a weight.
pub struct PackedMatrix {
    inputs: usize,
    codes: Vec<i8>,
    scales: Vec<f32>,
    bias: Vec<f32>,
}

impl PackedMatrix {
    /// Packs row-major `codes` of `scales.len()` rows and `inputs` columns where they are.
    /// Returns `None` unless both sizes are multiples of 8 and 2, there are inputs, and all lengths agree.
    pub fn from_rows(
        mut codes: Vec<i8>,
        inputs: usize,
        scales: Vec<f32>,
        bias: Vec<f32>,
    ) -> Option<Self> {
        let outputs = scales.len();
        let fits = outputs.is_multiple_of(PANEL)
            && inputs.is_multiple_of(GROUP)
            && inputs > 0
            && bias.len() == outputs
            && codes.len() == outputs.checked_mul(inputs)?;
        if !fits {
            return None;
        }
        interleave::<GROUP>(&mut codes, inputs);
        Some(Self {
            inputs,
            codes,
            scales,
            bias,
        })
    }

    /// Number of inputs of the layer.
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// Number of output channels of the layer.
    pub fn outputs(&self) -> usize {
        self.scales.len()
    }

    /// The blocks of output channels `8 * panel ..`, in the order of the inputs.
    pub(super) fn panel(&self, panel: usize) -> &[Block] {
        let size = PANEL * self.inputs;
        self.codes[panel * size..][..size].as_chunks().0
    }

    /// Scales of the channels of a panel.
    pub(super) fn panel_scales(&self, panel: usize) -> &[f32] {
        &self.scales[panel * PANEL..][..PANEL]
    }

    /// Biases of the channels of a panel.
    pub(super) fn panel_bias(&self, panel: usize) -> &[f32] {
        &self.bias[panel * PANEL..][..PANEL]
    }
}

/// Turns rows (`[rows][inputs]`) into panels (`[rows / 8][inputs / G][8][G]`) in place: a panel takes up
/// exactly the bytes of its eight rows, so a copy of eight rows is all the room that this needs.
fn interleave<const G: usize>(codes: &mut [i8], inputs: usize) {
    let mut rows = vec![0; PANEL * inputs];
    for panel in codes.chunks_exact_mut(PANEL * inputs) {
        rows.copy_from_slice(panel);
        for (index, row) in rows.chunks_exact(inputs).enumerate() {
            let places = panel.as_chunks_mut::<G>().0.iter_mut();
            for (place, group) in places.skip(index).step_by(PANEL).zip(row.as_chunks().0) {
                *place = *group;
            }
        }
    }
}

#[cfg(test)]
mod tests;
