//! The words of a dictionary that answer a word of a query: the word itself, its other forms, what it begins, and what may
//! have been meant.

use std::collections::BTreeSet;

use crate::query::Word;
use crate::typo::{Distance, TypoAutomaton};
use crate::{Language, Parameters};

/// How a word of a dictionary answers a word of the query, best first.
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

impl Kinship {
    /// What an occurrence counts as a share of one of the word as typed.
    pub fn weight(self, parameters: &Parameters) -> f32 {
        match self {
            Self::Exact | Self::Typo(Distance::Same) => 1.0,
            Self::Stem => parameters.stem,
            Self::Prefix => parameters.prefix,
            Self::Typo(Distance::One) => parameters.typo,
            Self::Typo(Distance::FirstLetter) => parameters.first_letter,
            Self::Typo(Distance::Two) => parameters.two_typos,
        }
    }
}

/// What a walk over sorted words does after one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// On to the next word.
    Next,
    /// On to the first word that does not begin with so many bytes of this one; they end at a character.
    Skip(usize),
    /// No further.
    Stop,
}

/// Folded words in ascending order, each with what is known of it. Where there are several parts, each is in order.
pub trait Dictionary {
    /// What is known of a word.
    type Entry<'a>
    where
        Self: 'a;

    /// Gives the words from `from` on to `step`.
    fn walk<'a>(&'a self, from: &str, step: impl FnMut(&'a str, Self::Entry<'a>) -> Step);
}

/// A word of a dictionary that answers.
#[derive(Debug, Clone, Copy)]
pub struct Kin<'a, Entry> {
    /// The word, folded.
    pub term: &'a str,
    /// How it answers.
    pub kinship: Kinship,
    /// What is known of it.
    pub entry: Entry,
}

/// The word itself, its other forms, and what it begins.
pub fn forms<'a, D: Dictionary>(
    dictionary: &'a D,
    language: Language,
    word: &Word,
) -> Vec<Kin<'a, D::Entry<'a>>> {
    let mut found = Vec::new();
    let stem = match word.is_spelled {
        true => language.stem(&word.term),
        false => word.term.as_str().into(),
    };
    let beginning = word.beginning(language);
    let is_form = |term: &str| word.is_spelled && language.stem(term) == stem;
    dictionary.walk(&beginning, |term, entry| {
        if !term.starts_with(&beginning) {
            return Step::Stop;
        }
        let kinship = match term {
            _ if term == word.term => Some(Kinship::Exact),
            _ if is_form(term) => Some(Kinship::Stem),
            _ if word.is_prefix && term.starts_with(&word.term) => Some(Kinship::Prefix),
            _ => None,
        };
        found.extend(kinship.map(|kinship| Kin {
            term,
            kinship,
            entry,
        }));
        Step::Next
    });
    found
}

/// What may have been meant by `word`, but for what is among `known` already.
pub fn typos<'a, D: Dictionary>(
    dictionary: &'a D,
    word: &Word,
    known: &BTreeSet<&str>,
) -> Vec<Kin<'a, D::Entry<'a>>> {
    let mut found = Vec::new();
    let Some(mut automaton) = TypoAutomaton::new(&word.term, word.is_prefix) else {
        return found;
    };
    dictionary.walk("", |term, entry| {
        automaton.step(term, |distance| {
            if !known.contains(term) {
                found.push(Kin {
                    term,
                    kinship: Kinship::Typo(distance),
                    entry,
                });
            }
        })
    });
    found
}
