//! One tensor of a weights file in memory: its shape and its numbers, at the size that they have in the file.

use std::fmt;

use safetensors::Dtype;

/// A tensor. `values` has as many numbers as `shape` says.
pub(crate) struct Tensor {
    pub(crate) shape: Vec<usize>,
    pub(crate) values: Values,
}

/// The numbers of a tensor, row-major. Nothing is widened: a table of codes stays one.
pub(crate) enum Values {
    F32(Vec<f32>),
    I8(Vec<i8>),
    I16(Vec<i16>),
    U8(Vec<u8>),
}

impl fmt::Display for Tensor {
    /// Type and shape, for errors.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let dtype = match self.values {
            Values::F32(_) => "f32",
            Values::I8(_) => "int8",
            Values::I16(_) => "int16",
            Values::U8(_) => "bytes",
        };
        write!(f, "{dtype} {:?}", self.shape)
    }
}

impl Values {
    /// `len` zeros, to be filled through [`Self::bytes_mut`]; the reason if that cannot be.
    pub(crate) fn zeros(dtype: Dtype, len: usize) -> Result<Self, String> {
        match dtype {
            Dtype::F32 => Ok(Self::F32(zeros(len)?)),
            Dtype::I8 => Ok(Self::I8(zeros(len)?)),
            Dtype::I16 => Ok(Self::I16(zeros(len)?)),
            Dtype::U8 => Ok(Self::U8(zeros(len)?)),
            other => Err(format!("this version reads no {other:?}")),
        }
    }

    /// The numbers as they stand in the file: little-endian, which every target of ours is.
    pub(crate) fn bytes_mut(&mut self) -> &mut [u8] {
        match self {
            Self::F32(values) => bytemuck::cast_slice_mut(values),
            Self::I8(values) => bytemuck::cast_slice_mut(values),
            Self::I16(values) => bytemuck::cast_slice_mut(values),
            Self::U8(values) => values,
        }
    }

    /// The reason why the numbers cannot be weights, if there is one.
    pub(crate) fn check(&self) -> Result<(), String> {
        match self {
            Self::F32(values) => check_finite(values),
            Self::I8(_) | Self::I16(_) | Self::U8(_) => Ok(()),
        }
    }
}

/// The reason why f32 numbers cannot be weights, if there is one.
pub(crate) fn check_finite(values: &[f32]) -> Result<(), String> {
    match values.iter().position(|value| !value.is_finite()) {
        Some(at) => Err(format!("value {at} is {}", values[at])),
        None => Ok(()),
    }
}

/// An allocation of exactly that size. A length that no memory holds is an error: it comes from a file.
fn zeros<T: Clone + Default>(len: usize) -> Result<Vec<T>, String> {
    let mut values = Vec::new();
    if values.try_reserve_exact(len).is_err() {
        return Err(format!("there is no memory for its {len} values"));
    }
    values.resize(len, T::default());
    Ok(values)
}
