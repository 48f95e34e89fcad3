//! Weights made of a tensor's name, the same bit for bit here and in the scripts of tests/golden.

/// The bytes of f32 values around `centre`: SplitMix64 (Steele et al. 2014) from the FNV-1a hash of the name, the upper 24
/// bits as a number from -1 to 1, times the first amplitude whose part the name has.
pub(crate) fn values(
    name: &str,
    n_values: usize,
    centre: f32,
    amplitudes: &[(&str, f32)],
) -> Vec<u8> {
    let seed = name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    });
    let amplitude = amplitudes.iter().find(|(part, _)| name.contains(part));
    let amplitude = amplitude.expect("the last fits").1;
    let value = |index: u64| {
        let mut z = seed.wrapping_add((index + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z = (z ^ (z >> 31)) >> 40;
        centre + (z as i64 - (1 << 23)) as f32 / (1 << 23) as f32 * amplitude
    };
    (0..n_values as u64)
        .flat_map(|index| value(index).to_le_bytes())
        .collect()
}
