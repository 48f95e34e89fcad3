//! base64 to bytes (RFC 4648, section 4): what a `tokenizer.json` keeps its character map in.

/// The bytes, or where the text stops being base64.
pub(super) fn decode(text: &str) -> Result<Vec<u8>, usize> {
    let digits = text.trim_end_matches('=').as_bytes();
    let mut bytes = Vec::with_capacity(digits.len() / 4 * 3 + 2);
    let (mut bits, mut n_bits) = (0u32, 0);
    for (at, &digit) in digits.iter().enumerate() {
        bits = bits << 6 | value(digit).ok_or(at)?;
        n_bits += 6;
        if n_bits >= 8 {
            n_bits -= 8;
            bytes.push((bits >> n_bits) as u8);
            bits &= (1 << n_bits) - 1;
        }
    }
    // Six bits alone make no byte; padding fills the last group and does nothing else.
    if n_bits == 6 || bits != 0 || !text.len().is_multiple_of(4) || text.len() - digits.len() > 2 {
        return Err(digits.len());
    }
    Ok(bytes)
}

fn value(digit: u8) -> Option<u32> {
    let (first, base) = match digit {
        b'A'..=b'Z' => (b'A', 0),
        b'a'..=b'z' => (b'a', 26),
        b'0'..=b'9' => (b'0', 52),
        b'+' => return Some(62),
        b'/' => return Some(63),
        _ => return None,
    };
    Some(u32::from(digit - first) + base)
}

#[cfg(test)]
mod tests;
