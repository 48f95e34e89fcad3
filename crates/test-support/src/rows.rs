//! Reads committed embeddings (tests/golden/minilm-l6/make_passages.py writes them).

use nearsight_vector::Embedding;

/// The rows of a file of int8 embeddings: u32 count, u32 dimension, then per row an f32 scale and `dimension`
/// i8 codes, little endian.
///
/// # Panics
/// If the file is not of that form: it is part of the repository.
pub fn rows_from_i8(bytes: &[u8]) -> Vec<Embedding> {
    let word = |at: usize| [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
    let count = u32::from_le_bytes(word(0)) as usize;
    let row_len = 4 + u32::from_le_bytes(word(4)) as usize;
    assert_eq!(bytes.len(), 8 + count * row_len, "length of a file of rows");
    let row = |i: usize| {
        let at = 8 + i * row_len;
        let scale = f32::from_le_bytes(word(at));
        let codes = &bytes[at + 4..at + row_len];
        let values = codes.iter().map(|&v| f32::from(v as i8) * scale).collect();
        Embedding::normalize(values).expect("a committed row has a direction")
    };
    (0..count).map(row).collect()
}
