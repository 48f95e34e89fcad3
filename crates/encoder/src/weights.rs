//! Named tensors out of `safetensors` bytes, with their shapes checked.

use safetensors::{Dtype, SafeTensors};

use crate::EncoderError;
use crate::half::{bf16_to_f32, f16_to_f32};
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

    /// What stands before the names of the encoder's tensors: some checkpoints keep it beside a head that is not needed here.
    pub(crate) fn encoder_prefix(&self) -> Result<&'static str, EncoderError> {
        ["", "bert.", "model."]
            .into_iter()
            .find(|prefix| self.contains(&format!("{prefix}embeddings.word_embeddings.weight")))
            .ok_or(EncoderError::Missing {
                what: "tensor embeddings.word_embeddings.weight".into(),
            })
    }

    /// Values of a float tensor of that shape; halves are widened.
    pub(crate) fn f32(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, EncoderError> {
        let halves = |dtype, widen: fn(u16) -> f32| {
            let (halves, _) = self.bytes(name, dtype, shape)?.as_chunks::<2>();
            let widened = halves.iter().map(|&half| widen(u16::from_le_bytes(half)));
            Ok::<Vec<f32>, EncoderError>(widened.collect())
        };
        let values = match self.tensors.tensor(name).map(|tensor| tensor.dtype()) {
            Ok(Dtype::F16) => halves(Dtype::F16, f16_to_f32)?,
            Ok(Dtype::BF16) => halves(Dtype::BF16, bf16_to_f32)?,
            _ => {
                let (values, _) = self.bytes(name, Dtype::F32, shape)?.as_chunks::<4>();
                values
                    .iter()
                    .map(|&value| f32::from_le_bytes(value))
                    .collect()
            }
        };
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

#[cfg(test)]
mod tests;
