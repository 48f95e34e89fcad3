//! Variable-length integers: seven bits a byte, lowest first, the high bit where more follow (LEB128).

#[cfg(test)]
mod tests;

/// Appends `value`, 1-10 bytes.
pub fn write(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Takes a value off the front; `None` where the bytes end or exceed 64 bits.
#[inline]
pub fn read(bytes: &mut &[u8]) -> Option<u64> {
    let (&first, rest) = bytes.split_first()?;
    *bytes = rest;
    if first < 0x80 {
        return Some(u64::from(first));
    }
    read_long(first, bytes)
}

fn read_long(first: u8, bytes: &mut &[u8]) -> Option<u64> {
    let mut value = u64::from(first & 0x7F);
    for shift in (7..64).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

/// Takes a value of at most 32 bits off the front.
#[inline]
pub fn read_u32(bytes: &mut &[u8]) -> Option<u32> {
    read(bytes).and_then(|value| u32::try_from(value).ok())
}
