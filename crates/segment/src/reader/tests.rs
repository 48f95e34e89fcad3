//! Files that were altered, cut, mistaken for others, or made by hand with right checksums.

use super::*;
use crate::SegmentWriter;

const KIND: [u8; 4] = *b"TEST";

fn small() -> Vec<u8> {
    SegmentWriter::new(KIND, 3)
        .section("ids", vec![1, 2, 3, 4, 5])
        .section("empty", vec![])
        .section("sixteen-letters!", (0..=40).collect())
        .finish()
}

fn code(bytes: &[u8]) -> &'static str {
    Segment::from_bytes(bytes, KIND, 3)
        .expect_err("must be refused")
        .code()
}

#[test]
fn what_was_written_is_read() {
    let file = small();
    let segment = Segment::from_bytes(&file, KIND, 3).expect("undamaged");
    assert_eq!(segment.section("ids"), Ok(&[1, 2, 3, 4, 5][..]));
    assert_eq!(segment.section("empty"), Ok(&[][..]));
    assert_eq!(segment.section("sixteen-letters!").map(<[u8]>::len), Ok(41));
    let names: Vec<_> = segment.sections().map(|(name, _)| name).collect();
    assert_eq!(names, ["ids", "empty", "sixteen-letters!"]);
    let missing = segment.section("codes").expect_err("not there");
    assert_eq!(missing.code(), "segment-section-missing");
    assert!(missing.to_string().contains("codes"));
}

#[test]
fn a_segment_may_have_no_sections() {
    let file = SegmentWriter::new(KIND, 3).finish();
    let segment = Segment::from_bytes(&file, KIND, 3).expect("undamaged");
    assert_eq!(segment.sections().count(), 0);
}

#[test]
fn every_altered_byte_is_noticed() {
    let file = small();
    for at in 0..file.len() {
        for change in [0x01, 0x80, 0xFF] {
            let mut altered = file.clone();
            altered[at] ^= change;
            let found = Segment::from_bytes(&altered, KIND, 3);
            assert!(found.is_err(), "byte {at} changed by {change:#x}");
        }
    }
}

#[test]
fn every_truncation_is_noticed() {
    let file = small();
    for len in 0..file.len() {
        assert!(
            Segment::from_bytes(&file[..len], KIND, 3).is_err(),
            "{len} bytes"
        );
    }
}

#[test]
fn appended_bytes_are_noticed() {
    let mut file = small();
    file.extend_from_slice(&[0; 8]);
    assert_eq!(code(&file), "segment-damaged");
}

#[test]
fn damage_names_the_section_and_the_place() {
    let mut file = small();
    let at = file.len() - 20;
    file[at] ^= 1;
    let error = Segment::from_bytes(&file, KIND, 3).expect_err("damaged");
    assert_eq!(error.code(), "segment-damaged");
    let message = error.to_string();
    assert!(
        message.contains("sixteen-letters!") && message.contains("160"),
        "{message}"
    );
}

#[test]
fn other_files_kinds_and_versions_are_told_apart() {
    assert_eq!(code(b""), "segment-not-one");
    assert_eq!(code(b"PK\x03\x04 a zip file"), "segment-not-one");
    assert_eq!(
        code(&SegmentWriter::new(*b"LEXI", 3).finish()),
        "segment-not-one"
    );
    for found in [2u32, 4] {
        let file = SegmentWriter::new(KIND, found).finish();
        let error = Segment::from_bytes(&file, KIND, 3).expect_err("other version");
        assert_eq!(error.code(), "segment-version");
        let message = error.to_string();
        assert!(message.contains(&format!("version {found}")), "{message}");
        assert!(
            message.contains("version 3") && message.contains("rebuild"),
            "{message}"
        );
        assert_eq!(message.contains("update Nearsight"), found == 4);
    }
    let mut newer = small();
    newer[VERSION_AT] = 2;
    assert_eq!(code(&newer), "segment-version");
}

/// A table made by hand, its checksum right, so that only the later checks can refuse it.
fn resealed(change: impl Fn(&mut [u8])) -> Vec<u8> {
    let mut file = small();
    change(&mut file);
    let n_sections = u32_at(&file, COUNT_AT) as usize;
    let table_end = (TABLE_AT + n_sections.min(3) * ENTRY_LEN).min(file.len());
    let crc = header_crc(&file[..table_end]);
    file[CRC_AT..TABLE_AT].copy_from_slice(&crc.to_le_bytes());
    file
}

#[test]
fn a_resealed_table_is_still_checked() {
    Segment::from_bytes(&resealed(|_| ()), KIND, 3).expect("nothing changed");
    let length_at = TABLE_AT + NAME_LEN + 8;
    for length in [u64::MAX, u64::MAX - 7, 1 << 40, 1 << 33, 500, 4] {
        let file = resealed(|f| f[length_at..length_at + 8].copy_from_slice(&length.to_le_bytes()));
        assert_eq!(code(&file), "segment-damaged", "length {length}");
    }
    let offset = resealed(|f| f[TABLE_AT + NAME_LEN] += 8);
    assert_eq!(code(&offset), "segment-damaged");
    let name = resealed(|f| f[TABLE_AT] = 0xFF);
    assert_eq!(code(&name), "segment-damaged");
    let count = resealed(|f| f[COUNT_AT..COUNT_AT + 4].copy_from_slice(&u32::MAX.to_le_bytes()));
    assert_eq!(code(&count), "segment-damaged");
}

#[test]
fn a_segment_within_another_is_held_against_its_header_alone() {
    let mut file = small();
    let last = file.len() - 20;
    file[last] ^= 1;
    let segment = Segment::from_verified_bytes(&file, KIND, 3).expect("a whole header");
    assert_eq!(segment.section("ids"), Ok(&[1, 2, 3, 4, 5][..]));
    for at in 0..TABLE_AT + 3 * ENTRY_LEN {
        let mut altered = file.clone();
        altered[at] ^= 1;
        assert!(
            Segment::from_verified_bytes(&altered, KIND, 3).is_err(),
            "byte {at}"
        );
    }
    assert!(Segment::from_verified_bytes(&file[..last], KIND, 3).is_err());
}
