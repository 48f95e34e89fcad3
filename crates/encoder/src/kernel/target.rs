//! Which instructions the arithmetic runs on: fixed for wasm, natively found out at run time.

#[cfg(target_arch = "x86_64")]
use super::gemm::avx2::Avx2;

/// A set of instructions that this program has kernels for.
///
/// Natively every one gives the same vectors, bit for bit: integer sums are exact, and the float operations are
/// the same ones in the same order. None is fused (multiply-add rounding once) and none is reordered.
#[derive(Clone, Copy, Debug)]
pub enum Target {
    /// What every machine of this architecture has (SSE2, NEON), or the instructions that the wasm build was made for.
    Baseline,
    /// 128-bit registers of x86, addressed as AVX2 does: what a browser makes of wasm. For comparison.
    #[cfg(target_arch = "x86_64")]
    Avx128(Avx2),
    /// 256-bit registers of x86.
    #[cfg(target_arch = "x86_64")]
    Avx2(Avx2),
}

impl Target {
    /// The fastest of this machine.
    pub fn best() -> Self {
        #[cfg(target_arch = "x86_64")]
        if let Some(avx2) = Avx2::detect() {
            return Self::Avx2(avx2);
        }
        Self::Baseline
    }

    /// All of this machine, for comparisons.
    pub fn available() -> Vec<Self> {
        [
            Some(Self::Baseline),
            #[cfg(target_arch = "x86_64")]
            Avx2::detect().map(Self::Avx128),
            #[cfg(target_arch = "x86_64")]
            Avx2::detect().map(Self::Avx2),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Short and stable, for tables and records.
    pub fn name(self) -> &'static str {
        match self {
            Self::Baseline => "baseline",
            #[cfg(target_arch = "x86_64")]
            Self::Avx128(_) => "avx128",
            #[cfg(target_arch = "x86_64")]
            Self::Avx2(_) => "avx2",
        }
    }

    /// Does `work` compiled for this target, so that its plain loops use the wider registers too.
    ///
    /// What `work` calls must be inlined into it (`#[inline(always)]`): a function of its own is compiled for the
    /// baseline, whoever calls it, and would be right but slow.
    #[inline(always)]
    pub fn vectorize<R>(self, work: impl FnOnce() -> R) -> R {
        match self {
            Self::Baseline => work(),
            #[cfg(target_arch = "x86_64")]
            Self::Avx128(avx2) | Self::Avx2(avx2) => avx2.vectorize(work),
        }
    }
}
