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

use rayon::prelude::*;

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
        texts: impl Iterator<Item = &'a str>,
        common: impl Iterator<Item = &'a str>,
    ) -> Self {
        let texts: Vec<&str> = texts.collect();
        let common: Vec<&str> = common.collect();
        let (fragments, words) = rayon::join(
            || fragments(texts.iter().copied()),
            || words(&[&texts[..], &common].concat()),
        );
        Self { fragments, words }
    }
}

/// The words of all texts, each once, ascending.
fn words(texts: &[&str]) -> Vec<String> {
    let found = texts.par_iter().fold(HashSet::new, |mut words, text| {
        nearsight_lexical::words(text, |word| {
            if !words.contains(word) {
                words.insert(word.to_owned());
            }
        });
        words
    });
    let mut words: Vec<String> = found.flatten_iter().collect();
    words.par_sort_unstable();
    words.dedup();
    words
}

/// What an encoder made of a site, a row a text.
#[derive(Debug, Clone)]
pub struct Encoded {
    /// Fingerprint of the encoder.
    pub model: String,
    /// The texts beside the passages. Longer ones may be among the fragments.
    pub corpus: Corpus,
    /// Of the passages of all pages, in order; of length one.
    pub passages: Matrix,
    /// Of the corpus' fragments, in their order.
    pub fragments: Matrix,
    /// Of its words, in their order.
    pub words: Matrix,
}

impl Encoded {
    /// # Errors
    /// `site-vector` unless there is a finite vector for each of `n_passages` passages, each fragment and word, all of one dimension.
    pub(crate) fn check(&self, n_passages: usize) -> Result<(), SiteError> {
        let dimension = self.passages.dimension();
        check_count("the passages", &self.passages, n_passages)?;
        check_count(
            "the fragments",
            &self.fragments,
            self.corpus.fragments.len(),
        )?;
        check_count("the words", &self.words, self.corpus.words.len())?;
        check_values("the passages", &self.passages, dimension)?;
        check_values("the fragments", &self.fragments, dimension)?;
        check_values("the words", &self.words, dimension)
    }
}

/// What an encoder made of a site, as questions need it: everything in the directions that matter there.
#[derive(Debug)]
pub(crate) struct Fitted {
    pub(crate) passages: Matrix,
    /// By word of the corpus. Their sum over a question, of any length, points where the encoder would.
    word_vectors: Matrix,
    /// What is seen of each axis of the encoder's space.
    pub(crate) directions: Matrix,
}

impl Fitted {
    /// Fits the words of a corpus to the encoder's vectors of its fragments and of its words.
    pub(crate) fn of(encoded: &Encoded) -> Self {
        let (subspace, weights) = rayon::join(
            || Subspace::of(&encoded.passages),
            || Weights::new(&encoded.corpus),
        );
        let fragments = subspace.project(&encoded.fragments);
        let prior = prior::mapped(&weights, &fragments, &encoded.words)
            .unwrap_or_else(|| subspace.project(&encoded.words));
        let missing = fragments.minus(&weights.sums(&prior));
        let mut word_vectors = ridge::solve(&weights, &missing);
        word_vectors.add(&prior);
        weights.damp(&mut word_vectors);
        Self {
            passages: subspace.project(&encoded.passages),
            word_vectors,
            directions: subspace.directions(),
        }
    }

    /// The words of the corpus with their vectors, ascending.
    pub(crate) fn words<'a>(
        &'a self,
        corpus: &'a Corpus,
    ) -> impl Iterator<Item = (&'a str, &'a [f32])> {
        let words = corpus.words.iter().map(String::as_str);
        words.zip(self.word_vectors.rows())
    }
}

/// Whether there is a vector for each of `wanted` texts.
fn check_count(what: &'static str, rows: &Matrix, wanted: usize) -> Result<(), SiteError> {
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
    match rows.par_rows().position_first(is_bad) {
        Some(idx) => Err(SiteError::Vector {
            what,
            idx,
            found,
            wanted,
        }),
        None => Ok(()),
    }
}
