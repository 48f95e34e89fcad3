//! One spelling for each number.

use super::*;

#[test]
fn numbers_return_in_the_stated_bytes() {
    let edges = [
        (0, 1),
        (127, 1),
        (128, 2),
        (16_383, 2),
        (16_384, 3),
        (u32::MAX, 5),
    ];
    for (value, len) in edges {
        let mut bytes = Vec::new();
        write(&mut bytes, value);
        assert_eq!(bytes.len(), len);
        bytes.push(0xAB);
        let mut rest = &bytes[..];
        assert_eq!(read(&mut rest), Some(value));
        assert_eq!(rest, [0xAB]);
    }
}

#[test]
fn other_spellings_are_refused() {
    let refused: [&[u8]; 6] = [
        &[],
        &[0x80],
        &[0x80, 0x00],
        &[0xFF, 0xFF, 0xFF, 0xFF, 0x10],
        &[0x80, 0x80, 0x80, 0x80, 0x80],
        &[0xFF; 9],
    ];
    for mut bytes in refused {
        assert_eq!(read(&mut bytes), None, "{bytes:x?}");
    }
}
