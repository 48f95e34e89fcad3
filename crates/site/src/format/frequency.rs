//! How often a passage has a word, weighted and discounted as BM25F does, in four bits: what follows saturates, so steps of a
//! third are fine enough.

const LEAST: f32 = 0.08;
const RATIO: f32 = 1.4;
/// Highest level.
const LAST: f32 = 15.0;

/// The level nearest to a frequency above zero, in 0..16.
pub(crate) fn level(frequency: f32) -> u32 {
    let level = (frequency.max(LEAST) / LEAST).ln() / RATIO.ln();
    level.round().min(LAST) as u32
}

/// The frequency of a level.
pub(crate) fn of_level(level: u32) -> f32 {
    LEAST * RATIO.powi(level as i32)
}
