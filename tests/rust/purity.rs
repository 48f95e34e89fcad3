//! What Rust sources may name: floors 0 to 2 take bytes and give bytes, and confined packages stay where they are.

#[cfg(test)]
mod tests;

use crate::edges::Confined;
use crate::spans::Spans;
use crate::tokens::{segments_after, tokens};

/// Modules of `std` that reach outside: files, network, environment, clock, other processes, the terminal.
const OUTSIDE: [&str; 5] = ["fs", "net", "env", "time", "process"];

/// Names that bring a clock or entropy whatever path they come by.
const CLOCK_AND_ENTROPY: [&str; 6] = [
    "Instant",
    "SystemTime",
    "thread_rng",
    "ThreadRng",
    "OsRng",
    "from_entropy",
];

/// Uses of IO, clock and entropy in a Rust file, as `line: what`.
#[must_use]
pub fn impurities(text: &str) -> Vec<String> {
    let code = Spans::rust(text).code();
    let tokens = tokens(&code);
    let outside = segments_after(&tokens, "std")
        .into_iter()
        .filter(|token| OUTSIDE.contains(&token.text));
    let outside = outside.map(|token| format!("{}: std::{}", token.line, token.text));
    let random = segments_after(&tokens, "rand")
        .into_iter()
        .filter(|token| ["rng", "random"].contains(&token.text));
    let random = random.map(|token| format!("{}: rand::{}", token.line, token.text));
    let named = tokens
        .iter()
        .filter(|token| CLOCK_AND_ENTROPY.contains(&token.text));
    let named = named.map(|token| format!("{}: {}", token.line, token.text));
    outside.chain(random).chain(named).collect()
}

/// Confined names in a Rust file of the crate `folder`, as `line: name`.
#[must_use]
pub fn confined_names(confined: &[Confined], folder: &str, text: &str) -> Vec<String> {
    let code = Spans::rust(text).code();
    let forbidden: Vec<&Confined> = confined
        .iter()
        .filter(|rule| !rule.allowed.contains(&folder))
        .collect();
    let mut found = Vec::new();
    for token in tokens(&code) {
        // `js_sys` and `candle_core` cannot be mistaken; a lone word such as `candle` may be a variable.
        if token.text.contains('_') && forbidden.iter().any(|rule| rule.covers(token.text)) {
            found.push(format!("{}: {}", token.line, token.text));
        }
    }
    found
}
