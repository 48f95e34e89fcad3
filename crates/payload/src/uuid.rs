//! UUIDs in the spellings that Qdrant takes.

use std::borrow::Cow;

#[cfg(test)]
mod tests;

/// Bytes of a UUID with its hyphens.
const N_HYPHENATED: usize = 36;

/// The 16 bytes of a UUID written as 32 digits, hyphenated, hyphenated in braces, or as a URN.
pub(crate) fn bytes(text: &str) -> Option<[u8; 16]> {
    number(text).map(u128::to_be_bytes)
}

/// A text as it is compared with others that name documents: a UUID in lower case with hyphens, whatever its spelling, as
/// Qdrant writes it; any other text as it is.
pub fn same_id(text: &str) -> Cow<'_, str> {
    // Ids are compared often, and most that are UUIDs are written so.
    let is_plain =
        text.len() == N_HYPHENATED && !text.bytes().any(|byte| byte.is_ascii_uppercase());
    if is_plain {
        return Cow::Borrowed(text);
    }
    number(text).map_or(Cow::Borrowed(text), |number| Cow::Owned(hyphenated(number)))
}

fn hyphenated(number: u128) -> String {
    let mut text = format!("{number:032x}");
    for at in HYPHENS {
        text.insert(at, '-');
    }
    text
}

/// Where the hyphens stand.
const HYPHENS: [usize; 4] = [8, 13, 18, 23];

fn number(text: &str) -> Option<u128> {
    let braced = text
        .strip_prefix('{')
        .and_then(|text| text.strip_suffix('}'));
    let wrapped = braced.or_else(|| text.strip_prefix("urn:uuid:"));
    let is_plain = wrapped.is_none() && text.len() == 32;
    let text = wrapped.unwrap_or(text);
    if !is_plain && text.len() != N_HYPHENATED {
        return None;
    }
    let mut number = 0;
    for (at, byte) in text.bytes().enumerate() {
        let wants_hyphen = !is_plain && HYPHENS.contains(&at);
        if wants_hyphen != (byte == b'-') {
            return None;
        }
        if !wants_hyphen {
            number = number << 4 | u128::from(char::from(byte).to_digit(16)?);
        }
    }
    Some(number)
}
