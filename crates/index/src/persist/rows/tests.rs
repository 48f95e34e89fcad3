//! Rows return, and bytes that are no rows do not.

use nearsight_test_support::Random;

use super::*;

fn csr(rows: &[&[u32]]) -> Csr {
    let mut csr = Csr::new();
    rows.iter().for_each(|row| csr.push(row.iter().copied()));
    csr
}

#[test]
fn rows_return_sorted_and_without_repetition() {
    let rows = csr(&[&[5, 1, 5, 200_000], &[], &[0, 1, 2], &[u32::MAX - 1]]);
    assert_eq!(rows.row(0), [1, 5, 200_000]);
    assert_eq!(from_bytes(&to_bytes(&rows)), Some(rows.clone()));
    let list = vec![rows, csr(&[]), csr(&[&[7]])];
    assert_eq!(list_from_bytes(&list_to_bytes(&list)), Some(list));
    assert_eq!(list_from_bytes(&list_to_bytes(&[])), Some(vec![]));
}

#[test]
fn consecutive_numbers_cost_a_byte_each() {
    let row: Vec<u32> = (1000..1100).collect();
    assert_eq!(to_bytes(&csr(&[&row])).len(), 1 + 1 + 2 + 99);
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
        let _ = list_from_bytes(&bytes);
    }
    // A huge number of rows or layers in a few bytes must not be believed.
    assert_eq!(from_bytes(&[0xFF, 0xFF, 0xFF, 0xFF, 0x0F]), None);
    assert_eq!(list_from_bytes(&[0xFF, 0xFF, 0xFF, 0xFF, 0x0F]), None);
    // Differences whose sum passes 32 bits.
    assert_eq!(from_bytes(&[1, 2, 0xFE, 0xFF, 0xFF, 0xFF, 0x0F, 0]), None);
}
