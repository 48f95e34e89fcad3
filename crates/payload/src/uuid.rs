//! UUIDs in the spellings that Qdrant takes.

#[cfg(test)]
mod tests;

/// The 16 bytes of a UUID written as 32 digits, hyphenated, hyphenated in braces, or as a URN.
pub(crate) fn bytes(text: &str) -> Option<[u8; 16]> {
    let braced = text
        .strip_prefix('{')
        .and_then(|text| text.strip_suffix('}'));
    let wrapped = braced.or_else(|| text.strip_prefix("urn:uuid:"));
    let is_plain = wrapped.is_none() && text.len() == 32;
    let mut digits = Vec::with_capacity(32);
    for (at, byte) in wrapped.unwrap_or(text).bytes().enumerate() {
        let wants_hyphen = !is_plain && [8, 13, 18, 23].contains(&at);
        if wants_hyphen != (byte == b'-') {
            return None;
        }
        if !wants_hyphen {
            digits.push(char::from(byte).to_digit(16)? as u8);
        }
    }
    let bytes = digits
        .chunks(2)
        .map(|pair| pair.iter().fold(0, |high, low| high << 4 | low));
    let bytes: Vec<u8> = bytes.collect();
    <[u8; 16]>::try_from(bytes)
        .ok()
        .filter(|_| digits.len() == 32)
}
