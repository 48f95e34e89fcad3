//! A random rotation that costs `n log n`: seeded sign flips and fast Hadamard transforms (Ailon and Chazelle 2006; the
//! construction for any multiple of 64 is that of the RaBitQ library of Gao and Long: transforms over the largest power of
//! two that fits, at the front and at the back in turn, each followed by sums and differences of the two halves).

#[cfg(test)]
mod tests;

const ROUNDS: usize = 4;

/// An orthogonal map of `dimension` components, padded with zeros, to `len`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rotation {
    len: usize,
    /// Shape `[ROUNDS, len / 64]`; a component is negated where its bit is set.
    flips: Box<[u64]>,
}

impl Rotation {
    /// The rotation of `seed` onto `len` components, rounded up to a multiple of 64, at least 64.
    pub fn new(len: usize, seed: u64) -> Self {
        let len = len.next_multiple_of(64).max(64);
        let mut state = seed;
        let flips = (0..ROUNDS * len / 64).map(|_| splitmix64(&mut state));
        Self {
            len,
            flips: flips.collect(),
        }
    }

    /// Number of components of a rotated vector.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Never: a rotation has at least 64 components.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// Rotates `values`, at most `len()` of them; lengths and angles stay as they were, up to rounding.
    pub fn apply(&self, values: &[f32]) -> Vec<f32> {
        let mut rotated = values.to_vec();
        rotated.resize(self.len, 0.0);
        let window = 1 << self.len.ilog2();
        for (round, flips) in self.flips.chunks_exact(self.len / 64).enumerate() {
            flip(&mut rotated, flips);
            let start = if round % 2 == 0 { 0 } else { self.len - window };
            hadamard(&mut rotated[start..start + window]);
            if window < self.len {
                butterfly(&mut rotated);
            }
        }
        rotated
    }
}

fn flip(values: &mut [f32], flips: &[u64]) {
    for (chunk, &word) in values.chunks_exact_mut(64).zip(flips) {
        for (bit, x) in chunk.iter_mut().enumerate() {
            *x = if word >> bit & 1 == 1 { -*x } else { *x };
        }
    }
}

/// The Walsh-Hadamard transform, scaled so that lengths stay.
fn hadamard(values: &mut [f32]) {
    let mut half = 1;
    while half < values.len() {
        for pair in values.chunks_exact_mut(2 * half) {
            let (a, b) = pair.split_at_mut(half);
            for (a, b) in a.iter_mut().zip(b) {
                (*a, *b) = (*a + *b, *a - *b);
            }
        }
        half *= 2;
    }
    let scale = (values.len() as f32).sqrt().recip();
    values.iter_mut().for_each(|x| *x *= scale);
}

/// Mixes the two halves, one of which the transform may have missed.
fn butterfly(values: &mut [f32]) {
    let (a, b) = values.split_at_mut(values.len() / 2);
    for (a, b) in a.iter_mut().zip(b) {
        let scale = std::f32::consts::FRAC_1_SQRT_2;
        (*a, *b) = ((*a + *b) * scale, (*a - *b) * scale);
    }
}

/// Steele, Lea and Flood 2014.
fn splitmix64(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let z = (*state ^ (*state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
