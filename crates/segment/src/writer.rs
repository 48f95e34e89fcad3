//! Collects sections and lays them out.

use crate::layout::{CONTAINER_VERSION, ENTRY_LEN, MAGIC, NAME_LEN, TABLE_AT, header_crc};

#[cfg(test)]
mod tests;

/// Builds the bytes of a segment; sections keep the order in which they were added.
#[derive(Debug, Clone)]
pub struct SegmentWriter {
    kind: [u8; 4],
    version: u32,
    sections: Vec<(String, Vec<u8>)>,
}

impl SegmentWriter {
    /// A segment without sections. `kind` names what the file holds, `version` the layout of its sections.
    pub fn new(kind: [u8; 4], version: u32) -> Self {
        let sections = Vec::new();
        Self {
            kind,
            version,
            sections,
        }
    }

    /// Adds a section, which will begin at a multiple of 8 bytes.
    ///
    /// # Panics
    /// If `name` is not 1-16 printable ASCII bytes or was added before: names are constants of the calling code.
    #[must_use]
    pub fn section(mut self, name: &str, bytes: Vec<u8>) -> Self {
        let printable = name.bytes().all(|b| b.is_ascii_graphic());
        let fits = (1..=NAME_LEN).contains(&name.len());
        assert!(
            printable && fits,
            "section name {name:?}: 1-16 printable ASCII bytes"
        );
        let taken = self.sections.iter().any(|(other, _)| other == name);
        assert!(!taken, "section {name:?} was added twice");
        self.sections.push((name.to_owned(), bytes));
        self
    }

    /// The bytes of the file; the same sections give the same bytes.
    pub fn finish(self) -> Vec<u8> {
        let mut file = self.header();
        for (_, bytes) in &self.sections {
            file.extend_from_slice(bytes);
            file.resize(file.len().next_multiple_of(8), 0);
        }
        file
    }

    fn header(&self) -> Vec<u8> {
        let mut header = Vec::new();
        header.extend_from_slice(MAGIC);
        header.extend_from_slice(&[0; 3]);
        header.extend_from_slice(&CONTAINER_VERSION.to_le_bytes());
        header.extend_from_slice(&self.kind);
        header.extend_from_slice(&self.version.to_le_bytes());
        header.extend_from_slice(&(self.sections.len() as u32).to_le_bytes());
        header.extend_from_slice(&[0; 4]);
        let mut offset = TABLE_AT + self.sections.len() * ENTRY_LEN;
        for (name, bytes) in &self.sections {
            let mut padded = [0; NAME_LEN];
            padded[..name.len()].copy_from_slice(name.as_bytes());
            header.extend_from_slice(&padded);
            header.extend_from_slice(&(offset as u64).to_le_bytes());
            header.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
            header.extend_from_slice(&crc32fast::hash(bytes).to_le_bytes());
            header.extend_from_slice(&[0; 4]);
            offset = (offset + bytes.len()).next_multiple_of(8);
        }
        let crc = header_crc(&header);
        header[TABLE_AT - 4..TABLE_AT].copy_from_slice(&crc.to_le_bytes());
        header
    }
}
