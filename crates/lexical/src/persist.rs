//! The file of an index: a segment of kind `LEXI`, version 1. Numbers are varints unless said otherwise.
//!
//! | section | what |
//! |---|---|
//! | `head` | length and bytes of the language's tag; number of fields; for each its name, then weight and b as f32, little endian |
//! | `rows` | number of documents; of each the rows skipped since the last one |
//! | `lengths` | of each document the positions in each field |
//! | `terms` | number of terms; of each the bytes shared with the last one, the further ones, and these |
//! | `lists` | of each term the bytes of its postings and of its positions |
//! | `postings` | see `postings.rs` |
//! | `positions` | see `postings.rs` |
//!
//! What was removed is left out and the tail is merged, so the file does not tell how the index came about.

use nearsight_segment::{Segment, SegmentError, SegmentWriter, varint};

use crate::documents::Documents;
use crate::sealed::{Sealed, Slices};
use crate::terms::Terms;
use crate::{Field, Language, LexicalError, LexicalIndex};

#[cfg(test)]
mod tests;

const KIND: [u8; 4] = *b"LEXI";
const VERSION: u32 = 1;

pub(crate) fn to_bytes(index: &LexicalIndex) -> Vec<u8> {
    let merged = index.merged();
    let documents = index.documents().compacted();
    SegmentWriter::new(KIND, VERSION)
        .section("head", head_to_bytes(index))
        .section("rows", rows_to_bytes(&documents.rows))
        .section("lengths", lengths_to_bytes(&documents.lengths))
        .section("terms", merged.terms.to_bytes())
        .section("lists", lists_to_bytes(&merged))
        .section("postings", merged.postings.bytes)
        .section("positions", merged.positions.bytes)
        .finish()
}

/// How the container is opened.
type Open<'a> = fn(&'a [u8], [u8; 4], u32) -> Result<Segment<'a>, SegmentError>;

pub(crate) fn from_bytes<'a>(
    bytes: &'a [u8],
    open: Open<'a>,
) -> Result<LexicalIndex, LexicalError> {
    let segment = open(bytes, KIND, VERSION)?;
    let section = |name| segment.section(name);
    let (language, fields) = head(section("head")?)?;
    let documents = documents(section("rows")?, section("lengths")?, fields.len())?;
    let terms = Terms::from_bytes(section("terms")?)
        .ok_or_else(|| contradiction("terms", "not ascending terms"))?;
    let n_terms = terms.len();
    let (postings, positions) = (section("postings")?, section("positions")?);
    let [postings, positions] = slices(section("lists")?, n_terms, postings, positions)
        .ok_or_else(|| contradiction("lists", "other lengths than postings and positions have"))?;
    let sealed = Sealed {
        terms,
        postings,
        positions,
    };
    Ok(LexicalIndex::from_parts(
        fields, language, documents, sealed,
    ))
}

fn head_to_bytes(index: &LexicalIndex) -> Vec<u8> {
    let mut head = Vec::new();
    write_text(&mut head, index.language().tag());
    head.push(index.fields().len() as u8);
    for field in index.fields() {
        write_text(&mut head, &field.name);
        head.extend_from_slice(&field.weight.to_le_bytes());
        head.extend_from_slice(&field.b.to_le_bytes());
    }
    head
}

fn write_text(out: &mut Vec<u8>, text: &str) {
    varint::write(out, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
}

fn head(mut bytes: &[u8]) -> Result<(Language, Vec<Field>), LexicalError> {
    let damaged = || contradiction("head", "not the fields of an index");
    let tag = read_text(&mut bytes).ok_or_else(damaged)?;
    let fields = read_fields(&mut bytes).ok_or_else(damaged)?;
    if !bytes.is_empty() || crate::field::check(&fields).is_err() {
        return Err(damaged());
    }
    Ok((Language::from_tag(tag)?, fields))
}

fn read_fields(bytes: &mut &[u8]) -> Option<Vec<Field>> {
    let n_fields = varint::read_u32(bytes)?;
    // Not collected with a capacity, which the bytes could make as large as they like.
    let mut fields = Vec::new();
    for _ in 0..n_fields {
        let name = read_text(bytes)?.to_owned();
        let [weight, b] = [read_f32(bytes)?, read_f32(bytes)?];
        fields.push(Field { name, weight, b });
    }
    Some(fields)
}

fn read_text<'a>(bytes: &mut &'a [u8]) -> Option<&'a str> {
    let len = varint::read_u32(bytes)? as usize;
    let (text, rest) = bytes.split_at_checked(len)?;
    *bytes = rest;
    std::str::from_utf8(text).ok()
}

fn read_f32(bytes: &mut &[u8]) -> Option<f32> {
    let (value, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(f32::from_le_bytes(*value))
}

fn rows_to_bytes(rows: &[u32]) -> Vec<u8> {
    let mut out = Vec::new();
    varint::write(&mut out, rows.len() as u64);
    let mut least = 0;
    for &row in rows {
        varint::write(&mut out, u64::from(row) - least);
        least = u64::from(row) + 1;
    }
    out
}

fn lengths_to_bytes(lengths: &[u32]) -> Vec<u8> {
    let mut out = Vec::new();
    lengths
        .iter()
        .for_each(|&length| varint::write(&mut out, u64::from(length)));
    out
}

fn documents(
    mut rows: &[u8],
    mut lengths: &[u8],
    n_fields: usize,
) -> Result<Documents, LexicalError> {
    let mut documents = Documents::new(n_fields);
    let mut of_document = vec![0; n_fields];
    let mut least = 0u64;
    let damaged = || contradiction("rows", "not ascending rows");
    for _ in 0..varint::read_u32(&mut rows).ok_or_else(damaged)? {
        let row = varint::read(&mut rows).and_then(|skipped| least.checked_add(skipped));
        let row = row
            .and_then(|row| u32::try_from(row).ok())
            .ok_or_else(damaged)?;
        least = u64::from(row) + 1;
        for length in &mut of_document {
            *length = varint::read_u32(&mut lengths)
                .ok_or_else(|| contradiction("lengths", "fewer than rows"))?;
        }
        documents.push(row, &of_document);
    }
    match rows.is_empty() && lengths.is_empty() {
        true => Ok(documents),
        false => Err(contradiction("lengths", "more than rows")),
    }
}

fn lists_to_bytes(sealed: &Sealed) -> Vec<u8> {
    let mut out = Vec::new();
    for i in 0..sealed.terms.len() {
        varint::write(&mut out, sealed.postings.get(i).len() as u64);
        varint::write(&mut out, sealed.positions.get(i).len() as u64);
    }
    out
}

fn slices(
    mut lists: &[u8],
    n_terms: usize,
    postings: &[u8],
    positions: &[u8],
) -> Option<[Slices; 2]> {
    let mut ends = [Vec::with_capacity(n_terms), Vec::with_capacity(n_terms)];
    let mut end = [0usize; 2];
    for _ in 0..n_terms {
        for (end, ends) in end.iter_mut().zip(&mut ends) {
            let len = usize::try_from(varint::read(&mut lists)?).ok()?;
            *end = end.checked_add(len)?;
            ends.push(*end);
        }
    }
    let is_whole = lists.is_empty() && end == [postings.len(), positions.len()];
    let [postings_ends, positions_ends] = ends;
    let slices = |bytes: &[u8], ends| Slices {
        bytes: bytes.to_vec(),
        ends,
    };
    is_whole.then(|| {
        [
            slices(postings, postings_ends),
            slices(positions, positions_ends),
        ]
    })
}

fn contradiction(section: &'static str, problem: &'static str) -> LexicalError {
    LexicalError::Contradiction { section, problem }
}
