//! What a head learns from.

use nearsight_vector::Embedding;

use crate::LearnError;

/// A picture and what describes it.
#[derive(Debug, Clone)]
pub struct Picture {
    /// The encoder's features of the picture, and of altered forms of it (mirrored, for example): any of them is taken.
    pub features: Vec<Vec<f32>>,
    /// Places of its texts in [`Corpus::texts`]: any of them is taken.
    pub texts: Vec<usize>,
    /// Where it comes from. All sources count the same, however many pictures they have.
    pub source: usize,
    /// What it shows. Rare groups of a source are taken more often: by one over the root of their number.
    pub group: usize,
}

/// A class of the encoder's classifier.
#[derive(Debug, Clone)]
pub struct Class {
    /// Its row of weights.
    pub weights: Vec<f32>,
    /// Place in [`Corpus::texts`] of the text that stands for it.
    pub name: usize,
    /// Places of texts that say the same: any of them is taken.
    pub texts: Vec<usize>,
}

/// All of it.
#[derive(Debug, Clone)]
pub struct Corpus {
    /// Where the text encoder puts each text.
    pub texts: Vec<Embedding>,
    /// The pictures.
    pub pictures: Vec<Picture>,
    /// The classifier's classes.
    pub classes: Vec<Class>,
}

impl Corpus {
    /// Number of a picture's features.
    pub(super) fn features(&self) -> usize {
        self.classes.first().map_or(0, |class| class.weights.len())
    }

    /// Length of the texts' vectors.
    pub(super) fn dimension(&self) -> usize {
        self.texts.first().map_or(0, Embedding::dimension)
    }

    /// Number of sources, the empty ones counted.
    pub(super) fn n_sources(&self) -> usize {
        let sources = self.pictures.iter().map(|picture| picture.source + 1);
        sources.max().unwrap_or(0)
    }

    /// Where each class's name is, less the mean of all, and without that mean's direction: a part that all texts share would
    /// put some pictures near to whatever is asked.
    pub(super) fn centred_class_names(&self) -> Vec<f32> {
        let dimension = self.dimension();
        let names = self
            .classes
            .iter()
            .map(|class| self.texts[class.name].as_slice());
        let sum = sum(names.clone(), dimension);
        let n = self.classes.len() as f32;
        let length: f32 = dot(&sum, &sum);
        let centred = names.flat_map(|name| {
            // Of the name less the mean, sum / n, what is along the sum.
            let along = dot(name, &sum) / length - 1.0 / n;
            let apart = name.iter().zip(&sum);
            apart
                .map(move |(x, sum)| x - sum / n - along * sum)
                .collect::<Vec<_>>()
        });
        centred.collect()
    }

    /// Says what does not fit together.
    pub(super) fn check(&self) -> Result<(), LearnError> {
        let refuse = |reason: String| Err(LearnError::Corpus { reason });
        if self.pictures.is_empty() || self.classes.is_empty() {
            return refuse("there are no pictures, or no classes".into());
        }
        let (features, dimension) = (self.features(), self.dimension());
        if let Some(at) = (self.texts.iter()).position(|text| text.dimension() != dimension) {
            return refuse(format!("text {at} has another dimension than the first"));
        }
        let fits = |texts: &[usize]| {
            !texts.is_empty() && texts.iter().all(|&text| text < self.texts.len())
        };
        for (at, class) in self.classes.iter().enumerate() {
            let has_texts = fits(&class.texts) && fits(&[class.name]);
            if class.weights.len() != features || !has_texts {
                return refuse(format!("class {at} lacks weights or a text"));
            }
        }
        for (at, picture) in self.pictures.iter().enumerate() {
            let mut forms = picture.features.iter();
            let is_whole = forms.all(|x| x.len() == features && x.iter().all(|x| x.is_finite()));
            if picture.features.is_empty() || !is_whole || !fits(&picture.texts) {
                return refuse(format!("picture {at} lacks features or a text"));
            }
        }
        Ok(())
    }
}

/// Sum of vectors of that length.
pub(super) fn sum<'a>(vectors: impl Iterator<Item = &'a [f32]>, length: usize) -> Vec<f32> {
    let mut out = vec![0f32; length];
    for vector in vectors {
        out.iter_mut().zip(vector).for_each(|(sum, x)| *sum += x);
    }
    out
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
