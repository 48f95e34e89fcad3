//! JSON Lines: an object a line.

use serde_json::Value;

use super::IngestError;
use crate::document::Document;

/// The documents of a JSONL file. A line without an `id` is called `<name>#<line>`; blank lines are skipped.
pub(super) fn documents(name: &str, text: &str) -> Result<Vec<Document>, IngestError> {
    let lines = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(line_idx, line)| document(name, line_idx + 1, line))
        .collect()
}

fn document(name: &str, line_number: usize, line: &str) -> Result<Document, IngestError> {
    let refuse = |reason: String| IngestError::Invalid {
        name: name.to_owned(),
        place: format!("line {line_number}"),
        reason,
    };
    let mut value = value(line).map_err(refuse)?;
    if let Value::Object(fields) = &mut value {
        fields
            .entry("id")
            .or_insert_with(|| format!("{name}#{line_number}").into());
    }
    Document::from_json(value).map_err(|error| refuse(error.to_string()))
}

/// The JSON of a line, or what is wrong with it.
pub(super) fn value(line: &str) -> Result<Value, String> {
    serde_json::from_str(line).map_err(|error| {
        let column = error.column();
        format!(
            "not a JSON object at column {column} ({}); every line is one object",
            short(&error)
        )
    })
}

/// serde_json adds "at line 1 column c", and its line is always 1 here.
fn short(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rsplit_once(" at line ") {
        Some((message, _)) => message.to_owned(),
        None => message,
    }
}

#[cfg(test)]
mod tests;
