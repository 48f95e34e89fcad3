//! The tensors of a model on their way from shards to packed layers; each is taken once.

use std::collections::BTreeMap;

use crate::kernel::PackedMatrix;
use crate::kernel::layer_norm::LayerNorm;
use crate::tensor::{Tensor, Values};
use crate::{EncoderError, Precision};

/// Tensors by name. They are moved from here into the layers, not copied.
#[derive(Default)]
pub(crate) struct Parts(BTreeMap<String, Tensor>);

/// A table of int8 rows with one scale a row.
pub(crate) struct Int8Rows {
    pub(crate) codes: Vec<i8>,
    pub(crate) scales: Vec<f32>,
}

impl Int8Rows {
    /// The dot product of each row with `x`, which is as wide. Eight sums side by side, in one order on every target.
    pub(crate) fn dots(&self, x: &[f32]) -> impl Iterator<Item = f32> {
        let rows = self.codes.chunks_exact(x.len().max(1)).zip(&self.scales);
        rows.map(|(codes, scale)| dot(codes, x) * scale)
    }

    /// Adds `share` times a row to `to`, which is as wide; nothing for a row that there is not.
    pub(crate) fn add_row(&self, row: usize, share: f32, to: &mut [f32]) {
        let codes = self.codes.chunks_exact(to.len().max(1)).nth(row);
        if let (Some(codes), Some(scale)) = (codes, self.scales.get(row)) {
            let values = to.iter_mut().zip(codes);
            values.for_each(|(to, &code)| *to += share * scale * f32::from(code));
        }
    }
}

fn dot(codes: &[i8], x: &[f32]) -> f32 {
    const LANES: usize = 8;
    let mut sums = [0f32; LANES];
    let (codes, last_codes) = codes.as_chunks::<LANES>();
    let (x, last_x) = x.as_chunks::<LANES>();
    for (codes, x) in codes.iter().zip(x) {
        for lane in 0..LANES {
            sums[lane] += f32::from(codes[lane]) * x[lane];
        }
    }
    let rest = last_codes.iter().zip(last_x);
    let rest: f32 = rest.map(|(&code, x)| f32::from(code) * x).sum();
    sums.iter().sum::<f32>() + rest
}

impl Parts {
    /// Adds the tensors of one file.
    pub(crate) fn add(&mut self, tensors: BTreeMap<String, Tensor>) {
        self.0.extend(tensors);
    }

    fn take(&mut self, name: &str) -> Result<Tensor, EncoderError> {
        self.0.remove(name).ok_or_else(|| EncoderError::Missing {
            what: format!("tensor {name}"),
        })
    }

    /// Takes an f32 vector of that length.
    pub(crate) fn vector(&mut self, name: &str, length: usize) -> Result<Vec<f32>, EncoderError> {
        match self.take(name)? {
            Tensor {
                values: Values::F32(values),
                shape,
            } if shape == [length] => Ok(values),
            other => Err(wrong(name, &other, &format!("f32 [{length}]"))),
        }
    }

    /// Whether a tensor is there and not yet taken.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Takes a matrix of bytes.
    pub(crate) fn bytes(
        &mut self,
        name: &str,
        rows: usize,
        width: usize,
    ) -> Result<Vec<u8>, EncoderError> {
        match self.take(name)? {
            Tensor {
                values: Values::U8(bytes),
                shape,
            } if shape == [rows, width] => Ok(bytes),
            other => Err(wrong(name, &other, &format!("bytes [{rows}, {width}]"))),
        }
    }

    /// Takes a matrix of int8.
    pub(crate) fn int8(
        &mut self,
        name: &str,
        rows: usize,
        width: usize,
    ) -> Result<Vec<i8>, EncoderError> {
        match self.take(name)? {
            Tensor {
                values: Values::I8(codes),
                shape,
            } if shape == [rows, width] => Ok(codes),
            other => Err(wrong(name, &other, &format!("int8 [{rows}, {width}]"))),
        }
    }

    /// Takes a matrix of int16.
    pub(crate) fn int16(
        &mut self,
        name: &str,
        rows: usize,
        width: usize,
    ) -> Result<Vec<i16>, EncoderError> {
        match self.take(name)? {
            Tensor {
                values: Values::I16(codes),
                shape,
            } if shape == [rows, width] => Ok(codes),
            other => Err(wrong(name, &other, &format!("int16 [{rows}, {width}]"))),
        }
    }

    /// Takes `<name>.weight` and `<name>.scale`.
    pub(crate) fn rows(
        &mut self,
        name: &str,
        rows: usize,
        width: usize,
    ) -> Result<Int8Rows, EncoderError> {
        Ok(Int8Rows {
            codes: self.int8(&format!("{name}.weight"), rows, width)?,
            scales: self.vector(&format!("{name}.scale"), rows)?,
        })
    }

    /// Takes a linear layer and packs it.
    pub(crate) fn linear(
        &mut self,
        name: &str,
        outputs: usize,
        inputs: usize,
        precision: Precision,
    ) -> Result<PackedMatrix, EncoderError> {
        let Int8Rows { codes, scales } = self.rows(name, outputs, inputs)?;
        let bias = self.vector(&format!("{name}.bias"), outputs)?;
        PackedMatrix::from_rows(codes, inputs, scales, bias, precision).ok_or_else(|| {
            EncoderError::Damaged {
                file: format!("tensor {name}"),
                reason: format!("{outputs} x {inputs} cannot be packed"),
            }
        })
    }

    /// Takes a LayerNorm.
    pub(crate) fn norm(
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

fn wrong(name: &str, found: &Tensor, needed: &str) -> EncoderError {
    EncoderError::Damaged {
        file: format!("tensor {name}"),
        reason: format!("it is {found}, the model needs {needed}"),
    }
}
