//! The scripts that a page needs, copied beside the index.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use nearsight_site::FORMAT_VERSION;
use serde::Deserialize;

use super::tier::Tier;
use crate::error::CliError;
use crate::files;

/// What says which scripts there are.
const LIST: &str = "runtime.json";
/// Where the folder is, seen from that of the command: as in an archive of it, and as it is installed.
const BESIDE: [&str; 2] = ["runtime", "../share/nearsight/runtime"];
/// Where modules are in the npm package, which has them anyway, seen from its folder of scripts.
const MODULES: &str = "../../../pkg";

/// What `runtime.json` says.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct List {
    /// Version of the index that the scripts read.
    format: u32,
    /// What every site needs; the script of the page comes last.
    files: Vec<String>,
    /// Stemmers that these have.
    stemmers: Vec<String>,
    /// What a site needs that has others.
    others: Vec<String>,
    /// What a site needs whose questions are encoded by the model itself.
    encoder: Vec<String>,
}

impl List {
    /// Everything that it names.
    fn all(&self) -> impl Iterator<Item = &String> {
        self.files.iter().chain(&self.others).chain(&self.encoder)
    }

    /// That of a folder; `None` for one that has no list, or another thing of this name.
    fn of(folder: &Path) -> Option<Self> {
        let text = fs::read(folder.join(LIST)).ok()?;
        let list: Self = serde_json::from_slice(&text).ok()?;
        let is_whole = list.all().all(|name| is_plain(name));
        is_whole.then_some(list)
    }
}

/// Whether it names a file of the folder itself.
fn is_plain(name: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    !name.is_empty() && !name.starts_with('.') && name.chars().all(is_letter)
}

/// The scripts of this version.
#[derive(Debug)]
pub(crate) struct Runtime {
    folder: PathBuf,
    list: List,
}

impl Runtime {
    /// Those of the folder that is named, or of the one that came with the command, if it came with one.
    ///
    /// # Errors
    /// Unless the folder that is named holds scripts, and these read the index that is written here.
    pub(crate) fn locate(named: Option<&Path>) -> Result<Option<Self>, CliError> {
        let found = match named {
            Some(folder) => Some(Self::of(folder).ok_or_else(|| CliError::NoFiles {
                path: folder.to_path_buf(),
                wanted: format!("scripts of a site ({LIST})"),
            })?),
            None => beside().iter().find_map(|folder| Self::of(folder)),
        };
        match found {
            Some(Self { folder, list }) if list.format != FORMAT_VERSION => {
                let found = list.format;
                Err(CliError::RuntimeVersion { folder, found })
            }
            found => Ok(found),
        }
    }

    fn of(folder: &Path) -> Option<Self> {
        let list = List::of(folder)?;
        Some(Self {
            folder: folder.to_path_buf(),
            list,
        })
    }

    /// Where a file of it is.
    fn path(&self, name: &str) -> PathBuf {
        let own = self.folder.join(name);
        let shared = self.folder.join(MODULES).join(name);
        if !own.is_file() && shared.is_file() {
            shared
        } else {
            own
        }
    }

    /// Copies what a site with these stemmers needs into the folder of its index, with the encoder's where questions are encoded,
    /// and removes what another version left there.
    pub(crate) fn copy(&self, out: &Path, stemmers: &[&str], tier: Tier) -> Result<(), CliError> {
        let is_known = |stemmer: &&str| self.list.stemmers.iter().any(|known| known == stemmer);
        let others: &[String] = match stemmers.iter().all(is_known) {
            true => &[],
            false => &self.list.others,
        };
        let encoder: &[String] = match tier {
            Tier::Static => &[],
            Tier::Text => &self.list.encoder,
        };
        let wanted: Vec<&str> = (encoder.iter().chain(others).chain(&self.list.files))
            .map(String::as_str)
            .collect();
        let old = List::of(out).unwrap_or_default();
        files::create_folder(out)?;
        for name in wanted.iter().chain(&[LIST]) {
            files::copy(&self.path(name), &out.join(name))?;
        }
        for name in old.all().filter(|name| !wanted.contains(&name.as_str())) {
            remove(&out.join(name))?;
        }
        Ok(())
    }
}

/// Where a runtime may be that came with the command.
fn beside() -> Vec<PathBuf> {
    // WASI programs know of themselves what their host calls them.
    let first_argument = || env::args_os().next().filter(|_| cfg!(target_os = "wasi"));
    let exe = env::current_exe().ok();
    let exe = exe.or_else(|| first_argument().map(PathBuf::from));
    let Some(folder) = exe.and_then(|exe| exe.parent().map(Path::to_path_buf)) else {
        return Vec::new();
    };
    BESIDE.iter().map(|path| folder.join(path)).collect()
}

/// Removes a file, if it is there.
fn remove(path: &Path) -> Result<(), CliError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(CliError::write(path, error))
        }
        _ => Ok(()),
    }
}
