//! Rows of ascending numbers as differences. Neighbours of a node are sorted for this and never cut afterwards:
//! what is cut must be the farthest, and sorting forgets which those are.

use super::varint;
use crate::hnsw::Csr;

#[cfg(test)]
mod tests;

pub(crate) fn to_bytes(rows: &Csr) -> Vec<u8> {
    let mut out = Vec::new();
    write(&mut out, rows);
    out
}

pub(crate) fn list_to_bytes(list: &[Csr]) -> Vec<u8> {
    let mut out = Vec::new();
    varint::write(&mut out, list.len() as u32);
    list.iter().for_each(|rows| write(&mut out, rows));
    out
}

pub(crate) fn from_bytes(mut bytes: &[u8]) -> Option<Csr> {
    let rows = read(&mut bytes)?;
    bytes.is_empty().then_some(rows)
}

pub(crate) fn list_from_bytes(mut bytes: &[u8]) -> Option<Vec<Csr>> {
    let len = varint::read(&mut bytes)?;
    // Not collected with a capacity of `len`, which the bytes could make as large as they like.
    let mut list = Vec::new();
    for _ in 0..len {
        list.push(read(&mut bytes)?);
    }
    bytes.is_empty().then_some(list)
}

fn write(out: &mut Vec<u8>, rows: &Csr) {
    varint::write(out, rows.len() as u32);
    for row in rows.rows() {
        varint::write(out, row.len() as u32);
        let mut least = 0;
        for &number in row {
            varint::write(out, number - least);
            least = number + 1;
        }
    }
}

fn read(bytes: &mut &[u8]) -> Option<Csr> {
    let n_rows = varint::read(bytes)?;
    let mut rows = Csr::new();
    let mut row = Vec::new();
    for _ in 0..n_rows {
        row.clear();
        let mut least = 0u32;
        for _ in 0..varint::read(bytes)? {
            let number = least.checked_add(varint::read(bytes)?)?;
            least = number.checked_add(1)?;
            row.push(number);
        }
        rows.push(row.iter().copied());
    }
    Some(rows)
}
