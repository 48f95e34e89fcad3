//! Tensors out of a PyTorch checkpoint in the format that was written before version 1.6: a few pickles, then the numbers.
//!
//! candle reads pickles into plain objects and runs nothing of them; its own reader of whole checkpoints knows
//! only the newer zip archives, and tensors that lie in memory as their shape says. Here they are strided: the
//! weights came from TensorFlow, which orders them otherwise.

use std::collections::BTreeMap;

use candle_core::pickle::{Object, Stack};

use crate::EncoderError;
use crate::tensor::check_finite;

/// A pickle of the number that such files begin with, as it always stands there; then the protocol, 1001.
const MAGIC: &[u8] = b"\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19.\x80\x02M\xe9\x03.";

/// Tensors with more values are refused.
const MOST_VALUES: usize = 1 << 28;

/// The f32 tensors of a checkpoint by name. Others, counters for example, are left out.
pub(crate) struct StateDict {
    file: String,
    tensors: BTreeMap<String, Tensor>,
}

struct Tensor {
    shape: Vec<usize>,
    values: Vec<f32>,
}

/// A tensor as the pickle describes it: a view of numbers that many may share.
struct View {
    name: String,
    storage: String,
    offset: usize,
    shape: Vec<usize>,
    strides: Vec<usize>,
}

/// Numbers of one kind.
struct Storage {
    value_bytes: usize,
    n_values: usize,
}

impl StateDict {
    /// Reads a checkpoint; `file` names it in errors.
    ///
    /// # Errors
    /// [`EncoderError::Damaged`], saying what is not as it should be.
    pub(crate) fn from_bytes(file: &str, bytes: &[u8]) -> Result<Self, EncoderError> {
        read(bytes)
            .map(|tensors| Self {
                file: file.into(),
                tensors,
            })
            .map_err(|reason| EncoderError::Damaged {
                file: file.into(),
                reason,
            })
    }

    /// Of shapes and values by name.
    #[cfg(test)]
    pub(crate) fn of_tensors(tensors: BTreeMap<String, (Vec<usize>, Vec<f32>)>) -> Self {
        let tensors = tensors.into_iter();
        let tensors = tensors.map(|(name, (shape, values))| (name, Tensor { shape, values }));
        Self {
            file: "a checkpoint".into(),
            tensors: tensors.collect(),
        }
    }

    /// The values of a tensor of that shape, row-major.
    ///
    /// # Errors
    /// [`EncoderError::Missing`], or [`EncoderError::Damaged`] for another shape or values that are no numbers.
    pub(crate) fn f32(&self, name: &str, shape: &[usize]) -> Result<&[f32], EncoderError> {
        let damaged = |reason: String| EncoderError::Damaged {
            file: format!("{} (tensor {name})", self.file),
            reason,
        };
        let tensor = self
            .tensors
            .get(name)
            .ok_or_else(|| EncoderError::Missing {
                what: format!("tensor {name}"),
            })?;
        if tensor.shape != shape {
            let found = &tensor.shape;
            return Err(damaged(format!("is {found:?}, the model needs {shape:?}")));
        }
        check_finite(&tensor.values).map_err(damaged)?;
        Ok(&tensor.values)
    }
}

fn read(bytes: &[u8]) -> Result<BTreeMap<String, Tensor>, String> {
    let mut rest = bytes
        .strip_prefix(MAGIC)
        .ok_or("it is no PyTorch checkpoint of the format before 1.6")?;
    let _machine = unpickle(&mut rest)?;
    let (views, storages) = views(unpickle(&mut rest)?)?;
    let Object::List(keys) = unpickle(&mut rest)? else {
        return Err("its list of storages is none".into());
    };
    let mut numbers = BTreeMap::new();
    for key in keys {
        let key = text(key)?;
        let storage = storages.get(&key).ok_or("a storage has no tensor")?;
        numbers.insert(key, take_numbers(storage, &mut rest)?);
    }
    let tensors = views.into_iter().map(|view| {
        let numbers = numbers.get(&view.storage).ok_or("a storage is missing")?;
        let values = gather(&view, numbers).ok_or("a tensor leaves its storage")?;
        let View { name, shape, .. } = view;
        Ok((name, Tensor { shape, values }))
    });
    tensors.collect()
}

fn unpickle(rest: &mut &[u8]) -> Result<Object, String> {
    let mut stack = Stack::empty();
    let read = stack.read_loop(rest).and_then(|()| stack.finalize());
    read.map_err(|error| format!("a pickle cannot be read ({error})"))
}

/// What the dictionary says of its f32 tensors, and of the storages of all.
fn views(dictionary: Object) -> Result<(Vec<View>, BTreeMap<String, Storage>), String> {
    let Object::Dict(entries) = dictionary else {
        return Err("it is no dictionary of tensors".into());
    };
    let (mut views, mut storages) = (Vec::new(), BTreeMap::new());
    for (name, tensor) in entries {
        // The dictionary's own remarks stand among the tensors.
        let Object::Reduce { args, .. } = tensor else {
            continue;
        };
        let [storage, offset, shape, strides] = first_of_tuple(*args)?;
        let Object::PersistentLoad(storage) = storage else {
            return Err("a tensor names no storage".into());
        };
        let [_, kind, key, _, n_values] = first_of_tuple(*storage)?;
        let (key, value_bytes) = (text(key)?, value_bytes(&kind)?);
        if is_f32(&kind) {
            views.push(View {
                name: text(name)?,
                storage: key.clone(),
                offset: number(offset)?,
                shape: numbers(shape)?,
                strides: numbers(strides)?,
            });
        }
        let n_values = number(n_values)?;
        let storage = Storage {
            value_bytes,
            n_values,
        };
        storages.insert(key, storage);
    }
    Ok((views, storages))
}

fn is_f32(kind: &Object) -> bool {
    matches!(kind, Object::Class { class_name, .. } if class_name == "FloatStorage")
}

fn value_bytes(kind: &Object) -> Result<usize, String> {
    match kind {
        Object::Class { class_name, .. } => match class_name.as_str() {
            "FloatStorage" | "IntStorage" => Ok(4),
            "LongStorage" | "DoubleStorage" => Ok(8),
            other => Err(format!("it holds a {other}")),
        },
        _ => Err("a storage has no kind".into()),
    }
}

/// How many values there are again, and their bytes.
fn take_numbers<'a>(storage: &Storage, rest: &mut &'a [u8]) -> Result<&'a [u8], String> {
    let early = "it ends too early";
    let (length, after) = rest.split_first_chunk::<8>().ok_or(early)?;
    if u64::from_le_bytes(*length) != storage.n_values as u64 {
        return Err("a storage has another length than its tensors say".into());
    }
    let length = storage.n_values.checked_mul(storage.value_bytes);
    let (numbers, after) = length
        .and_then(|length| after.split_at_checked(length))
        .ok_or(early)?;
    *rest = after;
    Ok(numbers)
}

/// The values of a view in the order of its shape; `None` if one lies outside.
fn gather(view: &View, numbers: &[u8]) -> Option<Vec<f32>> {
    let (numbers, _) = numbers.as_chunks::<4>();
    let n_values = (view.shape.iter()).try_fold(1usize, |n, &side| n.checked_mul(side))?;
    if view.shape.len() != view.strides.len() || n_values > MOST_VALUES {
        return None;
    }
    let value = |index: usize| {
        let mut at = view.offset;
        let mut left = index;
        for (&side, &stride) in view.shape.iter().zip(&view.strides).rev() {
            at = at.checked_add((left % side).checked_mul(stride)?)?;
            left /= side;
        }
        numbers.get(at).map(|&value| f32::from_le_bytes(value))
    };
    (0..n_values).map(value).collect()
}

fn first_of_tuple<const N: usize>(object: Object) -> Result<[Object; N], String> {
    let Object::Tuple(mut objects) = object else {
        return Err("a tensor is described in an unknown way".into());
    };
    objects.truncate(N);
    let objects: Result<[Object; N], _> = objects.try_into();
    objects.map_err(|_| "a tensor's description is too short".into())
}

fn text(object: Object) -> Result<String, String> {
    match object {
        Object::Unicode(text) => Ok(text),
        other => Err(format!("a name is {other:?}")),
    }
}

fn number(object: Object) -> Result<usize, String> {
    let found = match object {
        Object::Int(number) => usize::try_from(number).ok(),
        Object::Long(number) => usize::try_from(number).ok(),
        _ => None,
    };
    found.ok_or_else(|| "a size is no number".into())
}

fn numbers(object: Object) -> Result<Vec<usize>, String> {
    match object {
        Object::Tuple(objects) => objects.into_iter().map(number).collect(),
        _ => Err("a shape is no list of numbers".into()),
    }
}

#[cfg(test)]
mod tests;
