//! Which files of a site are its pages, by glob patterns over their paths below the site.

use globset::{Glob, GlobBuilder, GlobMatcher, GlobSet, GlobSetBuilder};

use crate::error::CliError;

#[cfg(test)]
mod tests;

/// Pages of who names none.
pub(crate) const DEFAULT_GLOB: &str = "**/*.{html,htm}";

/// Signs that make a pattern of a path.
const SIGNS: [char; 4] = ['*', '?', '[', '{'];

/// The files that are pages.
#[derive(Debug, Clone)]
pub(crate) struct Patterns {
    wanted: GlobMatcher,
    excluded: GlobSet,
    /// Excluded beginnings of paths.
    prefixes: Vec<String>,
}

impl Patterns {
    /// What `glob` matches and none of `excluded` does; of these, those without signs are beginnings of paths.
    ///
    /// # Errors
    /// [`CliError::Glob`] for a pattern that is none.
    pub(crate) fn new<'a>(
        glob: &str,
        excluded: impl Iterator<Item = &'a str>,
    ) -> Result<Self, CliError> {
        let mut prefixes = Vec::new();
        let mut globs = GlobSetBuilder::new();
        for pattern in excluded {
            if pattern.contains(SIGNS) {
                globs.add(compiled(pattern)?);
            } else {
                prefixes.push(below_site(pattern).to_owned());
            }
        }
        let excluded = globs.build().map_err(|error| invalid("exclude", &error))?;
        Ok(Self {
            wanted: compiled(glob)?.compile_matcher(),
            excluded,
            prefixes,
        })
    }

    /// Whether the file with this path below the site is a page.
    pub(crate) fn takes(&self, path: &str) -> bool {
        let mut prefixes = self.prefixes.iter();
        self.wanted.is_match(path)
            && !self.excluded.is_match(path)
            && !prefixes.any(|prefix| path.starts_with(prefix.as_str()))
    }
}

/// Several patterns in one text are parted by commas, but for those in braces and brackets.
pub(super) fn split(text: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let parts = text.split(|letter| {
        match letter {
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            _ => (),
        }
        letter == ',' && depth == 0
    });
    parts.map(str::to_owned).collect()
}

/// Paths of pages begin without a slash, addresses with one.
fn below_site(pattern: &str) -> &str {
    pattern.strip_prefix('/').unwrap_or(pattern)
}

fn compiled(pattern: &str) -> Result<Glob, CliError> {
    // Generators on other systems write `.HTML` and `Blog/` too.
    let glob = GlobBuilder::new(below_site(pattern))
        .literal_separator(true)
        .case_insensitive(true)
        .backslash_escape(true)
        .build();
    glob.map_err(|error| invalid(pattern, &error))
}

fn invalid(pattern: &str, error: &globset::Error) -> CliError {
    CliError::Glob {
        pattern: pattern.to_owned(),
        reason: error.kind().to_string(),
    }
}
