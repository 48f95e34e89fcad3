//! A head and the encoder that it was trained for, as one model folder.

use std::path::Path;

use nearsight_encoder::{AlignmentManifest, ImageManifest, TrainedAlignment};
use nearsight_learn::heads::Head;

use crate::error::CliError;
use crate::files;
use crate::model::folder::FolderManifest;

/// The same for a head of this program.
///
/// # Errors
/// As [`write`].
pub(crate) fn put_on(head: &Head, pictures: &Path, to: &Path) -> Result<ImageManifest, CliError> {
    let head = TrainedAlignment {
        manifest: AlignmentManifest::from_json(head.manifest)?,
        bytes: head.weights.to_vec(),
    };
    write(&head, pictures, to)
}

/// Writes the model that a head makes of the encoder in `pictures`, and `head.json` beside it.
///
/// # Errors
/// [`CliError::Encoder`] if the head is for another encoder; what the disk refused.
pub(crate) fn write(
    head: &TrainedAlignment,
    pictures: &Path,
    to: &Path,
) -> Result<ImageManifest, CliError> {
    let of_pictures = ImageManifest::from_json(&files::read(&pictures.join("manifest.json"))?)?;
    let manifest = head.manifest.applied_to(&of_pictures)?;
    let mut contents = Vec::new();
    for file in &of_pictures.files {
        contents.push((file.name.clone(), files::read(&pictures.join(&file.name))?));
    }
    contents.push((head.manifest.file.name.clone(), head.bytes.clone()));
    FolderManifest::Image(manifest.clone()).write(&contents, to)?;
    files::write(&to.join("head.json"), head.manifest.to_json().as_bytes())?;
    Ok(manifest)
}
