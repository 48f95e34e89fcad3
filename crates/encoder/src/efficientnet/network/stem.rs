//! The first convolution, 3x3 over three colours with stride 2, as a product: a row holds the 27 values that an output
//! is made of.
//!
//! Its weights have 15 bits and are multiplied as two bytes each by the kernel that all others use: the upper bytes
//! with the values, the lower ones with a 128th of them. What the rounding of the latter loses is less than a bit.

use super::block::Scratch;
use crate::EncoderError;
use crate::Precision;
use crate::kernel::depthwise::{Size, same_padding};
use crate::kernel::lanes::LANES;
use crate::kernel::quantized_rows::LEVELS;
use crate::kernel::relu6::STEP;
use crate::kernel::{PackedMatrix, QuantizedRows, Target};
use crate::parts::Parts;

const COLOURS: usize = 3;
const SIDE: usize = 3;
const STRIDE: usize = 2;
/// Values that an output is made of.
const TAPS: usize = COLOURS * SIDE * SIDE;
/// The values, a 128th of each, and zeros up to a multiple of eight.
const WIDTH: usize = (2 * TAPS).next_multiple_of(LANES);
/// Bits of a weight's lower byte.
const LOWER_BITS: u32 = 7;

/// Weights of the stem.
pub(super) struct Stem {
    weights: PackedMatrix,
}

impl Stem {
    pub(super) fn from_parts(parts: &mut Parts, outputs: usize) -> Result<Self, EncoderError> {
        let codes = parts.int16("stem.weight", outputs, TAPS)?;
        let scales = parts.vector("stem.scale", outputs)?;
        let bias = parts.vector("stem.bias", outputs)?;
        let rows = codes.chunks_exact(TAPS).flat_map(in_two_bytes).collect();
        let scales = scales.iter().map(|scale| scale * (1 << LOWER_BITS) as f32);
        let packed = PackedMatrix::from_rows(rows, WIDTH, scales.collect(), bias, Precision::W8A13);
        let weights = packed.ok_or_else(|| EncoderError::Damaged {
            file: "tensor stem".into(),
            reason: format!("{outputs} x {TAPS} cannot be packed"),
        })?;
        Ok(Self {
            weights: weights.times(1.0 / STEP),
        })
    }

    /// What the product multiplies with.
    pub(super) fn weights(&self) -> &PackedMatrix {
        &self.weights
    }

    /// Fills `scratch.rows` with what the product reads of a picture, `[3, height, width]`.
    pub(super) fn forward(
        &self,
        target: Target,
        picture: &[f32],
        size: Size,
        scratch: &mut Scratch,
    ) {
        let Scratch { rows, pixels, .. } = scratch;
        target.vectorize(
            #[inline(always)]
            || {
                let padded = Padded::new(picture, size, pixels);
                padded.gather(rows);
            },
        );
    }
}

/// The upper bytes, then the lower ones. A code beyond what the upper byte holds is of no converter of ours; it is cut.
fn in_two_bytes(codes: &[i16]) -> [i8; WIDTH] {
    let mut row = [0; WIDTH];
    for (at, &code) in codes.iter().enumerate() {
        let largest = 127 << LOWER_BITS;
        let code = code.clamp(-largest, largest);
        let upper = (code + (1 << (LOWER_BITS - 1))) >> LOWER_BITS;
        row[at] = upper as i8;
        row[TAPS + at] = (code - (upper << LOWER_BITS)) as i8;
    }
    row
}

/// A picture in whole numbers with zeros around it.
struct Padded<'a> {
    /// `[3, height, width]`.
    pixels: &'a [i16],
    height: usize,
    width: usize,
    outputs: Size,
    scale: f32,
}

impl<'a> Padded<'a> {
    #[inline(always)]
    fn new(picture: &[f32], size: Size, pixels: &'a mut Vec<i16>) -> Self {
        let outputs = size.divided(STRIDE);
        let (top, _) = same_padding(size.height, SIDE, STRIDE);
        let (left, _) = same_padding(size.width, SIDE, STRIDE);
        let reach = |outputs: usize| (outputs - 1) * STRIDE + SIDE;
        let (height, width) = (reach(outputs.height), reach(outputs.width));
        let largest = picture
            .iter()
            .fold(0f32, |most, value| most.max(value.abs()));
        let levels = LEVELS as f32;
        let inverse = if largest > 0.0 { levels / largest } else { 0.0 };
        pixels.clear();
        pixels.resize(COLOURS * height * width, 0);
        for (plane, from) in pixels
            .chunks_exact_mut(height * width)
            .zip(picture.chunks_exact(size.n_pixels()))
        {
            let rows = plane.chunks_exact_mut(width).skip(top);
            for (to, from) in rows.zip(from.chunks_exact(size.width)) {
                for (to, value) in to[left..].iter_mut().zip(from) {
                    *to = (value * inverse).round_ties_even() as i16;
                }
            }
        }
        Self {
            pixels,
            height,
            width,
            outputs,
            scale: largest / levels,
        }
    }

    /// One row an output.
    #[inline(always)]
    fn gather(&self, rows: &mut QuantizedRows) {
        rows.prepare(self.outputs.n_pixels(), WIDTH, self.scale);
        for y in 0..self.outputs.height {
            for x in 0..self.outputs.width {
                let values = self.values(y, x);
                for (block, values) in values.as_chunks::<LANES>().0.iter().enumerate() {
                    rows.put(y * self.outputs.width + x, block, *values);
                }
            }
        }
    }

    #[inline(always)]
    fn values(&self, y: usize, x: usize) -> [i16; WIDTH] {
        let mut values = [0; WIDTH];
        let (upper, rest) = values.split_at_mut(TAPS);
        for (line, to) in upper.as_chunks_mut::<SIDE>().0.iter_mut().enumerate() {
            let (colour, tap) = (line / SIDE, line % SIDE);
            let row = colour * self.height + y * STRIDE + tap;
            let from = &self.pixels[row * self.width + x * STRIDE..];
            to.copy_from_slice(&from[..SIDE]);
        }
        for (to, &value) in rest.iter_mut().zip(&*upper) {
            *to = (value + (1 << (LOWER_BITS - 1))) >> LOWER_BITS;
        }
        values
    }
}
