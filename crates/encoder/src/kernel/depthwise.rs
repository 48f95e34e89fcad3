//! Depthwise convolutions of 3x3 and 5x5 with ReLU6: every channel with a kernel of its own, eight channels at a time.
//!
//! Activations come in planes of eight channels, `[channels / 8][height * width][8]`, because a plane and its rows fit the
//! first caches. Two kernel rows are multiplied at once, their activations side by side: twice as many products an
//! instruction as one by one (`pmaddwd` and its like).

#[cfg(target_arch = "x86_64")]
mod avx2;
pub mod scalar;
#[cfg(all(target_family = "wasm", target_feature = "simd128"))]
mod simd128;

use core::array::from_fn;

#[cfg(not(all(target_family = "wasm", target_feature = "simd128")))]
use scalar::Pairs;
#[cfg(all(target_family = "wasm", target_feature = "simd128"))]
use simd128::Pairs;

use super::lanes::{F32x8, LANES};
use super::quantized_rows::QuantizedRows;
use super::relu6::{STEP, relu6_steps};
use super::target::Target;

/// Outputs of a row that are computed together.
pub const TILE: usize = 4;

/// Weights of two kernel rows at one column, the two of a channel side by side.
pub type Taps = [i16; 2 * LANES];

/// The inner loop, one for each target.
pub trait Kernel {
    /// Sums of products for four neighbours in a row of outputs: `rows` begin at the first one's leftmost tap.
    fn tile<const SIDE: usize, const STRIDE: usize>(
        &self,
        rows: [&[[i16; LANES]]; SIDE],
        taps: &[Taps],
    ) -> [[i32; LANES]; TILE];
}

/// Weights of a depthwise convolution, as the kernels read them.
pub struct Depthwise {
    side: usize,
    stride: usize,
    /// `[channels / 8][pairs of rows][columns]`; the odd last row has a row of zeros beside it.
    taps: Vec<Taps>,
    /// Of steps to steps.
    scales: Vec<f32>,
    /// In steps.
    bias: Vec<f32>,
}

/// Height and width of a plane, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Number of rows.
    pub height: usize,
    /// Number of columns.
    pub width: usize,
}

impl Size {
    /// Number of pixels.
    pub fn n_pixels(self) -> usize {
        self.height * self.width
    }

    /// What a convolution of this stride leaves.
    pub fn divided(self, stride: usize) -> Self {
        Self {
            height: self.height.div_ceil(stride),
            width: self.width.div_ceil(stride),
        }
    }
}

/// Zeros before and after `length` values, as TensorFlow's `SAME` has them: as few as give `length / stride` outputs,
/// rounded up, the odd one behind.
pub fn same_padding(length: usize, side: usize, stride: usize) -> (usize, usize) {
    let outputs = length.div_ceil(stride);
    let padding = ((outputs - 1) * stride + side).saturating_sub(length);
    (padding / 2, padding - padding / 2)
}

impl Depthwise {
    /// Packs `codes` (`[channels, side, side]`) with one scale a channel. `None` unless the sizes agree, the channels
    /// are a multiple of 8, the side is 3 or 5 and the stride 1 or 2.
    pub fn from_rows(
        codes: &[i16],
        side: usize,
        stride: usize,
        scales: Vec<f32>,
        mut bias: Vec<f32>,
    ) -> Option<Self> {
        let channels = scales.len();
        let is_known = matches!((side, stride), (3 | 5, 1 | 2));
        let fits = codes.len() == channels.checked_mul(side * side)? && bias.len() == channels;
        if !is_known || !fits || !channels.is_multiple_of(LANES) {
            return None;
        }
        bias.iter_mut().for_each(|bias| *bias /= STEP);
        let code = |channel: usize, y: usize, x: usize| match y < side {
            true => codes[(channel * side + y) * side + x],
            false => 0,
        };
        let mut taps = Vec::with_capacity(channels / LANES * side.div_ceil(2) * side);
        for block in (0..channels).step_by(LANES) {
            for y in (0..side).step_by(2) {
                taps.extend(
                    (0..side)
                        .map(|x| -> Taps { from_fn(|at| code(block + at / 2, y + at % 2, x)) }),
                );
            }
        }
        Some(Self {
            side,
            stride,
            taps,
            scales,
            bias,
        })
    }

    /// Number of channels.
    pub fn channels(&self) -> usize {
        self.scales.len()
    }

    /// Of the convolution.
    pub fn stride(&self) -> usize {
        self.stride
    }

    /// Convolves `planes` (activations in steps) of that size and gives the outputs, in steps again, to `out`: a row a
    /// pixel, what the next product reads. `padded` is a buffer to be reused.
    ///
    /// # Panics
    /// If the planes are not as large as `size` says: a bug of the caller.
    pub fn forward(
        &self,
        target: Target,
        planes: &[i16],
        size: Size,
        padded: &mut Padded,
        out: &mut QuantizedRows,
    ) {
        assert_eq!(planes.len(), size.n_pixels() * self.channels());
        out.prepare(size.divided(self.stride).n_pixels(), self.channels(), STEP);
        padded.resize(size, self.side, self.stride);
        match target {
            Target::Baseline => self.run(&Pairs, planes, size, padded, out),
            #[cfg(target_arch = "x86_64")]
            Target::Avx128(avx2) => avx2.vectorize(
                #[inline(always)]
                || self.run(&Pairs, planes, size, padded, out),
            ),
            #[cfg(target_arch = "x86_64")]
            Target::Avx2(avx2) => avx2.vectorize(
                #[inline(always)]
                || self.run(&avx2, planes, size, padded, out),
            ),
        }
    }

    #[inline(always)]
    fn run<K: Kernel>(
        &self,
        kernel: &K,
        planes: &[i16],
        size: Size,
        padded: &mut Padded,
        out: &mut QuantizedRows,
    ) {
        let planes = planes.as_chunks::<LANES>().0.chunks_exact(size.n_pixels());
        for (block, plane) in planes.enumerate() {
            padded.fill(plane, size.width);
            match (self.side, self.stride) {
                (3, 1) => self.plane::<K, 3, 1>(kernel, block, size, padded, out),
                (3, _) => self.plane::<K, 3, 2>(kernel, block, size, padded, out),
                (_, 1) => self.plane::<K, 5, 1>(kernel, block, size, padded, out),
                _ => self.plane::<K, 5, 2>(kernel, block, size, padded, out),
            }
        }
    }

    #[inline(always)]
    fn plane<K: Kernel, const SIDE: usize, const STRIDE: usize>(
        &self,
        kernel: &K,
        block: usize,
        size: Size,
        padded: &Padded,
        out: &mut QuantizedRows,
    ) {
        let n_taps = SIDE.div_ceil(2) * SIDE;
        let taps = &self.taps[block * n_taps..][..n_taps];
        let scales = F32x8::load(&self.scales.as_chunks().0[block]);
        let bias = F32x8::load(&self.bias.as_chunks().0[block]);
        let Size { height, width } = size.divided(STRIDE);
        for y in 0..height {
            let rows: [&[[i16; LANES]]; SIDE] = from_fn(|tap| padded.row(y * STRIDE + tap));
            for x in (0..width).step_by(TILE) {
                let reach = (TILE - 1) * STRIDE + SIDE;
                let sums =
                    kernel.tile::<SIDE, STRIDE>(rows.map(|row| &row[x * STRIDE..][..reach]), taps);
                for (at, sums) in sums[..TILE.min(width - x)].iter().enumerate() {
                    let mut codes = [0; LANES];
                    relu6_steps(F32x8::from_i32(sums) * scales + bias, &mut codes);
                    out.put(y * width + x + at, block, codes);
                }
            }
        }
    }
}

/// One plane with the zeros around it, so that no kernel has to look where the picture ends.
#[derive(Default)]
pub struct Padded {
    values: Vec<[i16; LANES]>,
    width: usize,
    top: usize,
    left: usize,
}

impl Padded {
    /// Room for planes of that size, all zeros; columns for whole tiles of outputs.
    fn resize(&mut self, size: Size, side: usize, stride: usize) {
        let outputs = size.divided(stride);
        let reach = |outputs: usize| (outputs - 1) * stride + side;
        self.width = reach(outputs.width.next_multiple_of(TILE));
        (self.top, _) = same_padding(size.height, side, stride);
        (self.left, _) = same_padding(size.width, side, stride);
        self.values.clear();
        self.values
            .resize(self.width * reach(outputs.height), [0; LANES]);
    }

    #[inline(always)]
    fn fill(&mut self, plane: &[[i16; LANES]], width: usize) {
        let rows = self.values.chunks_exact_mut(self.width).skip(self.top);
        for (to, from) in rows.zip(plane.chunks_exact(width)) {
            to[self.left..][..width].copy_from_slice(from);
        }
    }

    #[inline(always)]
    fn row(&self, y: usize) -> &[[i16; LANES]] {
        &self.values[y * self.width..][..self.width]
    }
}

#[cfg(test)]
mod tests;
