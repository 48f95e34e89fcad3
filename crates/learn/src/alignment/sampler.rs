//! Which pairs a batch has.

use super::Settings;
use super::corpus::{Corpus, Picture, sum};
use super::standard::Standard;
use crate::random::Random;

/// Pairs of a batch: standardised features and a text's vector each, one after another.
pub(super) struct Batch {
    pub(super) features: Vec<f32>,
    pub(super) texts: Vec<f32>,
}

/// Takes pairs at random.
pub(super) struct Sampler<'a> {
    corpus: &'a Corpus,
    standard: &'a Standard,
    batch: usize,
    random: Random,
    /// Of each source its groups: up to which share of the source they reach, and their pictures.
    sources: Vec<Vec<(f32, Vec<&'a Picture>)>>,
    /// What each class looks like: standardised features that fit it best, as long as those of pictures.
    classes: Vec<Vec<f32>>,
}

impl<'a> Sampler<'a> {
    pub(super) fn new(corpus: &'a Corpus, standard: &'a Standard, settings: &Settings) -> Self {
        let sources = (0..corpus.n_sources()).map(|source| groups(corpus, source));
        Self {
            corpus,
            standard,
            batch: settings.batch,
            random: Random::new(settings.seed, 1),
            sources: sources.filter(|groups| !groups.is_empty()).collect(),
            classes: looks(corpus, standard),
        }
    }

    /// Half pictures, half classes.
    pub(super) fn next_batch(&mut self) -> Batch {
        let mut batch = Batch {
            features: Vec::with_capacity(self.batch * self.corpus.features()),
            texts: Vec::with_capacity(self.batch * self.corpus.dimension()),
        };
        for pair in 0..self.batch {
            match pair % 2 {
                0 => self.add_picture(&mut batch),
                _ => self.add_class(&mut batch),
            }
        }
        batch
    }

    fn add_picture(&mut self, to: &mut Batch) {
        let random = &mut self.random;
        let groups = &self.sources[random.below(self.sources.len())];
        let at = random.unit() * groups.last().map_or(0.0, |last| last.0);
        let group = groups.partition_point(|&(upto, _)| upto <= at);
        let (_, pictures) = &groups[group.min(groups.len() - 1)];
        let picture = pictures[random.below(pictures.len())];
        let features = &picture.features[random.below(picture.features.len())];
        let text = picture.texts[random.below(picture.texts.len())];
        to.features.extend(self.standard.apply(features));
        to.texts.extend(self.corpus.texts[text].as_slice());
    }

    fn add_class(&mut self, to: &mut Batch) {
        let random = &mut self.random;
        let class = random.below(self.classes.len());
        let texts = &self.corpus.classes[class].texts;
        let text = texts[random.below(texts.len())];
        // The noise is what makes a head know of more than its own pictures.
        let noisy = self.classes[class].iter().map(|x| x + random.normal());
        to.features.extend(noisy);
        to.texts.extend(self.corpus.texts[text].as_slice());
    }
}

fn groups(corpus: &Corpus, source: usize) -> Vec<(f32, Vec<&Picture>)> {
    let mut groups: Vec<(f32, Vec<&Picture>)> = Vec::new();
    for picture in corpus
        .pictures
        .iter()
        .filter(|picture| picture.source == source)
    {
        if groups.len() <= picture.group {
            groups.resize_with(picture.group + 1, Default::default);
        }
        groups[picture.group].1.push(picture);
    }
    groups.retain(|(_, pictures)| !pictures.is_empty());
    let mut upto = 0.0;
    for (share, pictures) in &mut groups {
        upto += (pictures.len() as f32).sqrt();
        *share = upto;
    }
    groups
}

/// A class's weights less the mean of all classes', times the deviations: the direction in which standardised features grow
/// most likely of the class.
fn looks(corpus: &Corpus, standard: &Standard) -> Vec<Vec<f32>> {
    let features = corpus.features();
    let rows = corpus.classes.iter().map(|class| class.weights.as_slice());
    let n = corpus.classes.len() as f32;
    let mean = sum(rows.clone(), features);
    rows.map(|row| {
        let centred = row.iter().zip(&mean).zip(&standard.scale);
        let mut look: Vec<f32> = centred
            .map(|((x, mean), scale)| (x - mean / n) / scale)
            .collect();
        let norm = look.iter().map(|x| x * x).sum::<f32>().sqrt();
        if norm > 0.0 {
            let length = (features as f32).sqrt() / norm;
            look.iter_mut().for_each(|x| *x *= length);
        }
        look
    })
    .collect()
}
