//! Round trips and bytes that are no numbers.

use super::*;

#[test]
fn what_was_written_is_read() {
    for value in [0, 1, 127, 128, 300, u64::from(u32::MAX), 1 << 62, u64::MAX] {
        let mut bytes = Vec::new();
        write(&mut bytes, value);
        let mut rest = bytes.as_slice();
        assert_eq!(read(&mut rest), Some(value));
        assert!(rest.is_empty());
        let small = u32::try_from(value).ok();
        assert_eq!(read_u32(&mut bytes.as_slice()), small);
    }
}

#[test]
fn bytes_that_end_or_never_end_are_refused() {
    assert_eq!(read(&mut [].as_slice()), None);
    assert_eq!(read(&mut [0x80].as_slice()), None);
    assert_eq!(read(&mut [0xFF; 20].as_slice()), None);
}
