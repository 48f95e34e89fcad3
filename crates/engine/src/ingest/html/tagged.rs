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
    filters: BTreeMap<String, Vec<String>>,
    pub(super) sort: BTreeMap<String, String>,
    /// The first `<h1>` anywhere.
    pub(super) first_h1: Option<String>,
    /// True once the page says itself what its title is.
    pub(super) is_title_marked: bool,
    meta: BTreeMap<String, String>,
    default_meta: BTreeMap<String, String>,
    /// `src` and `alt` of the first image after the title.
    image: Option<(String, String)>,
    /// The same of the first image in the content, for pages without such a title.
    content_image: Option<(String, String)>,
    open: Vec<Capture>,
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
        let is_after_title = self.first_h1.is_some() || self.is_title_marked;
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
    pub(super) fn filters(&mut self) -> BTreeMap<String, Vec<String>> {
        let mut filters = std::mem::take(&mut self.filters);
        for values in filters.values_mut() {
            let mut seen = BTreeSet::new();
            values.retain(|value| seen.insert(value.clone()));
        }
        filters
    }

    /// All metadata, the title apart.
    pub(super) fn meta(&mut self) -> BTreeMap<String, String> {
        let mut meta = std::mem::take(&mut self.default_meta);
        let image = self.image.take().or(self.content_image.take());
        if let Some((source, alt)) = image.filter(|_| !self.meta.contains_key("image")) {
            meta.insert("image".into(), source);
            meta.insert("image_alt".into(), alt);
        }
        meta.append(&mut self.meta);
        meta
    }

    /// Metadata and sort keys have one value, the last one; filters have all.
    fn store(&mut self, target: Target, key: String, value: &str) {
        let mut sink = TextSink::new();
        sink.push(cut(value, LONGEST_VALUE));
        let value = sink.take();
        if value.is_empty() {
            return;
        }
        self.is_title_marked |= target == Target::Meta && key == "title";
        let map = match target {
            Target::Meta => &mut self.meta,
            Target::DefaultMeta => &mut self.default_meta,
            Target::Sort => &mut self.sort,
            Target::Filter => {
                let values = self.filters.entry(key).or_default();
                return values.push(value);
            }
        };
        map.insert(key, value);
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
