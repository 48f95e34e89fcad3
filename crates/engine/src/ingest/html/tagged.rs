//! Marked values of a page: metadata, filters, sort keys, and the title and image that are found without marks.

use std::collections::{BTreeMap, BTreeSet};

use super::elements::Scope;
use super::marks::{Entry, Target};
use super::names::Kind;
use super::tags::Tag;
use crate::ingest::text_sink::{Break, TextSink};

/// Longer values are cut, in bytes: they are shown and compared, not searched.
const LONGEST_VALUE: usize = 10_000;
/// Marked elements inside one another beyond this are not read, so that a page's reading time stays linear.
const MOST_NESTED: usize = 64;

/// The marked values found so far.
#[derive(Debug, Default)]
pub(super) struct Tagged {
    /// In reading order. The maps of a page are made of them at the end, and never where only documents are wanted.
    values: Vec<Value>,
    /// The first `<h1>` anywhere.
    pub(super) first_h1: Option<String>,
    /// What the page says itself is its title.
    pub(super) title: Option<String>,
    /// `src` and `alt` of the first image after the title.
    image: Option<(String, String)>,
    /// The same of the first image in the content, for pages without such a title.
    content_image: Option<(String, String)>,
    open: Vec<Capture>,
}

/// One marked value.
#[derive(Debug)]
struct Value {
    target: Target,
    key: String,
    text: String,
}

/// An element whose text is a value.
#[derive(Debug)]
struct Capture {
    depth: usize,
    is_h1: bool,
    entries: Vec<Entry>,
    text: TextSink,
}

impl Tagged {
    /// Takes an element that opens at this depth.
    pub(super) fn open(&mut self, kind: Kind, entries: Vec<Entry>, depth: usize) {
        let (ready, awaited): (Vec<Entry>, Vec<Entry>) =
            entries.into_iter().partition(|entry| entry.value.is_some());
        for entry in ready {
            let value = entry.value.unwrap_or_default();
            self.store(entry.target, entry.key, &value);
        }
        let is_h1 = kind == Kind::Heading(1) && self.first_h1.is_none();
        let is_needed = is_h1 || !awaited.is_empty();
        if is_needed && kind != Kind::Void && self.open.len() < MOST_NESTED {
            self.open.push(Capture {
                depth,
                is_h1,
                entries: awaited,
                text: TextSink::new(),
            });
        }
    }

    /// Takes an `<img>`.
    pub(super) fn image(&mut self, tag: &Tag, scope: Scope) {
        let is_after_title = self.first_h1.is_some() || self.title.is_some();
        let place = match self.image {
            None if is_after_title => &mut self.image,
            None if scope.is_shown() && self.content_image.is_none() => &mut self.content_image,
            _ => return,
        };
        let source = tag.attribute("src").unwrap_or_default();
        // What stands in for a picture until it is loaded is none.
        if !source.is_empty() && !source.starts_with("data:") {
            *place = Some((source, tag.attribute("alt").unwrap_or_default()));
        }
    }

    /// Takes text in this scope.
    pub(super) fn text(&mut self, text: &str, scope: Scope) {
        for capture in &mut self.open {
            let is_inside = scope.skipped_at.is_none_or(|at| at <= capture.depth);
            let room = LONGEST_VALUE.saturating_sub(capture.text.len());
            if is_inside && room > 0 {
                capture.text.push(cut(text, room));
            }
        }
    }

    /// Takes the border of a block.
    pub(super) fn gap(&mut self) {
        for capture in &mut self.open {
            capture.text.break_with(Break::Space);
        }
    }

    /// Ends the elements from this depth inwards.
    pub(super) fn close(&mut self, depth: usize) {
        while let Some(mut capture) = self.open.pop_if(|capture| capture.depth >= depth) {
            let value = capture.text.take();
            if capture.is_h1 && !value.is_empty() {
                self.first_h1.get_or_insert_with(|| value.clone());
            }
            for entry in capture.entries {
                self.store(entry.target, entry.key, &value);
            }
        }
    }

    /// The values of each filter in reading order, each once.
    pub(super) fn filters(&self) -> BTreeMap<String, Vec<String>> {
        let mut filters: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for value in &self.values {
            if value.target == Target::Filter && seen.insert((&value.key, &value.text)) {
                let values = filters.entry(value.key.clone()).or_default();
                values.push(value.text.clone());
            }
        }
        filters
    }

    /// The last value of each key to sort by.
    pub(super) fn sort(&self) -> BTreeMap<String, String> {
        self.last(Target::Sort)
    }

    /// The last value of each key, the image that was found and the defaults where there is none; the title apart.
    pub(super) fn meta(&self) -> BTreeMap<String, String> {
        let (mut meta, mut marked) = (self.last(Target::DefaultMeta), self.last(Target::Meta));
        let image = self.image.as_ref().or(self.content_image.as_ref());
        if let Some((source, alt)) = image.filter(|_| !marked.contains_key("image")) {
            meta.insert("image".into(), source.clone());
            meta.insert("image_alt".into(), alt.clone());
        }
        meta.append(&mut marked);
        meta
    }

    /// The title to take where the page has none.
    pub(super) fn default_title(&self) -> Option<&str> {
        let mut values = self.values.iter().rev();
        let is_title = |value: &&Value| value.target == Target::DefaultMeta && value.key == "title";
        values.find(is_title).map(|value| &*value.text)
    }

    fn last(&self, target: Target) -> BTreeMap<String, String> {
        let values = self.values.iter().filter(|value| value.target == target);
        let values = values.map(|value| (value.key.clone(), value.text.clone()));
        values.collect()
    }

    fn store(&mut self, target: Target, key: String, value: &str) {
        let mut sink = TextSink::new();
        sink.push(cut(value, LONGEST_VALUE));
        let text = sink.take();
        if text.is_empty() {
            return;
        }
        if target == Target::Meta && key == "title" {
            self.title = Some(text.clone());
        }
        self.values.push(Value { target, key, text });
    }
}

fn cut(text: &str, room: usize) -> &str {
    let end = (0..=room.min(text.len()))
        .rev()
        .find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or_default()]
}

#[cfg(test)]
mod tests;
