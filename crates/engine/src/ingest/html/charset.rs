//! The encoding that a page declares.

use super::tags::{Tag, Visitor, walk};

/// Browsers look for the declaration in the first 1,024 bytes; long comments at the top are common.
const WHERE_DECLARED: usize = 4096;

/// The label in `<meta charset>` or `<meta http-equiv=content-type>`, as written.
pub(in crate::ingest) fn charset(bytes: &[u8]) -> Option<String> {
    let beginning = bytes.get(..WHERE_DECLARED).unwrap_or(bytes);
    let mut declaration = Declaration(None);
    walk(&String::from_utf8_lossy(beginning), &mut declaration);
    declaration.0
}

struct Declaration(Option<String>);

impl Visitor for Declaration {
    fn open(&mut self, tag: &Tag) {
        if self.0.is_some() || tag.name != b"meta" {
            return;
        }
        self.0 = match tag.attribute("charset") {
            Some(label) => Some(label),
            None if tag.is("http-equiv", "content-type") => in_content_type(tag),
            None => None,
        };
    }

    fn close(&mut self, _: &[u8]) {}

    fn text(&mut self, _: &str) {}
}

/// `text/html; charset=shift_jis` -> `shift_jis`.
fn in_content_type(tag: &Tag) -> Option<String> {
    let content = tag.attribute("content")?.to_ascii_lowercase();
    let (_, label) = content.split_once("charset")?;
    let label = label.trim_start().strip_prefix('=')?.trim_start();
    let label = label.trim_start_matches(['"', '\'']);
    let end = label.find(['"', '\'', ';', ' ']).unwrap_or(label.len());
    Some(label[..end].to_owned())
}

#[cfg(test)]
mod tests;
