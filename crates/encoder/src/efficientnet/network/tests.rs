//! A small random network: integers against the f32 reference, target against target, sizes that do not fit.

use std::collections::BTreeMap;

use nearsight_test_support::Random;

use super::*;
use crate::Source;
use crate::efficientnet::checkpoint::Checkpoint;
use crate::efficientnet::{ReferenceImageEncoder, architecture, convert};
use crate::quantize::shards::{self, Origin};
use crate::tensor_stream::TensorStream;
use crate::torch_file::StateDict;

fn tiny() -> Architecture {
    let block = |kernel, stride, expansion, inputs, outputs| architecture::Block {
        kernel,
        stride,
        expansion,
        inputs,
        outputs,
    };
    Architecture {
        stem: 16,
        blocks: vec![
            block(3, 1, 1, 16, 8),
            block(5, 2, 3, 8, 16),
            block(3, 1, 2, 16, 16),
            block(3, 2, 2, 16, 24),
            block(5, 1, 4, 24, 24),
        ],
        features: 40,
        classes: 10,
    }
}

/// Random tensors under the names of a checkpoint.
struct Tensors {
    random: Random,
    named: BTreeMap<String, (Vec<usize>, Vec<f32>)>,
}

impl Tensors {
    fn convolution(&mut self, name: &str, norm: &str, shape: [usize; 4]) {
        let fan_in = (shape[1] * shape[2] * shape[3]) as f32;
        self.tensor(&format!("{name}.weight"), &shape, 0.0, 1.0 / fan_in.sqrt());
        for (part, mean, spread) in [
            ("weight", 1.5, 0.2),
            ("bias", 0.5, 0.5),
            ("running_mean", 0.0, 0.2),
        ] {
            self.tensor(&format!("{norm}.{part}"), &shape[..1], mean, spread);
        }
        self.tensor(&format!("{norm}.running_var"), &shape[..1], 1.0, 0.05);
    }

    fn tensor(&mut self, name: &str, shape: &[usize], mean: f32, spread: f32) {
        let n = shape.iter().product();
        let values = (0..n).map(|_| mean + spread * self.random.normal());
        let tensor = (shape.to_vec(), values.collect());
        self.named.insert(name.into(), tensor);
    }
}

fn checkpoint(seed: u64, architecture: &Architecture) -> StateDict {
    let mut tensors = Tensors {
        random: Random::new(seed),
        named: BTreeMap::new(),
    };
    tensors.convolution("_conv_stem", "_bn0", [architecture.stem, 3, 3, 3]);
    for (index, block) in architecture.blocks.iter().enumerate() {
        let name = |part: &str| format!("_blocks.{index}.{part}");
        let (expanded, side) = (block.expanded(), block.kernel);
        if index > 0 {
            let shape = [expanded, block.inputs, 1, 1];
            tensors.convolution(&name("_expand_conv"), &name("_bn0"), shape);
        }
        let shape = [expanded, 1, side, side];
        tensors.convolution(&name("_depthwise_conv"), &name("_bn1"), shape);
        let shape = [block.outputs, expanded, 1, 1];
        tensors.convolution(&name("_project_conv"), &name("_bn2"), shape);
    }
    let (features, classes) = (architecture.features, architecture.classes);
    let shape = [features, architecture.last_outputs(), 1, 1];
    tensors.convolution("_conv_head", "_bn1", shape);
    tensors.tensor("_fc.weight", &[classes, features], 0.0, 0.1);
    tensors.tensor("_fc.bias", &[classes], 0.0, 0.1);
    StateDict::of_tensors(tensors.named)
}

/// The converted network, by way of a file's bytes.
fn parts(from: &StateDict, architecture: &Architecture) -> Parts {
    let source = Source::default();
    let origin = Origin::new("efficientnet-lite", "", &source);
    let tensors = convert::network(&Checkpoint { from, architecture }).unwrap();
    let bytes = shards::file("model", &tensors, &origin).unwrap();
    let mut stream = TensorStream::new("model", bytes.len() as u64);
    stream.push(&bytes).unwrap();
    let mut parts = Parts::default();
    parts.add(stream.finish().unwrap());
    parts
}

fn picture(seed: u64, width: usize, height: usize) -> PixelValues {
    let mut random = Random::new(seed);
    let values = (0..3 * width * height).map(|_| 2.0 * random.uniform() - 1.0);
    PixelValues::new(width, height, values.collect()).unwrap()
}

fn cosine(a: &[f32], b: &[f32]) -> f32 {
    let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
    dot(a, b) / (dot(a, a) * dot(b, b)).sqrt()
}

#[test]
fn the_integers_stay_with_the_reference() {
    let architecture = tiny();
    for (seed, (width, height)) in [(1, (32, 32)), (2, (40, 24)), (3, (33, 31)), (4, (8, 8))] {
        let from = checkpoint(seed, &architecture);
        let network = EfficientNet::from_parts(&mut parts(&from, &architecture), &architecture);
        let reference = ReferenceImageEncoder::of_checkpoint(&Checkpoint {
            from: &from,
            architecture: &architecture,
        });
        let picture = picture(seed, width, height);
        let exact = reference.unwrap().features(&picture).unwrap();
        let ours = network.unwrap().forward(&[picture]).unwrap().swap_remove(0);
        let cosine = cosine(&ours, &exact);
        assert!(cosine > 0.999, "{width} x {height}: {cosine}");
        let largest = ours.iter().zip(&exact).map(|(a, b)| (a - b).abs());
        assert!(largest.fold(0.0, f32::max) < 0.15, "{ours:?} {exact:?}");
    }
}

#[test]
fn every_target_and_every_batch_gives_the_same_features() {
    let architecture = tiny();
    let from = checkpoint(5, &architecture);
    let mut network =
        EfficientNet::from_parts(&mut parts(&from, &architecture), &architecture).unwrap();
    let pictures: Vec<PixelValues> = [(32, 32), (24, 40), (32, 32)]
        .iter()
        .zip(7..)
        .map(|(&(width, height), seed)| picture(seed, width, height))
        .collect();
    let together = network.forward(&pictures).unwrap();
    assert_ne!(together[0], together[2]);
    for target in Target::available() {
        network.set_target(target);
        for (picture, together) in pictures.iter().zip(&together) {
            let alone = network.forward(core::slice::from_ref(picture)).unwrap();
            assert_eq!(&alone[0], together, "{}", target.name());
        }
    }
}

#[test]
fn a_tensor_of_another_shape_or_none_is_named() {
    let architecture = tiny();
    let mut wider = architecture.clone();
    wider.blocks[3].outputs = 32;
    wider.blocks[4].inputs = 32;
    wider.blocks[4].outputs = 32;
    let mut longer = architecture.clone();
    longer.blocks.push(longer.blocks[4]);
    let from = checkpoint(6, &architecture);
    for (other, code, named) in [
        (wider, "weights-damaged", "blocks.3.project"),
        (longer, "weights-missing", "blocks.5.expand"),
    ] {
        let mut parts = parts(&from, &architecture);
        let error = EfficientNet::from_parts(&mut parts, &other).err().unwrap();
        assert_eq!(error.code(), code);
        assert!(error.to_string().contains(named), "{error}");
    }
}
