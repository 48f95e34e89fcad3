//! Integer dot products of 16-bit numbers with eight columns: what both products of attention are made of.

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(not(target_family = "wasm"))]
mod native128;
mod scalar;
#[cfg(all(target_family = "wasm", target_feature = "simd128"))]
mod simd128;

use super::gemm::Pairs;
use super::target::Target;

/// Columns of the matrix.
pub(super) const COLUMNS: usize = 8;

/// Two rows of the matrix: a word holds the two numbers of a column.
pub(super) type TwoRows = [i32; COLUMNS];

/// The inner loop, one for each target. That the sums fit 32 bits is the caller's care.
pub(super) trait Dot {
    /// Products of `R` rows, whose words of two numbers lie side by side (`[width / 2][R]`, so that one after another is
    /// broadcast), with a matrix of `width` rows.
    fn dot<const R: usize>(&self, rows: &[[i32; R]], matrix: &[TwoRows]) -> [[i32; COLUMNS]; R];
}

/// What is done with the products of a target, whichever it is.
pub(super) trait WithDot {
    /// Does it.
    fn run(self, dot: &impl Dot);
}

/// Does `work` with the products of `target`, compiled for it as far as it is inlined.
pub(super) fn with_dot(target: Target, work: impl WithDot) {
    match target {
        Target::Baseline => work.run(&Pairs),
        #[cfg(target_arch = "x86_64")]
        Target::Avx128(avx2) => avx2.vectorize(
            #[inline(always)]
            || work.run(&Pairs),
        ),
        #[cfg(target_arch = "x86_64")]
        Target::Avx2(avx2) => avx2.vectorize(
            #[inline(always)]
            || work.run(&avx2),
        ),
    }
}

#[cfg(test)]
mod tests;
