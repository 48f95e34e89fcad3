//! Heads that were trained here; `heads/*/README.md` says on what, and what they can and cannot do.

/// The two files of a head.
#[derive(Debug, Clone, Copy)]
pub struct Head {
    /// `head.json`.
    pub manifest: &'static [u8],
    /// The file that it names.
    pub weights: &'static [u8],
}

/// Puts the pictures of `lite0` where `minilm-l6` puts the words for them.
pub const LITE0_MINILM: Head = Head {
    manifest: include_bytes!("../heads/lite0-minilm/head.json"),
    weights: include_bytes!("../heads/lite0-minilm/head.safetensors"),
};
