//! Softmax over a row of scores, in place and unnormalised: the caller divides once, after the weighted sum.

use super::exp::exp_negative;

const LANES: usize = 8;

/// Replaces the scores by `e^(score - max)` and returns their sum.
pub fn softmax_numerators(scores: &mut [f32]) -> f32 {
    let mut largest = f32::NEG_INFINITY;
    for &score in scores.iter() {
        largest = if score > largest { score } else { largest };
    }
    let mut lanes = [0f32; LANES];
    let (chunks, rest) = scores.as_chunks_mut::<LANES>();
    for chunk in chunks {
        for i in 0..LANES {
            chunk[i] = exp_negative(chunk[i] - largest);
            lanes[i] += chunk[i];
        }
    }
    let mut sum = lanes.iter().sum::<f32>();
    for score in rest {
        *score = exp_negative(*score - largest);
        sum += *score;
    }
    sum
}

#[cfg(test)]
mod tests;
