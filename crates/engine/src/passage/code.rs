//! Listings inside texts: lines indented by four spaces or a tab, as in Markdown.
//!
//! A language model reads code and program output badly: its vectors pull a passage away from what its sentences say.
//! So listings are shown with their passage and left out of its vector. On the Rust Book that took the re-worded
//! questions answered in the first three from 15 of 20 to 16, and the passages to encode from 4,182 to 2,728
//! (`./build.sh bench first`).

use std::borrow::Cow;

/// What readers of files put before each line of a listing.
pub const INDENT: &str = "    ";

/// Where less than one byte in this many is prose, the indented lines are the text: a manual page, a file of code.
const LEAST_PROSE: usize = 4;

/// Whether the vectors of `text` should leave its listings out: it has some, and enough prose beside them.
pub fn has_listings(text: &str) -> bool {
    let (mut code, mut prose) = (0, 0);
    for line in text.lines() {
        let len = line.trim().len();
        if is_listing(line) {
            code += len;
        } else {
            prose += len;
        }
    }
    code > 0 && prose * LEAST_PROSE >= code + prose
}

/// A passage without its listings. Its first line is taken for prose, as passages begin with a sentence.
pub fn without_listings(passage: &str) -> Cow<'_, str> {
    if !passage.lines().skip(1).any(is_listing) {
        return Cow::Borrowed(passage);
    }
    let prose = |&(idx, line): &(usize, &str)| idx == 0 || !is_listing(line);
    let lines = passage.split_inclusive('\n').enumerate().filter(prose);
    Cow::Owned(lines.map(|(_, line)| line).collect())
}

/// Whether a line is part of a listing.
pub(super) fn is_listing(line: &str) -> bool {
    (line.starts_with(INDENT) || line.starts_with('\t')) && !line.trim().is_empty()
}

#[cfg(test)]
mod tests;
