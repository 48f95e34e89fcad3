//! From a word of the query to the words of the index that answer it.

use std::collections::BTreeSet;

use roaring::RoaringBitmap;

use crate::index::LexicalIndex;
use crate::postings::List;
use crate::query::Word;
use crate::search::search;
use crate::terms::Step;
use crate::typo::{Distance, TypoAutomaton};
use crate::{Highlighter, Match, Query};

/// How a word of the index answers a word of the query, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kinship {
    /// The word as typed, folded.
    Exact,
    /// Another form of it.
    Stem,
    /// A longer word that begins with it.
    Prefix,
    /// What may have been meant.
    Typo(Distance),
}

/// A word of the index that answers, and its documents in the sealed part or in the tail.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Variant<'a> {
    pub(crate) term: &'a str,
    pub(crate) kinship: Kinship,
    pub(crate) weight: f32,
    pub(crate) list: List<'a>,
}

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
    let mut variants = forms(index, word);
    let below = index.parameters().typo_below;
    if word.is_spelled && below > 0 && !occur_in(index, &variants, below) {
        add_typos(index, word, &mut variants);
    }
    variants
}

/// The word itself, its other forms, and what it begins.
fn forms<'a>(index: &'a LexicalIndex, word: &Word) -> Vec<Variant<'a>> {
    let mut variants = Vec::new();
    let language = index.language();
    let stem = match word.is_spelled {
        true => language.stem(&word.term),
        false => word.term.as_str().into(),
    };
    let beginning = language.beginning(&stem);
    let shared = word.term.bytes().zip(beginning.bytes());
    let shared = shared.take_while(|(a, b)| a == b).count();
    let is_form = |term: &str| word.is_spelled && language.stem(term) == stem;
    let beginning = match word.is_spelled && shared == beginning.len() {
        true => beginning,
        false => &word.term,
    };
    index.walk(beginning, |term, list| {
        if !term.starts_with(beginning) {
            return Step::Stop;
        }
        let is_longer = word.is_prefix && term.starts_with(&word.term);
        if term == word.term {
            variants.push(variant(index, term, Kinship::Exact, list));
        } else if is_form(term) {
            variants.push(variant(index, term, Kinship::Stem, list));
        } else if is_longer {
            variants.push(variant(index, term, Kinship::Prefix, list));
        }
        Step::Next
    });
    variants
}

fn add_typos<'a>(index: &'a LexicalIndex, word: &Word, variants: &mut Vec<Variant<'a>>) {
    let Some(mut automaton) = TypoAutomaton::new(&word.term, word.is_prefix) else {
        return;
    };
    let known: BTreeSet<&str> = variants.iter().map(|variant| variant.term).collect();
    index.walk("", |term, list| {
        automaton.step(term, |distance| {
            if !known.contains(term) {
                variants.push(variant(index, term, Kinship::Typo(distance), list));
            }
        })
    });
}

fn variant<'a>(
    index: &LexicalIndex,
    term: &'a str,
    kinship: Kinship,
    list: List<'a>,
) -> Variant<'a> {
    let parameters = index.parameters();
    let weight = match kinship {
        Kinship::Exact | Kinship::Typo(Distance::Same) => 1.0,
        Kinship::Stem => parameters.stem,
        Kinship::Prefix => parameters.prefix,
        Kinship::Typo(Distance::One) => parameters.typo,
        Kinship::Typo(Distance::FirstLetter) => parameters.first_letter,
        Kinship::Typo(Distance::Two) => parameters.two_typos,
    };
    Variant {
        term,
        kinship,
        weight,
        list,
    }
}

/// Whether the variants occur in at least `n` documents that are not removed.
fn occur_in(index: &LexicalIndex, variants: &[Variant], n: usize) -> bool {
    let mut found = BTreeSet::new();
    for variant in variants {
        let mut cursor = variant.list.cursor(index.body());
        while let Some(document) = cursor.next(|_, _, _| ()) {
            if index.documents().is_live(document) && found.insert(document) && found.len() >= n {
                return true;
            }
        }
    }
    false
}
