//! Named tensors out of `safetensors` bytes, with their shapes checked.

use safetensors::{Dtype, SafeTensors};

use crate::EncoderError;
use crate::tensor::check_finite;

/// A view of one `safetensors` file.
pub(crate) struct Weights<'a> {
    file: &'a str,
    tensors: SafeTensors<'a>,
}

impl<'a> Weights<'a> {
    /// Reads the header; `file` names the bytes in errors.
    pub(crate) fn from_bytes(file: &'a str, bytes: &'a [u8]) -> Result<Self, EncoderError> {
        match SafeTensors::deserialize(bytes) {
            Ok(tensors) => Ok(Self { file, tensors }),
            Err(error) => Err(EncoderError::Damaged {
                file: file.into(),
                reason: error.to_string(),
            }),
        }
    }

    /// Whether the file has this tensor.
    pub(crate) fn contains(&self, name: &str) -> bool {
        self.tensors.tensor(name).is_ok()
    }

    /// Values of an f32 tensor of that shape.
    pub(crate) fn f32(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, EncoderError> {
        let bytes = self.bytes(name, Dtype::F32, shape)?;
        let (values, _) = bytes.as_chunks::<4>();
        let values: Vec<f32> = values
            .iter()
            .map(|&value| f32::from_le_bytes(value))
            .collect();
        check_finite(&values).map_err(|reason| self.damaged(name, reason))?;
        Ok(values)
    }

    fn bytes(&self, name: &str, dtype: Dtype, shape: &[usize]) -> Result<&'a [u8], EncoderError> {
        let tensor = self
            .tensors
            .tensor(name)
            .map_err(|_| EncoderError::Missing {
                what: format!("tensor {name}"),
            })?;
        if tensor.dtype() != dtype || tensor.shape() != shape {
            let found = format!("is {:?} {:?}", tensor.dtype(), tensor.shape());
            return Err(self.damaged(
                name,
                format!("{found}, the model needs {dtype:?} {shape:?}"),
            ));
        }
        Ok(tensor.data())
    }

    fn damaged(&self, tensor: &str, reason: String) -> EncoderError {
        EncoderError::Damaged {
            file: format!("{} (tensor {tensor})", self.file),
            reason,
        }
    }
}
