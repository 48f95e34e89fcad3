//! Encodings that files come in.

use super::*;

#[test]
fn byte_order_marks_choose_the_encoding() {
    assert_eq!(decode("\u{feff}für".as_bytes()), "für");
    let little: Vec<u8> = "\u{feff}für 😀"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let big: Vec<u8> = "\u{feff}für 😀"
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    assert_eq!(decode(&little), "für 😀");
    assert_eq!(decode(&big), "für 😀");
}

#[test]
fn damaged_text_is_read_with_replacements() {
    assert_eq!(decode(b"f\xfcr"), "f\u{fffd}r");
    assert_eq!(decode(&[0xFF, 0xFE, b'a', 0, b'b']), "a\u{fffd}");
    assert_eq!(decode(&[0xFF, 0xFE, 0x00, 0xD8]), "\u{fffd}");
    assert_eq!(decode(b""), "");
}
