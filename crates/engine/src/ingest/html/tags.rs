//! Tags and text of a page, as html5gum's tokenizer finds them.

use std::convert::Infallible;

use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, ForwardingEmitter, Span, State, Tokenizer};

use crate::ingest::selector::Selector;

/// A start tag. Names are in lower case.
#[derive(Debug, Default)]
pub(super) struct Tag {
    pub(super) name: Vec<u8>,
    attributes: Vec<(Vec<u8>, Vec<u8>)>,
    self_closing: bool,
}

impl Tag {
    /// The value of an attribute; empty if it has none.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let wanted = |(found, _): &&(Vec<u8>, Vec<u8>)| found == name.as_bytes();
        let (_, value) = self.attributes.iter().find(wanted)?;
        Some(String::from_utf8_lossy(value).into_owned())
    }

    /// True if the attribute is there, with or without a value.
    pub(super) fn has(&self, name: &str) -> bool {
        self.attributes
            .iter()
            .any(|(found, _)| found == name.as_bytes())
    }

    /// True if the attribute has this value, whatever the case of its letters.
    pub(super) fn is(&self, name: &str, value: &str) -> bool {
        self.attribute(name)
            .is_some_and(|found| found.trim().eq_ignore_ascii_case(value))
    }

    /// All attributes, names in lower case.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&[u8], &[u8])> {
        let attributes = self.attributes.iter();
        attributes.map(|(name, value)| (name.as_slice(), value.as_slice()))
    }

    /// True if the selector means this element.
    pub(super) fn matches(&self, selector: &Selector) -> bool {
        let name = selector.name.as_deref();
        let id = selector.id.as_deref();
        name.is_none_or(|name| name.as_bytes() == self.name)
            && id.is_none_or(|id| self.attribute("id").is_some_and(|own| own == id))
            && selector.classes.iter().all(|class| self.has_class(class))
    }

    /// True if this is one of its classes.
    pub(super) fn has_class(&self, wanted: &str) -> bool {
        let classes = self.attribute("class").unwrap_or_default();
        classes
            .split_ascii_whitespace()
            .any(|class| class == wanted)
    }

    fn restart(&mut self, name: &[u8]) {
        self.name.clear();
        self.name.extend_from_slice(name);
        self.attributes.clear();
        self.self_closing = false;
    }
}

/// Takes a page piece by piece, in order.
pub(super) trait Visitor {
    /// `<name ...>`
    fn open(&mut self, tag: &Tag);
    /// `</name>`, whether it was open or not.
    fn close(&mut self, name: &[u8]);
    /// Text with its entities decoded.
    fn text(&mut self, text: &str);
}

/// Walks through a page from its first to its last byte.
///
/// Not generic over the visitor: a second copy of html5gum's states is 180 KB of wasm.
pub(super) fn walk(html: &str, visitor: &mut dyn Visitor) {
    let assembler = Assembler {
        visitor,
        tag: Tag::default(),
        in_svg: 0,
        next_state: None,
    };
    let emitter = Switching(CallbackEmitter::new(assembler));
    // The input is in memory: reading it cannot fail.
    let Ok(()) = Tokenizer::new_with_emitter(html, emitter).finish();
}

/// Puts html5gum's events together to tags.
struct Assembler<'v> {
    visitor: &'v mut dyn Visitor,
    tag: Tag,
    /// Open `<svg>`s: inside, `<style/>` and `<title/>` are ordinary elements.
    in_svg: usize,
    next_state: Option<State>,
}

impl Callback<Infallible, ()> for Assembler<'_> {
    fn handle_event(&mut self, event: CallbackEvent<'_>, _: Span<()>) -> Option<Infallible> {
        match event {
            CallbackEvent::OpenStartTag { name } => self.tag.restart(name),
            CallbackEvent::AttributeName { name } => {
                self.tag.attributes.push((name.to_vec(), Vec::new()));
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some((_, last)) = self.tag.attributes.last_mut() {
                    last.extend_from_slice(value);
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                self.tag.self_closing = self_closing;
                self.open();
            }
            CallbackEvent::EndTag { name } => {
                if name == b"svg" {
                    self.in_svg = self.in_svg.saturating_sub(1);
                }
                self.next_state = None;
                self.visitor.close(name);
            }
            CallbackEvent::String { value } => {
                self.visitor.text(&String::from_utf8_lossy(value));
            }
            _ => {}
        }
        None
    }
}

impl Assembler<'_> {
    fn open(&mut self) {
        self.visitor.open(&self.tag);
        if self.tag.name == b"svg" && !self.tag.self_closing {
            self.in_svg += 1;
        }
        if self.in_svg > 0 {
            self.next_state = None;
            if self.tag.self_closing {
                self.visitor.close(&self.tag.name);
            }
            return;
        }
        self.next_state = match self.tag.name.as_slice() {
            b"title" | b"textarea" => Some(State::RcData),
            b"style" | b"xmp" | b"iframe" | b"noembed" | b"noframes" | b"noscript" => {
                Some(State::RawText)
            }
            b"script" => Some(State::ScriptData),
            b"plaintext" => Some(State::PlainText),
            _ => None,
        };
    }
}

/// Tells the tokenizer that `<script>` and its like hold no tags. html5gum's own switch does not know `<svg>`.
struct Switching<'v>(CallbackEmitter<Assembler<'v>>);

impl ForwardingEmitter for Switching<'_> {
    type Token = Infallible;

    fn inner(&mut self) -> &mut impl Emitter<Token = Infallible> {
        &mut self.0
    }

    // Nobody asks for them, and to look for them is four tenths of the time.
    #[inline]
    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        // Without its own switch on, the inner emitter never asks for a state.
        let _ = self.0.emit_current_tag();
        let next = self.0.callback_mut().next_state.take();
        if next.is_some() {
            self.0.init_string();
        }
        next
    }
}
