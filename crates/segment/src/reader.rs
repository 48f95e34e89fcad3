//! Opens a segment: everything is verified before a slice is handed out.

use crate::SegmentError;
use crate::layout::*;

#[cfg(test)]
mod tests;

/// A verified segment that borrows the bytes of its file.
#[derive(Debug, Clone)]
pub struct Segment<'a> {
    sections: Vec<(&'a str, &'a [u8])>,
}

impl<'a> Segment<'a> {
    /// Verifies magic, versions, table and the checksum of every section.
    ///
    /// # Errors
    /// `segment-not-one` for other files and other kinds, `segment-version` for other versions of the container or
    /// of the kind, `segment-damaged` where bytes were altered, cut off or appended.
    pub fn from_bytes(bytes: &'a [u8], kind: [u8; 4], version: u32) -> Result<Self, SegmentError> {
        let segment = Self::from_verified_bytes(bytes, kind, version)?;
        let table = bytes[TABLE_AT..].chunks_exact(ENTRY_LEN);
        for ((name, section), entry) in segment.sections().zip(table) {
            if crc32fast::hash(section) != u32_at(entry, NAME_LEN + 16) {
                let start = u64_at(entry, NAME_LEN) as usize;
                return Err(damaged(name, start, "its checksum does not match"));
            }
        }
        Ok(segment)
    }

    /// The same without the checksums of the sections, for bytes that a checksum has covered already: a segment in a section
    /// of another one. What the bytes say of themselves is checked all the same.
    ///
    /// # Errors
    /// As [`Segment::from_bytes`].
    pub fn from_verified_bytes(
        bytes: &'a [u8],
        kind: [u8; 4],
        version: u32,
    ) -> Result<Self, SegmentError> {
        let n_sections = check_header(bytes, kind, version)?;
        let mut sections = Vec::with_capacity(n_sections);
        let mut end = TABLE_AT + n_sections * ENTRY_LEN;
        for entry in bytes[TABLE_AT..end].chunks_exact(ENTRY_LEN) {
            let (name, section) = check_section(bytes, entry, end)?;
            end = (end + section.len()).next_multiple_of(8);
            sections.push((name, section));
        }
        if end != bytes.len() {
            return Err(damaged("header", end, "the file goes on after its end"));
        }
        Ok(Self { sections })
    }

    /// The bytes of a section.
    ///
    /// # Errors
    /// `segment-section-missing` if the file has no section of that name.
    pub fn section(&self, name: &str) -> Result<&'a [u8], SegmentError> {
        let found = self.sections.iter().find(|(other, _)| *other == name);
        found
            .map(|(_, bytes)| *bytes)
            .ok_or_else(|| SegmentError::SectionMissing { name: name.into() })
    }

    /// Names and bytes of all sections, in the order of the file.
    pub fn sections(&self) -> impl Iterator<Item = (&'a str, &'a [u8])> {
        self.sections.iter().copied()
    }
}

/// Checks everything before the sections and returns their number; the table is then within `bytes`.
fn check_header(bytes: &[u8], kind: [u8; 4], version: u32) -> Result<usize, SegmentError> {
    if !bytes.starts_with(MAGIC) {
        return Err(SegmentError::NotOne);
    }
    let header = |problem| damaged("header", 0, problem);
    if bytes.len() < TABLE_AT {
        return Err(header("the file ends within its header"));
    }
    check_version("container", CONTAINER_VERSION, u32_at(bytes, VERSION_AT))?;
    let n_sections = u32_at(bytes, COUNT_AT) as usize;
    if n_sections > (bytes.len() - TABLE_AT) / ENTRY_LEN {
        return Err(header("the file ends within its table of sections"));
    }
    if header_crc(&bytes[..TABLE_AT + n_sections * ENTRY_LEN]) != u32_at(bytes, CRC_AT) {
        return Err(header("its checksum does not match"));
    }
    let found = &bytes[KIND_AT..KIND_AT + 4];
    if found != kind {
        let (expected, found) = (text(&kind), text(found));
        return Err(SegmentError::Kind { expected, found });
    }
    check_version(&text(&kind), version, u32_at(bytes, KIND_VERSION_AT))?;
    Ok(n_sections)
}

fn check_version(what: &str, expected: u32, found: u32) -> Result<(), SegmentError> {
    if expected == found {
        return Ok(());
    }
    let what = what.into();
    Err(SegmentError::Version {
        what,
        expected,
        found,
    })
}

/// Checks the section that must begin at `start`, and the zeros behind it.
fn check_section<'a>(
    bytes: &'a [u8],
    entry: &'a [u8],
    start: usize,
) -> Result<(&'a str, &'a [u8]), SegmentError> {
    let name_len = entry[..NAME_LEN].iter().position(|&b| b == 0);
    let name = std::str::from_utf8(&entry[..name_len.unwrap_or(NAME_LEN)])
        .map_err(|_| damaged("header", start, "the name of a section is not text"))?;
    let fault = |problem| damaged(name, start, problem);
    if u64_at(entry, NAME_LEN) != start as u64 {
        return Err(fault("the section does not begin where it must"));
    }
    let length = usize::try_from(u64_at(entry, NAME_LEN + 8)).ok();
    let end = length.and_then(|length| start.checked_add(length));
    let padded = end.and_then(|end| end.checked_next_multiple_of(8));
    let (Some(end), Some(padded)) = (end, padded.filter(|&padded| padded <= bytes.len())) else {
        return Err(fault("the file ends within the section"));
    };
    if bytes[end..padded].iter().any(|&b| b != 0) {
        return Err(fault("the padding after the section is not zero"));
    }
    Ok((name, &bytes[start..end]))
}

fn damaged(section: &str, offset: usize, problem: &'static str) -> SegmentError {
    let section = section.into();
    SegmentError::Damaged {
        section,
        offset,
        problem,
    }
}

fn text(kind: &[u8]) -> String {
    String::from_utf8_lossy(kind).into_owned()
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    let mut word = [0; 4];
    word.copy_from_slice(&bytes[at..at + 4]);
    u32::from_le_bytes(word)
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    let mut word = [0; 8];
    word.copy_from_slice(&bytes[at..at + 8]);
    u64::from_le_bytes(word)
}
