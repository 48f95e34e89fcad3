//! What was asked: words, phrases in double quotes, and what is excluded by a minus sign.

use std::collections::BTreeSet;

use crate::Language;
use crate::analysis::{Form, analyse};

#[cfg(test)]
mod tests;

/// An analysed query; empty where the text has nothing to look for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Each once, in the order of the text.
    pub(crate) words: Vec<Word>,
    /// Must occur in one field.
    pub(crate) phrases: Vec<Phrase>,
    /// Must not occur.
    pub(crate) excluded: Vec<Phrase>,
}

/// A word that is looked for in all its forms.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Word {
    /// Folded.
    pub term: String,
    /// Whether it may go on: the typist is not done with it.
    pub is_prefix: bool,
    /// Whether it is a word of letters, which has other forms and typos.
    pub is_spelled: bool,
}

impl Word {
    /// What the word, all its other forms and all that it begins start with.
    pub fn beginning(&self, language: Language) -> String {
        if !self.is_spelled {
            return self.term.clone();
        }
        let stem = language.stem(&self.term);
        let beginning = language.beginning(&stem);
        match self.term.starts_with(beginning) {
            true => beginning.to_owned(),
            false => self.term.clone(),
        }
    }
}

/// Terms as written, each with its place behind the first.
pub type Phrase = Vec<(u32, String)>;

impl Query {
    /// Reads the text of a search box. The last word is taken as unfinished unless something follows it, if only a space.
    ///
    /// Searching for `"exact words"` needs them one after another in one field; `-word` and `-"two words"` exclude
    /// documents. Everything else is wished for, and the more of it a document has the better.
    pub fn parse(text: &str) -> Self {
        let mut query = Self::default();
        let mut rest = text;
        while let Some(clause) = next_clause(&mut rest) {
            match clause {
                Clause::Words(words) => query.add_words(words, rest.is_empty()),
                Clause::Excluded(words) => query.excluded.extend(phrase(words)),
                Clause::Phrase(words) => match phrase(words) {
                    Some(phrase) => query.phrases.push(phrase),
                    None => query.add_words(words, false),
                },
            }
        }
        query
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.phrases.is_empty()
    }

    /// The words that are wished for, each once, in the order of the text.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// What must occur as it is written.
    pub fn phrases(&self) -> &[Phrase] {
        &self.phrases
    }

    /// What must not occur.
    pub fn excluded(&self) -> &[Phrase] {
        &self.excluded
    }

    fn add_words(&mut self, text: &str, is_last: bool) {
        let mut seen = BTreeSet::new();
        seen.extend(self.words.iter().cloned());
        let mut last = Form::Word;
        analyse(text, |token| {
            let behind = std::mem::replace(&mut last, token.form);
            let is_unfinished = is_last && token.range.end == text.len();
            let is_prefix = match token.form {
                Form::Word | Form::Compound => is_unfinished,
                // Who asks for C++ does not ask for C.
                Form::Part if text[token.range.end..].starts_with(['+', '#']) => return,
                Form::Part | Form::Bigram => false,
                // One character stands for every pair that it begins; behind a pair it says nothing new.
                Form::Last if behind == Form::Bigram => return,
                Form::Last => true,
            };
            let is_spelled = matches!(token.form, Form::Word | Form::Part);
            let word = Word {
                term: token.term.to_owned(),
                is_prefix,
                is_spelled: is_spelled && !token.term.contains(|c: char| c.is_numeric()),
            };
            if seen.insert(word.clone()) {
                self.words.push(word);
            }
        });
    }
}

enum Clause<'a> {
    Words(&'a str),
    Phrase(&'a str),
    Excluded(&'a str),
}

/// Takes the next word or phrase off the front, with the sign before it.
fn next_clause<'a>(rest: &mut &'a str) -> Option<Clause<'a>> {
    let text = rest.trim_start();
    if text.is_empty() {
        return None;
    }
    let unsigned = text.strip_prefix('-');
    let is_excluded =
        unsigned.is_some_and(|text| text.starts_with(|c: char| c == '"' || c.is_alphanumeric()));
    let text = unsigned.filter(|_| is_excluded).unwrap_or(text);
    let quoted = text.strip_prefix('"').and_then(|text| text.split_once('"'));
    let (words, after) = quoted.unwrap_or_else(|| {
        let is_end = |(at, c): (usize, char)| c.is_whitespace() || (c == '"' && at > 0);
        let end = text.char_indices().find(|&place| is_end(place));
        text.split_at(end.map_or(text.len(), |(at, _)| at))
    });
    *rest = after;
    Some(match (is_excluded, quoted) {
        (true, _) => Clause::Excluded(words),
        (false, Some(_)) => Clause::Phrase(words),
        (false, None) => Clause::Words(words),
    })
}

/// The terms that stand one after another; `None` where there are none.
fn phrase(text: &str) -> Option<Phrase> {
    let mut phrase = Phrase::new();
    analyse(text, |token| {
        if token.form.is_in_sequence() {
            phrase.push((token.position, token.term.to_owned()));
        }
    });
    let first = phrase.first()?.0;
    phrase.iter_mut().for_each(|(place, _)| *place -= first);
    Some(phrase)
}
