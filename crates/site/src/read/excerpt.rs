//! The part of a text that answers best, with the words that do.

use std::ops::Range;

/// A text and what is to be marked in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marked {
    /// Never HTML.
    pub text: String,
    /// Bytes, ascending and apart, at borders of characters.
    pub ranges: Vec<Range<usize>>,
}

/// Bytes of an excerpt, about: two lines or three.
const LENGTH: usize = 240;
/// Bytes ahead of the first marked word.
const LEAD: usize = 60;

/// Cuts `text` to the window with the most marked bytes, at spaces, with dots where something is left out.
pub(super) fn excerpt(text: &str, marked: &[Range<usize>]) -> Marked {
    let window = window(text, marked);
    let (head, tail) = (window.start > 0, window.end < text.len());
    let mut excerpt = String::from(if head { "… " } else { "" });
    let lead = excerpt.len();
    // Lines are shown one after another; each white space is one byte, so ranges stay.
    excerpt.extend(text[window.clone()].chars().map(|c| {
        if matches!(c, '\n' | '\t' | '\r') {
            ' '
        } else {
            c
        }
    }));
    excerpt.push_str(if tail { " …" } else { "" });
    let inside = marked
        .iter()
        .filter(|range| range.start >= window.start && range.end <= window.end);
    let moved =
        |range: &Range<usize>| range.start - window.start + lead..range.end - window.start + lead;
    Marked {
        ranges: inside.map(moved).collect(),
        text: excerpt,
    }
}

fn window(text: &str, marked: &[Range<usize>]) -> Range<usize> {
    if text.len() <= LENGTH + LEAD {
        return 0..text.len();
    }
    let bytes_from = |first: usize| {
        let end = marked[first].start + LENGTH - LEAD;
        let inside = marked[first..].iter().take_while(|range| range.end <= end);
        inside.map(|range| range.len()).sum::<usize>()
    };
    let best = (0..marked.len()).max_by_key(|&first| (bytes_from(first), std::cmp::Reverse(first)));
    let start = best.map_or(0, |first| marked[first].start.saturating_sub(LEAD));
    let start = start.min(text.len() - LENGTH);
    let start = if start == 0 {
        0
    } else {
        after_space(text, start)
    };
    let end = (start + LENGTH).min(text.len());
    start..if end == text.len() {
        end
    } else {
        before_space(text, start, end)
    }
}

/// The first word that begins at `from` or soon after.
fn after_space(text: &str, from: usize) -> usize {
    let from = border(text, from);
    let space = text[from..]
        .char_indices()
        .take(LEAD)
        .find(|(_, c)| c.is_whitespace());
    space.map_or(from, |(at, c)| from + at + c.len_utf8())
}

/// The end of the last word that ends before `to`.
fn before_space(text: &str, from: usize, to: usize) -> usize {
    let to = border(text, to);
    let space = text[from..to]
        .rfind(char::is_whitespace)
        .filter(|&at| at > LENGTH / 2);
    space.map_or(to, |at| from + at)
}

/// The first border of characters from `at` on.
fn border(text: &str, at: usize) -> usize {
    (at..text.len())
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(text.len())
}
