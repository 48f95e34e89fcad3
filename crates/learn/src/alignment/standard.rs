//! Features of mean 0 and deviation 1.

use super::corpus::Corpus;

/// Added to every deviation: what hardly ever shows is not blown up.
const LEAST_DEVIATION: f64 = 0.05;

/// Mean and one by the deviation of each feature, over the pictures as they are.
pub(super) struct Standard {
    pub(super) mean: Vec<f32>,
    pub(super) scale: Vec<f32>,
}

impl Standard {
    pub(super) fn of(corpus: &Corpus) -> Self {
        let n = corpus.pictures.len() as f64;
        let (mut sums, mut squares) =
            (vec![0f64; corpus.features()], vec![0f64; corpus.features()]);
        for picture in &corpus.pictures {
            for (feature, &x) in picture.features[0].iter().enumerate() {
                sums[feature] += f64::from(x);
                squares[feature] += f64::from(x) * f64::from(x);
            }
        }
        let deviation =
            |(sum, square): (&f64, &f64)| (square / n - (sum / n).powi(2)).max(0.0).sqrt();
        Self {
            mean: sums.iter().map(|sum| (sum / n) as f32).collect(),
            scale: (sums.iter().zip(&squares))
                .map(|both| (1.0 / (deviation(both) + LEAST_DEVIATION)) as f32)
                .collect(),
        }
    }

    /// The features, standardised.
    pub(super) fn apply<'a>(&'a self, features: &'a [f32]) -> impl Iterator<Item = f32> + 'a {
        let values = features.iter().zip(&self.mean).zip(&self.scale);
        values.map(|((x, mean), scale)| (x - mean) * scale)
    }
}
