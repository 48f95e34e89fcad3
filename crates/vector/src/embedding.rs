//! The f32 representation: a direction in the model's space.

use crate::{VectorError, kernel};

#[cfg(test)]
mod tests;

/// A vector of unit Euclidean norm, shape `[dimension]`. There is no other way to make one than
/// [`Embedding::normalize`], so a dot product of two is their cosine.
#[derive(Debug, Clone, PartialEq)]
pub struct Embedding(Box<[f32]>);

impl Embedding {
    /// Scales `values` to unit norm (computed in f64, so that neither tiny nor huge values are lost).
    ///
    /// # Errors
    /// [`VectorError`] if `values` is empty, holds a NaN or an infinity, or is zero everywhere.
    pub fn normalize(mut values: Vec<f32>) -> Result<Self, VectorError> {
        if values.is_empty() {
            return Err(VectorError::Empty);
        }
        if let Some(position) = values.iter().position(|x| !x.is_finite()) {
            return Err(VectorError::NotFinite { position });
        }
        let norm = values.iter().map(|&x| f64::from(x).powi(2)).sum::<f64>();
        let norm = norm.sqrt();
        if norm == 0.0 {
            return Err(VectorError::Zero);
        }
        for x in &mut values {
            *x = (f64::from(*x) / norm) as f32;
        }
        Ok(Self(values.into_boxed_slice()))
    }

    /// The components, `dimension()` of them.
    pub fn as_slice(&self) -> &[f32] {
        &self.0
    }

    /// Number of components.
    pub fn dimension(&self) -> usize {
        self.0.len()
    }

    /// Cosine of the angle to `other`, in -1..=1 up to rounding. Both must have the same dimension.
    pub fn cosine(&self, other: &Self) -> f32 {
        kernel::dot_f32(&self.0, &other.0)
    }
}

impl AsRef<[f32]> for Embedding {
    fn as_ref(&self) -> &[f32] {
        &self.0
    }
}
