//! What an encoder sees in picture files, kept in a file, because it takes minutes and heads are trained many times.

use std::path::{Path, PathBuf};

use nearsight_encoder::{FileRole, ImageEncoder};
use sha2::{Digest, Sha256};

use crate::error::CliError;
use crate::{encoding, files, parallel, pictures, progress};

/// Features of a picture as it is, and mirrored.
pub(crate) type Features = [Vec<f32>; 2];

/// Features of all these pictures, in their order. `kept` is read if it was written for the same pictures and encoder, and
/// written otherwise.
///
/// # Errors
/// [`CliError::Picture`] for the first that cannot be read; what the disk refused.
pub(crate) fn of_files(
    paths: &[PathBuf],
    encoder: &ImageEncoder,
    kept: Option<&Path>,
) -> Result<Vec<Features>, CliError> {
    let key = key(paths, encoder)?;
    let width = encoder.manifest().n_features();
    if let Some(features) = kept.and_then(|kept| read(kept, &key, paths.len(), width)) {
        return Ok(features);
    }
    let bar = progress::counting("seeing", "pictures", paths.len());
    let on_done = || bar.inc(1);
    let n_threads = encoding::all_cores();
    let features = parallel::each(paths, n_threads, &on_done, |path| of_file(path, encoder))?;
    bar.finish_and_clear();
    if let Some(kept) = kept {
        write(kept, &key, &features)?;
    }
    Ok(features)
}

fn of_file(path: &Path, encoder: &ImageEncoder) -> Result<Features, CliError> {
    let picture = encoder.prepare(&pictures::read(path)?)?;
    let [plain, mirrored] = [picture.clone(), picture.mirrored()];
    let mut both = encoder.features(&[plain, mirrored])?.into_iter();
    Ok([(); 2].map(|()| both.next().unwrap_or_default()))
}

/// Names pictures (by place and length) and weights.
fn key(paths: &[PathBuf], encoder: &ImageEncoder) -> Result<[u8; 32], CliError> {
    let mut hash = Sha256::new();
    let weights = encoder.manifest().files.iter();
    for file in weights.filter(|file| file.role == FileRole::Weights) {
        hash.update(&file.sha256);
    }
    for path in paths {
        let length = std::fs::metadata(path).map_err(|error| CliError::read(path, error))?;
        hash.update(path.to_string_lossy().as_bytes());
        hash.update(length.len().to_le_bytes());
    }
    Ok(hash.finalize().into())
}

fn read(path: &Path, key: &[u8; 32], n: usize, width: usize) -> Option<Vec<Features>> {
    let bytes = files::read(path).ok()?;
    let values = bytes.strip_prefix(key)?.as_chunks::<4>().0;
    let values: Vec<f32> = values.iter().map(|&x| f32::from_le_bytes(x)).collect();
    let rows = values.chunks_exact(2 * width);
    let features = rows.map(|row| [row[..width].to_vec(), row[width..].to_vec()]);
    (values.len() == n * 2 * width).then(|| features.collect())
}

fn write(path: &Path, key: &[u8; 32], features: &[Features]) -> Result<(), CliError> {
    let mut bytes = key.to_vec();
    let values = features.iter().flatten().flatten();
    bytes.extend(values.flat_map(|value| value.to_le_bytes()));
    files::write(path, &bytes)
}
