//! The language whose endings a search looks past.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

use crate::LexicalError;

#[cfg(test)]
mod tests;

/// A Snowball stemmer (Porter, "Snowball: a language for stemming algorithms", 2001), or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Language {
    /// Primary subtag and algorithm.
    stemmer: Option<(&'static str, Algorithm)>,
}

#[cfg(feature = "languages")]
const STEMMERS: [(&str, Algorithm); 20] = [
    ("ar", Algorithm::Arabic),
    ("da", Algorithm::Danish),
    ("de", Algorithm::German),
    ("el", Algorithm::Greek),
    ("en", Algorithm::English),
    ("es", Algorithm::Spanish),
    ("fi", Algorithm::Finnish),
    ("fr", Algorithm::French),
    ("hu", Algorithm::Hungarian),
    ("it", Algorithm::Italian),
    ("nb", Algorithm::Norwegian),
    ("nl", Algorithm::Dutch),
    ("nn", Algorithm::Norwegian),
    ("no", Algorithm::Norwegian),
    ("pt", Algorithm::Portuguese),
    ("ro", Algorithm::Romanian),
    ("ru", Algorithm::Russian),
    ("sv", Algorithm::Swedish),
    ("ta", Algorithm::Tamil),
    ("tr", Algorithm::Turkish),
];

#[cfg(not(feature = "languages"))]
const STEMMERS: [(&str, Algorithm); 1] = [("en", Algorithm::English)];

impl Language {
    /// No endings: words are found as they are written.
    pub const NONE: Self = Self { stemmer: None };

    /// The language of a BCP 47 tag such as `en` or `pt-BR`, or of `none`.
    ///
    /// # Errors
    /// `lexical-language` where no stemmer is known.
    pub fn from_tag(tag: &str) -> Result<Self, LexicalError> {
        let primary = tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
        if primary == "none" {
            return Ok(Self::NONE);
        }
        let stemmer = STEMMERS.iter().find(|(known, _)| *known == primary);
        let known = || STEMMERS.map(|(tag, _)| tag).join(", ");
        let stemmer = stemmer.ok_or_else(|| LexicalError::Language {
            tag: tag.chars().take(40).collect(),
            known: known(),
        })?;
        Ok(Self {
            stemmer: Some(*stemmer),
        })
    }

    /// The primary subtag, or `none`.
    pub fn tag(&self) -> &'static str {
        self.stemmer.map_or("none", |(tag, _)| tag)
    }

    /// The stem of a folded word; of what is not all letters, itself.
    pub fn stem<'a>(&self, term: &'a str) -> Cow<'a, str> {
        match self.stemmer {
            Some((_, algorithm)) if term.chars().all(char::is_alphabetic) => {
                stemmer(algorithm).stem(term)
            }
            _ => Cow::Borrowed(term),
        }
    }

    /// What every form with this `stem` begins with. Snowball's stemmers take endings off and then change at most the last
    /// letter (hope, hoping; try, tries); the few other pairs (die, dying) are not found by each other.
    pub(crate) fn beginning<'a>(&self, stem: &'a str) -> &'a str {
        let Some((last, c)) = stem.char_indices().next_back() else {
            return stem;
        };
        match last {
            0..2 => stem,
            _ if self.tag() == "en" && !matches!(c, 'e' | 'i') => stem,
            _ => &stem[..last],
        }
    }
}

#[cfg(feature = "languages")]
fn stemmer(algorithm: Algorithm) -> Stemmer {
    Stemmer::create(algorithm)
}

/// A constant, so that the linker drops the other languages.
#[cfg(not(feature = "languages"))]
fn stemmer(_: Algorithm) -> Stemmer {
    Stemmer::create(Algorithm::English)
}
