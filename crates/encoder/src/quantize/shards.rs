//! Tensors to `safetensors` files of bounded size: hosts and caches refuse large single files.

use std::collections::HashMap;

use safetensors::tensor::{Dtype, TensorView};

use super::Source;
use crate::EncoderError;
use crate::manifest::FORMAT_VERSION;

/// A tensor on its way into a file.
pub(crate) struct Tensor {
    name: String,
    dtype: Dtype,
    shape: Vec<usize>,
    bytes: Vec<u8>,
}

impl Tensor {
    pub(crate) fn f32(name: String, values: &[f32]) -> Self {
        let bytes = values
            .iter()
            .flat_map(|value| value.to_le_bytes())
            .collect();
        Self {
            name,
            dtype: Dtype::F32,
            shape: vec![values.len()],
            bytes,
        }
    }

    pub(crate) fn u8(name: String, values: &[u8], width: usize) -> Self {
        Self {
            name,
            dtype: Dtype::U8,
            shape: vec![values.len() / width, width],
            bytes: values.to_vec(),
        }
    }

    pub(crate) fn i16(name: String, values: &[i16], width: usize) -> Self {
        let bytes = values
            .iter()
            .flat_map(|value| value.to_le_bytes())
            .collect();
        Self {
            name,
            dtype: Dtype::I16,
            shape: vec![values.len() / width, width],
            bytes,
        }
    }

    pub(crate) fn i8(name: String, values: &[i8], width: usize) -> Self {
        let bytes = values.iter().map(|&value| value as u8).collect();
        Self {
            name,
            dtype: Dtype::I8,
            shape: vec![values.len() / width, width],
            bytes,
        }
    }
}

/// What a file says of itself.
pub(crate) struct Origin<'a> {
    architecture: &'a str,
    fingerprint: &'a str,
    source: &'a str,
    licence: &'a str,
}

impl<'a> Origin<'a> {
    pub(crate) fn new(architecture: &'a str, fingerprint: &'a str, source: &'a Source) -> Self {
        Self {
            architecture,
            fingerprint,
            source: &source.origin,
            licence: &source.licence,
        }
    }

    fn metadata(&self) -> HashMap<String, String> {
        let version = FORMAT_VERSION.to_string();
        let entries = [
            ("format", "nearsight"),
            ("format_version", &version),
            ("architecture", self.architecture),
            ("fingerprint", self.fingerprint),
            ("source", self.source),
            ("licence", self.licence),
        ];
        HashMap::from(entries.map(|(key, value)| (key.to_string(), value.to_string())))
    }
}

/// Fills files in order, starting a new one when the next tensor would exceed `shard_bytes`.
pub(crate) fn shard(
    tensors: Vec<Tensor>,
    shard_bytes: usize,
    origin: &Origin,
) -> Result<Vec<(String, Vec<u8>)>, EncoderError> {
    let mut groups: Vec<Vec<Tensor>> = vec![Vec::new()];
    let mut filled = 0;
    for tensor in tensors {
        if filled > 0 && filled + tensor.bytes.len() > shard_bytes {
            groups.push(Vec::new());
            filled = 0;
        }
        filled += tensor.bytes.len();
        if let Some(group) = groups.last_mut() {
            group.push(tensor);
        }
    }
    let total = groups.len();
    groups
        .iter()
        .enumerate()
        .map(|(index, group)| {
            let name = format!("model-{:05}-of-{total:05}.safetensors", index + 1);
            let bytes = file(&name, group, origin)?;
            Ok((name, bytes))
        })
        .collect()
}

/// One file with these tensors.
pub(crate) fn file(name: &str, group: &[Tensor], origin: &Origin) -> Result<Vec<u8>, EncoderError> {
    serialize(group, &origin.metadata()).map_err(|error| EncoderError::Damaged {
        file: name.into(),
        reason: error.to_string(),
    })
}

/// The metadata map is written in the iteration order of a hash map, which differs from
/// run to run; the header is therefore rewritten with sorted keys: same weights, same bytes.
fn serialize(
    group: &[Tensor],
    metadata: &HashMap<String, String>,
) -> Result<Vec<u8>, safetensors::SafeTensorError> {
    let mut views = Vec::with_capacity(group.len());
    for tensor in group {
        views.push((
            &tensor.name,
            TensorView::new(tensor.dtype, tensor.shape.clone(), &tensor.bytes)?,
        ));
    }
    let bytes = safetensors::serialize(views, Some(metadata.clone()))?;
    Ok(with_sorted_header(&bytes).unwrap_or(bytes))
}

/// `safetensors` files start with the header's length (u64) and the header (JSON, padded by spaces).
fn with_sorted_header(bytes: &[u8]) -> Option<Vec<u8>> {
    let (length, rest) = bytes.split_first_chunk::<8>()?;
    let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
    let (header, data) = rest.split_at_checked(length)?;
    // serde_json's map is ordered by key.
    let header: serde_json::Value = serde_json::from_slice(header).ok()?;
    let mut header = serde_json::to_vec(&header).ok()?;
    header.resize(header.len().next_multiple_of(8), b' ');
    let mut out = (header.len() as u64).to_le_bytes().to_vec();
    out.extend(header);
    out.extend(data);
    Some(out)
}
