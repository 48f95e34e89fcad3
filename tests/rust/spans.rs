//! Which characters of a source file are code, comment or string, for Rust and JavaScript.
//!
//! A small scanner instead of a parser: the rules also have to read files that do not compile yet.

#[cfg(test)]
mod tests;

/// What a character belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Everything the compiler acts on, white space included.
    Code,
    /// Line, block and doc comments.
    Comment,
    /// String, character, template and regular expression literals, quotes included.
    Literal,
}

/// A source file with the kind of each of its characters.
pub struct Spans {
    chars: Vec<char>,
    kinds: Vec<Kind>,
}

impl Spans {
    /// Scans Rust.
    #[must_use]
    pub fn rust(text: &str) -> Self {
        Self::scan(text, rust_span)
    }

    /// Scans JavaScript.
    #[must_use]
    pub fn javascript(text: &str) -> Self {
        Self::scan(text, javascript_span)
    }

    fn scan(text: &str, span: fn(&[char], usize) -> (Kind, usize)) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let mut kinds = vec![Kind::Code; chars.len()];
        let mut at = 0;
        while at < chars.len() {
            let (kind, end) = span(&chars, at);
            let end = end.clamp(at + 1, chars.len());
            kinds[at..end].fill(kind);
            at = end;
        }
        Self { chars, kinds }
    }

    /// The text with every character of another kind blanked; lines stay where they are.
    #[must_use]
    pub fn only(&self, wanted: &[Kind]) -> String {
        self.chars
            .iter()
            .zip(&self.kinds)
            .map(|(&c, kind)| {
                if c == '\n' || wanted.contains(kind) {
                    c
                } else {
                    ' '
                }
            })
            .collect()
    }

    /// The code alone.
    #[must_use]
    pub fn code(&self) -> String {
        self.only(&[Kind::Code])
    }

    /// The comments alone.
    #[must_use]
    pub fn comments(&self) -> String {
        self.only(&[Kind::Comment])
    }
}

fn rust_span(chars: &[char], at: usize) -> (Kind, usize) {
    let next = chars.get(at + 1).copied();
    match chars[at] {
        '/' if next == Some('/') => (Kind::Comment, line_end(chars, at)),
        '/' if next == Some('*') => (Kind::Comment, nested_comment_end(chars, at)),
        '"' => (Kind::Literal, quoted_end(chars, at, '"')),
        '\'' => char_or_lifetime(chars, at),
        c if is_word(c) => raw_string_end(chars, at).map_or_else(
            || (Kind::Code, word_end(chars, at)),
            |end| (Kind::Literal, end),
        ),
        _ => (Kind::Code, at + 1),
    }
}

fn javascript_span(chars: &[char], at: usize) -> (Kind, usize) {
    let next = chars.get(at + 1).copied();
    match chars[at] {
        '/' if next == Some('/') => (Kind::Comment, line_end(chars, at)),
        '/' if next == Some('*') => (Kind::Comment, block_comment_end(chars, at)),
        '/' if starts_regex(chars, at) => (Kind::Literal, regex_end(chars, at)),
        quote @ ('"' | '\'') => (Kind::Literal, quoted_end(chars, at, quote)),
        '`' => (Kind::Literal, template_end(chars, at)),
        c if is_word(c) => (Kind::Code, word_end(chars, at)),
        _ => (Kind::Code, at + 1),
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn word_end(chars: &[char], at: usize) -> usize {
    at + chars[at..].iter().take_while(|&&c| is_word(c)).count()
}

fn line_end(chars: &[char], at: usize) -> usize {
    at + chars[at..].iter().take_while(|&&c| c != '\n').count()
}

/// Rust's block comments nest.
fn nested_comment_end(chars: &[char], at: usize) -> usize {
    let (mut i, mut depth) = (at, 0usize);
    while i < chars.len() {
        match (chars[i], chars.get(i + 1)) {
            ('/', Some('*')) => (i, depth) = (i + 2, depth + 1),
            ('*', Some('/')) => (i, depth) = (i + 2, depth - 1),
            _ => i += 1,
        }
        if depth == 0 {
            break;
        }
    }
    i
}

fn block_comment_end(chars: &[char], at: usize) -> usize {
    let closed = chars[at + 2..]
        .windows(2)
        .position(|pair| pair == ['*', '/']);
    closed.map_or(chars.len(), |offset| at + 2 + offset + 2)
}

fn quoted_end(chars: &[char], at: usize, quote: char) -> usize {
    let mut i = at + 1;
    while i < chars.len() && chars[i] != quote {
        i += if chars[i] == '\\' { 2 } else { 1 };
    }
    i + 1
}

/// `r"..."`, `br#"..."#`, `cr"..."`: the end of the raw string that starts here, if one does.
fn raw_string_end(chars: &[char], at: usize) -> Option<usize> {
    let prefix: String = chars[at..word_end(chars, at)].iter().collect();
    if !matches!(prefix.as_str(), "r" | "br" | "cr") {
        return None;
    }
    let start = at + prefix.len();
    let hashes = chars[start..].iter().take_while(|&&c| c == '#').count();
    if chars.get(start + hashes) != Some(&'"') {
        return None; // r#ident
    }
    let closing: Vec<char> = std::iter::once('"')
        .chain(std::iter::repeat_n('#', hashes))
        .collect();
    let body = start + hashes + 1;
    let closed = chars[body..]
        .windows(closing.len())
        .position(|window| window == closing);
    Some(closed.map_or(chars.len(), |offset| body + offset + closing.len()))
}

fn char_or_lifetime(chars: &[char], at: usize) -> (Kind, usize) {
    if chars.get(at + 1) == Some(&'\\') {
        return (Kind::Literal, quoted_end(chars, at, '\''));
    }
    if chars.get(at + 2) == Some(&'\'') {
        return (Kind::Literal, at + 3);
    }
    (Kind::Code, at + 1)
}

/// A template with its `${...}` parts, which may hold templates again.
fn template_end(chars: &[char], at: usize) -> usize {
    let (mut i, mut depth) = (at + 1, 0usize);
    while i < chars.len() {
        match chars[i] {
            '\\' => i += 2,
            '`' if depth == 0 => return i + 1,
            '`' => i = template_end(chars, i),
            '$' if depth == 0 && chars.get(i + 1) == Some(&'{') => (i, depth) = (i + 2, 1),
            '{' if depth > 0 => (i, depth) = (i + 1, depth + 1),
            '}' if depth > 0 => (i, depth) = (i + 1, depth - 1),
            _ => i += 1,
        }
    }
    i
}

/// A slash divides after a value and opens a regular expression everywhere else.
fn starts_regex(chars: &[char], at: usize) -> bool {
    let before: Vec<char> = chars[..at]
        .iter()
        .rev()
        .copied()
        .skip_while(|&c| c == ' ')
        .take(6)
        .collect();
    match before.first() {
        None => true,
        Some(&c) if is_word(c) => before.iter().rev().collect::<String>() == "return",
        Some(c) => !matches!(c, ')' | ']' | '}' | '"' | '\'' | '`' | '.'),
    }
}

fn regex_end(chars: &[char], at: usize) -> usize {
    let (mut i, mut in_class) = (at + 1, false);
    while i < chars.len() && chars[i] != '\n' {
        match chars[i] {
            '\\' => i += 1,
            '[' => in_class = true,
            ']' => in_class = false,
            '/' if !in_class => return i + 1,
            _ => {}
        }
        i += 1;
    }
    i
}
