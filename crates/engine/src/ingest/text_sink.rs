//! Collects the words of a section as a reader would see them: white space collapsed, breaks where blocks end.

use crate::passage::INDENT;

/// What stands between the words so far and the next one. The larger wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Break {
    /// Nothing: the next letters continue the word.
    None,
    /// A space.
    Space,
    /// A new line: list entries, table rows, `<br>`.
    Line,
    /// An empty line: where a passage is best cut.
    Paragraph,
}

/// A place in a text under construction.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    /// Length of the text before it, in bytes.
    pub(super) len: usize,
    pending: Break,
}

/// Text under construction. Breaks are written only before the next word, so none leads, trails or doubles.
#[derive(Debug)]
pub(super) struct TextSink {
    text: String,
    pending: Break,
    /// White space seen since the last word of preformatted text.
    gap: String,
}

impl TextSink {
    /// Without any text.
    pub(super) fn new() -> Self {
        Self {
            text: String::new(),
            pending: Break::None,
            gap: String::new(),
        }
    }

    /// Appends running text: any white space counts as one space.
    pub(super) fn push(&mut self, text: &str) {
        self.leave_preformatted();
        for letter in text.chars() {
            if letter.is_whitespace() {
                self.pending = self.pending.max(Break::Space);
            } else if is_seen(letter) {
                self.flush();
                self.text.push(letter);
            }
        }
    }

    /// Appends preformatted text: its spaces and lines stay, each line indented, which marks it as a listing.
    pub(super) fn push_preformatted(&mut self, text: &str) {
        for letter in text.chars() {
            if letter.is_whitespace() {
                if letter != '\r' {
                    self.gap.push(letter);
                }
            } else if is_seen(letter) {
                self.flush_preformatted();
                self.text.push(letter);
            }
        }
    }

    /// Asks for a break before the next word.
    pub(super) fn break_with(&mut self, wanted: Break) {
        self.leave_preformatted();
        self.pending = self.pending.max(wanted);
    }

    /// Length so far, in bytes.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// The text from a length that [`TextSink::len`] gave earlier.
    pub(super) fn since(&self, len: usize) -> &str {
        self.text.get(len..).unwrap_or_default()
    }

    /// This place in the text, for [`TextSink::cut`].
    pub(super) fn mark(&self) -> Mark {
        Mark {
            len: self.text.len(),
            pending: self.pending,
        }
    }

    /// Forgets the text from a place on.
    pub(super) fn cut(&mut self, mark: Mark) {
        self.text.truncate(mark.len);
        self.pending = self.pending.max(mark.pending);
    }

    /// Hands the text over and starts anew.
    pub(super) fn take(&mut self) -> String {
        self.pending = Break::None;
        self.gap.clear();
        std::mem::take(&mut self.text)
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.text.push_str(match self.pending {
                Break::None => "",
                Break::Space => " ",
                Break::Line => "\n",
                Break::Paragraph => "\n\n",
            });
        }
        self.pending = Break::None;
    }

    fn flush_preformatted(&mut self) {
        let last_line = self.gap.rfind('\n').map_or(0, |newline| newline + 1);
        if self.pending > Break::None || self.text.is_empty() {
            // Empty first lines go, the first line's own indentation stays.
            self.gap.drain(..last_line);
            if self.pending != Break::Space {
                self.gap.insert_str(0, INDENT);
            }
        } else if last_line > 0 {
            self.gap.insert_str(last_line, INDENT);
        }
        self.flush();
        self.text.push_str(&self.gap);
        self.gap.clear();
    }

    fn leave_preformatted(&mut self) {
        if !self.gap.is_empty() {
            self.gap.clear();
            self.pending = self.pending.max(Break::Space);
        }
    }
}

/// Control characters and marks that only tell where a line may break are not part of words.
fn is_seen(letter: char) -> bool {
    !letter.is_control() && !matches!(letter, '\u{ad}' | '\u{200b}' | '\u{feff}')
}

#[cfg(test)]
mod tests;
