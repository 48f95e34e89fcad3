//! Standard error as a terminal to draw bars on, by the escape codes that all terminals know.

use std::io::{self, IsTerminal, Write, stderr};

use indicatif::{ProgressDrawTarget, TermLike};

/// Columns where the host does not tell them.
const USUAL_WIDTH: u16 = 80;
/// Drawings a second.
const RATE: u8 = 10;

/// Where bars are drawn: nowhere but on a terminal.
pub(super) fn draw_target() -> ProgressDrawTarget {
    if stderr().is_terminal() {
        ProgressDrawTarget::term_like_with_hz(Box::new(Terminal), RATE)
    } else {
        ProgressDrawTarget::hidden()
    }
}

#[derive(Debug)]
struct Terminal;

impl Terminal {
    /// `ESC [ n code` (ECMA-48, section 8.3); nothing for nothing, which would mean one.
    fn control(n: usize, code: char) -> io::Result<()> {
        match n {
            0 => Ok(()),
            n => write!(stderr(), "\u{1b}[{n}{code}"),
        }
    }
}

impl TermLike for Terminal {
    fn width(&self) -> u16 {
        let columns = std::env::var("COLUMNS").ok();
        let columns = columns.and_then(|columns| columns.parse().ok());
        columns.unwrap_or(USUAL_WIDTH)
    }

    fn move_cursor_up(&self, n: usize) -> io::Result<()> {
        Self::control(n, 'A')
    }

    fn move_cursor_down(&self, n: usize) -> io::Result<()> {
        Self::control(n, 'B')
    }

    fn move_cursor_right(&self, n: usize) -> io::Result<()> {
        Self::control(n, 'C')
    }

    fn move_cursor_left(&self, n: usize) -> io::Result<()> {
        Self::control(n, 'D')
    }

    fn write_line(&self, text: &str) -> io::Result<()> {
        writeln!(stderr(), "{text}")
    }

    fn write_str(&self, text: &str) -> io::Result<()> {
        write!(stderr(), "{text}")
    }

    fn clear_line(&self) -> io::Result<()> {
        write!(stderr(), "\r\u{1b}[2K")
    }

    fn flush(&self) -> io::Result<()> {
        stderr().flush()
    }
}
