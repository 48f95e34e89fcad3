//! Documents of many files: read in a fixed order, repeated pages left out.

mod repeats;

use std::path::{Path, PathBuf};

use nearsight_engine::{Document, EngineError, ingest};
use serde_json::Value;

use crate::error::CliError;
use crate::files::{self, Found};
use crate::pictures::is_picture;
use repeats::{Repeat, repeats};

/// What was read, and what was left out.
#[derive(Debug, Default)]
pub(crate) struct Corpus {
    /// Pages in order, each with its documents.
    pub(crate) pages: Vec<Page>,
    /// Picture files, in order.
    pub(crate) pictures: Vec<Found>,
    /// Files read.
    pub(crate) n_files: usize,
    /// Files without content: blank, not to be indexed, or leading elsewhere.
    pub(crate) n_empty: usize,
    /// Pages that say the same as an earlier page of the same title.
    pub(crate) n_copies: usize,
    /// Pages whose text many other pages have under other titles, such as "this page moved".
    pub(crate) n_boilerplate: usize,
}

/// A file and its documents.
#[derive(Debug)]
pub(crate) struct Page {
    /// The documents, in the order of the file; at least one.
    pub(crate) documents: Vec<Document>,
    /// The folder that the file is in.
    pub(crate) folder: PathBuf,
}

/// A document, and the folder that its file is in: what it names lies below that.
#[derive(Debug)]
pub(crate) struct Placed {
    pub(crate) document: Document,
    pub(crate) folder: PathBuf,
    /// Whether it is a picture file and nothing else.
    pub(crate) is_picture: bool,
}

impl Corpus {
    /// Reads all files below a folder that `wanted` takes by name.
    pub(crate) fn of_folder(
        folder: &Path,
        wanted: impl Fn(&str) -> bool,
    ) -> Result<Self, CliError> {
        Self::of_files(&files::walk(folder, wanted)?)
    }

    /// Reads files, and the readable files of folders, in the order given. A file that is named must be readable. The pictures
    /// of a folder that has texts too belong to these, as those of pages do, and are passed over.
    pub(crate) fn of_paths(paths: &[PathBuf]) -> Result<Self, CliError> {
        let mut found = Vec::new();
        for path in paths {
            if path.is_dir() {
                let mut files = files::walk(path, ingest::is_supported)?;
                if files.is_empty() {
                    files = files::walk(path, is_picture)?;
                }
                if files.is_empty() {
                    let wanted = format!(
                        "pictures, and no files that end in .{}",
                        ingest::EXTENSIONS.join(", .")
                    );
                    return Err(CliError::NoFiles {
                        path: path.clone(),
                        wanted,
                    });
                }
                found.extend(files);
            } else {
                found.push(Found {
                    name: name_of(path),
                    path: path.clone(),
                });
            }
        }
        Self::of_files(&found)
    }

    fn of_files(found: &[Found]) -> Result<Self, CliError> {
        let mut corpus = Self {
            n_files: found.len(),
            ..Self::default()
        };
        for file in found {
            if is_picture(&file.name) {
                corpus.pictures.push(file.clone());
                continue;
            }
            let bytes = files::read(&file.path)?;
            let documents = ingest::documents(&file.name, &bytes).map_err(EngineError::from)?;
            if documents.is_empty() {
                corpus.n_empty += 1;
            } else {
                let folder = file.path.parent().unwrap_or(Path::new("")).to_path_buf();
                corpus.pages.push(Page { documents, folder });
            }
        }
        corpus.leave_out_repeats();
        Ok(corpus)
    }

    fn leave_out_repeats(&mut self) {
        let verdicts = repeats(&self.pages);
        let mut verdicts = verdicts.iter();
        self.n_copies = verdicts
            .clone()
            .filter(|verdict| **verdict == Repeat::Copy)
            .count();
        self.n_boilerplate = verdicts
            .clone()
            .filter(|verdict| **verdict == Repeat::Boilerplate)
            .count();
        self.pages
            .retain(|_| verdicts.next() == Some(&Repeat::None));
    }

    /// Number of documents over all pages.
    pub(crate) fn n_documents(&self) -> usize {
        self.pages.iter().map(|page| page.documents.len()).sum()
    }

    /// The documents of all pages, in order.
    pub(crate) fn into_documents(self) -> Vec<Document> {
        self.pages
            .into_iter()
            .flat_map(|page| page.documents)
            .collect()
    }

    /// All documents, in order: those of files, then one a picture, which names it in `picture_field`.
    pub(crate) fn into_placed(self, picture_field: &str) -> Vec<Placed> {
        let of_page = |Page { documents, folder }: Page| {
            let documents = documents.into_iter();
            documents.map(move |document| Placed {
                document,
                folder: folder.clone(),
                is_picture: false,
            })
        };
        let pages = self.pages.into_iter().flat_map(of_page);
        let pictures = self
            .pictures
            .iter()
            .map(|found| of_picture(found, picture_field));
        pages.chain(pictures).collect()
    }

    /// Says in one line what became of the files.
    pub(crate) fn summary(&self) -> String {
        let (n_files, n_pages) = (self.n_files, self.pages.len());
        let mut left_out = Vec::new();
        for (count, why) in [
            (self.n_empty, "without content or not to be indexed"),
            (self.n_copies, "copies of another page"),
            (self.n_boilerplate, "with the same words under many titles"),
        ] {
            if count > 0 {
                left_out.push(format!("{count} {why}"));
            }
        }
        let n_documents = self.n_documents();
        let kept = match self.pictures.len() {
            0 => format!("{n_pages} kept"),
            n_pictures => format!("{n_pictures} pictures"),
        };
        let mut line = format!("{n_files} files: {kept}, {n_documents} documents");
        if !left_out.is_empty() {
            line = format!("{line}; left out {}", left_out.join(", "));
        }
        line
    }
}

/// A document that shows a picture; its title is what the file's name says in words.
fn of_picture(found: &Found, field: &str) -> Placed {
    let name = Path::new(&found.name);
    let stem = name.file_stem().unwrap_or_default().to_string_lossy();
    let title = stem.replace(['-', '_'], " ");
    let fields = [("title", title), (field, found.name.clone())];
    let fields = fields.map(|(name, value)| (name.to_owned(), Value::from(value)));
    // What its name is relative to.
    let depth = name.components().count();
    let folder = found.path.ancestors().nth(depth).unwrap_or(Path::new(""));
    Placed {
        document: Document {
            id: found.name.as_str().into(),
            fields: fields.into_iter().collect(),
        },
        folder: folder.to_path_buf(),
        is_picture: true,
    }
}

/// The path as it was given, with `/` on every system and without a leading `./`.
fn name_of(path: &Path) -> String {
    let name = path.to_string_lossy().replace('\\', "/");
    name.strip_prefix("./").unwrap_or(&name).to_owned()
}

#[cfg(test)]
mod tests;
