//! Sorted terms, each by what it adds to the one before (front coding).

use super::Terms;
use nearsight_segment::varint;

pub(super) fn to_bytes(terms: &Terms) -> Vec<u8> {
    let mut out = Vec::new();
    varint::write(&mut out, terms.len() as u64);
    let mut last = "";
    for i in 0..terms.len() {
        let term = terms.get(i);
        let pairs = last.bytes().zip(term.bytes());
        let shared = pairs.take_while(|(a, b)| a == b).count();
        varint::write(&mut out, shared as u64);
        varint::write(&mut out, (term.len() - shared) as u64);
        out.extend_from_slice(&term.as_bytes()[shared..]);
        last = term;
    }
    out
}

/// `None` unless the bytes are terms in ascending order.
pub(super) fn from_bytes(mut bytes: &[u8]) -> Option<Terms> {
    let n_terms = varint::read_u32(&mut bytes)?;
    let mut terms = Terms::default();
    let mut term: Vec<u8> = Vec::new();
    for _ in 0..n_terms {
        let shared = varint::read_u32(&mut bytes)? as usize;
        let n_more = varint::read_u32(&mut bytes)? as usize;
        let (more, rest) = bytes.split_at_checked(n_more)?;
        bytes = rest;
        // Above the last one: it goes on where that ended, or with a higher byte than that did.
        let next = *more.first()?;
        if shared > term.len() || term.get(shared).is_some_and(|&byte| byte >= next) {
            return None;
        }
        term.truncate(shared);
        term.extend_from_slice(more);
        terms.push(std::str::from_utf8(&term).ok()?);
    }
    bytes.is_empty().then_some(terms)
}
