//! The two spellings that Unicode has for a letter with its marks (UAX 15): by our own tables, or by those that the host lends.
//! Every browser has them, and ours are a third of a small module.

use std::sync::OnceLock;

/// What the host makes of a text: it decomposed by compatibility (NFKD), or composed again (NFC).
pub type Normalize = fn(text: &str, is_composed: bool) -> String;

static LENT: OnceLock<Normalize> = OnceLock::new();

/// Takes the host's tables instead of ours; the first ones stay. Where a build has neither, letters with marks are found by the
/// same letters alone.
pub fn lend_normalization(normalize: Normalize) {
    LENT.get_or_init(|| normalize);
}

pub(super) fn decomposed(text: &str) -> String {
    match LENT.get() {
        Some(normalize) => normalize(text, false),
        None => ours::decomposed(text),
    }
}

pub(super) fn composed(text: String) -> String {
    match LENT.get() {
        Some(normalize) => normalize(&text, true),
        None => ours::composed(text),
    }
}

#[cfg(feature = "normalization")]
mod ours {
    use unicode_normalization::UnicodeNormalization;

    pub(super) fn decomposed(text: &str) -> String {
        text.nfkd().collect()
    }

    pub(super) fn composed(text: String) -> String {
        text.nfc().collect()
    }
}

#[cfg(not(feature = "normalization"))]
mod ours {
    pub(super) fn decomposed(text: &str) -> String {
        text.into()
    }

    pub(super) fn composed(text: String) -> String {
        text
    }
}
