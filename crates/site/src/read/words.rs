//! The words of a question among those of the site.

use std::collections::BTreeSet;

use nearsight_lexical::{Distance, Kin, Kinship, Word, typos};

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
    words: &[Word],
    missing: &mut Missing,
) -> Vec<Vec<Relative<'a>>> {
    let of = |word| of_word(index, word, missing);
    words.iter().map(of).collect()
}

/// A word of the site, as it is written.
pub(super) fn exact<'a>(
    index: &'a SiteIndex,
    word: &Word,
    missing: &mut Missing,
) -> Option<Relative<'a>> {
    let mut forms = forms(index, word, missing).into_iter();
    forms.find(|relative| relative.kinship == Kinship::Exact)
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
    let n_known = found.len();
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
            let is_known = |term: &String| found[..n_known].iter().any(|known| known.term == *term);
            let longer = longer
                .filter(|term| entry.n_found > 0 && term.starts_with(beginning) && !is_known(term));
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
    let mut found = Vec::new();
    for kin in nearest(typos(spellings, word, &BTreeSet::new())) {
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

/// Those that are spelled most alike, the shortest first.
fn nearest<Entry>(typos: Vec<Kin<Entry>>) -> Vec<Kin<Entry>> {
    let mut nearest: Vec<Kin<Entry>> = Vec::new();
    for kin in typos {
        let key = |kin: &Kin<Entry>| (kin.kinship, kin.term.len());
        let place = nearest.partition_point(|other| key(other) <= key(&kin));
        nearest.insert(place, kin);
        nearest.truncate(MOST_TYPOS);
    }
    nearest
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
