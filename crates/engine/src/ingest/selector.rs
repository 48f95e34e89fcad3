//! Which elements an option means: `main`, `#content`, `.sidebar`, or several of these on one element, `aside.toc`.

use std::str::FromStr;

use super::IngestError;

/// An element by its name, its id and its classes; all that are given must fit.
///
/// No combinators, attributes or pseudo-classes: a page is read in one stream, and pages are marked in their templates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selector {
    pub(super) name: Option<String>,
    pub(super) id: Option<String>,
    pub(super) classes: Vec<String>,
}

impl FromStr for Selector {
    type Err = IngestError;

    /// # Errors
    /// [`IngestError::Selector`] for anything but a name, `#id` and `.class` without spaces.
    fn from_str(text: &str) -> Result<Self, IngestError> {
        let invalid = || IngestError::Selector {
            selector: text.into(),
        };
        let mut selector = Self {
            name: None,
            id: None,
            classes: Vec::new(),
        };
        let mut rest = text.trim();
        while let Some(sign) = rest.chars().next() {
            let word = rest.strip_prefix(['#', '.']).unwrap_or(rest);
            let end = word.find(['#', '.']).unwrap_or(word.len());
            let (word, after) = word.split_at(end);
            if word.is_empty() || !word.chars().all(is_name_letter) {
                return Err(invalid());
            }
            match sign {
                '#' => selector.id = Some(word.to_owned()),
                '.' => selector.classes.push(word.to_owned()),
                _ => selector.name = Some(word.to_ascii_lowercase()),
            }
            rest = after;
        }
        let is_empty = selector.name.is_none() && selector.id.is_none();
        if is_empty && selector.classes.is_empty() {
            return Err(invalid());
        }
        Ok(selector)
    }
}

/// Letters that mean themselves in CSS.
fn is_name_letter(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '-' | '_') || !letter.is_ascii()
}

#[cfg(test)]
mod tests;
