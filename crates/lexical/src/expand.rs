//! From a word of the query to the words of the index that answer it.

use std::collections::BTreeSet;

use roaring::RoaringBitmap;

use crate::index::LexicalIndex;
use crate::kin::{Kin, forms, typos};
use crate::postings::List;
use crate::query::Word;
use crate::search::search;
use crate::{Highlighter, Match, Query};

/// A word of the index that answers, and its documents in the sealed part or in the tail.
pub(crate) type Variant<'a> = Kin<'a, List<'a>>;

/// A query and all words of an index that answer its words: found once, for the search and for its highlights.
#[derive(Debug, Clone)]
pub struct Expansion<'a> {
    pub(crate) index: &'a LexicalIndex,
    pub(crate) query: Query,
    /// By word of the query.
    pub(crate) variants: Vec<Vec<Variant<'a>>>,
}

impl<'a> Expansion<'a> {
    pub(crate) fn new(index: &'a LexicalIndex, query: Query) -> Self {
        let variants = query.words.iter().map(|word| variants(index, word));
        Self {
            index,
            variants: variants.collect(),
            query,
        }
    }

    /// As [`LexicalIndex::search`].
    pub fn search(&self, limit: usize, filter: Option<&RoaringBitmap>) -> Vec<Match> {
        search(self, limit, filter)
    }

    /// As [`LexicalIndex::highlighter`].
    pub fn highlighter(&self) -> Highlighter {
        Highlighter::new(self)
    }
}

/// Every word of the index that answers `word`; a word with documents in both parts comes twice.
pub(crate) fn variants<'a>(index: &'a LexicalIndex, word: &Word) -> Vec<Variant<'a>> {
    let mut variants = forms(index, index.language(), word);
    let below = index.parameters().typo_below;
    if word.is_spelled && below > 0 && !occur_in(index, &variants, below) {
        let known = variants.iter().map(|variant| variant.term).collect();
        variants.extend(typos(index, word, &known));
    }
    variants
}

/// Whether the variants occur in at least `n` documents that are not removed.
fn occur_in(index: &LexicalIndex, variants: &[Variant], n: usize) -> bool {
    let mut found = BTreeSet::new();
    for variant in variants {
        let mut cursor = variant.entry.cursor(index.body());
        while let Some(document) = cursor.next(|_, _, _| ()) {
            if index.documents().is_live(document) && found.insert(document) && found.len() >= n {
                return true;
            }
        }
    }
    false
}
