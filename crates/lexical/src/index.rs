//! The index: documents in, documents out, and when the tail is merged.

use std::ops::Range;

use nearsight_segment::Segment;
use roaring::RoaringBitmap;

use crate::analysis::analyse;
use crate::documents::Documents;
use crate::kin::{Dictionary, Step};
use crate::postings::{List, Occurrence};
use crate::score::Norms;
use crate::sealed::Sealed;
use crate::tail::Tail;
use crate::{
    Expansion, Explanation, Field, Highlighter, Language, LexicalError, Match, Parameters, Query,
};

#[cfg(test)]
mod tests;

/// Postings of documents that have the same text fields.
#[derive(Debug, Clone)]
pub struct LexicalIndex {
    fields: Vec<Field>,
    language: Language,
    parameters: Parameters,
    documents: Documents,
    sealed: Sealed,
    tail: Tail,
}

impl LexicalIndex {
    /// An empty index. The last of the `fields` is the body: its postings are the shortest.
    ///
    /// # Errors
    /// `lexical-fields` unless there are 1 to `MAX_FIELDS`, with weights above zero and `b` in 0..=1.
    pub fn new(fields: Vec<Field>, language: Language) -> Result<Self, LexicalError> {
        crate::field::check(&fields)?;
        Ok(Self {
            documents: Documents::new(fields.len()),
            sealed: Sealed::default(),
            tail: Tail::default(),
            parameters: Parameters::default(),
            fields,
            language,
        })
    }

    /// Appends a document; `texts` are those of the declared fields in their order, missing ones at the end are empty.
    /// Words count up to their first 64 bytes (of UTF-8, folded).
    ///
    /// # Errors
    /// `lexical-row` unless `row` is above all others of the index, `lexical-fields` for more texts than fields.
    pub fn insert(&mut self, row: u32, texts: &[&str]) -> Result<(), LexicalError> {
        if let Some(last) = self
            .documents
            .rows
            .last()
            .copied()
            .filter(|&last| row <= last)
        {
            return Err(LexicalError::Row { row, last });
        }
        if texts.len() > self.fields.len() {
            let problem = "a document has more texts than there are fields";
            return Err(LexicalError::Fields { problem });
        }
        let document = self.documents.end();
        let analysed = Analysed::new(texts, self.fields.len());
        let body = self.body();
        analysed.each_term(|term, occurrences| self.tail.push(term, document, occurrences, body));
        self.documents.push(row, &analysed.lengths);
        self.merge_if_due();
        Ok(())
    }

    /// Removes the document at `row`; whether it was there. Statistics are at once those of an index that never had it.
    pub fn remove(&mut self, row: u32) -> bool {
        let was_there = self.documents.remove(row);
        self.merge_if_due();
        was_there
    }

    /// Merges the tail and drops what was removed. Answers stay the same; happens by itself when there is much to merge.
    pub fn seal(&mut self) {
        self.sealed = self.merged();
        self.tail = Tail::default();
        self.documents = self.documents.compacted();
    }

    /// Numbers the documents anew, from row 0 without gaps, in their order; then nothing is left of the removed ones.
    pub fn compact(&mut self) {
        self.seal();
        self.documents.rows = (0..self.documents.end()).collect();
    }

    pub(crate) fn merged(&self) -> Sealed {
        self.sealed.merged(&self.tail, &self.documents, self.body())
    }

    fn merge_if_due(&mut self) {
        /// Pairs of a term and a document that are not worth a merge.
        const FEW: usize = 20_000;
        // A sealed posting takes about two bytes. Each merge is of at least a third of the postings: 4 copies each in all.
        let n_sealed = self.sealed.postings.bytes.len() / 2;
        let is_tail_long = self.tail.n_postings() > FEW.max(n_sealed / 2);
        let n_removed = self.documents.n_removed();
        if is_tail_long || n_removed > 1000.max(self.documents.n_live() / 2) {
            self.seal();
        }
    }

    /// Number of documents.
    pub fn len(&self) -> usize {
        self.documents.n_live()
    }

    /// Whether it has no documents.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether there is a document at `row`.
    pub fn contains(&self, row: u32) -> bool {
        self.documents.number(row).is_some()
    }

    /// The declared fields.
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// The language of the texts.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The numbers of the ranking; they are not stored with the index.
    pub fn parameters(&self) -> &Parameters {
        &self.parameters
    }

    /// Changes the numbers of the ranking.
    pub fn set_parameters(&mut self, parameters: Parameters) {
        self.parameters = parameters;
    }

    /// Looks the words of a query up, once for a search and its highlights.
    pub fn expand(&self, query: Query) -> Expansion<'_> {
        Expansion::new(self, query)
    }

    /// The `limit` best documents, best first, ties by row; only rows of `filter`, if there is one. Statistics are those of
    /// the whole index, so that a filter does not change scores.
    pub fn search(
        &self,
        query: &Query,
        limit: usize,
        filter: Option<&RoaringBitmap>,
    ) -> Vec<Match> {
        self.expand(query.clone()).search(limit, filter)
    }

    /// The parts of the score of the document at `row`; `None` where the search would not find it.
    pub fn explain(&self, query: &Query, row: u32) -> Option<Explanation> {
        crate::explain::explain(self, query, row)
    }

    /// What finds the words of `query` in texts; made once for all hits of a search.
    pub fn highlighter(&self, query: &Query) -> Highlighter {
        self.expand(query.clone()).highlighter()
    }

    /// The bytes of the words of `text` that answer `query`, ascending and apart.
    pub fn highlight(&self, text: &str, query: &Query) -> Vec<Range<usize>> {
        self.highlighter(query).ranges(text)
    }

    /// The file: the same documents, fields and language give the same bytes, whatever happened before.
    pub fn to_bytes(&self) -> Vec<u8> {
        crate::persist::to_bytes(self)
    }

    /// Opens a file.
    ///
    /// # Errors
    /// `lexical-damaged` where bytes are not those that were written, `lexical-version` for files of other versions,
    /// `lexical-language` where this build lacks its stemmer.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, LexicalError> {
        crate::persist::from_bytes(bytes, Segment::from_bytes)
    }

    /// Opens a file in bytes that a checksum has covered already, such as a section of a larger file.
    ///
    /// # Errors
    /// As [`LexicalIndex::from_bytes`].
    pub fn from_verified_bytes(bytes: &[u8]) -> Result<Self, LexicalError> {
        crate::persist::from_bytes(bytes, Segment::from_verified_bytes)
    }

    pub(crate) fn from_parts(
        fields: Vec<Field>,
        language: Language,
        documents: Documents,
        sealed: Sealed,
    ) -> Self {
        Self {
            fields,
            language,
            parameters: Parameters::default(),
            documents,
            sealed,
            tail: Tail::default(),
        }
    }

    pub(crate) fn documents(&self) -> &Documents {
        &self.documents
    }

    /// The name of a field; of a number that is none, nothing.
    pub(crate) fn field_name(&self, field: u8) -> String {
        let field = self.fields.get(usize::from(field));
        field.map_or_else(String::new, |field| field.name.clone())
    }

    /// The last field.
    pub(crate) fn body(&self) -> u8 {
        self.fields.len() as u8 - 1
    }

    /// Gives every word of the sealed part, ascending, with its rows and how often each has it, weighted by field and
    /// discounted by length as BM25F does: what a reader needs who has the words but not this index. `weigh` says of a word,
    /// a row and a field (by its place) what an occurrence there counts on top of the field's weight; where that is 0, the
    /// word is not found.
    pub fn frequencies(
        &self,
        weigh: impl Fn(&str, u32, usize) -> f32,
        mut each: impl FnMut(&str, &[(u32, f32)]),
    ) {
        let norms = Norms::new(self);
        let rows = &self.documents.rows;
        let mut found = Vec::new();
        self.sealed.walk("", |term, list| {
            found.clear();
            let mut frequency = 0.0;
            let mut cursor = list.cursor(self.body());
            while let Some(document) = cursor.next(|document, field, n| {
                let row = rows.get(document as usize).copied().unwrap_or_default();
                let weight = weigh(term, row, usize::from(field));
                frequency += weight * norms.frequency(document, field, n);
            }) {
                let frequency = std::mem::take(&mut frequency);
                if frequency > 0.0 && self.documents.is_live(document) {
                    found.push((rows[document as usize], frequency));
                }
            }
            if !found.is_empty() {
                each(term, &found);
            }
            Step::Next
        });
    }

    /// The lists of one term.
    pub(crate) fn lists<'a>(&'a self, term: &str) -> Vec<(&'a str, List<'a>)> {
        let mut lists = Vec::new();
        self.walk(term, |other, list| {
            if other == term {
                lists.push((other, list));
            }
            Step::Stop
        });
        lists
    }
}

impl Dictionary for LexicalIndex {
    type Entry<'a> = List<'a>;

    /// First the sealed words, then those of the tail.
    fn walk<'a>(&'a self, from: &str, mut step: impl FnMut(&'a str, List<'a>) -> Step) {
        self.sealed.walk(from, &mut step);
        self.tail.walk(from, step);
    }
}

/// The terms of one document.
struct Analysed {
    text: String,
    /// Where in `text` a term lies, and where in the document.
    tokens: Vec<(Range<usize>, Occurrence)>,
    lengths: Vec<u32>,
}

impl Analysed {
    fn new(texts: &[&str], n_fields: usize) -> Self {
        let (mut text, mut tokens) = (String::new(), Vec::new());
        let mut lengths = vec![0; n_fields];
        for (field, field_text) in texts.iter().enumerate() {
            let field = field as u8;
            lengths[usize::from(field)] = analyse(field_text, |token| {
                let start = text.len();
                text.push_str(token.term);
                let position = token.position;
                tokens.push((start..text.len(), Occurrence { field, position }));
            });
        }
        tokens.sort_unstable_by(|(a, at_a), (b, at_b)| {
            text[a.clone()].cmp(&text[b.clone()]).then(at_a.cmp(at_b))
        });
        Self {
            text,
            tokens,
            lengths,
        }
    }

    fn each_term(&self, mut each: impl FnMut(&str, &[Occurrence])) {
        let term = |token: &(Range<usize>, Occurrence)| &self.text[token.0.clone()];
        let mut occurrences = Vec::new();
        for tokens in self.tokens.chunk_by(|a, b| term(a) == term(b)) {
            occurrences.clear();
            occurrences.extend(tokens.iter().map(|&(_, occurrence)| occurrence));
            // A compound of one part twice, or a part that equals its word: one position counts once.
            occurrences.dedup();
            each(term(&tokens[0]), &occurrences);
        }
    }
}
