//! Sums with the widest registers of this machine.

/// Does `work` compiled for AVX2 where the processor has it. What `work` calls must be inlined into it (`#[inline(always)]`); products
/// and sums stay apart, so every machine gives the same bits.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
pub(super) fn vectorized<R>(work: impl FnOnce() -> R) -> R {
    match pulp::x86::V3::try_new() {
        Some(v3) => v3.vectorize(work),
        None => work(),
    }
}

/// Does `work`.
#[cfg(not(target_arch = "x86_64"))]
#[inline(always)]
pub(super) fn vectorized<R>(work: impl FnOnce() -> R) -> R {
    work()
}
