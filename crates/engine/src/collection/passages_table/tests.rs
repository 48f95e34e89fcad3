//! The table comes back as it went in, and no bytes make the reader panic or allocate without end.

use nearsight_test_support::Random;
use serde_json::Map;

use super::*;
use crate::document::Document;

fn document(field_idx: usize, ranges: &[Range<u32>]) -> Passages {
    Passages {
        document: Document {
            id: 1.into(),
            fields: Map::new(),
        },
        field_idx,
        ranges: ranges.into(),
    }
}

#[test]
fn what_is_written_is_read() {
    let documents = [
        document(0, &[0..1, 1..2]),
        document(200, &[0..128, 127..16384, 90_000..u32::MAX]),
        document(2, &[5..6, 5..7]),
    ];
    let bytes = to_bytes(documents.iter());
    let mut reader = Reader::new(&bytes);
    for document in &documents {
        let expected = Row {
            field_idx: document.field_idx,
            ranges: document.ranges.clone(),
        };
        assert_eq!(reader.next_document(), Some(expected));
    }
    assert!(reader.is_at_end());
    assert_eq!(reader.next_document(), None);
}

#[test]
fn a_cut_table_is_noticed() {
    let bytes = to_bytes([document(1, &[3..900, 800..2000])].iter());
    for n in 0..bytes.len() {
        assert_eq!(Reader::new(&bytes[..n]).next_document(), None, "cut at {n}");
    }
}

#[test]
fn random_bytes_never_panic() {
    let mut random = Random::new(7);
    for _ in 0..20_000 {
        let bytes: Vec<u8> = (0..random.below(24)).map(|_| random.bits() as u8).collect();
        let mut reader = Reader::new(&bytes);
        while reader.next_document().is_some() {}
    }
    let many_passages = [0, 0xff, 0xff, 0xff, 0xff, 0x0f];
    assert_eq!(Reader::new(&many_passages).next_document(), None);
}
