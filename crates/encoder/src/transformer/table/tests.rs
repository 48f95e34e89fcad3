//! Tables of every kind out of their tensors, and what is refused.

use std::collections::BTreeMap;

use safetensors::tensor::{Dtype, TensorView};

use super::*;
use crate::tensor_stream::TensorStream;

const WIDTH: usize = 40;

type Tensors = BTreeMap<&'static str, (Dtype, Vec<usize>, Vec<u8>)>;

fn f32s(values: impl IntoIterator<Item = f32>) -> (Dtype, Vec<usize>, Vec<u8>) {
    let bytes: Vec<u8> = values.into_iter().flat_map(f32::to_le_bytes).collect();
    (Dtype::F32, vec![bytes.len() / 4], bytes)
}

/// Two rows; the second group of a row has eight values.
fn four_bits() -> Tensors {
    let codes: Vec<u8> = (0..40)
        .map(|at| (at as u8 % 16) | ((15 - at as u8 % 16) << 4))
        .collect();
    Tensors::from([
        ("t.weight", (Dtype::U8, vec![2, 20], codes)),
        ("t.group", (Dtype::U8, vec![2, 2], vec![0, 1, 255, 2])),
        ("t.scale", f32s((0..256).map(|n| n as f32))),
        ("t.levels", f32s((0..16).map(|n| n as f32 - 8.0))),
    ])
}

fn table(tensors: &Tensors) -> Result<Table, EncoderError> {
    let views = tensors.iter().map(|(name, (dtype, shape, bytes))| {
        (name, TensorView::new(*dtype, shape.clone(), bytes).unwrap())
    });
    let file = safetensors::serialize(views, None).unwrap();
    let mut stream = TensorStream::new("a file", file.len() as u64);
    stream.push(&file)?;
    let mut parts = Parts::default();
    parts.add(stream.finish()?);
    Table::from_parts(&mut parts, "t", 2, WIDTH)
}

#[test]
fn four_bit_rows_are_levels_times_the_scale_of_their_group() {
    let table = table(&four_bits()).unwrap();
    let mut row = vec![0.5; WIDTH];
    table.add_row(1, &mut row);
    for (column, value) in row.iter().enumerate() {
        let pair = 20 + column / 2;
        let code = if column % 2 == 0 {
            pair % 16
        } else {
            15 - pair % 16
        };
        let scale = if column < 32 { 255.0 } else { 2.0 };
        assert_eq!(*value, 0.5 + (code as f32 - 8.0) * scale, "{column}");
    }
}

#[test]
fn eight_bit_rows_have_a_scale_each() {
    let codes: Vec<u8> = (0..80).map(|at| (at as i8 - 40) as u8).collect();
    let tensors = Tensors::from([
        ("t.weight", (Dtype::I8, vec![2, WIDTH], codes)),
        ("t.scale", f32s([3.0, 5.0])),
    ]);
    let mut row = vec![1.0; WIDTH];
    table(&tensors).unwrap().add_row(0, &mut row);
    assert_eq!((row[0], row[39]), (1.0 - 120.0, 1.0 - 3.0));
}

#[test]
fn what_lacks_or_has_another_shape_is_named() {
    let refused = |change: &dyn Fn(&mut Tensors), code: &str, named: &str| {
        let mut tensors = four_bits();
        change(&mut tensors);
        let error = table(&tensors).err().expect("refused");
        assert_eq!(error.code(), code, "{error}");
        assert!(error.to_string().contains(named), "{error}");
    };
    let lacks = |name: &'static str| move |tensors: &mut Tensors| drop(tensors.remove(name));
    refused(&lacks("t.weight"), "weights-missing", "t.weight");
    refused(&lacks("t.scale"), "weights-missing", "t.scale");
    refused(&lacks("t.levels"), "weights-missing", "t.levels");
    // Without groups it would be a table of int8 rows; the codes are none.
    refused(&lacks("t.group"), "weights-damaged", "t.weight");
    let short = |name, tensor: (Dtype, Vec<usize>, Vec<u8>)| {
        move |tensors: &mut Tensors| drop(tensors.insert(name, tensor.clone()))
    };
    let bytes = |rows: usize, width: usize| (Dtype::U8, vec![rows, width], vec![0; rows * width]);
    refused(
        &short("t.weight", bytes(2, 19)),
        "weights-damaged",
        "t.weight",
    );
    refused(&short("t.group", bytes(1, 2)), "weights-damaged", "t.group");
    refused(
        &short("t.scale", f32s([1.0; 2])),
        "weights-damaged",
        "t.scale",
    );
    refused(
        &short("t.levels", f32s([1.0; 15])),
        "weights-damaged",
        "t.levels",
    );
    refused(
        &short("t.levels", f32s([f32::NAN; 16])),
        "weights-damaged",
        "t.levels",
    );
}
