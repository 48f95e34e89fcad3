//! Bytes to text: byte order marks are honoured, then what a page declares; everything else is read as UTF-8.

use std::borrow::Cow;

#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
use super::html;

/// Decodes UTF-8, or UTF-16 where a byte order mark says so. What is not valid becomes U+FFFD.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    marked(bytes).unwrap_or_else(|| String::from_utf8_lossy(bytes))
}

/// Decodes a page as UTF-8: the tables of other encodings would be most of the module that browsers download.
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
pub(super) fn html(bytes: &[u8]) -> Cow<'_, str> {
    decode(bytes)
}

/// Decodes a page as browsers do: the byte order mark, then the encoding in `<meta>`, then UTF-8; bytes that declare
/// nothing and hold no single letter of UTF-8 beyond ASCII are windows-1252, as such pages always were.
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
pub(super) fn html(bytes: &[u8]) -> Cow<'_, str> {
    if let Some(text) = marked(bytes) {
        return text;
    }
    match (html::charset(bytes), std::str::from_utf8(bytes)) {
        (Some(label), _) => labelled(bytes, &label),
        (None, Ok(text)) => Cow::Borrowed(text),
        (None, Err(_)) if has_utf8_letters(bytes) => String::from_utf8_lossy(bytes),
        (None, Err(_)) => labelled(bytes, "windows-1252"),
    }
}

fn marked(bytes: &[u8]) -> Option<Cow<'_, str>> {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => Some(String::from_utf8_lossy(rest)),
        [0xFF, 0xFE, rest @ ..] => Some(utf16(rest, u16::from_le_bytes).into()),
        [0xFE, 0xFF, rest @ ..] => Some(utf16(rest, u16::from_be_bytes).into()),
        _ => None,
    }
}

fn utf16(bytes: &[u8], unit: impl Fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks(2).map(|pair| match pair {
        [a, b] => unit([*a, *b]),
        _ => 0xFFFD,
    });
    char::decode_utf16(units)
        .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
fn has_utf8_letters(bytes: &[u8]) -> bool {
    bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii())
}

/// Decodes with the encoding that the Encoding Standard gives this label; unknown labels are UTF-8.
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
fn labelled<'b>(bytes: &'b [u8], label: &str) -> Cow<'b, str> {
    use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
    let encoding = Encoding::for_label(label.as_bytes()).unwrap_or(UTF_8);
    // A declaration that could be read as ASCII is not in UTF-16, whatever it says (HTML Standard, "prescan").
    let encoding = match encoding {
        encoding if encoding == UTF_16BE || encoding == UTF_16LE => UTF_8,
        encoding => encoding,
    };
    encoding.decode_without_bom_handling(bytes).0
}

#[cfg(test)]
mod tests;
