//! The functions of a Rust file and how long they are.

#[cfg(test)]
mod tests;

use crate::tokens::{Token, tokens};

/// A function with a body.
#[derive(Debug, PartialEq, Eq)]
pub struct Function {
    /// Its name.
    pub name: String,
    /// The line of `fn`, from 1.
    pub line: usize,
    /// Lines from `fn` to the closing brace, both counted.
    pub lines: usize,
}

/// Every function with a body in code whose comments and literals are blanked; nested ones count twice.
#[must_use]
pub fn functions(code: &str) -> Vec<Function> {
    let tokens = tokens(code);
    (0..tokens.len())
        .filter_map(|at| function_at(&tokens, at))
        .collect()
}

fn function_at(tokens: &[Token<'_>], at: usize) -> Option<Function> {
    let name = tokens.get(at + 1)?;
    // `fn(` is a pointer type, `fn $name` a macro's pattern.
    if tokens[at].text != "fn"
        || !name
            .text
            .starts_with(|c: char| c.is_alphabetic() || c == '_')
    {
        return None;
    }
    let open = body_start(tokens, at + 2)?;
    let close = matching_brace(tokens, open)?;
    let line = tokens[at].line;
    Some(Function {
        name: name.text.to_owned(),
        line,
        lines: tokens[close].line - line + 1,
    })
}

/// The brace that opens the body; none when the signature ends with a semicolon.
fn body_start(tokens: &[Token<'_>], from: usize) -> Option<usize> {
    let mut depth = 0i32; // of round and square brackets: `[u8; 4]` holds a semicolon
    for (at, token) in tokens.iter().enumerate().skip(from) {
        match token.text {
            "(" | "[" => depth += 1,
            ")" | "]" => depth -= 1,
            ";" if depth == 0 => return None,
            "{" if depth == 0 => return Some(at),
            _ => {}
        }
    }
    None
}

fn matching_brace(tokens: &[Token<'_>], open: usize) -> Option<usize> {
    let mut depth = 0usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.text {
            "{" => depth += 1,
            "}" if depth == 1 => return Some(at),
            "}" => depth -= 1,
            _ => {}
        }
    }
    None
}
