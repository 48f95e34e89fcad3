//! A `safetensors` file read as it arrives: every tensor is allocated once, at its final size, and filled in place.
//!
//! The file is the length of its header (u64), the header (JSON) and the tensors' bytes without gaps, in the order
//! of their offsets (<https://github.com/huggingface/safetensors#format>).

use std::collections::BTreeMap;
use std::vec;

use safetensors::tensor::{Metadata, TensorInfo};

use crate::EncoderError;
use crate::tensor::{Tensor, Values};

/// Bytes of the header's length.
const PREFIX: usize = size_of::<u64>();

/// Longer headers are refused; BERT-large has 400 tensors, 40 KB.
const MAX_HEADER_BYTES: u64 = 4 << 20;

/// Takes the bytes of one file in pieces of any size.
pub(crate) struct TensorStream {
    file: String,
    /// Length of the whole file.
    length: u64,
    /// Prefix and header, until they are whole.
    head: Vec<u8>,
    /// What is still to come, in order; nothing before the header is whole.
    plan: Option<vec::IntoIter<(String, TensorInfo)>>,
    filling: Option<Filling>,
    done: BTreeMap<String, Tensor>,
}

/// The tensor whose bytes are arriving.
struct Filling {
    name: String,
    tensor: Tensor,
    /// How many of its bytes are there.
    filled: usize,
}

impl TensorStream {
    /// A file of `length` bytes; `file` names it in errors.
    pub(crate) fn new(file: &str, length: u64) -> Self {
        Self {
            file: file.into(),
            length,
            head: Vec::new(),
            plan: None,
            filling: None,
            done: BTreeMap::new(),
        }
    }

    /// Takes the next bytes. After an error the file is of no use.
    ///
    /// # Errors
    /// [`EncoderError::Damaged`]: no header, one that does not fit the file's length, a tensor that cannot be weights.
    pub(crate) fn push(&mut self, mut bytes: &[u8]) -> Result<(), EncoderError> {
        while self.plan.is_none() && !bytes.is_empty() {
            let (taken, rest) = bytes.split_at(bytes.len().min(self.head_lacks()?));
            self.head.extend_from_slice(taken);
            bytes = rest;
            if self.head_lacks()? == 0 {
                self.plan = Some(self.read_header()?);
                self.head = Vec::new();
                self.advance()?;
            }
        }
        while !bytes.is_empty() {
            bytes = self.fill(bytes)?;
        }
        Ok(())
    }

    /// All tensors, by name.
    ///
    /// # Errors
    /// [`EncoderError::Damaged`] if bytes are missing.
    pub(crate) fn finish(self) -> Result<BTreeMap<String, Tensor>, EncoderError> {
        match self.plan {
            Some(_) if self.filling.is_none() => Ok(self.done),
            _ => Err(self.damaged("it ends too early".into())),
        }
    }

    /// How many bytes of prefix and header are still to come.
    fn head_lacks(&self) -> Result<usize, EncoderError> {
        let Some((prefix, header)) = self.head.split_first_chunk::<PREFIX>() else {
            return Ok(PREFIX - self.head.len());
        };
        let length = u64::from_le_bytes(*prefix);
        if length > MAX_HEADER_BYTES || length + PREFIX as u64 > self.length {
            return Err(self.damaged(format!("its header would have {length} bytes")));
        }
        Ok(length as usize - header.len())
    }

    fn read_header(&self) -> Result<vec::IntoIter<(String, TensorInfo)>, EncoderError> {
        // Also checks that the tensors lie one behind the other and that their sizes follow from their shapes.
        let header: Metadata = serde_json::from_slice(&self.head[PREFIX..])
            .map_err(|error| self.damaged(format!("its header cannot be read ({error})")))?;
        let whole = self.head.len() as u64 + header.data_len() as u64;
        if whole != self.length {
            let length = self.length;
            return Err(self.damaged(format!(
                "its header describes {whole} bytes, it has {length}"
            )));
        }
        let plan: Vec<_> = (header.offset_keys().into_iter())
            .filter_map(|name| header.info(&name).cloned().map(|info| (name, info)))
            .collect();
        Ok(plan.into_iter())
    }

    /// Gives the tensor under way what it lacks; the answer is what is left.
    fn fill<'a>(&mut self, bytes: &'a [u8]) -> Result<&'a [u8], EncoderError> {
        let Some(filling) = &mut self.filling else {
            return Err(self.damaged("it goes on behind its last tensor".into()));
        };
        let empty = &mut filling.tensor.values.bytes_mut()[filling.filled..];
        let (taken, rest) = bytes.split_at(bytes.len().min(empty.len()));
        empty[..taken.len()].copy_from_slice(taken);
        filling.filled += taken.len();
        self.advance()?;
        Ok(rest)
    }

    /// Puts a full tensor away and makes room for the next; one without values is full at once.
    fn advance(&mut self) -> Result<(), EncoderError> {
        loop {
            if let Some(mut filling) = self.filling.take() {
                if filling.filled < filling.tensor.values.bytes_mut().len() {
                    self.filling = Some(filling);
                    return Ok(());
                }
                (filling.tensor.values.check())
                    .map_err(|reason| self.damaged_tensor(&filling.name, reason))?;
                self.done.insert(filling.name, filling.tensor);
            }
            let Some((name, info)) = self.plan.as_mut().and_then(Iterator::next) else {
                return Ok(());
            };
            // The product is in range: the header was checked against the file's length.
            let values = Values::zeros(info.dtype, info.shape.iter().product())
                .map_err(|reason| self.damaged_tensor(&name, reason))?;
            let tensor = Tensor {
                shape: info.shape,
                values,
            };
            self.filling = Some(Filling {
                name,
                tensor,
                filled: 0,
            });
        }
    }

    fn damaged(&self, reason: String) -> EncoderError {
        EncoderError::Damaged {
            file: self.file.clone(),
            reason,
        }
    }

    fn damaged_tensor(&self, tensor: &str, reason: String) -> EncoderError {
        EncoderError::Damaged {
            file: format!("{} (tensor {tensor})", self.file),
            reason,
        }
    }
}

#[cfg(test)]
mod tests;
