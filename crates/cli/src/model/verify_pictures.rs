//! `nearsight model verify --pictures`: how close a small model of pictures is to the f32 original, on real pictures.

use std::path::Path;
use std::time::{Duration, Instant};

use nearsight_encoder::{ImageEncoder, ReferenceClip, ReferenceImageEncoder};
use nearsight_image::PixelValues;
use serde_json::json;

use crate::error::CliError;
use crate::model::cache::Cache;
use crate::model::registry::{Kind, KnownModel};
use crate::model::verify;
use crate::progress::megabytes;
use crate::{files, pictures, progress, terminal};

/// The f32 original.
enum Reference {
    Lite0(Box<ReferenceImageEncoder>),
    Clip(Box<ReferenceClip>),
}

impl Reference {
    /// That of a model whose files are in `source`.
    fn read(known: &KnownModel, source: &Path) -> Result<Self, CliError> {
        if let Kind::EfficientNet { checkpoint } = known.kind {
            let checkpoint = files::read(&source.join(checkpoint))?;
            let network = ReferenceImageEncoder::lite0(&checkpoint)?;
            return Ok(Self::Lite0(Box::new(network)));
        }
        Ok(Self::Clip(Box::new(verify::clip(source)?)))
    }

    fn features(&self, picture: &PixelValues) -> Result<Vec<f32>, CliError> {
        Ok(match self {
            Self::Lite0(network) => network.features(picture)?,
            Self::Clip(clip) => clip.encode_picture(picture)?.as_slice().to_vec(),
        })
    }

    /// The class that it says first, if it knows classes.
    fn class(&self, features: &[f32]) -> Result<Option<usize>, CliError> {
        Ok(match self {
            Self::Lite0(network) => first(&network.logits(features)?),
            Self::Clip(_) => None,
        })
    }
}

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
    known: &KnownModel,
    folder: &Path,
    most: usize,
    as_json: bool,
) -> Result<(), CliError> {
    let cache = Cache::locate();
    let id = known.id;
    let model = cache.load_pictures(id)?;
    let source = cache.source(id);
    if known
        .files
        .iter()
        .any(|file| !source.join(file.name).is_file())
    {
        return Err(CliError::ModelMissing {
            id: format!("{id} (original weights)"),
            folder: source,
        });
    }
    let reference = Reference::read(known, &source)?;
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
        reference: &Reference,
    ) -> Result<(), CliError> {
        let picture = [model.prepare(&pictures::read(path)?)?];
        let began = Instant::now();
        let ours = model.features(&picture)?.swap_remove(0);
        self.took += began.elapsed();
        let original = reference.features(&picture[0])?;
        self.cosines.push(cosine(&ours, &original));
        let logits = model.classifier().and_then(|it| it.logits(&ours));
        let class = logits.and_then(|logits| first(&logits));
        let is_same = class == reference.class(&original)?;
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
    // CLIP knows no classes.
    let same = model
        .classifier()
        .map(|_| closeness.n_same_class as f64 / n as f64);
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
    let classes = same.map(|same| format!("classes    same first class {same:.4}\n"));
    format!(
        "{} ({}, {}) against the f32 original, {n} pictures, {ms:.1} ms each\n\
         cosine     mean {mean:.5}   1st percentile {percentile:.5}   minimum {least:.5}\n\
         {}",
        manifest.fingerprint,
        manifest.scheme,
        megabytes(bytes),
        classes.unwrap_or_default(),
    )
}

fn cosine(a: &[f32], b: &[f32]) -> f32 {
    let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
    dot(a, b) / (dot(a, a) * dot(b, b)).sqrt()
}

fn first(logits: &[f32]) -> Option<usize> {
    (0..logits.len()).max_by(|&a, &b| logits[a].total_cmp(&logits[b]))
}
