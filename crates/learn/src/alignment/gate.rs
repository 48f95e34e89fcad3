//! Where a head is to be believed: near the pictures that it was trained on.
//!
//! The threshold is found by leaving each source out in turn: its pictures are then strangers, and those of the others that
//! the centres did not see are not. With a single source, the looks of the classifier's classes would be the only
//! strangers; they are farther away than any picture, so half the sources' own nearness is taken instead.

use candle_core::{Device, Tensor};

use super::Settings;
use super::corpus::{Corpus, Picture};
use super::standard::Standard;
use crate::LearnError;
use crate::k_means;
use crate::random::Random;

/// One picture of so many is kept from the centres, to see how near those are that they did not see.
const KEPT_BACK: usize = 10;

/// The share goes from .27 to .73 over a tenth of the way between the medians of strangers and of known ones.
const WIDTH: f32 = 0.05;

/// Centres and how near to them is near.
pub(super) struct Gate {
    /// Of unit norm, one after another.
    pub(super) centres: Vec<f32>,
    pub(super) threshold: f32,
    pub(super) width: f32,
}

/// Cosines of pictures to their nearest centre, sorted.
#[derive(Default)]
struct Cosines {
    known: Vec<f32>,
    strange: Vec<f32>,
}

impl Gate {
    pub(super) fn fit(
        corpus: &Corpus,
        standard: &Standard,
        settings: &Settings,
    ) -> Result<Self, LearnError> {
        let mut random = Random::new(settings.seed, 2);
        let mut cosines = Cosines::default();
        for source in 0..corpus.n_sources() {
            let is_strange = |picture: &&Picture| picture.source == source;
            let (strange, others): (Vec<_>, Vec<_>) = corpus.pictures.iter().partition(is_strange);
            if !strange.is_empty() && others.len() >= KEPT_BACK {
                cosines.add(&strange, &others, standard, settings, &mut random)?;
            }
        }
        let all: Vec<&Picture> = corpus.pictures.iter().collect();
        let points = directions(&all, standard)?;
        let centres = k_means::centres(&points, settings.centres, &mut random)?;
        if cosines.strange.is_empty() {
            let known = median(&mut k_means::cosines(&points, &centres)?);
            return Ok(Self {
                centres,
                threshold: known / 2.0,
                width: WIDTH * known,
            });
        }
        let apart = median(&mut cosines.known) - median(&mut cosines.strange);
        Ok(Self {
            centres,
            threshold: cosines.threshold(),
            width: (WIDTH * apart).max(1e-3),
        })
    }
}

impl Cosines {
    /// How near strangers, and others that the centres of the others did not see, come to them.
    fn add(
        &mut self,
        strange: &[&Picture],
        others: &[&Picture],
        standard: &Standard,
        settings: &Settings,
        random: &mut Random,
    ) -> Result<(), LearnError> {
        let part = |keep: fn(usize) -> bool| -> Vec<&Picture> {
            let pictures = others.iter().enumerate().filter(|&(at, _)| keep(at));
            pictures.map(|(_, &picture)| picture).collect()
        };
        let seen = directions(&part(|at| at % KEPT_BACK != 0), standard)?;
        let unseen = directions(&part(|at| at % KEPT_BACK == 0), standard)?;
        let centres = k_means::centres(&seen, settings.centres, random)?;
        self.known.extend(k_means::cosines(&unseen, &centres)?);
        self.strange
            .extend(k_means::cosines(&directions(strange, standard)?, &centres)?);
        Ok(())
    }

    /// Where the share of strangers above equals that of known ones below.
    fn threshold(&mut self) -> f32 {
        self.known.sort_by(f32::total_cmp);
        self.strange.sort_by(f32::total_cmp);
        let wrong = |&at: &f32| {
            let below = self.known.partition_point(|&x| x < at) as f32 / self.known.len() as f32;
            let above =
                self.strange.partition_point(|&x| x < at) as f32 / self.strange.len() as f32;
            below - (1.0 - above)
        };
        let mut all: Vec<f32> = self.known.iter().chain(&self.strange).copied().collect();
        all.sort_by(f32::total_cmp);
        let crossing = all.partition_point(|at| wrong(at) < 0.0);
        all[crossing.min(all.len() - 1)]
    }
}

/// Unit standardised features of each picture, `[n, features]`.
fn directions(pictures: &[&Picture], standard: &Standard) -> Result<Tensor, LearnError> {
    let width = standard.mean.len();
    let mut values = Vec::with_capacity(pictures.len() * width);
    for picture in pictures {
        let direction: Vec<f32> = standard.apply(&picture.features[0]).collect();
        let norm = direction
            .iter()
            .map(|x| x * x)
            .sum::<f32>()
            .sqrt()
            .max(f32::MIN_POSITIVE);
        values.extend(direction.iter().map(|x| x / norm));
    }
    Ok(Tensor::from_vec(
        values,
        (pictures.len(), width),
        &Device::Cpu,
    )?)
}

fn median(values: &mut [f32]) -> f32 {
    values.sort_by(f32::total_cmp);
    values[values.len() / 2]
}
