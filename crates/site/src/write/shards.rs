//! Which words share a file.

use nearsight_lexical::Terms;

use crate::format::terms::{Term, shared, stem_of};

/// Bytes of a file, at least, before it is compressed; most of them are codes, which hardly get smaller.
const LEAST: usize = 1_000;
/// Files, about: each costs some ten bytes of the root, which everybody fetches.
const MOST_FILES: usize = 1_200;

pub(super) struct Shards<'a> {
    pub(super) parts: Vec<&'a [Term]>,
    /// Where each part but the first begins, as short as it can be: above the last key before, up to its own first one.
    pub(super) starts: Terms,
}

/// Parts of `terms`, which ascend; at least one.
pub(super) fn shards(terms: &[Term]) -> Shards<'_> {
    let enough = LEAST.max(terms.iter().map(Term::size).sum::<usize>() / MOST_FILES);
    let (mut parts, mut starts) = (Vec::new(), Terms::default());
    let (mut start, mut n_bytes) = (0, 0);
    for (i, term) in terms.iter().enumerate() {
        let is_form = i > start && stem_of(&term.key) == stem_of(&terms[i - 1].key);
        if n_bytes + term.size() > enough && i > start && !is_form {
            parts.push(&terms[start..i]);
            starts.push(between(&terms[i - 1].key, &term.key));
            (start, n_bytes) = (i, 0);
        }
        n_bytes += term.size();
    }
    parts.push(&terms[start..]);
    Shards { parts, starts }
}

/// The shortest beginning of `next` above `last`, which is below `next`.
fn between<'a>(last: &str, next: &'a str) -> &'a str {
    let n_shared = shared(last, next).len();
    let n_more = next[n_shared..].chars().next().map_or(0, char::len_utf8);
    &next[..n_shared + n_more]
}

#[cfg(test)]
mod tests;
