//! `nearsight model verify --pictures`: how close a small model of pictures is to the f32 original, on real pictures.

use std::path::Path;
use std::time::{Duration, Instant};

use nearsight_encoder::{ImageEncoder, ReferenceImageEncoder};
use serde_json::json;

use crate::error::CliError;
use crate::model::cache::Cache;
use crate::progress::megabytes;
use crate::{files, pictures, progress, terminal};

/// What is compared.
#[derive(Debug, Default)]
struct Closeness {
    cosines: Vec<f32>,
    /// Pictures of which both say the same class first.
    n_same_class: usize,
    /// Time that the small model took.
    took: Duration,
}

/// Compares and prints. `most` pictures of the folder are taken, evenly over it.
///
/// # Errors
/// [`CliError::ModelMissing`] if the model or its original is not there, [`CliError::NoFiles`], [`CliError::Picture`].
pub(crate) fn verify_pictures(
    id: &str,
    checkpoint: &str,
    folder: &Path,
    most: usize,
    as_json: bool,
) -> Result<(), CliError> {
    let cache = Cache::locate();
    let model = cache.load_pictures(id)?;
    let source = cache.source(id);
    if !source.join(checkpoint).is_file() {
        return Err(CliError::ModelMissing {
            id: format!("{id} (original weights)"),
            folder: source,
        });
    }
    let reference = ReferenceImageEncoder::lite0(&files::read(&source.join(checkpoint))?)?;
    let found = pictures::find(folder)?;
    let step = found.len().div_ceil(most.max(1));
    let bar = progress::counting("comparing", "pictures", found.len().div_ceil(step));
    let mut closeness = Closeness::default();
    for file in found.iter().step_by(step) {
        closeness.add(&file.path, &model, &reference)?;
        bar.inc(1);
    }
    bar.finish_and_clear();
    terminal::print(&report(&model, &mut closeness, as_json))
}

impl Closeness {
    fn add(
        &mut self,
        path: &Path,
        model: &ImageEncoder,
        reference: &ReferenceImageEncoder,
    ) -> Result<(), CliError> {
        let picture = [model.prepare(&pictures::read(path)?)?];
        let began = Instant::now();
        let ours = model.features(&picture)?.swap_remove(0);
        self.took += began.elapsed();
        let original = reference.features(&picture[0])?;
        self.cosines.push(cosine(&ours, &original));
        let logits = model.classifier().and_then(|it| it.logits(&ours));
        let class = logits.and_then(|logits| first(&logits));
        let is_same = class == first(&reference.logits(&original)?);
        self.n_same_class += usize::from(is_same);
        Ok(())
    }
}

fn report(model: &ImageEncoder, closeness: &mut Closeness, as_json: bool) -> String {
    let cosines = &mut closeness.cosines;
    cosines.sort_by(f32::total_cmp);
    // There is at least one picture.
    let n = cosines.len();
    let mean = cosines.iter().map(|&x| f64::from(x)).sum::<f64>() / n as f64;
    let (least, percentile) = (cosines[0], cosines[n / 100]);
    let same = closeness.n_same_class as f64 / n as f64;
    let ms = closeness.took.as_secs_f64() * 1e3 / n as f64;
    let manifest = model.manifest();
    let bytes = manifest.encoder_bytes();
    if as_json {
        let json = json!({
            "model": manifest.id,
            "fingerprint": manifest.fingerprint,
            "scheme": manifest.scheme,
            "bytes": bytes,
            "n_pictures": n,
            "cosine_mean": mean,
            "cosine_p01": percentile,
            "cosine_min": least,
            "same_class": same,
            "ms": ms,
        });
        return format!("{json}\n");
    }
    format!(
        "{} ({}, {}) against the f32 original, {n} pictures, {ms:.1} ms each\n\
         cosine     mean {mean:.5}   1st percentile {percentile:.5}   minimum {least:.5}\n\
         classes    same first class {same:.4}\n",
        manifest.fingerprint,
        manifest.scheme,
        megabytes(bytes),
    )
}

fn cosine(a: &[f32], b: &[f32]) -> f32 {
    let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
    dot(a, b) / (dot(a, a) * dot(b, b)).sqrt()
}

fn first(logits: &[f32]) -> Option<usize> {
    (0..logits.len()).max_by(|&a, &b| logits[a].total_cmp(&logits[b]))
}
