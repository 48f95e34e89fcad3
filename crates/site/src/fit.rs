//! Vectors of words, so that the sum of those of a question lands where the encoder would put the question. Nobody downloads
//! the encoder then.
//!
//! For fragments of the site's own text, with rows of word weights `X` and the encoder's vectors `T`, two steps in closed form:
//! a map `M` of the encoder's vectors of single words `I` (the rest of the language: least squares of `X I M - T`), and what
//! each word of the site differs from it (ridge regression of `X D - (T - X I M)`). A word's vector is its row of `I M + D`.

mod fragments;
mod matrix;
mod prior;
mod ridge;
mod weights;

pub use matrix::Matrix;

use std::collections::BTreeSet;

use fragments::fragments;
use weights::Weights;

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
        let mut words: BTreeSet<String> = BTreeSet::new();
        let mut add = |text: &str| {
            nearsight_lexical::words(text, |word| {
                if !words.contains(word) {
                    words.insert(word.to_owned());
                }
            });
        };
        texts.clone().for_each(&mut add);
        common.for_each(&mut add);
        Self {
            fragments: fragments(texts),
            words: words.into_iter().collect(),
        }
    }
}

/// Vectors of words.
#[derive(Debug, Clone, PartialEq)]
pub struct WordVectors {
    words: Vec<String>,
    vectors: Matrix,
}

impl WordVectors {
    /// Fits the words of a corpus to the encoder's vectors of its fragments and of its words; both in the corpus' order. Longer
    /// texts of the site may be among the fragments.
    ///
    /// # Panics
    /// Unless there is a vector for each, all of one dimension.
    pub fn fit(corpus: &Corpus, fragments: &Matrix, words: &Matrix) -> Self {
        assert_eq!(
            corpus.fragments.len(),
            fragments.len(),
            "a vector for each fragment"
        );
        assert_eq!(corpus.words.len(), words.len(), "a vector for each word");
        assert_eq!(fragments.dimension(), words.dimension(), "one encoder");
        let weights = Weights::new(corpus);
        let prior = prior::mapped(&weights, fragments, words);
        let missing = fragments.minus(&weights.sums(&prior));
        let mut vectors = ridge::solve(&weights, &missing);
        vectors.add(&prior);
        weights.damp(&mut vectors);
        Self {
            words: corpus.words.clone(),
            vectors,
        }
    }

    /// Words with their vectors, ascending. Their sum over a question, of any length, points where the encoder would.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[f32])> {
        self.words
            .iter()
            .map(String::as_str)
            .zip(self.vectors.rows())
    }
}
