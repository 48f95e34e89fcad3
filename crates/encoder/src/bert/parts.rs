//! The tensors of a model on their way from shards to packed layers; each is taken once.

use std::collections::BTreeMap;

use crate::kernel::PackedMatrix;
use crate::kernel::layer_norm::LayerNorm;
use crate::weights::Weights;
use crate::{EncoderError, Precision};

/// One tensor, decoded.
enum Part {
    F32(Vec<f32>),
    I8(Vec<i8>),
}

/// Decoded tensors by name. Shards are decoded one at a time, so that only one file's bytes are
/// in memory beside the tensors.
#[derive(Default)]
pub(crate) struct Parts(BTreeMap<String, Part>);

/// A table of int8 rows with one scale a row.
pub(super) struct Int8Rows {
    pub(super) codes: Vec<i8>,
    pub(super) scales: Vec<f32>,
}

impl Parts {
    /// Decodes all tensors of a shard: names ending in `.weight` with two axes are int8, all else is f32.
    pub(crate) fn add_shard(&mut self, file: &str, bytes: &[u8]) -> Result<(), EncoderError> {
        let weights = Weights::from_bytes(file, bytes)?;
        let names: Vec<String> = weights.names().map(String::from).collect();
        for name in names {
            let part = match weights.shape(&name) {
                Some(shape) if shape.len() == 2 => Part::I8(weights.i8(&name, &shape)?),
                Some(shape) => Part::F32(weights.f32(&name, &shape)?),
                None => continue,
            };
            self.0.insert(name, part);
        }
        Ok(())
    }

    /// Takes an f32 vector of that length.
    pub(super) fn vector(&mut self, name: &str, length: usize) -> Result<Vec<f32>, EncoderError> {
        match self.0.remove(name) {
            Some(Part::F32(values)) if values.len() == length => Ok(values),
            Some(_) => Err(wrong(
                name,
                format!("it is not a vector of {length} values"),
            )),
            None => Err(EncoderError::Missing {
                what: format!("tensor {name}"),
            }),
        }
    }

    /// Takes `<name>.weight` and `<name>.scale`.
    pub(super) fn rows(
        &mut self,
        name: &str,
        rows: usize,
        width: usize,
    ) -> Result<Int8Rows, EncoderError> {
        let weight = format!("{name}.weight");
        let codes = match self.0.remove(&weight) {
            Some(Part::I8(codes)) if codes.len() == rows * width => codes,
            Some(_) => {
                return Err(wrong(
                    &weight,
                    format!("it is not an int8 matrix of {rows} x {width}"),
                ));
            }
            None => {
                return Err(EncoderError::Missing {
                    what: format!("tensor {weight}"),
                });
            }
        };
        Ok(Int8Rows {
            codes,
            scales: self.vector(&format!("{name}.scale"), rows)?,
        })
    }

    /// Takes a linear layer and packs it.
    pub(super) fn linear(
        &mut self,
        name: &str,
        outputs: usize,
        inputs: usize,
        precision: Precision,
    ) -> Result<PackedMatrix, EncoderError> {
        let Int8Rows { codes, scales } = self.rows(name, outputs, inputs)?;
        let bias = self.vector(&format!("{name}.bias"), outputs)?;
        PackedMatrix::from_rows(codes, inputs, scales, bias, precision)
            .ok_or_else(|| wrong(name, format!("{outputs} x {inputs} cannot be packed")))
    }

    /// Takes a LayerNorm.
    pub(super) fn norm(
        &mut self,
        name: &str,
        width: usize,
        epsilon: f64,
    ) -> Result<LayerNorm, EncoderError> {
        Ok(LayerNorm {
            weight: self.vector(&format!("{name}.weight"), width)?,
            bias: self.vector(&format!("{name}.bias"), width)?,
            epsilon: epsilon as f32,
        })
    }
}

fn wrong(tensor: &str, reason: String) -> EncoderError {
    EncoderError::Damaged {
        file: format!("tensor {tensor}"),
        reason,
    }
}
