//! Terms and lists that no longer change: one array of bytes for each kind.

use crate::documents::Documents;
use crate::kin::Step;
use crate::postings::{List, ListWriter, Occurrence};
use crate::tail::Tail;
use crate::terms::Terms;

/// Sorted terms and their lists, the lists one after another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Sealed {
    pub(crate) terms: Terms,
    pub(crate) postings: Slices,
    pub(crate) positions: Slices,
}

/// Slices of one array.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Slices {
    pub(crate) bytes: Vec<u8>,
    pub(crate) ends: Vec<usize>,
}

impl Slices {
    pub(crate) fn push(&mut self, slice: &[u8]) {
        self.bytes.extend_from_slice(slice);
        self.ends.push(self.bytes.len());
    }

    pub(crate) fn get(&self, i: usize) -> &[u8] {
        let start = i.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.bytes[start..self.ends[i]]
    }
}

impl Sealed {
    /// Appends a term above the last one.
    fn push(&mut self, term: &str, list: List) {
        self.terms.push(term);
        self.postings.push(list.postings);
        self.positions.push(list.positions);
    }

    fn list(&self, i: usize) -> List<'_> {
        List {
            postings: self.postings.get(i),
            positions: self.positions.get(i),
        }
    }

    /// Gives terms from `from` on to `step` with their lists.
    pub(crate) fn walk<'a>(&'a self, from: &str, mut step: impl FnMut(&'a str, List<'a>) -> Step) {
        self.terms.walk(from, |term, i| step(term, self.list(i)));
    }

    /// Both together, without the removed ones of `documents`, numbered anew.
    pub(crate) fn merged(&self, tail: &Tail, documents: &Documents, body: u8) -> Self {
        let numbers = documents.renumbered();
        let mut merged = Self::default();
        let mut add = |term: &str, lists: [List; 2]| {
            let mut writer = ListWriter::default();
            for list in lists {
                copy(list, &numbers, &mut writer, body);
            }
            if !writer.list().postings.is_empty() {
                merged.push(term, writer.list());
            }
        };
        let mut tail_terms = tail.terms().peekable();
        for i in 0..self.terms.len() {
            let term = self.terms.get(i);
            while let Some(new) = tail_terms.next_if(|new| *new < term) {
                add(new, [tail.list(new), List::default()]);
            }
            tail_terms.next_if_eq(&term);
            add(term, [self.list(i), tail.list(term)]);
        }
        tail_terms.for_each(|new| add(new, [tail.list(new), List::default()]));
        merged
    }
}

/// Appends the documents of `list` that have a number.
fn copy(list: List, numbers: &[Option<u32>], writer: &mut ListWriter, body: u8) {
    let number = |document: u32| numbers.get(document as usize).copied().flatten();
    let mut current = 0;
    let mut occurrences: Vec<Occurrence> = Vec::new();
    let mut flush = |document, occurrences: &mut Vec<Occurrence>| {
        if let Some(number) = number(document).filter(|_| !occurrences.is_empty()) {
            writer.push(number, occurrences, body);
        }
        occurrences.clear();
    };
    let is_wanted = |document| number(document).is_some();
    list.occurrences(body, is_wanted, |document, occurrence| {
        if document != current {
            flush(current, &mut occurrences);
            current = document;
        }
        occurrences.push(occurrence);
    });
    flush(current, &mut occurrences);
}
