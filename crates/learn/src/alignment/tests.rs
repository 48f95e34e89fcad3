//! A small world: pictures whose features say what they show, of two sources, and a classifier that knows half of it.

use std::ops::ControlFlow;

use nearsight_vector::Embedding;

use super::*;

const FEATURES: usize = 32;
const DIMENSION: usize = 16;
/// What is shown; each has a text.
const THINGS: usize = 8;

fn normals(n: usize, random: &mut Random) -> Vec<f32> {
    (0..n).map(|_| random.normal()).collect()
}

/// A picture of a thing: what is common to its kind, and noise.
fn picture(looks: &[Vec<f32>], thing: usize, source: usize, random: &mut Random) -> Picture {
    let features = looks[thing].iter().map(|x| 2.0 * x + 0.5 * random.normal());
    Picture {
        features: vec![features.collect()],
        texts: vec![thing],
        source,
        group: thing,
    }
}

fn world() -> Corpus {
    let mut random = Random::new(3, 0);
    let looks: Vec<Vec<f32>> = (0..THINGS)
        .map(|_| normals(FEATURES, &mut random))
        .collect();
    let text = |random: &mut Random| Embedding::normalize(normals(DIMENSION, random));
    let texts = (0..THINGS)
        .map(|_| text(&mut random).expect("a vector"))
        .collect();
    let pictures = (0..200).map(|at| {
        let thing = at % THINGS;
        // The first half of the things is one source, the second another.
        picture(&looks, thing, thing / (THINGS / 2), &mut random)
    });
    Corpus {
        texts,
        pictures: pictures.collect(),
        classes: (0..THINGS)
            .map(|thing| Class {
                weights: looks[thing].clone(),
                name: thing,
                texts: vec![thing],
            })
            .collect(),
    }
}

fn settings() -> Settings {
    Settings {
        steps: 500,
        batch: 32,
        hidden: 32,
        centres: 8,
        ..Settings::default()
    }
}

fn go_on(_: usize, _: f32) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// Where the trained network puts features.
fn place(weights: &AlignmentWeights, features: &[f32]) -> Vec<f32> {
    let standard: Vec<f32> = (features.iter().zip(&weights.mean).zip(&weights.scale))
        .map(|((x, mean), scale)| (x - mean) * scale)
        .collect();
    let layer = |rows: &[f32], bias: &[f32], x: &[f32]| -> Vec<f32> {
        let rows = rows.chunks_exact(x.len()).zip(bias);
        rows.map(|(row, bias)| row.iter().zip(x).map(|(w, x)| w * x).sum::<f32>() + bias)
            .collect()
    };
    let mut hidden = layer(&weights.hidden, &weights.hidden_bias, &standard);
    hidden.iter_mut().for_each(|x| *x = x.max(0.0));
    layer(&weights.output, &weights.output_bias, &hidden)
}

#[test]
fn pictures_are_put_where_their_texts_are() {
    let world = world();
    let mut losses = Vec::new();
    let weights = train(&world, &settings(), &mut |_, loss| {
        losses.push(loss);
        ControlFlow::Continue(())
    })
    .expect("a head");
    assert_eq!(losses.len(), 500);
    assert!(
        losses[499] < losses[0] / 4.0,
        "{} to {}",
        losses[0],
        losses[499]
    );
    let is_right = |picture: &&Picture| {
        let place = Embedding::normalize(place(&weights, &picture.features[0])).expect("a vector");
        let nearest = (0..THINGS).max_by(|&a, &b| {
            let cosine = |text: usize| world.texts[text].cosine(&place);
            cosine(a).total_cmp(&cosine(b))
        });
        nearest == Some(picture.texts[0])
    };
    let right = world.pictures.iter().filter(is_right).count();
    assert!(right >= 196, "{right} of 200");
}

#[test]
fn the_gate_stands_between_what_was_seen_and_what_was_not() {
    let weights = train(&world(), &settings(), &mut go_on).expect("a head");
    let gate = &weights.config;
    assert!((-1.0..1.0).contains(&gate.gate_threshold), "{gate:?}");
    let share = |features: &[f32]| {
        let standard: Vec<f32> = (features.iter().zip(&weights.mean).zip(&weights.scale))
            .map(|((x, mean), scale)| (x - mean) * scale)
            .collect();
        let norm = standard.iter().map(|x| x * x).sum::<f32>().sqrt();
        let cosines = weights.centres.chunks_exact(FEATURES).map(|centre| {
            let products = centre.iter().zip(&standard);
            products.map(|(a, b)| a * b).sum::<f32>() / norm
        });
        gate.share(cosines.fold(f32::MIN, f32::max))
    };
    let known = world()
        .pictures
        .iter()
        .filter(|it| share(&it.features[0]) > 0.5)
        .count();
    assert!(known >= 190, "{known} of 200");
    let mut random = Random::new(9, 0);
    let strange = (0..50)
        .filter(|_| share(&normals(FEATURES, &mut random)) < 0.5)
        .count();
    assert!(strange >= 45, "{strange} of 50");
}

#[test]
fn a_seed_gives_the_same_head_again_and_another_one_another() {
    let of_seed = |seed| {
        let settings = Settings {
            seed,
            steps: 5,
            ..settings()
        };
        train(&world(), &settings, &mut go_on).expect("a head")
    };
    assert_eq!(of_seed(1), of_seed(1));
    assert_ne!(of_seed(1).hidden, of_seed(2).hidden);
}

#[test]
fn a_training_can_be_stopped() {
    let mut n_steps = 0;
    let stopped = train(&world(), &settings(), &mut |step, _| {
        n_steps += 1;
        match step {
            3 => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        }
    });
    assert_eq!(stopped.unwrap_err().code(), "aborted");
    assert_eq!(n_steps, 4);
}

#[test]
fn what_cannot_be_learned_from_is_named() {
    let refused = |change: fn(&mut Corpus), named: &str| {
        let mut world = world();
        change(&mut world);
        let error = train(&world, &settings(), &mut go_on).unwrap_err();
        assert_eq!(error.code(), "corpus-invalid");
        assert!(
            error.to_string().contains(named),
            "{error} should name {named}"
        );
    };
    refused(|world| world.pictures.clear(), "no pictures");
    refused(|world| world.pictures[7].texts[0] = 99, "picture 7");
    refused(
        |world| world.pictures[8].features[0][3] = f32::NAN,
        "picture 8",
    );
    refused(|world| world.classes[2].weights.truncate(3), "class 2");
    refused(|world| world.classes[3].texts.clear(), "class 3");
}

#[test]
fn a_setting_that_makes_no_training_is_named() {
    let refused = |change: fn(&mut Settings), named: &str| {
        let mut settings = settings();
        change(&mut settings);
        let error = train(&world(), &settings, &mut go_on).unwrap_err();
        assert_eq!(error.code(), "option-invalid");
        assert!(
            error.to_string().contains(named),
            "{error} should name {named}"
        );
    };
    refused(|settings| settings.steps = 0, "steps");
    refused(|settings| settings.batch = 2, "batch");
    refused(|settings| settings.hidden = 20, "hidden");
    refused(|settings| settings.dropout = 1.0, "dropout");
    refused(|settings| settings.centres = 0, "centres");
}

#[test]
fn the_names_of_classes_keep_nothing_that_all_share() {
    let world = world();
    let names = world.centred_class_names();
    let mut mean = vec![0f32; DIMENSION];
    for text in &world.texts {
        mean.iter_mut()
            .zip(text.as_slice())
            .for_each(|(m, x)| *m += x);
    }
    for name in names.chunks_exact(DIMENSION) {
        let along: f32 = name.iter().zip(&mean).map(|(a, b)| a * b).sum();
        assert!(along.abs() < 1e-4, "{along}");
    }
}
