//! The f32 representation: a direction in the model's space.

use crate::{VectorError, kernel};

#[cfg(test)]
mod tests;

/// How far from 1 the norm of a unit vector in f32 may be: rounding its components alone gives some 1e-8.
const NORM_TOLERANCE: f64 = 1e-5;

/// A vector of unit Euclidean norm, shape `[dimension]`. It is made by [`Embedding::normalize`] or checked by
/// [`Embedding::from_unit`], so a dot product of two is their cosine.
#[derive(Debug, Clone, PartialEq)]
pub struct Embedding(Box<[f32]>);

impl Embedding {
    /// Scales `values` to unit norm (computed in f64, so that neither tiny nor huge values are lost).
    ///
    /// # Errors
    /// [`VectorError`] if `values` is empty, holds a NaN or an infinity, or is zero everywhere.
    pub fn normalize(values: Vec<f32>) -> Result<Self, VectorError> {
        Self::with_norm(values).map(|(direction, _)| direction)
    }

    /// The direction of `values` and their norm.
    ///
    /// # Errors
    /// As [`Embedding::normalize`].
    pub fn with_norm(mut values: Vec<f32>) -> Result<(Self, f32), VectorError> {
        let norm = norm(&values)?;
        if norm == 0.0 {
            return Err(VectorError::Zero);
        }
        for x in &mut values {
            *x = (f64::from(*x) / norm) as f32;
        }
        Ok((Self(values.into_boxed_slice()), norm as f32))
    }

    /// Takes the components of an embedding that was made elsewhere. They stay as they are: to normalize them
    /// again would change their last bits.
    ///
    /// # Errors
    /// [`VectorError`] if `values` is empty, holds a NaN or an infinity, or has not unit norm.
    pub fn from_unit(values: Vec<f32>) -> Result<Self, VectorError> {
        let norm = norm(&values)?;
        if (norm - 1.0).abs() > NORM_TOLERANCE {
            return Err(VectorError::NotUnit);
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

/// Euclidean norm of a vector that has components, all of them finite.
fn norm(values: &[f32]) -> Result<f64, VectorError> {
    if values.is_empty() {
        return Err(VectorError::Empty);
    }
    if let Some(position) = values.iter().position(|x| !x.is_finite()) {
        return Err(VectorError::NotFinite { position });
    }
    let squares = values.iter().map(|&x| f64::from(x).powi(2)).sum::<f64>();
    Ok(squares.sqrt())
}
