//! Lines for people and for pipes.

use std::io::{self, IsTerminal, Write};
use std::ops::Range;
use std::path::Path;

use crate::error::CliError;

/// Writes to standard output.
pub(crate) fn print(text: &str) -> Result<(), CliError> {
    let mut stdout = io::stdout().lock();
    stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush())
        .map_err(|error| CliError::write(Path::new("standard output"), error))
}

/// Says something on standard error, where it does not mix with results.
pub(crate) fn say(text: &str) {
    // Somebody who closed standard error does not want to know.
    let _ = writeln!(io::stderr(), "{text}");
}

/// Says on standard error what went wrong.
pub(crate) fn complain(error: &CliError) {
    say(&format!("error[{}]: {error}", error.code()));
}

/// How words stand out on standard output: not at all unless it is a terminal.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    is_coloured: bool,
}

impl Style {
    /// For this run's standard output; `NO_COLOR` is honoured.
    pub(crate) fn detect() -> Self {
        let is_refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self {
            is_coloured: !is_refused && io::stdout().is_terminal(),
        }
    }

    /// For titles.
    pub(crate) fn bold(self, text: &str) -> String {
        self.wrap(text, "1")
    }

    /// For what is read last.
    pub(crate) fn dim(self, text: &str) -> String {
        self.wrap(text, "2")
    }

    /// Text with the words at these byte ranges standing out. Ranges ascend and do not overlap.
    pub(crate) fn mark(self, text: &str, ranges: &[Range<usize>]) -> String {
        let mut marked = String::new();
        let mut from = 0;
        for range in ranges {
            marked.push_str(&plain(text.get(from..range.start).unwrap_or_default()));
            marked.push_str(&self.wrap(text.get(range.clone()).unwrap_or_default(), "1;33"));
            from = range.end;
        }
        marked.push_str(&plain(text.get(from..).unwrap_or_default()));
        marked
    }

    fn wrap(self, text: &str, code: &str) -> String {
        let text = plain(text);
        if self.is_coloured {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text
        }
    }
}

/// Documents come from anywhere: their control characters must not reach a terminal.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_control() || *letter == '\n')
        .collect()
}
