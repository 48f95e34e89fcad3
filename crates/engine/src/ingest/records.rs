//! What a site's search finds beside its pages: records in JSON Lines, shaped like those of Pagefind's `addCustomRecord`.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::language::primary_language;
use super::page::{Page, Section};
use super::sections::shorten;
use super::text_sink::{Break, TextSink};
use super::{IngestError, decode, jsonl};
use crate::document::kind_of;

/// The fields of a record.
const FIELDS: [&str; 6] = ["url", "content", "language", "meta", "filters", "sort"];

/// Reads a file of records, an object a line; blank lines are skipped. `name` is the file's, for errors.
///
/// `url` (of this site, with or without the slash of its root), `content` (plain text) and `language` (a tag such as `en`)
/// are needed. `meta` (values that are shown, `title` among them), `filters` (lists of values) and `sort` need not be there.
/// What `url` has after a `#` is the anchor of the record's one section. A record without title is called by its url.
///
/// # Errors
/// [`IngestError::Invalid`] naming the line and what is wrong in it.
pub fn records(name: &str, bytes: &[u8]) -> Result<Vec<Page>, IngestError> {
    let text = decode::decode(bytes);
    let lines = text.lines().enumerate();
    let lines = lines.filter(|(_, line)| !line.trim().is_empty());
    let record = |(line_idx, line): (usize, &str)| {
        record(line).map_err(|reason| IngestError::Invalid {
            name: name.to_owned(),
            place: format!("line {}", line_idx + 1),
            reason,
        })
    };
    lines.map(record).collect()
}

fn record(line: &str) -> Result<Page, String> {
    let mut fields = match jsonl::value(line)? {
        Value::Object(fields) => fields,
        other => {
            return Err(format!(
                "{} is not a record, which is an object",
                kind_of(&other)
            ));
        }
    };
    if let Some(unknown) = fields.keys().find(|key| !FIELDS.contains(&key.as_str())) {
        let fields = FIELDS.join(", ");
        return Err(format!(
            "a record has no `{unknown}`; its fields are {fields}"
        ));
    }
    let (url, anchor) = address(&needed(&mut fields, "url")?)?;
    let content = needed(&mut fields, "content")?;
    let mut meta = texts(&mut fields, "meta")?;
    let title = meta.get("title").map(|title| shorten(title));
    let title = title.filter(|title| !title.is_empty());
    let title = title.unwrap_or_else(|| match url.as_str() {
        "" => "/".into(),
        url => url.to_owned(),
    });
    meta.insert("title".into(), title.clone());
    Ok(Page {
        url,
        canonical: None,
        language: Some(language(&mut fields)?),
        title,
        title_weight: None,
        is_unlisted: false,
        has_body: true,
        sections: vec![Section {
            anchor,
            text: plain(&content),
            ..Section::default()
        }],
        meta,
        filters: lists(&mut fields, "filters")?,
        sort: texts(&mut fields, "sort")?,
    })
}

/// A text that has to be there.
fn needed(fields: &mut Map<String, Value>, key: &str) -> Result<String, String> {
    let value = fields.remove(key);
    let value = value
        .ok_or_else(|| format!("`{key}` is missing; a record has url, content and language"))?;
    let text = text(key, value)?;
    if text.trim().is_empty() {
        return Err(format!(
            "`{key}` is empty; leave the record out, or say what belongs there"
        ));
    }
    Ok(text)
}

/// Texts by key; none where the field is not there.
fn texts(fields: &mut Map<String, Value>, key: &str) -> Result<BTreeMap<String, String>, String> {
    let own = |(name, value)| {
        let text = text(&format!("{key}.{name}"), value)?;
        Ok((name, text))
    };
    object(fields, key)?.into_iter().map(own).collect()
}

/// Lists of texts by key; none where the field is not there.
fn lists(
    fields: &mut Map<String, Value>,
    key: &str,
) -> Result<BTreeMap<String, Vec<String>>, String> {
    let own = |(name, value): (String, Value)| {
        let place = format!("{key}.{name}");
        let Value::Array(values) = value else {
            let kind = kind_of(&value);
            return Err(format!(
                "`{place}` is {kind}; give a list of texts, such as [\"a\"]"
            ));
        };
        let values = values.into_iter().map(|value| text(&place, value));
        Ok((name, values.collect::<Result<_, String>>()?))
    };
    object(fields, key)?.into_iter().map(own).collect()
}

fn object(fields: &mut Map<String, Value>, key: &str) -> Result<Map<String, Value>, String> {
    match fields.remove(key) {
        None => Ok(Map::new()),
        Some(Value::Object(object)) => Ok(object),
        Some(other) => Err(format!("`{key}` is {}; give an object", kind_of(&other))),
    }
}

fn text(place: &str, value: Value) -> Result<String, String> {
    match value {
        Value::String(text) => Ok(text),
        Value::Number(number) => Err(format!("`{place}` is a number; give a text, \"{number}\"")),
        other => Err(format!("`{place}` is {}; give a text", kind_of(&other))),
    }
}

/// The address below the site's root, and the anchor.
fn address(url: &str) -> Result<(String, Option<String>), String> {
    let url = url.trim();
    let (path, anchor) = url.split_once('#').unwrap_or((url, ""));
    let has_scheme = path
        .split_once(':')
        .is_some_and(|(scheme, _)| scheme.chars().all(|letter| letter.is_ascii_alphanumeric()));
    if has_scheme || path.starts_with("//") {
        return Err(format!(
            "`url` is {url}; give an address of this site, such as /files/report.pdf"
        ));
    }
    let path = path.strip_prefix('/').unwrap_or(path);
    Ok((
        path.to_owned(),
        Some(anchor.to_owned()).filter(|anchor| !anchor.is_empty()),
    ))
}

fn language(fields: &mut Map<String, Value>) -> Result<String, String> {
    let tag = needed(fields, "language")?;
    match primary_language(&tag) {
        Some(_) => Ok(tag),
        None => Err(format!(
            "`language` is {tag}; give a tag such as en or pt-BR"
        )),
    }
}

/// Lines and paragraphs stay, as they do in pages; what no reader sees goes.
fn plain(content: &str) -> String {
    let mut sink = TextSink::new();
    for line in content.lines() {
        let is_blank = line.trim().is_empty();
        sink.break_with(if is_blank {
            Break::Paragraph
        } else {
            Break::Line
        });
        sink.push(line);
    }
    sink.take()
}

#[cfg(test)]
mod tests;
