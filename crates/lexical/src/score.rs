//! BM25F (Robertson and Zaragoza, "The probabilistic relevance framework: BM25 and beyond", 2009, section 3.6). Fields are
//! streams of one document, weighted before saturation; so are, here, the variants of a query word: other forms, longer
//! words and typos are streams of lower weight, and a word of the query has one idf, that of all documents it reaches.

use crate::MAX_FIELDS;
use crate::index::LexicalIndex;
use crate::postings::List;

/// What an occurrence weighs, by field and document.
pub(crate) struct Norms<'a> {
    index: &'a LexicalIndex,
    /// Of each field, what remains at length zero, and what each position adds.
    discounts: [(f32, f32); MAX_FIELDS],
    weights: [f32; MAX_FIELDS],
}

impl<'a> Norms<'a> {
    pub(crate) fn new(index: &'a LexicalIndex) -> Self {
        let mut norms = Self {
            index,
            discounts: [(1.0, 0.0); MAX_FIELDS],
            weights: [0.0; MAX_FIELDS],
        };
        for (i, field) in index.fields().iter().enumerate() {
            norms.weights[i] = field.weight;
            norms.discounts[i] = (1.0 - field.b, field.b / index.documents().mean_length(i));
        }
        norms
    }

    /// `n` occurrences in a field, weighted and discounted by its length; any number of a document may be asked.
    #[inline]
    pub(crate) fn frequency(&self, document: u32, field: u8, n: u32) -> f32 {
        let field_idx = usize::from(field) % MAX_FIELDS;
        let (base, slope) = self.discounts[field_idx];
        let length = self.index.documents().length(document, field);
        // An empty field with b = 1 has no occurrences unless its bytes were forged.
        n as f32 * self.weights[field_idx] / (base + slope * length as f32).max(f32::MIN_POSITIVE)
    }
}

/// How much a word says that occurs in `n_found` of `n_documents`.
pub fn idf(n_documents: usize, n_found: usize) -> f32 {
    let (n, found) = (n_documents as f32, n_found as f32);
    (1.0 + (n - found + 0.5) / (found + 0.5)).ln()
}

/// Of a weighted frequency: 0 at none, 1 at one typical occurrence, below `k1 + 1`.
pub fn saturated(frequency: f32, k1: f32) -> f32 {
    frequency * (k1 + 1.0) / (frequency + k1)
}

/// Weighted frequencies of one word of the query, by document.
pub(crate) struct Frequencies {
    by_document: Vec<f32>,
    /// Documents with a frequency above zero, in the order in which they were met.
    pub(crate) found: Vec<u32>,
}

impl Frequencies {
    pub(crate) fn new(index: &LexicalIndex) -> Self {
        Self {
            by_document: vec![0.0; index.documents().end() as usize],
            found: Vec::new(),
        }
    }

    /// Adds the documents of a list that are not removed.
    pub(crate) fn add_list(&mut self, norms: &Norms, list: List, weight: f32) {
        let mut cursor = list.cursor(norms.index.body());
        let mut frequency = 0.0;
        while let Some(document) = cursor.next(|document, field, n| {
            frequency += norms.frequency(document, field, n);
        }) {
            self.add(
                norms.index,
                document,
                weight * std::mem::take(&mut frequency),
            );
        }
    }

    /// Adds to one document unless it is removed.
    pub(crate) fn add(&mut self, index: &LexicalIndex, document: u32, frequency: f32) {
        if !index.documents().is_live(document) {
            return;
        }
        let sum = &mut self.by_document[document as usize];
        if *sum == 0.0 {
            self.found.push(document);
        }
        *sum += frequency;
    }

    /// Gives the documents and frequencies to `each`, and is empty again.
    pub(crate) fn drain(&mut self, mut each: impl FnMut(u32, f32)) {
        for document in self.found.drain(..) {
            each(
                document,
                std::mem::take(&mut self.by_document[document as usize]),
            );
        }
    }
}
