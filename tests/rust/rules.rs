//! What a tidy file looks like: each rule takes a file and gives its complaints, `line: what is wrong`.

#[cfg(test)]
mod tests;

use crate::spans::Spans;
use crate::tokens::{Token, tokens};

/// Words that say nothing about what a file holds.
const EMPTY_WORDS: [&str; 9] = [
    "util", "utils", "common", "helper", "helpers", "misc", "manager", "managers", "stuff",
];

/// An `expect` attribute explains the lines just below it: its own and the statement's.
const ATTRIBUTE_REACH: usize = 8;

/// A Rust module says on its first line what it is.
#[must_use]
pub fn missing_module_line(text: &str) -> Vec<String> {
    let says = text
        .lines()
        .next()
        .and_then(|line| line.strip_prefix("//! "))
        .is_some_and(|rest| !rest.trim().is_empty());
    if says {
        Vec::new()
    } else {
        vec!["1: a module begins with `//! what it is`".to_owned()]
    }
}

/// A file or folder is named after what it holds.
#[must_use]
pub fn empty_names(path: &str) -> Vec<String> {
    let words = path.split(['/', '.', '_', '-']).map(str::to_lowercase);
    let empty = words.filter(|word| EMPTY_WORDS.contains(&word.as_str()));
    empty
        .map(|word| format!("1: `{word}` names nothing; name the concept"))
        .collect()
}

/// A library does not unwrap, except where an `#[expect(clippy::unwrap_used, reason = "...")]` just above says why.
#[must_use]
pub fn unexplained_unwraps(text: &str) -> Vec<String> {
    let code = Spans::rust(text).code();
    let tokens = tokens(&code);
    let explained = explained_lines(&tokens);
    let is_unwrap = |at: &usize| {
        let texts: Vec<&str> = tokens[*at..]
            .iter()
            .take(4)
            .map(|token| token.text)
            .collect();
        texts == [".", "unwrap", "(", ")"]
    };
    let unwraps = (0..tokens.len())
        .filter(is_unwrap)
        .map(|at| tokens[at].line);
    let bare = unwraps.filter(|line| {
        !explained
            .iter()
            .any(|from| (*from..=from + ATTRIBUTE_REACH).contains(line))
    });
    bare.map(|line| {
        format!("{line}: unwrap() without an #[expect(clippy::unwrap_used, reason = ...)]")
    })
    .collect()
}

/// Lines of the `expect` attributes that allow an unwrap and carry a reason.
fn explained_lines(tokens: &[Token<'_>]) -> Vec<usize> {
    let mut lines = Vec::new();
    for (at, token) in tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| token.text == "expect")
    {
        if at < 2 || tokens[at - 1].text != "[" {
            continue; // `.expect(...)`, the method
        }
        let inside = || tokens[at..].iter().take_while(|token| token.text != "]");
        if inside().any(|token| token.text == "unwrap_used")
            && inside().any(|token| token.text == "reason")
        {
            lines.push(token.line);
        }
    }
    lines
}

/// A note about unfinished work says, after a colon and in at least three words, what is missing and why it may wait.
#[must_use]
pub fn unexplained_notes(comments: &str) -> Vec<String> {
    let mut complaints = Vec::new();
    for (index, line) in comments.lines().enumerate() {
        for word in ["TODO", "FIXME", "XXX"] {
            let Some(at) = line.find(word) else { continue };
            let rest = line[at + word.len()..]
                .trim_start_matches(|c| c != ':')
                .trim_start_matches(':');
            if rest
                .split_whitespace()
                .filter(|part| part.chars().any(char::is_alphanumeric))
                .count()
                < 3
            {
                complaints.push(format!("{}: {word} without a reason", index + 1));
            }
        }
    }
    complaints
}

/// No white space at the end of a line, and one newline at the end of the file.
#[must_use]
pub fn ragged_edges(text: &str) -> Vec<String> {
    let trailing = text
        .lines()
        .enumerate()
        .filter(|(_, line)| line.trim_end() != *line);
    let mut complaints: Vec<String> = trailing
        .map(|(index, _)| format!("{}: white space at the end of the line", index + 1))
        .collect();
    if !text.is_empty() && (!text.ends_with('\n') || text.ends_with("\n\n")) {
        complaints.push(format!(
            "{}: a file ends with one newline",
            text.lines().count()
        ));
    }
    complaints
}

/// Unit tests live in a sibling file: a `mod tests` with a body below the code fails.
#[must_use]
pub fn tests_below_code(text: &str) -> Vec<String> {
    let code = Spans::rust(text).code();
    let tokens = tokens(&code);
    let is_inline = |three: &&[Token<'_>]| {
        three[0].text == "mod"
            && three[2].text == "{"
            && (three[1].text.ends_with("tests") || three[1].text == "test")
    };
    let inline = tokens.windows(3).filter(is_inline);
    inline
        .map(|three| format!("{}: move the tests into a sibling tests.rs", three[0].line))
        .collect()
}

/// The middle value and the value that nine tenths do not exceed; zeros when there is none.
#[must_use]
pub fn median_and_ninety(mut sizes: Vec<usize>) -> (usize, usize) {
    sizes.sort_unstable();
    let at = |tenths: usize| {
        sizes
            .get((sizes.len() * tenths).div_ceil(10).saturating_sub(1))
            .copied()
            .unwrap_or(0)
    };
    (at(5), at(9))
}
