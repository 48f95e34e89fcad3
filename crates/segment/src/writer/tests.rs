//! What the writer promises about its bytes.

use super::*;

#[test]
fn sections_begin_at_multiples_of_eight() {
    let mut writer = SegmentWriter::new(*b"TEST", 1);
    for (i, name) in ["a", "b", "c", "d"].into_iter().enumerate() {
        writer = writer.section(name, vec![0xAA; 3 * i + 1]);
    }
    let file = writer.finish();
    assert_eq!(file.len() % 8, 0);
    for i in 0..4 {
        let at = TABLE_AT + i * ENTRY_LEN + NAME_LEN;
        let offset = u64::from_le_bytes(file[at..at + 8].try_into().expect("eight bytes"));
        assert_eq!(offset % 8, 0);
        assert_eq!(file[offset as usize], 0xAA);
    }
}

#[test]
fn same_sections_give_same_bytes() {
    let file = |bytes: &[u8]| {
        let writer = SegmentWriter::new(*b"TEST", 7);
        writer.section("codes", bytes.to_vec()).finish()
    };
    assert_eq!(file(b"abc"), file(b"abc"));
    assert_ne!(file(b"abc"), file(b"abd"));
}

#[test]
#[should_panic(expected = "1-16 printable ASCII bytes")]
fn long_names_are_refused() {
    let _ = SegmentWriter::new(*b"TEST", 1).section("seventeen-letters", vec![]);
}

#[test]
#[should_panic(expected = "added twice")]
fn repeated_names_are_refused() {
    let writer = SegmentWriter::new(*b"TEST", 1).section("a", vec![]);
    let _ = writer.section("a", vec![]);
}
