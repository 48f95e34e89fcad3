//! A `safetensors` file of random numbers that a network can run with.

use std::collections::BTreeMap;

use safetensors::tensor::{Dtype, TensorView};

use crate::Random;

/// Normal numbers around 0, or 1 for the weights of norms; those of matrices are larger than those of vectors.
pub(crate) fn random_tensors(random: &mut Random, shapes: Vec<(String, Vec<usize>)>) -> Vec<u8> {
    let tensors: BTreeMap<String, (Vec<usize>, Vec<u8>)> = shapes
        .into_iter()
        .map(|(name, shape)| {
            let is_norm = name.to_lowercase().contains("norm") && name.ends_with("weight");
            let centre = f32::from(u8::from(is_norm));
            let deviation = if shape.len() > 1 { 0.2 } else { 0.05 };
            let bytes = (0..shape.iter().product::<usize>())
                .flat_map(|_| (centre + deviation * random.normal()).to_le_bytes())
                .collect();
            (name, (shape, bytes))
        })
        .collect();
    let views = tensors.iter().map(|(name, (shape, bytes))| {
        let view = TensorView::new(Dtype::F32, shape.clone(), bytes);
        (name, view.expect("the data were made for the shape"))
    });
    safetensors::serialize(views, None).expect("plain tensors serialize")
}
