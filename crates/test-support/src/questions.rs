//! Questions about a site's pages, as `tests/corpus` has them.

use std::error::Error;
use std::path::Path;

use serde::Deserialize;

/// A question, and which pages answer it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Question {
    /// The text of the search box.
    pub question: String,
    /// Beginnings of the names of right pages.
    pub expect: Vec<String>,
}

impl Question {
    /// Reads a file of questions.
    ///
    /// # Errors
    /// What is no file, or holds something else.
    pub fn read(path: &Path) -> Result<Vec<Self>, Box<dyn Error>> {
        Ok(serde_json::from_slice(&std::fs::read(path)?)?)
    }

    /// The place of the first right page, from 0.
    pub fn rank(&self, urls: &[String]) -> Option<usize> {
        let is_right = |url: &String| {
            let name = url.rsplit('/').next().unwrap_or_default();
            self.expect
                .iter()
                .any(|beginning| name.starts_with(beginning))
        };
        urls.iter().position(is_right)
    }
}
