//! The loss against the same written as loops, and what counts against what.

use candle_core::{Device, Tensor};

use super::{NEVER, RELATED, SAME, info_nce};
use crate::random::Random;

const DIMENSION: usize = 8;
const TEMPERATURE: f64 = 0.1;

fn unit(values: &[f32]) -> Vec<f32> {
    let norm = values.iter().map(|x| x * x).sum::<f32>().sqrt();
    values.iter().map(|x| x / norm).collect()
}

fn random_units(n: usize, seed: u64) -> Vec<Vec<f32>> {
    let mut random = Random::new(seed, 0);
    let mut one = || unit(&(0..DIMENSION).map(|_| random.normal()).collect::<Vec<_>>());
    (0..n).map(|_| one()).collect()
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn loss(pictures: &[Vec<f32>], texts: &[Vec<f32>]) -> f32 {
    let tensor = |rows: &[Vec<f32>]| {
        Tensor::from_vec(rows.concat(), (rows.len(), DIMENSION), &Device::Cpu).expect("a tensor")
    };
    let loss = info_nce(&tensor(pictures), &tensor(texts), TEMPERATURE).expect("a loss");
    loss.to_scalar().expect("a number")
}

/// Pair by pair, as the papers write it.
fn written_out(pictures: &[Vec<f32>], texts: &[Vec<f32>]) -> f32 {
    let n = texts.len();
    let score = |picture: usize, text: usize| {
        (f64::from(dot(&pictures[picture], &texts[text])) / TEMPERATURE).exp()
    };
    let (mut to_texts, mut to_pictures) = (0.0, 0.0);
    for i in 0..n {
        let alike = |j: &usize| dot(&texts[i], &texts[*j]);
        let right = (0..n).filter(|j| alike(j) >= SAME);
        let all = (0..n).filter(|j| alike(j) >= SAME || alike(j) < RELATED);
        to_texts -= (right.clone().map(|j| score(i, j)).sum::<f64>()
            / all.clone().map(|j| score(i, j)).sum::<f64>())
        .ln();
        to_pictures -=
            (right.map(|j| score(j, i)).sum::<f64>() / all.map(|j| score(j, i)).sum::<f64>()).ln();
    }
    ((to_texts + to_pictures) / (2 * n) as f64) as f32
}

#[test]
fn the_loss_is_that_of_the_papers() {
    let (pictures, mut texts) = (random_units(12, 1), random_units(12, 2));
    // Twice the same text, and one that is nearly that.
    texts[5] = texts[0].clone();
    let near: Vec<f32> = (texts[0].iter().zip(&texts[1]))
        .map(|(a, b)| a + 0.5 * b)
        .collect();
    texts[7] = unit(&near);
    let alike = dot(&texts[0], &texts[7]);
    assert!((RELATED..SAME).contains(&alike), "{alike}");
    let (ours, theirs) = (loss(&pictures, &texts), written_out(&pictures, &texts));
    assert!((ours - theirs).abs() < 1e-4, "{ours} and {theirs}");
}

#[test]
fn pictures_at_their_texts_cost_nothing() {
    let texts: Vec<Vec<f32>> = (0..DIMENSION)
        .map(|at| (0..DIMENSION).map(|x| f32::from(x == at)).collect())
        .collect();
    let mut turned = texts.clone();
    turned.rotate_left(1);
    assert!(loss(&texts, &texts) < 1e-3);
    assert!(loss(&turned, &texts) > 5.0);
}

#[test]
fn what_does_not_count_is_below_every_logit() {
    assert!(f64::from(NEVER) < -1e3 / TEMPERATURE);
}
