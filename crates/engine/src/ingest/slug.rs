//! Anchors for headings that bring none, unique within a file.

use std::collections::BTreeMap;

/// Hands out anchors that are unique within one file.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    /// Anchor -> number to try next where it is wanted again.
    taken: BTreeMap<String, usize>,
}

impl Anchors {
    /// The anchor itself the first time, then `<anchor>-1`, `<anchor>-2`, as GitHub does.
    pub(super) fn unique(&mut self, wanted: &str) -> String {
        let Some(next) = self.taken.get(wanted).copied() else {
            self.taken.insert(wanted.to_owned(), 1);
            return wanted.to_owned();
        };
        for number in next.. {
            let anchor = format!("{wanted}-{number}");
            if !self.taken.contains_key(&anchor) {
                self.taken.insert(wanted.to_owned(), number + 1);
                self.taken.insert(anchor.clone(), 1);
                return anchor;
            }
        }
        wanted.to_owned()
    }
}

/// The anchor GitHub gives to a Markdown heading: lower case, spaces to `-`, other punctuation dropped.
pub(super) fn slug(heading: &str) -> String {
    let slug: String = heading
        .trim()
        .chars()
        .filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'))
        .flat_map(char::to_lowercase)
        .map(|letter| if letter == ' ' { '-' } else { letter })
        .collect();
    if slug.is_empty() {
        "section".to_owned()
    } else {
        slug
    }
}

#[cfg(test)]
mod tests;
