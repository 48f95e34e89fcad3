//! The words of a question among those of the site.

use std::collections::BTreeSet;

use nearsight_lexical::{Distance, Kinship, Query, Word, typos};

use super::index::{Chunk, Missing, SiteIndex};
use crate::format::terms::{Entry, TermShard, stem_key, term};

/// Files that are read for the words that an unfinished one begins.
const PREFIX_SHARDS: usize = 2;
/// What may have been meant by a word that nobody knows: the nearest so many.
const MOST_TYPOS: usize = 6;

/// A word of the site that answers a word of the question.
#[derive(Debug)]
pub(super) struct Relative<'a> {
    pub(super) term: String,
    pub(super) kinship: Kinship,
    pub(super) entry: Entry<'a>,
}

/// For each word of the question those of the site that answer it, as far as the files are there.
pub(super) fn relatives<'a>(
    index: &'a SiteIndex,
    query: &Query,
    missing: &mut Missing,
) -> Vec<Vec<Relative<'a>>> {
    query
        .words()
        .iter()
        .map(|word| of_word(index, word, missing))
        .collect()
}

fn of_word<'a>(index: &'a SiteIndex, word: &Word, missing: &mut Missing) -> Vec<Relative<'a>> {
    let n_missing = missing.0.len();
    let mut found = forms(index, word, missing);
    let is_known = !found.is_empty() || missing.0.len() > n_missing || !word.is_spelled;
    if !is_known {
        let id = index.root.spellings();
        match index.chunk(id) {
            Some(Chunk::Spellings(_)) => found = meant(index, word, missing),
            _ if word.term.chars().count() > 2 => missing.add(id),
            _ => (),
        }
    }
    found
}

/// The word itself, its other forms, and what it begins.
fn forms<'a>(index: &'a SiteIndex, word: &Word, missing: &mut Missing) -> Vec<Relative<'a>> {
    // As the writer does, of words of every kind: the stem says where a word lies.
    let stem = index.language.stem(&word.term);
    let mut found = Vec::new();
    add_forms(&index.frequent, word, &stem, &mut found);
    if found.is_empty() {
        // All forms of a stem lie in one file, which may begin with the first of them.
        let last = format!("{}{}", stem_key(&stem), char::MAX);
        if let Some(shard) = shard(index, index.root.shard_starts.n_up_to(&last), missing) {
            add_forms(shard, word, &stem, &mut found);
        }
    }
    if word.is_prefix && word.term.chars().count() > 1 {
        longer(index, &word.term, missing, &mut found);
    }
    found
}

fn add_forms<'a>(shard: &'a TermShard, word: &Word, stem: &str, found: &mut Vec<Relative<'a>>) {
    let from = stem_key(stem);
    shard.walk(&from, |key, entry| {
        let is_form = key.starts_with(&from);
        let form = is_form.then(|| term(key)).flatten();
        let form = form.filter(|form| word.is_spelled || *form == word.term);
        found.extend(form.map(|term| {
            let kinship = if term == word.term {
                Kinship::Exact
            } else {
                Kinship::Stem
            };
            Relative {
                term,
                kinship,
                entry,
            }
        }));
        is_form
    });
}

/// Words whose stem begins with `beginning`, and the words themselves too.
fn longer<'a>(
    index: &'a SiteIndex,
    beginning: &str,
    missing: &mut Missing,
    found: &mut Vec<Relative<'a>>,
) {
    let known: BTreeSet<String> = found.iter().map(|relative| relative.term.clone()).collect();
    let first = index.root.shard_starts.n_up_to(beginning);
    let last = index
        .root
        .shard_starts
        .n_up_to(&format!("{beginning}{}", char::MAX));
    for i in first..=last.min(first + PREFIX_SHARDS - 1) {
        let Some(shard) = shard(index, i, missing) else {
            continue;
        };
        shard.walk(beginning, |key, entry| {
            let goes_on = key.starts_with(beginning);
            let longer = goes_on.then(|| term(key)).flatten();
            let longer = longer.filter(|term| {
                entry.n_found > 0 && term.starts_with(beginning) && !known.contains(term)
            });
            found.extend(longer.map(|term| Relative {
                term,
                kinship: Kinship::Prefix,
                entry,
            }));
            goes_on
        });
    }
}

/// What may have been meant: the nearest words, those of the site's words that are spelled most alike.
fn meant<'a>(index: &'a SiteIndex, word: &Word, missing: &mut Missing) -> Vec<Relative<'a>> {
    let Some(Chunk::Spellings(spellings)) = index.chunk(index.root.spellings()) else {
        return Vec::new();
    };
    let mut near = typos(spellings, word, &BTreeSet::new());
    near.sort_by_key(|kin| (kin.kinship, kin.term.len()));
    near.truncate(MOST_TYPOS);
    let mut found = Vec::new();
    for kin in near {
        let meant = Word {
            term: kin.term.to_owned(),
            is_prefix: false,
            is_spelled: true,
        };
        for relative in forms(index, &meant, missing) {
            let is_meant = relative.kinship == Kinship::Exact;
            let kinship = if is_meant {
                kin.kinship
            } else {
                Kinship::Typo(Distance::Two)
            };
            found.push(Relative {
                kinship,
                ..relative
            });
        }
    }
    found
}

fn shard<'a>(index: &'a SiteIndex, i: usize, missing: &mut Missing) -> Option<&'a TermShard> {
    match index.chunk(index.root.shard(i)) {
        Some(Chunk::Terms(shard)) => Some(shard),
        _ => {
            missing.add(index.root.shard(i));
            None
        }
    }
}
