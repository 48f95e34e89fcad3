//! The product on 256-bit x86 registers: `vpmovsxbw` widens a block of weights to one register, `vpmaddwd`
//! multiplies it with two inputs.

use core::arch::x86_64::__m256i;

use bytemuck::cast;
use pulp::x86::V3;

use super::{Kernel, PANEL};

/// The proof that this machine has AVX2 and what came with it (x86-64-v3). Two inputs a word; equals
/// [`super::scalar::Pairs`] bit for bit.
#[derive(Clone, Copy, Debug)]
pub struct Avx2(V3);

impl Avx2 {
    /// Asks the processor.
    pub(in crate::kernel) fn detect() -> Option<Self> {
        V3::try_new().map(Self)
    }

    /// The instructions themselves.
    #[inline(always)]
    pub(in crate::kernel) fn instructions(self) -> V3 {
        self.0
    }

    /// Does `work` compiled for these instructions, as far as it is inlined.
    #[inline(always)]
    pub(in crate::kernel) fn vectorize<R>(self, work: impl FnOnce() -> R) -> R {
        self.0.vectorize(work)
    }
}

impl Kernel for Avx2 {
    // With one panel the loads of the inputs take longer than the products.
    const PANELS: usize = 2;

    #[inline(always)]
    fn dot_tile<const R: usize>(&self, words: &[i32], panel: &[i8]) -> [[i32; PANEL]; R] {
        let [sums] = self.dot_tiles(words, [panel]);
        sums
    }

    #[inline(always)]
    fn dot_tiles<const R: usize, const P: usize>(
        &self,
        words: &[i32],
        panels: [&[i8]; P],
    ) -> [[[i32; PANEL]; R]; P] {
        let V3 { avx, avx2, .. } = self.0;
        let mut sums: [[__m256i; R]; P] = [[avx._mm256_setzero_si256(); R]; P];
        let words = words.as_chunks::<R>().0;
        let panels = panels.map(|panel| &panel.as_chunks::<{ 2 * PANEL }>().0[..words.len()]);
        for (pair, words) in words.iter().enumerate() {
            let mut weights = [avx._mm256_setzero_si256(); P];
            for p in 0..P {
                weights[p] = avx2._mm256_cvtepi8_epi16(cast(panels[p][pair]));
            }
            for r in 0..R {
                let inputs = avx._mm256_set1_epi32(words[r]);
                for p in 0..P {
                    let products = avx2._mm256_madd_epi16(weights[p], inputs);
                    sums[p][r] = avx2._mm256_add_epi32(sums[p][r], products);
                }
            }
        }
        cast_sums(sums)
    }
}

/// Not `map` within `map`, which the compiler leaves as calls.
#[inline(always)]
fn cast_sums<const R: usize, const P: usize>(sums: [[__m256i; R]; P]) -> [[[i32; PANEL]; R]; P] {
    let mut out = [[[0; PANEL]; R]; P];
    for p in 0..P {
        for r in 0..R {
            out[p][r] = cast(sums[p][r]);
        }
    }
    out
}
