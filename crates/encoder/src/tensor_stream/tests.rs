//! Any cut of a file gives the same tensors as the `safetensors` crate; no bytes bring the reader down.

use nearsight_test_support::Random;
use safetensors::SafeTensors;
use safetensors::tensor::{Dtype, TensorView};

use super::*;

/// A file of every type that is read, of odd lengths, with one tensor of no values.
fn file() -> Vec<u8> {
    let codes: Vec<u8> = (0..15).map(|code| code * 17).collect();
    let numbers: Vec<u8> = (1..=7)
        .flat_map(|i| (i as f32 / 3.0).to_le_bytes())
        .collect();
    let views = [
        ("b.codes", Dtype::I8, vec![3, 5], codes.as_slice()),
        ("a.numbers", Dtype::F32, vec![7], numbers.as_slice()),
        ("nothing", Dtype::F32, vec![0, 4], &[]),
    ]
    .map(|(name, dtype, shape, bytes)| (name, TensorView::new(dtype, shape, bytes).unwrap()));
    safetensors::serialize(views, None).unwrap()
}

fn read(pieces: &[&[u8]], length: usize) -> Result<BTreeMap<String, Tensor>, EncoderError> {
    let mut stream = TensorStream::new("some file", length as u64);
    for piece in pieces {
        stream.push(piece)?;
    }
    stream.finish()
}

fn assert_whole(mut tensors: BTreeMap<String, Tensor>, file: &[u8]) {
    let expected = SafeTensors::deserialize(file).unwrap();
    assert_eq!(tensors.len(), expected.len());
    for (name, view) in expected.iter() {
        let tensor = tensors.get_mut(name).unwrap();
        assert_eq!(tensor.shape, view.shape());
        assert_eq!(tensor.values.bytes_mut(), view.data(), "{name}");
        let is_f32 = matches!(tensor.values, Values::F32(_));
        assert_eq!(is_f32, view.dtype() == Dtype::F32);
    }
}

#[test]
fn a_file_cut_anywhere_gives_the_same_tensors() {
    let file = file();
    for first in 0..=file.len() {
        let (head, tail) = file.split_at(first);
        assert_whole(read(&[head, tail], file.len()).unwrap(), &file);
        let second = first + (file.len() - first) / 2;
        let pieces = [&file[..first], &[], &file[first..second], &file[second..]];
        assert_whole(read(&pieces, file.len()).unwrap(), &file);
    }
    let bytes: Vec<&[u8]> = file.chunks(1).collect();
    assert_whole(read(&bytes, file.len()).unwrap(), &file);
}

#[test]
fn a_file_that_ends_anywhere_too_early_is_damaged() {
    let file = file();
    for end in 0..file.len() {
        let error = read(&[&file[..end]], file.len()).err().unwrap();
        assert_eq!(error.code(), "weights-damaged");
        assert!(error.to_string().contains("some file"), "{error}");
        // Even where the announced length is as wrong as the file.
        assert!(read(&[&file[..end]], end).is_err(), "{end} bytes");
    }
}

#[test]
fn bytes_behind_the_last_tensor_are_damage() {
    let mut file = file();
    let length = file.len();
    file.push(0);
    assert!(read(&[&file], file.len()).is_err());
    assert!(read(&[&file], length).is_err());
}

#[test]
fn memory_is_taken_once_at_the_final_size() {
    let file = file();
    for tensor in read(&[&file], file.len()).unwrap().into_values() {
        let (len, capacity) = match tensor.values {
            Values::F32(values) => (values.len(), values.capacity()),
            Values::I8(values) => (values.len(), values.capacity()),
            Values::I16(values) => (values.len(), values.capacity()),
            Values::U8(values) => (values.len(), values.capacity()),
        };
        assert_eq!(len, capacity);
    }
}

#[test]
fn a_header_that_promises_more_than_the_file_takes_no_memory() {
    let header = br#"{"a":{"dtype":"I8","shape":[500000000],"data_offsets":[0,500000000]}}"#;
    let mut file = (header.len() as u64).to_le_bytes().to_vec();
    file.extend(header);
    let error = read(&[&file], file.len()).err().unwrap();
    assert!(
        error.to_string().contains("its header describes"),
        "{error}"
    );
    // The manifest may lie as well.
    assert!(read(&[&file], usize::MAX / 2).is_err());
    let error = read(&[&u64::MAX.to_le_bytes()], usize::MAX).err().unwrap();
    assert!(error.to_string().contains("its header would"), "{error}");
}

#[test]
fn a_type_that_no_layer_has_is_named_with_its_tensor() {
    let views = [(
        "odd",
        TensorView::new(Dtype::I64, vec![1], &[0; 8]).unwrap(),
    )];
    let file = safetensors::serialize(views, None).unwrap();
    let error = read(&[&file], file.len()).err().unwrap().to_string();
    assert!(
        error.contains("tensor odd") && error.contains("I64"),
        "{error}"
    );
}

#[test]
fn a_number_that_is_none_is_named() {
    let bytes: Vec<u8> = [1.0f32, f32::NAN]
        .iter()
        .flat_map(|x| x.to_le_bytes())
        .collect();
    let views = [(
        "scale",
        TensorView::new(Dtype::F32, vec![2], &bytes).unwrap(),
    )];
    let file = safetensors::serialize(views, None).unwrap();
    let error = read(&[&file], file.len()).err().unwrap().to_string();
    assert!(
        error.contains("tensor scale") && error.contains("value 1 is NaN"),
        "{error}"
    );
}

#[test]
fn damage_anywhere_is_an_error_or_other_numbers_and_never_a_panic() {
    let whole = file();
    let mut random = Random::new(11);
    let mut refused = 0;
    for at in 0..whole.len() {
        for value in [
            0,
            0xff,
            whole[at] ^ 1,
            whole[at] ^ 0x80,
            random.bits() as u8,
        ] {
            let mut file = whole.clone();
            file[at] = value;
            let cut = random.below(file.len());
            refused += usize::from(read(&[&file[..cut], &file[cut..]], file.len()).is_err());
        }
    }
    assert!(
        refused > whole.len(),
        "only {refused} of the damaged files were refused"
    );
    for _ in 0..20_000 {
        let noise: Vec<u8> = (0..random.below(64)).map(|_| random.bits() as u8).collect();
        assert!(read(&[&noise], noise.len()).is_err());
    }
}
