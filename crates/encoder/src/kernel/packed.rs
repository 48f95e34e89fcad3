//! int8 weights of a linear layer, laid out in the order in which the kernels read them.

/// Output channels computed together: one panel of the packed matrix.
pub const PANEL: usize = 8;

/// Two successive inputs of eight successive output channels: `[w[0][k], w[0][k+1], w[1][k], ...]`.
pub type Block = [i8; 2 * PANEL];

/// Weights `[outputs, inputs]` of `y = W x + b` as int8 with one scale per output channel.
///
/// Packed as `[outputs / 8][inputs / 2][8][2]`: a panel is read from start to end, sixteen bytes at
/// a time, while a few rows of activations stay in registers. Kept as int8 (widened as it is read)
/// so that the heap holds one byte a weight.
pub struct PackedMatrix {
    inputs: usize,
    blocks: Vec<Block>,
    scales: Vec<f32>,
    bias: Vec<f32>,
}

impl PackedMatrix {
    /// Packs row-major `weights` of `scales.len()` rows and `inputs` columns.
    /// Returns `None` unless both sizes are multiples of 8 and 2 and all lengths agree.
    pub fn from_rows(
        weights: &[i8],
        inputs: usize,
        scales: Vec<f32>,
        bias: Vec<f32>,
    ) -> Option<Self> {
        let outputs = scales.len();
        let fits = outputs.is_multiple_of(PANEL)
            && inputs.is_multiple_of(2)
            && bias.len() == outputs
            && weights.len() == outputs.checked_mul(inputs)?;
        if !fits {
            return None;
        }
        let mut blocks = Vec::with_capacity(weights.len() / (2 * PANEL));
        for panel in 0..outputs / PANEL {
            for pair in 0..inputs / 2 {
                blocks.push(core::array::from_fn(|lane| {
                    let row = panel * PANEL + lane / 2;
                    weights[row * inputs + 2 * pair + lane % 2]
                }));
            }
        }
        Some(Self {
            inputs,
            blocks,
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
        let blocks = self.inputs / 2;
        &self.blocks[panel * blocks..][..blocks]
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
