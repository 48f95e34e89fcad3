//! The lists of documents that came after the last seal, under terms of their own.

use std::collections::BTreeMap;
use std::ops::Bound;

use crate::kin::Step;
use crate::postings::{List, ListWriter, Occurrence};

/// Terms and lists that still grow.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tail {
    lists: BTreeMap<Box<str>, ListWriter>,
    n_postings: usize,
}

impl Tail {
    /// Adds one term of a document above all others of the tail.
    pub(crate) fn push(&mut self, term: &str, document: u32, occurrences: &[Occurrence], body: u8) {
        self.n_postings += 1;
        if let Some(list) = self.lists.get_mut(term) {
            return list.push(document, occurrences, body);
        }
        let list = self.lists.entry(term.into()).or_default();
        list.push(document, occurrences, body);
    }

    /// Pairs of a term and a document.
    pub(crate) fn n_postings(&self) -> usize {
        self.n_postings
    }

    pub(crate) fn list(&self, term: &str) -> List<'_> {
        self.lists
            .get(term)
            .map(ListWriter::list)
            .unwrap_or_default()
    }

    /// All terms, ascending.
    pub(crate) fn terms(&self) -> impl Iterator<Item = &str> {
        self.lists.keys().map(|term| &**term)
    }

    /// Gives terms from `from` on to `step` with their lists.
    pub(crate) fn walk<'a>(&'a self, from: &str, mut step: impl FnMut(&'a str, List<'a>) -> Step) {
        /// Terms passed one by one before the tree is asked again.
        const PATIENCE: usize = 4;
        let mut skipped: Option<&'a str> = None;
        let mut patience = PATIENCE;
        let mut terms = self.range(Bound::Included(from));
        while let Some((term, list)) = terms.next() {
            if let Some(prefix) = skipped.filter(|prefix| term.starts_with(*prefix)) {
                patience -= 1;
                if patience == 0 {
                    terms = self.behind(prefix);
                    patience = PATIENCE;
                }
                continue;
            }
            patience = PATIENCE;
            skipped = match step(term, list.list()) {
                Step::Next => None,
                Step::Skip(n) => Some(&term[..n]),
                Step::Stop => return,
            };
        }
    }

    fn range(
        &self,
        start: Bound<&str>,
    ) -> std::collections::btree_map::Range<'_, Box<str>, ListWriter> {
        self.lists.range::<str, _>((start, Bound::Unbounded))
    }

    /// From the first term on that does not begin with `prefix`.
    fn behind(&self, prefix: &str) -> std::collections::btree_map::Range<'_, Box<str>, ListWriter> {
        // No term holds the last code point, which is not a character of any script.
        let end = format!("{prefix}{}", char::MAX);
        self.range(Bound::Excluded(&end))
    }
}
