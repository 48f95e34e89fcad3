//! Rows return, and bytes that are no rows do not.

use nearsight_test_support::Random;

use super::*;

fn links(rows: &[&[u32]]) -> Links {
    let mut csr = Csr::new();
    rows.iter().for_each(|row| csr.push(row.iter().copied()));
    Links::of(&csr)
}

fn to_bytes(links: &Links) -> Vec<u8> {
    let mut bytes = Vec::new();
    links.write(&mut bytes);
    bytes
}

fn from_bytes(mut bytes: &[u8]) -> Option<Links> {
    let links = Links::read(&mut bytes)?;
    bytes.is_empty().then_some(links)
}

#[test]
fn rows_return_sorted_and_without_repetition() {
    let rows = links(&[&[5, 1, 5, 200_000], &[], &[0, 1, 2], &[u32::MAX - 1]]);
    let expected: [&[u32]; 4] = [&[1, 5, 200_000], &[], &[0, 1, 2], &[u32::MAX - 1]];
    let unpacked: Vec<Vec<u32>> = rows.rows().map(Row::collect).collect();
    assert_eq!(unpacked, expected);
    assert_eq!(from_bytes(&to_bytes(&rows)), Some(rows));
    assert_eq!(from_bytes(&to_bytes(&links(&[]))), Some(Links::new()));
}

#[test]
fn consecutive_numbers_cost_a_byte_each() {
    let row: Vec<u32> = (1000..1100).collect();
    assert_eq!(to_bytes(&links(&[&row])).len(), 1 + 1 + 2 + 99);
}

#[test]
fn any_bytes_are_read_without_panic_or_refused() {
    let mut random = Random::new(2);
    for _ in 0..20_000 {
        let len = random.below(12);
        let bytes: Vec<u8> = (0..len).map(|_| random.bits() as u8 & 0x8F).collect();
        if let Some(rows) = from_bytes(&bytes) {
            assert_eq!(to_bytes(&rows), bytes);
        }
    }
    // A huge number of rows in a few bytes must not be believed.
    assert_eq!(from_bytes(&[0xFF, 0xFF, 0xFF, 0xFF, 0x0F]), None);
    // Differences whose sum passes 32 bits.
    assert_eq!(from_bytes(&[1, 2, 0xFE, 0xFF, 0xFF, 0xFF, 0x0F, 0]), None);
}
