//! The letters that stand for bytes in vocabularies: printable bytes for themselves, the others, in order, for U+0100 and on.
//!
//! Source: `bytes_to_unicode` of GPT-2 (Radford et al. 2019, section 2.2).

/// What stands behind the last letter of a word.
pub(crate) const END_OF_WORD: &str = "</w>";

/// The letter of each byte.
pub(crate) fn letters() -> impl Iterator<Item = char> {
    let mut next_other = '\u{100}'..;
    (0..=u8::MAX).map(move |byte| match byte {
        b'!'..=b'~' | 0xA1..=0xAC | 0xAE.. => char::from(byte),
        // There are 68 of them.
        _ => next_other.next().unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests;
