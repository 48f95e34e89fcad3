//! The folder that a search reads: an entry, and files that are named by their content.

use std::collections::BTreeSet;
use std::fs;
use std::num::NonZero;
use std::path::Path;

use nearsight_site::{FORMAT_VERSION, File, NAME_LEN};
use serde_json::{Map, Value, json};

use crate::error::CliError;
use crate::{files, parallel};

/// Folder of the files.
const CHUNKS: &str = "chunks";
const EXTENSION: &str = ".ns";
/// The one file whose name stays.
const ENTRY: &str = "entry.json";
/// Files removed at once. Where a file system tells its disk of every place that is free again (ext4 without a journal, mounted
/// with `discard`), each is waited for some milliseconds, and a page that changed leaves 2,000 of them.
const REMOVED_AT_ONCE: NonZero<usize> = NonZero::<usize>::MIN.saturating_add(15);

/// Files and what the entry says of them.
#[derive(Debug, Default)]
pub(crate) struct Output {
    files: Vec<File>,
    languages: Map<String, Value>,
}

impl Output {
    /// Adds the index of a language, whose root is the last one of `files`.
    pub(crate) fn add(&mut self, language: &str, stemmer: &str, n_pages: usize, files: Vec<File>) {
        if let Some(root) = files.last() {
            let about = json!({ "root": root.name, "stemmer": stemmer, "bytes": root.bytes.len(), "pages": n_pages });
            self.languages.insert(language.to_owned(), about);
        }
        self.files.extend(files);
    }

    /// Stemmers of its languages.
    pub(crate) fn stemmers(&self) -> Vec<&str> {
        let languages = self.languages.values();
        languages
            .filter_map(|about| about["stemmer"].as_str())
            .collect()
    }

    /// `site` is where the site is, seen from the folder. Writes what is new, then the entry, then removes what no page needs any more:
    /// who searches meanwhile finds the old index or the new one. Several threads, because a disk is waited for.
    pub(crate) fn write(
        &self,
        folder: &Path,
        site: &str,
        n_threads: NonZero<usize>,
    ) -> Result<(), CliError> {
        let chunks = folder.join(CHUNKS);
        files::create_folder(&chunks)?;
        let write = |file: &File| {
            let path = chunks.join(format!("{}{EXTENSION}", file.name));
            let is_there =
                fs::metadata(&path).is_ok_and(|found| found.len() == file.bytes.len() as u64);
            if is_there {
                return Ok(());
            }
            // Not under another name first: nobody asks for it before the entry is there, and half of it would be written again.
            fs::write(&path, &file.bytes).map_err(|error| CliError::write(&path, error))
        };
        parallel::each(&self.files, n_threads, &|| (), write)?;
        let entry = json!({
            "format": FORMAT_VERSION,
            "generator": concat!("nearsight ", env!("CARGO_PKG_VERSION")),
            "site": site,
            "languages": self.languages,
        });
        files::write(&folder.join(ENTRY), format!("{entry:#}\n").as_bytes())?;
        self.remove_stale(&chunks)
    }

    fn remove_stale(&self, chunks: &Path) -> Result<(), CliError> {
        let names: BTreeSet<&str> = self.files.iter().map(|file| file.name.as_str()).collect();
        let is_stale = |name: &str| {
            let name = name.strip_suffix(EXTENSION).unwrap_or_default();
            let is_ours =
                name.len() == NAME_LEN && name.bytes().all(|byte| byte.is_ascii_hexdigit());
            is_ours && !names.contains(name)
        };
        let stale = files::walk(chunks, is_stale)?;
        let remove = |found: &files::Found| {
            fs::remove_file(&found.path).map_err(|error| CliError::write(&found.path, error))
        };
        parallel::each(&stale, REMOVED_AT_ONCE, &|| (), remove)?;
        Ok(())
    }
}
