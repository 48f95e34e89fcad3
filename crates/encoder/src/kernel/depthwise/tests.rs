//! The convolution against the plainest possible sum, and the kernels of this machine against the scalar one.

use nearsight_test_support::Random;

use super::scalar::Pairs as ScalarPairs;
use super::*;
use crate::kernel::quantized_rows::LEVELS;

struct Layer {
    codes: Vec<i16>,
    scales: Vec<f32>,
    bias: Vec<f32>,
    side: usize,
    stride: usize,
}

fn layer(random: &mut Random, channels: usize, side: usize, stride: usize) -> Layer {
    let code = |_| (random.below(16383) as i32 - 8191) as i16;
    Layer {
        codes: (0..channels * side * side).map(code).collect(),
        scales: (0..channels)
            .map(|_| 1e-5 + 1e-4 * random.uniform())
            .collect(),
        bias: (0..channels).map(|_| random.normal()).collect(),
        side,
        stride,
    }
}

impl Layer {
    fn packed(&self) -> Depthwise {
        let (scales, bias) = (self.scales.clone(), self.bias.clone());
        Depthwise::from_rows(&self.codes, self.side, self.stride, scales, bias).unwrap()
    }

    /// One output from the definition, in f64 and real units.
    fn plain(&self, planes: &[i16], size: Size, channel: usize, y: usize, x: usize) -> f64 {
        let (top, _) = same_padding(size.height, self.side, self.stride);
        let (left, _) = same_padding(size.width, self.side, self.stride);
        let mut sum = 0i64;
        for tap_y in 0..self.side {
            for tap_x in 0..self.side {
                let y = (y * self.stride + tap_y).wrapping_sub(top);
                let x = (x * self.stride + tap_x).wrapping_sub(left);
                if y < size.height && x < size.width {
                    let plane = channel / LANES * size.n_pixels();
                    let at = (plane + y * size.width + x) * LANES + channel % LANES;
                    let code = self.codes[(channel * self.side + tap_y) * self.side + tap_x];
                    sum += i64::from(planes[at]) * i64::from(code);
                }
            }
        }
        let real = sum as f64 * f64::from(self.scales[channel]) * f64::from(STEP);
        (real + f64::from(self.bias[channel])).clamp(0.0, 6.0)
    }
}

fn activations(random: &mut Random, n: usize) -> Vec<i16> {
    (0..n)
        .map(|_| random.below(LEVELS as usize + 1) as i16)
        .collect()
}

/// Value of a row's channel, in steps.
fn code(rows: &QuantizedRows, row: usize, channel: usize) -> i16 {
    let first = row / TILE * TILE;
    let n = TILE.min(rows.rows() - first);
    let word = rows.tile(first, n)[channel / 2 * n + row - first];
    (word >> (16 * (channel % 2))) as i16
}

const SIZES: [(usize, usize); 6] = [(7, 7), (8, 12), (5, 9), (1, 1), (2, 14), (14, 3)];

#[test]
fn is_the_definition_on_every_target() {
    let mut random = Random::new(8);
    for ((height, width), (side, stride)) in SIZES
        .into_iter()
        .flat_map(|size| [(3, 1), (3, 2), (5, 1), (5, 2)].map(|kernel| (size, kernel)))
    {
        let (size, channels) = (Size { height, width }, 16);
        let layer = layer(&mut random, channels, side, stride);
        let planes = activations(&mut random, size.n_pixels() * channels);
        for target in Target::available() {
            let (mut padded, mut out) = (Padded::default(), QuantizedRows::default());
            layer
                .packed()
                .forward(target, &planes, size, &mut padded, &mut out);
            let to = size.divided(stride);
            assert_eq!((out.rows(), out.width()), (to.n_pixels(), channels));
            for row in 0..to.n_pixels() {
                for channel in 0..channels {
                    let (y, x) = (row / to.width, row % to.width);
                    let exact = layer.plain(&planes, size, channel, y, x);
                    let found = f64::from(code(&out, row, channel)) * f64::from(STEP);
                    let error = (found - exact).abs();
                    assert!(
                        error < f64::from(STEP) * 0.6,
                        "{size:?} {side}/{stride} at {y}, {x}: {found} for {exact}"
                    );
                }
            }
        }
    }
}

fn sums<K: Kernel, const SIDE: usize, const STRIDE: usize>(kernel: &K) -> [[i32; LANES]; TILE] {
    let mut random = Random::new(SIDE as u64);
    let row = |random: &mut Random| -> Vec<[i16; LANES]> {
        (0..(TILE - 1) * STRIDE + SIDE)
            .map(|_| from_fn(|_| random.below(LEVELS as usize + 1) as i16))
            .collect()
    };
    let rows: [Vec<[i16; LANES]>; SIDE] = from_fn(|_| row(&mut random));
    let taps: Vec<Taps> = (0..SIDE.div_ceil(2) * SIDE)
        .map(|_| from_fn(|_| (random.below(16383) as i32 - 8191) as i16))
        .collect();
    let borrowed: [&[[i16; LANES]]; SIDE] = from_fn(|at| rows[at].as_slice());
    kernel.tile::<SIDE, STRIDE>(borrowed, &taps)
}

fn all_sums<K: Kernel>(kernel: &K) -> [[[i32; LANES]; TILE]; 4] {
    [
        sums::<K, 3, 1>(kernel),
        sums::<K, 3, 2>(kernel),
        sums::<K, 5, 1>(kernel),
        sums::<K, 5, 2>(kernel),
    ]
}

#[test]
fn the_kernels_of_this_target_equal_the_scalar_one_bit_for_bit() {
    let expected = all_sums(&ScalarPairs);
    assert!(expected.iter().flatten().flatten().all(|&sum| sum != 0));
    assert_eq!(all_sums(&Pairs), expected);
    #[cfg(target_arch = "x86_64")]
    if let Target::Avx2(avx2) = Target::best() {
        assert_eq!(all_sums(&avx2), expected);
    }
}

#[test]
fn the_largest_sums_fit() {
    let (channels, side) = (8, 5);
    let codes = vec![8191; channels * side * side];
    let (scales, bias) = (vec![1e-6; channels], vec![0.0; channels]);
    let packed = Depthwise::from_rows(&codes, side, 1, scales, bias).unwrap();
    let size = Size {
        height: 5,
        width: 5,
    };
    let (mut padded, mut out) = (Padded::default(), QuantizedRows::default());
    let planes = vec![LEVELS as i16; size.n_pixels() * channels];
    packed.forward(Target::best(), &planes, size, &mut padded, &mut out);
    let exact = 25.0 * 8191.0 * f64::from(LEVELS) * 1e-6;
    assert_eq!(code(&out, 12, 0), exact.round() as i16);
}

#[test]
fn sizes_that_do_not_fit_are_refused() {
    let packed = |n_codes: usize, side, stride, channels: usize| {
        let (scales, bias) = (vec![1.0; channels], vec![0.0; channels]);
        Depthwise::from_rows(&vec![0; n_codes], side, stride, scales, bias)
    };
    assert!(packed(72, 3, 1, 8).is_some());
    for (n_codes, side, stride, channels) in
        [(71, 3, 1, 8), (36, 3, 1, 4), (392, 7, 1, 8), (72, 3, 3, 8)]
    {
        assert!(packed(n_codes, side, stride, channels).is_none());
    }
}
