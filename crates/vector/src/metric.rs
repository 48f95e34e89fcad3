//! How two vectors are compared, and what a vector must be to take part.

use crate::VectorError;

#[cfg(test)]
mod tests;

/// Largest magnitude of a component where norms count: sums of squares of 4096 such components stay finite in f32.
const LARGEST: f32 = 1e15;

/// What makes two vectors near. A distance is small where they are near, whatever the metric.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Metric {
    /// The angle alone counts: distance `1 - cosine`, in 0..=2.
    #[default]
    Cosine,
    /// The inner product: distance `-<a, b>`, of any sign.
    Dot,
    /// Distance `|a - b|`.
    Euclidean,
}

impl Metric {
    /// The score that Qdrant gives for a distance: cosine and dot product are large where vectors are near, a Euclidean
    /// score is the distance itself.
    pub fn score(self, distance: f32) -> f32 {
        match self {
            Self::Cosine => 1.0 - distance,
            Self::Dot => -distance,
            Self::Euclidean => distance,
        }
    }

    /// Whether a vector can be compared by this metric.
    ///
    /// # Errors
    /// [`VectorError`] if the number of components is another, if one is not finite or, where norms count, beyond 1e15, or
    /// if all are zero, which has no angle.
    pub fn check(self, values: &[f32], dimension: usize) -> Result<(), VectorError> {
        let (expected, found) = (dimension, values.len());
        if found == 0 {
            return Err(VectorError::Empty);
        }
        if expected != found {
            return Err(VectorError::Dimension { expected, found });
        }
        if let Some(position) = values.iter().position(|x| !x.is_finite()) {
            return Err(VectorError::NotFinite { position });
        }
        if self == Self::Cosine {
            let is_zero = values.iter().all(|&x| x == 0.0);
            return if is_zero {
                Err(VectorError::Zero)
            } else {
                Ok(())
            };
        }
        match values.iter().position(|x| x.abs() > LARGEST) {
            Some(position) => Err(VectorError::TooLarge { position }),
            None => Ok(()),
        }
    }
}
