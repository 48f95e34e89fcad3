//! Every byte has a letter of its own, and the known ones are GPT-2's.

use std::collections::BTreeSet;

use super::*;

#[test]
fn every_byte_has_a_printable_letter_of_its_own() {
    let letters: Vec<char> = letters().collect();
    assert_eq!(letters.len(), 256);
    assert_eq!(letters.iter().collect::<BTreeSet<_>>().len(), 256);
    for (byte, letter) in [
        (b'a', 'a'),
        (0, 'Ā'),
        (b' ', 'Ġ'),
        (b'\n', 'Ċ'),
        (0x7F, 'ġ'),
        (0xA0, 'ł'),
        (0xAD, 'Ń'),
        (0xFF, 'ÿ'),
    ] {
        assert_eq!(letters[usize::from(byte)], letter, "{byte}");
    }
}
