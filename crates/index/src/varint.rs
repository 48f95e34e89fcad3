//! Variable-length integers: seven bits a byte, lowest first, the high bit where more follow (LEB128).

#[cfg(test)]
mod tests;

/// Appends `value`, 1-5 bytes.
pub(crate) fn write(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Takes a value off the front; `None` where the bytes end, exceed 32 bits or are longer than needed.
pub(crate) fn read(bytes: &mut &[u8]) -> Option<u32> {
    // Most are of one byte or two, and a walk reads thousands.
    if let [low @ ..0x80, rest @ ..] = *bytes {
        *bytes = rest;
        return Some(u32::from(*low));
    }
    let mut value = 0u64;
    for shift in (0..35).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            let is_shortest = byte != 0 || shift == 0;
            return u32::try_from(value).ok().filter(|_| is_shortest);
        }
    }
    None
}
