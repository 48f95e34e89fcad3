//! A bitmap from a scan over ascending rows.

use roaring::RoaringBitmap;

/// Rows of one container of a bitmap.
const CONTAINER_ROWS: u32 = 1 << 16;

/// The rows whose flag is set. Rows may repeat, one set flag is enough; those of a container lie together.
///
/// Flags become bits without a branch, and each container is made from its bits at once: a scan whose test is a comparison
/// is several times faster than one that appends rows.
pub(super) fn collect(flagged: impl Iterator<Item = (u32, bool)>) -> RoaringBitmap {
    let mut bits = vec![0u8; CONTAINER_ROWS as usize / 8];
    let mut rows = RoaringBitmap::new();
    let mut first = 0;
    for (row, flag) in flagged {
        if row / CONTAINER_ROWS != first / CONTAINER_ROWS {
            rows |= RoaringBitmap::from_lsb0_bytes(first, &bits);
            bits.fill(0);
            first = row / CONTAINER_ROWS * CONTAINER_ROWS;
        }
        let at = row % CONTAINER_ROWS;
        bits[at as usize / 8] |= u8::from(flag) << (at % 8);
    }
    rows |= RoaringBitmap::from_lsb0_bytes(first, &bits);
    rows
}
