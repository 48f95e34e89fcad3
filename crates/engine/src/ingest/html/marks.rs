//! What a page's author says about an element: the attributes `data-nearsight-*` and `data-pagefind-*`.

use super::tags::Tag;

/// A list names at most so many values, and an element has at most so many marks (eight, with either prefix): each looks
/// through all attributes, and reading time stays linear.
const LONGEST_LIST: usize = 100;
const MOST_MARKS: usize = 16;

/// How much of an element is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ignore {
    /// Its text, not the marks in it.
    Text,
    /// Everything.
    All,
}

/// Where a marked value goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    Meta,
    DefaultMeta,
    Filter,
    Sort,
}

/// One marked value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) target: Target,
    pub(super) key: String,
    /// None where the value is the element's text.
    pub(super) value: Option<String>,
}

/// The marks of one element.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Marks {
    pub(super) is_body: bool,
    pub(super) ignore: Option<Ignore>,
    /// 0 to 10.
    pub(super) weight: Option<f32>,
    /// Values of attributes that count as text.
    pub(super) indexed: Vec<String>,
    pub(super) entries: Vec<Entry>,
}

impl Marks {
    /// The marks of a tag.
    pub(super) fn of(tag: &Tag) -> Self {
        let mut marks = Self::default();
        let mut seen: Vec<&[u8]> = Vec::new();
        for (name, value) in tag.attributes() {
            let mark = name
                .strip_prefix(b"data-nearsight-")
                .or_else(|| name.strip_prefix(b"data-pagefind-"));
            let Some(mark) = mark.filter(|_| seen.len() < MOST_MARKS) else {
                continue;
            };
            // Of attributes with one name browsers keep the first.
            if !seen.contains(&name) {
                seen.push(name);
                marks.add(tag, mark, &String::from_utf8_lossy(value));
            }
        }
        marks
    }

    fn add(&mut self, tag: &Tag, mark: &[u8], value: &str) {
        match mark {
            b"body" => self.is_body = true,
            b"ignore" => self.ignore = Some(ignore(value)),
            b"weight" => self.weight = weight(value),
            b"index-attrs" => self.indexed.extend(indexed(tag, value)),
            b"meta" => self.add_entries(tag, Target::Meta, value),
            b"default-meta" => self.add_entries(tag, Target::DefaultMeta, value),
            b"filter" => self.add_entries(tag, Target::Filter, value),
            b"sort" => self.add_entries(tag, Target::Sort, value),
            _ => {}
        }
    }

    /// `key, key[attribute], key: anything to the end`
    fn add_entries(&mut self, tag: &Tag, target: Target, list: &str) {
        let (list, literal) = match list.split_once(':') {
            Some((list, literal)) => (list, Some(literal)),
            None => (list, None),
        };
        for item in list.split(',').take(LONGEST_LIST) {
            let (key, attribute) = match item.trim().strip_suffix(']') {
                Some(item) => item.split_once('[').unzip(),
                None => (Some(item), None),
            };
            let key = key.unwrap_or(item).trim();
            let value = attribute.map(|name| tag.attribute(name.trim()).unwrap_or_default());
            self.entries.push(Entry {
                target,
                key: key.to_owned(),
                value,
            });
        }
        if let (Some(literal), Some(last)) = (literal, self.entries.last_mut()) {
            last.value = Some(match last.value.take() {
                Some(value) => format!("{value}:{literal}"),
                None => literal.to_owned(),
            });
        }
        self.entries.retain(|entry| !entry.key.is_empty());
    }
}

/// The values of the attributes that a list names, each once.
fn indexed(tag: &Tag, list: &str) -> Vec<String> {
    let mut names: Vec<&str> = Vec::new();
    for name in list.split(',').take(LONGEST_LIST).map(str::trim) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let values = names.into_iter();
    values.filter_map(|name| tag.attribute(name)).collect()
}

/// Pagefind takes any value that it does not know for `all`.
fn ignore(value: &str) -> Ignore {
    match value.trim().to_ascii_lowercase().as_str() {
        "" | "index" | "true" => Ignore::Text,
        _ => Ignore::All,
    }
}

/// `7`, `2.5` or `.5`, to thousandths. The standard library's parser knows every float there is: 14 KB of wasm.
fn weight(value: &str) -> Option<f32> {
    let value = value.trim();
    let (whole, part) = value.split_once('.').unwrap_or((value, ""));
    let is_number = |digits: &str| digits.bytes().all(|digit| digit.is_ascii_digit());
    if whole.len() + part.len() == 0 || !is_number(part) {
        return None;
    }
    match whole.strip_prefix('-') {
        Some(whole) => is_number(whole).then_some(0.0),
        None if !is_number(whole) => None,
        None => {
            let digits = whole.bytes().chain(part.bytes().chain(*b"000").take(3));
            let number = |sum: u32, digit| {
                sum.saturating_mul(10)
                    .saturating_add(u32::from(digit - b'0'))
            };
            Some(digits.fold(0, number).min(10_000) as f32 / 1000.0)
        }
    }
}

#[cfg(test)]
mod tests;
