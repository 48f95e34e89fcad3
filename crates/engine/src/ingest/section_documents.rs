//! From the sections of a page to one document each, the same for HTML and Markdown.

use serde_json::{Map, Value};

use super::page::Section;
use super::slug::{Anchors, slug};
use crate::document::{DocId, Document};

/// Between the parts of `heading`.
const SEPARATOR: &str = " › ";

/// Documents of the sections that have text.
pub(super) fn documents(name: &str, title: &str, sections: Vec<Section>) -> Vec<Document> {
    let mut anchors = Anchors::default();
    // Level and text of the headings in force.
    let mut trail: Vec<(u8, String)> = Vec::new();
    let mut documents = Vec::new();
    for section in sections {
        if section.level > 0 {
            trail.retain(|(above, _)| *above < section.level);
            trail.push((section.level, section.heading.clone()));
        }
        if !section.text.is_empty() {
            let below_title = below_title(&trail, title);
            documents.push(document(name, title, &below_title, section, &mut anchors));
        }
    }
    documents
}

/// The headings in force, outermost first, without the one that is the page's title.
fn below_title(trail: &[(u8, String)], title: &str) -> String {
    let headings: Vec<&str> = trail.iter().map(|(_, heading)| &**heading).collect();
    match headings.split_first() {
        Some((first, rest)) if *first == title => rest.join(SEPARATOR),
        _ => headings.join(SEPARATOR),
    }
}

fn document(
    name: &str,
    title: &str,
    heading: &str,
    section: Section,
    anchors: &mut Anchors,
) -> Document {
    let at = |anchor: &str| format!("{name}#{anchor}");
    let url = section
        .anchor
        .as_deref()
        .map_or_else(|| name.to_owned(), at);
    let id = match (section.level, &section.anchor) {
        (0, _) => name.to_owned(),
        (_, Some(anchor)) => at(&anchors.unique(anchor)),
        (_, None) => at(&anchors.unique(&slug(&section.heading))),
    };
    let mut fields = Map::new();
    fields.insert("title".into(), title.into());
    if !heading.is_empty() {
        fields.insert("heading".into(), heading.into());
    }
    fields.insert("text".into(), Value::String(section.text));
    fields.insert("url".into(), url.into());
    Document {
        id: DocId::Text(id),
        fields,
    }
}

#[cfg(test)]
mod tests;
