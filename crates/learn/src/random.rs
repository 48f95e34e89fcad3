//! Random numbers of a seed.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// A stream of numbers; streams of one seed with different names have nothing in common.
pub(crate) struct Random(ChaCha8Rng);

impl Random {
    /// The stream of that name.
    pub(crate) fn new(seed: u64, stream: u64) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        random.set_stream(stream);
        Self(random)
    }

    /// One of `0 .. n`.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        self.0.random_range(0..n)
    }

    /// In `0 .. 1`.
    pub(crate) fn unit(&mut self) -> f32 {
        self.0.random()
    }

    /// Of mean 0 and deviation 1 (Box and Muller 1958).
    pub(crate) fn normal(&mut self) -> f32 {
        let (u, v): (f64, f64) = (1.0 - self.0.random::<f64>(), self.0.random());
        ((-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos()) as f32
    }
}
