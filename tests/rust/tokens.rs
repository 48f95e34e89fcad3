//! Words and signs of code from which comments and literals have been blanked.

#[cfg(test)]
mod tests;

/// A word, a number, `::` or a single sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// Its text.
    pub text: &'a str,
    /// Its line, from 1.
    pub line: usize,
}

/// Splits code into tokens.
#[must_use]
pub fn tokens(code: &str) -> Vec<Token<'_>> {
    code.lines()
        .enumerate()
        .flat_map(|(index, line)| line_tokens(line, index + 1))
        .collect()
}

fn line_tokens(line: &str, number: usize) -> Vec<Token<'_>> {
    let mut rest = line.trim_start();
    let mut found = Vec::new();
    while let Some(first) = rest.chars().next() {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let length = if is_word(first) {
            rest.find(|c| !is_word(c)).unwrap_or(rest.len())
        } else if rest.starts_with("::") {
            2
        } else {
            first.len_utf8()
        };
        found.push(Token {
            text: &rest[..length],
            line: number,
        });
        rest = rest[length..].trim_start();
    }
    found
}

/// The second segment of every path that starts with `head`: `fs` in `std::fs::read`, `fs` and `io` in
/// `use std::{fs, io::Read}`, each with its line.
#[must_use]
pub fn segments_after<'a>(tokens: &[Token<'a>], head: &str) -> Vec<Token<'a>> {
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let follows = tokens.get(at + 1).is_some_and(|next| next.text == "::");
        let is_inner = at > 1
            && tokens[at - 1].text == "::"
            && tokens[at - 2].text.starts_with(char::is_alphabetic);
        if token.text != head || !follows || is_inner {
            continue;
        }
        match tokens.get(at + 2) {
            Some(next) if next.text == "{" => found.extend(group_heads(&tokens[at + 2..])),
            Some(next) => found.push(*next),
            None => {}
        }
    }
    found
}

/// The first word of every branch of a use group; the slice starts at its brace.
fn group_heads<'a>(tokens: &[Token<'a>]) -> Vec<Token<'a>> {
    let (mut depth, mut heads, mut expects_head) = (0usize, Vec::new(), false);
    for token in tokens {
        match token.text {
            "{" => (depth, expects_head) = (depth + 1, depth == 0),
            "}" if depth == 1 => break,
            "}" => depth -= 1,
            "," => expects_head = depth == 1,
            _ if expects_head => {
                heads.push(*token);
                expects_head = false;
            }
            _ => {}
        }
    }
    heads
}
