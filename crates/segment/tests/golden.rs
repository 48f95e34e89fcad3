//! Files of earlier versions keep loading. `golden/segment-v1.bin` was written by container version 1
//! and is never written again; a change of the container adds a file beside it.

use nearsight_segment::{Segment, SegmentWriter};

const V1: &[u8] = include_bytes!("golden/segment-v1.bin");

fn sections_of_v1() -> SegmentWriter {
    SegmentWriter::new(*b"GOLD", 5)
        .section("text", b"meaning, kept".to_vec())
        .section("empty", vec![])
        .section("numbers", (0..=255).collect())
}

#[test]
fn version_1_keeps_loading() {
    let segment = Segment::from_bytes(V1, *b"GOLD", 5).expect("version 1 is readable");
    assert_eq!(segment.section("text"), Ok(&b"meaning, kept"[..]));
    assert_eq!(segment.section("empty"), Ok(&[][..]));
    let numbers: Vec<u8> = (0..=255).collect();
    assert_eq!(segment.section("numbers"), Ok(&numbers[..]));
}

#[test]
fn this_version_writes_the_same_bytes() {
    assert!(sections_of_v1().finish() == V1);
}

/// Makes the golden file of a new version: `cargo test -p nearsight-segment -- --ignored`.
#[test]
#[ignore = "writes a golden file"]
fn write_golden() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/segment-new.bin");
    std::fs::write(path, sections_of_v1().finish()).expect("the folder is writable");
}
