//! CSV: a header row that names the fields, then a document a row.

use csv::{ReaderBuilder, StringRecord};
use serde_json::{Map, Value};

use super::IngestError;
use crate::document::{DocId, Document, LARGEST_NUMBER_ID};

/// The documents of a CSV file. Cells are texts; an empty cell is no field. Commas, semicolons and tabs separate,
/// whichever the header row has most of. A row without an `id` is called `<name>#<line>`.
pub(super) fn documents(name: &str, text: &str) -> Result<Vec<Document>, IngestError> {
    // With CRLF the reader counts a row's line from before the line feed: one too few.
    let text = text.replace("\r\n", "\n");
    let mut reader = ReaderBuilder::new()
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let refuse = |place: String, reason: String| IngestError::Invalid {
        name: name.to_owned(),
        place,
        reason,
    };
    let header = reader
        .headers()
        .map_err(|error| refuse("row 1".into(), error.to_string()))?
        .clone();
    check_header(&header).map_err(|reason| refuse("row 1".into(), reason))?;
    let mut documents = Vec::new();
    for (row_idx, record) in reader.records().enumerate() {
        let row = row_idx + 2;
        let record = record.map_err(|error| refuse(format!("row {row}"), error.to_string()))?;
        let line = record.position().map_or(row as u64, csv::Position::line);
        if record.len() != header.len() {
            let reason = format!(
                "{} cells, but the header has {}; quote cells that hold a separator or a quote",
                record.len(),
                header.len()
            );
            return Err(refuse(format!("row {row} (line {line})"), reason));
        }
        documents.push(document(name, line, &header, &record));
    }
    Ok(documents)
}

fn delimiter(text: &str) -> u8 {
    let header = text
        .lines()
        .find(|line| !line.is_empty())
        .unwrap_or_default();
    let count = |delimiter: &u8| header.bytes().filter(|byte| byte == delimiter).count();
    // The last of equals wins: the comma.
    [b'\t', b';', b',']
        .into_iter()
        .max_by_key(count)
        .unwrap_or(b',')
}

fn check_header(header: &StringRecord) -> Result<(), String> {
    if header.is_empty() {
        return Err("a header row that names the fields is needed".into());
    }
    let mut names: Vec<&str> = header.iter().map(str::trim).collect();
    names.sort_unstable();
    if names.first() == Some(&"") {
        return Err("a column has no name; the header row must name every field".into());
    }
    match names.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(format!("two columns are called {:?}", pair[0])),
        None => Ok(()),
    }
}

fn document(name: &str, line: u64, header: &StringRecord, record: &StringRecord) -> Document {
    let mut id = DocId::Text(format!("{name}#{line}"));
    let mut fields = Map::new();
    for (field, cell) in header.iter().map(str::trim).zip(record) {
        if cell.trim().is_empty() {
            continue;
        }
        if field == "id" {
            id = id_in(cell.trim());
        } else {
            fields.insert(field.to_owned(), Value::String(cell.to_owned()));
        }
    }
    Document { id, fields }
}

/// `12` is a number, `012` and `-1` are texts.
fn id_in(cell: &str) -> DocId {
    match cell.parse::<u64>() {
        Ok(number) if number <= LARGEST_NUMBER_ID && number.to_string() == cell => {
            DocId::Number(number)
        }
        _ => DocId::from(cell),
    }
}

#[cfg(test)]
mod tests;
