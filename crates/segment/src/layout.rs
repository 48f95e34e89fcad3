//! Numbers and places that the reader and the writer share.

pub(crate) const MAGIC: &[u8; 9] = b"NEARSIGHT";
pub(crate) const CONTAINER_VERSION: u32 = 1;

pub(crate) const VERSION_AT: usize = 12;
pub(crate) const KIND_AT: usize = 16;
pub(crate) const KIND_VERSION_AT: usize = 20;
pub(crate) const COUNT_AT: usize = 24;
pub(crate) const CRC_AT: usize = 28;
pub(crate) const TABLE_AT: usize = 32;

pub(crate) const NAME_LEN: usize = 16;
/// Name, offset, length, CRC, reserved.
pub(crate) const ENTRY_LEN: usize = NAME_LEN + 8 + 8 + 4 + 4;

/// Checksum of the header: what precedes the field that holds it, and the table behind it.
pub(crate) fn header_crc(header: &[u8]) -> u32 {
    let mut crc = crc32fast::Hasher::new();
    crc.update(&header[..CRC_AT]);
    crc.update(&header[TABLE_AT..]);
    crc.finalize()
}
