//! The file container of everything Nearsight writes: named sections behind a magic, two versions and
//! checksums over every byte. Floor 0: bytes in, bytes out.
//!
//! Layout, little endian:
//!
//! | bytes | what |
//! |---|---|
//! | 0..9 | `NEARSIGHT` |
//! | 9..12 | zero |
//! | 12..16 | container version, u32 |
//! | 16..20 | kind, four ASCII bytes |
//! | 20..24 | version of the kind, u32 |
//! | 24..28 | number of sections, u32 |
//! | 28..32 | CRC-32 of bytes 0..28 and of the table |
//! | 32.. | table: per section name (16 bytes, zero-padded), offset u64, length u64, CRC-32 u32, zero u32 |
//! | then | the sections in the table's order, each followed by zeros up to a multiple of 8 |
//!
//! Same kind, version and sections give the same bytes; there is one way to write a file, so whatever the
//! reader does not expect is damage.

mod error;
mod layout;
mod reader;
pub mod varint;
mod writer;

pub use error::SegmentError;
pub use reader::Segment;
pub use writer::SegmentWriter;
