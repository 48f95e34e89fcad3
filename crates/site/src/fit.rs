//! Vectors of words, so that the sum of those of a question lands where the encoder would put the question. Nobody downloads
//! the encoder then.
//!
//! For fragments of the site's own text, with rows of word weights `X` and the encoder's vectors `T`, two steps in closed form:
//! a map `M` of the encoder's vectors of single words `I` (the rest of the language: least squares of `X I M - T`), and what
//! each word of the site differs from it (ridge regression of `X D - (T - X I M)`). A word's vector is its row of `I M + D`.
//! All of it, the passages' vectors too, is in the directions in which the passages differ (`subspace`).

mod fragments;
mod matrix;
mod prior;
mod ridge;
mod subspace;
mod weights;
mod wide;

pub use matrix::Matrix;
pub(crate) use matrix::add_scaled;

use std::collections::HashSet;

use fragments::fragments;
use subspace::Subspace;
use weights::Weights;

use crate::SiteError;

/// What has to be encoded for the vectors of words.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    /// Short texts of the site, each once.
    pub fragments: Vec<String>,
    /// Words, folded, ascending.
    pub words: Vec<String>,
}

impl Corpus {
    /// Of the texts of a site (titles, headings, passages), and of words that questions have though the site may not.
    pub fn new<'a>(
        texts: impl Iterator<Item = &'a str> + Clone,
        common: impl Iterator<Item = &'a str>,
    ) -> Self {
        let mut words: HashSet<String> = HashSet::new();
        let mut add = |text: &str| {
            nearsight_lexical::words(text, |word| {
                if !words.contains(word) {
                    words.insert(word.to_owned());
                }
            });
        };
        texts.clone().for_each(&mut add);
        common.for_each(&mut add);
        let mut words: Vec<String> = words.into_iter().collect();
        words.sort_unstable();
        Self {
            fragments: fragments(texts),
            words,
        }
    }
}

/// What an encoder made of a site, a row a text.
#[derive(Debug, Clone)]
pub struct Vectors {
    /// Of the passages of all pages, in order; of length one.
    pub passages: Matrix,
    /// Of a corpus' fragments.
    pub fragments: Matrix,
    /// Of its words.
    pub words: Matrix,
}

/// What an encoder made of a site, as questions need it: everything in the directions that matter there.
#[derive(Debug)]
pub struct Encoded {
    /// Fingerprint of the encoder.
    pub(crate) model: String,
    pub(crate) passages: Matrix,
    /// Folded, ascending.
    words: Vec<String>,
    /// Their sum over a question, of any length, points where the encoder would.
    word_vectors: Matrix,
    /// What is seen of each axis of the encoder's space.
    pub(crate) directions: Matrix,
}

impl Encoded {
    /// Fits the words of a corpus to the encoder's vectors of its fragments and of its words, both in the corpus' order. Longer
    /// texts of the site may be among the fragments.
    ///
    /// # Errors
    /// `site-vector` unless there is a finite vector for each fragment and word, all of one dimension.
    pub fn fit(model: String, corpus: Corpus, vectors: &Vectors) -> Result<Self, SiteError> {
        let dimension = vectors.passages.dimension();
        check_count("the fragments", &vectors.fragments, corpus.fragments.len())?;
        check_count("the words", &vectors.words, corpus.words.len())?;
        check_values("the passages", &vectors.passages, dimension)?;
        check_values("the fragments", &vectors.fragments, dimension)?;
        check_values("the words", &vectors.words, dimension)?;
        let subspace = Subspace::of(&vectors.passages);
        let weights = Weights::new(&corpus);
        let fragments = subspace.project(&vectors.fragments);
        let prior = prior::mapped(&weights, &fragments, &vectors.words)
            .unwrap_or_else(|| subspace.project(&vectors.words));
        let missing = fragments.minus(&weights.sums(&prior));
        let mut word_vectors = ridge::solve(&weights, &missing);
        word_vectors.add(&prior);
        weights.damp(&mut word_vectors);
        Ok(Self {
            model,
            passages: subspace.project(&vectors.passages),
            words: corpus.words,
            word_vectors,
            directions: subspace.directions(),
        })
    }

    /// Words with their vectors, ascending.
    pub(crate) fn words(&self) -> impl Iterator<Item = (&str, &[f32])> {
        let words = self.words.iter().map(String::as_str);
        words.zip(self.word_vectors.rows())
    }
}

/// Whether there is a vector for each of `wanted` texts.
pub(crate) fn check_count(
    what: &'static str,
    rows: &Matrix,
    wanted: usize,
) -> Result<(), SiteError> {
    let found = rows.len();
    match found == wanted {
        true => Ok(()),
        false => Err(SiteError::Vectors {
            what,
            found,
            wanted,
        }),
    }
}

/// Whether all rows are of `wanted` finite numbers.
fn check_values(what: &'static str, rows: &Matrix, wanted: usize) -> Result<(), SiteError> {
    let found = rows.dimension();
    let is_bad = |row: &[f32]| found != wanted || !row.iter().all(|x| x.is_finite());
    match rows.rows().position(is_bad) {
        Some(idx) => Err(SiteError::Vector {
            what,
            idx,
            found,
            wanted,
        }),
        None => Ok(()),
    }
}
