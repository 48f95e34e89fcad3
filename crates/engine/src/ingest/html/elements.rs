//! The open elements of a page: just enough of the HTML standard's tree construction to know where an element ends.
//!
//! Every step takes constant time per tag (amortised, and logarithmic in the number of different names), so that no
//! nesting, closed or not, makes a page slow.

use std::collections::BTreeMap;

use super::names::{Kind, kind};

/// What an open element does to the text inside it. Inherited from the element around it.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Scope {
    /// Inside the element to which the caller restricts the reading.
    pub(super) is_rooted: bool,
    /// Part of the content.
    pub(super) is_content: bool,
    /// Depth of the innermost element whose text is left out, whatever is inside.
    pub(super) skipped_at: Option<usize>,
    /// Not even marks are read.
    pub(super) is_excluded: bool,
    /// Spaces and lines stay.
    pub(super) is_preformatted: bool,
    /// What the page says its words weigh, 1 unless it says something.
    pub(super) weight: Option<f32>,
}

impl Scope {
    /// True if its text is text of the page.
    pub(super) fn is_shown(&self) -> bool {
        self.is_content && self.skipped_at.is_none()
    }

    /// True if marks are read.
    pub(super) fn is_marked(&self) -> bool {
        self.is_rooted && !self.is_excluded
    }
}

/// An element that has not been closed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Element {
    pub(super) kind: Kind,
    pub(super) scope: Scope,
    name: usize,
    /// Depth of the innermost element that is not inline, this one included.
    block: usize,
    /// Depth of the `<p>` that the next block closes.
    paragraph: Option<usize>,
    /// Depth of the `<li>`, `<dt>` or `<dd>` that the next one closes.
    entry: Option<usize>,
}

/// The stack of open elements.
#[derive(Debug, Default)]
pub(super) struct Elements {
    stack: Vec<Element>,
    /// Number of each name seen.
    names: BTreeMap<Vec<u8>, usize>,
    /// Depths of the open elements of each name, by its number.
    open: Vec<Vec<usize>>,
}

impl Elements {
    /// The scope that the next element or text is in.
    pub(super) fn scope(&self) -> Option<Scope> {
        self.stack.last().map(|element| element.scope)
    }

    /// Depth of the innermost open element; the next one pushed gets one more.
    pub(super) fn depth(&self) -> usize {
        self.stack.len()
    }

    /// The depth from which elements end because this one begins, as `<li>` ends the one before.
    pub(super) fn ended_by(&self, name: &[u8]) -> Option<usize> {
        let innermost = self.stack.last()?;
        match name {
            b"li" | b"dt" | b"dd" => innermost.entry.or(innermost.paragraph),
            _ => match kind(name) {
                Kind::Block | Kind::Preformatted | Kind::Heading(_) => innermost.paragraph,
                _ if name == b"hr" => innermost.paragraph,
                _ => None,
            },
        }
    }

    /// The depth from which elements end because of this end tag; none if nothing of that name can be closed.
    pub(super) fn closed_by(&self, name: &[u8]) -> Option<usize> {
        let number = *self.names.get(name)?;
        let depth = *self.open.get(number)?.last()?;
        let innermost = self.stack.last()?;
        // </b> never closes the block around it.
        let reaches = kind(name) != Kind::Inline || innermost.block <= depth;
        reaches.then_some(depth)
    }

    /// Opens an element.
    pub(super) fn push(&mut self, name: &[u8], kind: Kind, scope: Scope) {
        let depth = self.stack.len();
        let around = self.stack.last().copied();
        let number = self.number(name);
        let inherited = |depth: fn(&Element) -> Option<usize>| around.as_ref().and_then(depth);
        let is_inline = kind == Kind::Inline;
        let block = match around {
            Some(around) if is_inline => around.block,
            _ => depth,
        };
        let paragraph = match name {
            b"p" => Some(depth),
            _ if is_inline => inherited(|element| element.paragraph),
            _ => None,
        };
        let entry = match name {
            b"li" | b"dt" | b"dd" => Some(depth),
            b"p" | b"div" | b"address" => inherited(|element| element.entry),
            _ if is_inline => inherited(|element| element.entry),
            _ => None,
        };
        self.stack.push(Element {
            kind,
            scope,
            name: number,
            block,
            paragraph,
            entry,
        });
        self.open[number].push(depth);
    }

    /// Closes the innermost element if it is at this depth or deeper.
    pub(super) fn pop_to(&mut self, depth: usize) -> Option<Element> {
        if self.stack.len() <= depth {
            return None;
        }
        let element = self.stack.pop()?;
        self.open[element.name].pop();
        Some(element)
    }

    fn number(&mut self, name: &[u8]) -> usize {
        if let Some(number) = self.names.get(name) {
            return *number;
        }
        let number = self.open.len();
        self.names.insert(name.to_vec(), number);
        self.open.push(Vec::new());
        number
    }
}

#[cfg(test)]
mod tests;
