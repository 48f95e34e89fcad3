//! Plain text files: one document each.

use serde_json::{Map, Value};

use super::file_stem;
use crate::document::{DocId, Document};

/// A first line up to this long is taken for the title, in characters.
const LONGEST_TITLE: usize = 80;

/// The document of a text file, or none if the file is blank.
pub(super) fn documents(name: &str, text: &str) -> Vec<Document> {
    let text = clean(text);
    if text.is_empty() {
        return Vec::new();
    }
    let (title, text) = split_title(&text).unwrap_or((file_stem(name), &text));
    let mut fields = Map::new();
    fields.insert("title".into(), title.into());
    fields.insert("text".into(), Value::String(text.to_owned()));
    fields.insert("url".into(), name.into());
    vec![Document {
        id: DocId::Text(name.to_owned()),
        fields,
    }]
}

/// One kind of line end, no control characters, nothing blank around.
fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{c}'], "\n");
    text.replace(
        |letter: char| letter.is_control() && !matches!(letter, '\n' | '\t'),
        "",
    )
    .trim()
    .to_owned()
}

/// The first line, if it is short and more text follows.
fn split_title(text: &str) -> Option<(&str, &str)> {
    let (first, rest) = text.split_once('\n')?;
    let is_short = first.chars().nth(LONGEST_TITLE).is_none();
    is_short.then(|| (first.trim_end(), rest.trim_start()))
}

#[cfg(test)]
mod tests;
