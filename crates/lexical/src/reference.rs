//! The dumb index beside the fast one, for tests: documents as lists of terms, every question answered by a scan of all
//! of them, sums in f64. Shares with the fast one the analysis, the stems and the cost of a typo, which have tests of
//! their own.

use std::collections::{BTreeMap, BTreeSet};

use nearsight_test_support::Random;

use crate::analysis::analyse;
use crate::query::{Phrase, Word};
use crate::typo::{Distance, TypoAutomaton};
use crate::{Field, Language, LexicalIndex, Parameters, Query};

/// Occurrences and length of one field.
type Text = (Vec<(String, u32)>, u32);

pub(crate) struct Reference {
    pub(crate) documents: BTreeMap<u32, Vec<Text>>,
    fields: Vec<Field>,
    language: Language,
    parameters: Parameters,
}

/// Title and body.
pub(crate) fn fields() -> Vec<Field> {
    let mut fields = vec![Field::new("title", 2.5), Field::new("body", 1.0)];
    fields[0].b = 0.3;
    fields
}

pub(crate) fn english() -> Language {
    Language::from_tag("en").expect("a known language")
}

/// An empty index of `fields` in English.
pub(crate) fn empty() -> LexicalIndex {
    LexicalIndex::new(fields(), english()).expect("two fields")
}

/// Text of words that are related: forms, beginnings and typos of one another.
pub(crate) fn random_text(random: &mut Random, n_words: usize) -> String {
    const WORDS: [&str; 28] = [
        "run",
        "running",
        "runs",
        "runner",
        "rust",
        "rusty",
        "trust",
        "truth",
        "read_to_string",
        "readers",
        "reading",
        "string",
        "strings",
        "stirng",
        "collection",
        "collections",
        "colelction",
        "connection",
        "hope",
        "hoping",
        "the",
        "the",
        "the",
        "of",
        "C++",
        "東京都",
        "don't",
        "kebab-case",
    ];
    let words =
        (0..n_words).map(|_| WORDS[random.below(WORDS.len()).min(random.below(WORDS.len()))]);
    words.collect::<Vec<_>>().join(" ")
}

impl Reference {
    pub(crate) fn new() -> Self {
        Self {
            documents: BTreeMap::new(),
            fields: fields(),
            language: english(),
            parameters: Parameters::default(),
        }
    }

    pub(crate) fn insert(&mut self, row: u32, texts: &[&str]) {
        let analysed = |text: &&str| {
            let mut seen = BTreeSet::new();
            let length = analyse(text, |token| {
                seen.insert((token.term.to_owned(), token.position));
            });
            (seen.into_iter().collect(), length)
        };
        self.documents
            .insert(row, texts.iter().map(analysed).collect());
    }

    /// Rows and scores of all that is found, best first.
    pub(crate) fn search(&self, query: &Query) -> Vec<(u32, f64)> {
        let mut scores: BTreeMap<u32, f64> = BTreeMap::new();
        for word in &query.words {
            let weights = self.weights(word);
            self.add(&mut scores, |texts, field| {
                self.frequency(texts, field, &weights)
            });
        }
        for phrase in &query.phrases {
            self.add(&mut scores, |texts, field| {
                occurrences(&texts[field].0, phrase).len() as f64
            });
        }
        let has = |row: &u32, phrase: &Phrase| {
            let texts = &self.documents[row];
            texts
                .iter()
                .any(|(text, _)| !occurrences(text, phrase).is_empty())
        };
        scores.retain(|row, _| {
            query.phrases.iter().all(|phrase| has(row, phrase))
                && !query.excluded.iter().any(|phrase| has(row, phrase))
        });
        let mut found: Vec<(u32, f64)> = scores.into_iter().collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found
    }

    /// BM25F of one word, whose weighted occurrences in a field `count` gives.
    fn add(&self, scores: &mut BTreeMap<u32, f64>, count: impl Fn(&[Text], usize) -> f64) {
        let n = self.documents.len() as f64;
        let mut frequencies = BTreeMap::new();
        for (row, texts) in &self.documents {
            let mut sum = 0.0;
            for (i, field) in self.fields.iter().enumerate() {
                let total: u32 = self.documents.values().map(|texts| texts[i].1).sum();
                let mean = (f64::from(total) / n).max(1.0);
                let b = f64::from(field.b);
                sum += f64::from(field.weight) * count(texts, i)
                    / (1.0 - b + b * f64::from(texts[i].1) / mean);
            }
            if sum > 0.0 {
                frequencies.insert(*row, sum);
            }
        }
        let df = frequencies.len() as f64;
        let (idf, k1) = (
            (1.0 + (n - df + 0.5) / (df + 0.5)).ln(),
            f64::from(self.parameters.k1),
        );
        for (row, frequency) in frequencies {
            *scores.entry(row).or_default() += idf * frequency * (k1 + 1.0) / (frequency + k1);
        }
    }

    fn frequency(&self, texts: &[Text], field: usize, weights: &BTreeMap<String, f32>) -> f64 {
        let weight =
            |(term, _): &(String, u32)| weights.get(term).map_or(0.0, |&weight| f64::from(weight));
        texts[field].0.iter().map(weight).sum()
    }

    /// Terms that answer the word, and what they are worth.
    fn weights(&self, word: &Word) -> BTreeMap<String, f32> {
        let texts = self.documents.values().flatten();
        let terms: BTreeSet<&str> = texts
            .flat_map(|(text, _)| text)
            .map(|(term, _)| term.as_str())
            .collect();
        let form = |term: &str| match () {
            () if term == word.term => Some(1.0),
            () if word.is_spelled && self.language.stem(term) == self.language.stem(&word.term) => {
                Some(self.parameters.stem)
            }
            () if word.is_prefix && term.starts_with(&word.term) => Some(self.parameters.prefix),
            () => None,
        };
        let weigh = |weight: &dyn Fn(&str) -> Option<f32>| -> BTreeMap<String, f32> {
            let weighed = terms
                .iter()
                .filter_map(|&term| Some((term.to_owned(), weight(term)?)));
            weighed.collect()
        };
        let weights = weigh(&form);
        match weights.is_empty() && word.is_spelled {
            true => weigh(&|term| self.typo(word, term)),
            false => weights,
        }
    }

    fn typo(&self, word: &Word, term: &str) -> Option<f32> {
        let mut found = None;
        TypoAutomaton::new(&word.term, word.is_prefix)?
            .step(term, |distance| found = Some(distance));
        Some(match found? {
            Distance::Same => 1.0,
            Distance::One => self.parameters.typo,
            Distance::FirstLetter => self.parameters.first_letter,
            Distance::Two => self.parameters.two_typos,
        })
    }
}

/// Where the phrase begins.
fn occurrences(text: &[(String, u32)], phrase: &Phrase) -> Vec<u32> {
    let has = |term: &str, position: u32| {
        text.iter()
            .any(|(other, at)| other == term && *at == position)
    };
    let starts = text
        .iter()
        .filter(|(term, _)| *term == phrase[0].1)
        .map(|(_, position)| *position);
    starts
        .filter(|start| phrase.iter().all(|(place, term)| has(term, start + place)))
        .collect()
}
