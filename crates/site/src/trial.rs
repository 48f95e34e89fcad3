//! What a visitor's first question costs, found out by asking it of an index that was just written.

use std::collections::BTreeMap;

use crate::{ChunkId, File, Search, SiteError, SiteIndex, inflated};

/// Pages that a visitor sees at once.
const SHOWN: usize = 6;
/// Words of the question.
const N_WORDS: usize = 3;
/// Bytes of the shortest words that are asked for: people leave out `of` and `the`.
const SHORTEST: usize = 4;
/// Of all words this part counts as middling.
const MIDDLING: usize = 10;

/// What an index has and costs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trial {
    /// Different words of the site.
    pub n_words: usize,
    /// Bytes of the root, which a visitor fetches before anything is asked.
    pub n_root_bytes: usize,
    /// The question: words of middling frequency. Empty where the site has no words.
    pub question: String,
    /// Files that its answer took, with what is shown of the first pages.
    pub n_files: usize,
    /// Their bytes, without those of the root.
    pub n_bytes: usize,
}

/// Asks a typical question of an index, as a browser does that has none of its files.
///
/// # Errors
/// `site-damaged` unless `files` are those of one index, its root the last.
pub fn trial(files: &[File]) -> Result<Trial, SiteError> {
    let words = words(files)?;
    let question = middling(&words).join(" ");
    let mut visitor = Visitor::open(files)?;
    if !question.is_empty() {
        visitor.ask(&question)?;
    }
    Ok(Trial {
        n_words: words.len(),
        n_root_bytes: files.last().map_or(0, |root| root.bytes.len()),
        question,
        n_files: visitor.n_files,
        n_bytes: visitor.n_bytes,
    })
}

/// All words with the number of their passages.
fn words(files: &[File]) -> Result<Vec<(String, u32)>, SiteError> {
    let mut visitor = Visitor::open(files)?;
    loop {
        let (words, missing) = visitor.index.words();
        if missing.is_empty() {
            return Ok(words);
        }
        visitor.fetch(&missing)?;
    }
}

/// Words as far from those that are everywhere as from those that are there once, evenly many from the whole alphabet: so
/// they lie in different files.
fn middling(words: &[(String, u32)]) -> Vec<&str> {
    let most = words.iter().map(|&(_, n)| n).max().unwrap_or(1);
    let middle = f64::from(most).sqrt();
    let distance = |n: u32| (f64::from(n).ln() - middle.ln()).abs();
    let mut asked: Vec<&(String, u32)> = words
        .iter()
        .filter(|(word, _)| word.len() >= SHORTEST && word.chars().all(char::is_alphabetic))
        .collect();
    asked.sort_by(|a, b| distance(a.1).total_cmp(&distance(b.1)).then(a.0.cmp(&b.0)));
    asked.truncate(N_WORDS.max(asked.len() / MIDDLING));
    asked.sort();
    let places = (0..N_WORDS).map(|i| (2 * i + 1) * asked.len() / (2 * N_WORDS));
    let mut places: Vec<usize> = places.collect();
    places.dedup();
    let chosen = places.iter().filter_map(|&place| asked.get(place));
    chosen.map(|(word, _)| word.as_str()).collect()
}

/// A browser without any of the files.
struct Visitor<'a> {
    files: BTreeMap<&'a str, &'a File>,
    index: SiteIndex,
    n_files: usize,
    n_bytes: usize,
}

impl<'a> Visitor<'a> {
    fn open(files: &'a [File]) -> Result<Self, SiteError> {
        let root = files.last().ok_or_else(|| SiteError::damaged("no root"))?;
        Ok(Self {
            files: files
                .iter()
                .map(|file| (file.name.as_str(), file))
                .collect(),
            index: SiteIndex::open(&root.name, &inflated(&root.bytes)?)?,
            n_files: 0,
            n_bytes: 0,
        })
    }

    fn fetch(&mut self, missing: &[ChunkId]) -> Result<(), SiteError> {
        for &id in missing {
            let name = self.index.name(id).unwrap_or_default();
            let file = self.files.get(name.as_str());
            let file = file.ok_or_else(|| SiteError::damaged(format!("the file {name}")))?;
            self.index.insert(id, &inflated(&file.bytes)?)?;
            self.n_files += 1;
            self.n_bytes += file.bytes.len();
        }
        Ok(())
    }

    /// Fetches what a question needs and what is shown of its answer.
    fn ask(&mut self, question: &str) -> Result<(), SiteError> {
        let search = Search {
            // Behind a space the last word is finished.
            text: format!("{question} "),
            limit: SHOWN,
            counts: true,
            ..Search::default()
        };
        let answer = loop {
            let answer = self.index.search(&search);
            if answer.missing.is_empty() {
                break answer;
            }
            self.fetch(&answer.missing)?;
        };
        let shown = self.index.data(&search, &answer.hits);
        self.fetch(&shown.missing)
    }
}
