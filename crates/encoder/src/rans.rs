//! int8 codes in as many bits as their distribution needs: a range coder in the form of asymmetric numeral systems.
//!
//! Duda 2013 (arXiv:1311.2540), section 4, as in Giesen 2014 (arXiv:1402.3392): states of 32 bits that take or give
//! 16 bits at a time, four of them in turn so that one need not wait for the other. Rounded weights are nearly normal:
//! 8 bits hold some 7 bits of information, with coarser steps less, and nothing has to be padded to whole bits.
//!
//! Bytes: 256 frequencies (u16, their sum 4096), four states (u32), then words of 16 bits; all little-endian.

/// Frequencies are shares of 2^12: with more bits the table would leave the first-level cache.
const SHARE_BITS: u32 = 12;
const SHARES: u32 = 1 << SHARE_BITS;
/// A state below takes in a word.
const LOWEST: u32 = 1 << 16;
/// States that work in turn.
const STATES: usize = 4;
/// The byte of an i8.
const SYMBOLS: usize = 256;

/// More would be no weights: a short file must not ask for a large memory.
const MAX_VALUES_A_BYTE: usize = 64;

const FREQUENCY_BYTES: usize = 2 * SYMBOLS;
const HEAD_BYTES: usize = FREQUENCY_BYTES + 4 * STATES;

/// Codes the values. The same values give the same bytes.
pub(crate) fn encode(values: &[i8]) -> Vec<u8> {
    let frequencies = frequencies(values);
    let starts = starts(&frequencies);
    let mut states = [LOWEST; STATES];
    let mut words = Vec::new();
    // Backwards, so that the decoder goes forwards.
    for (at, &value) in values.iter().enumerate().rev() {
        let symbol = symbol(value);
        let (frequency, start) = (frequencies[symbol], starts[symbol]);
        let state = &mut states[at % STATES];
        if u64::from(*state) >= u64::from(frequency) << (32 - SHARE_BITS) {
            words.push(*state as u16);
            *state >>= 16;
        }
        *state = (*state / frequency << SHARE_BITS) + *state % frequency + start;
    }
    let mut out = Vec::with_capacity(HEAD_BYTES + 2 * words.len());
    out.extend(frequencies.iter().flat_map(|&n| (n as u16).to_le_bytes()));
    out.extend(states.iter().flat_map(|state| state.to_le_bytes()));
    out.extend(words.iter().rev().flat_map(|word| word.to_le_bytes()));
    out
}

/// The `n` values that were coded.
///
/// # Errors
/// What is wrong with the bytes: they end too early, or they are not those of `n` values.
pub(crate) fn decode(bytes: &[u8], n: usize) -> Result<Vec<i8>, String> {
    if n / MAX_VALUES_A_BYTE > bytes.len() {
        return Err(format!("it cannot hold {n} values"));
    }
    let (head, words) = bytes
        .split_at_checked(HEAD_BYTES)
        .ok_or("it is shorter than its table")?;
    let (frequencies, states) = head.split_at(FREQUENCY_BYTES);
    let slots = slots(frequencies).ok_or("its frequencies do not add up")?;
    let (states, _) = states.as_chunks::<4>();
    let mut states: [u32; STATES] = std::array::from_fn(|at| u32::from_le_bytes(states[at]));
    let (words, rest) = words.as_chunks::<2>();
    let mut words = words.iter();
    let mut value = |state: &mut u32| {
        let slot = slots[(*state % SHARES) as usize];
        *state = ((slot >> 20) + 1) * (*state >> SHARE_BITS) + (slot >> 8 & (SHARES - 1));
        if *state < LOWEST {
            let word = words.next().ok_or("it ends too early")?;
            *state = *state << 16 | u32::from(u16::from_le_bytes(*word));
        }
        Ok::<i8, &str>(slot as i8)
    };
    let mut values = vec![0i8; n];
    let (fours, ones) = values.as_chunks_mut::<STATES>();
    for four in fours {
        for at in 0..STATES {
            four[at] = value(&mut states[at])?;
        }
    }
    for (one, state) in ones.iter_mut().zip(&mut states) {
        *one = value(state)?;
    }
    if words.next().is_some() || !rest.is_empty() || states != [LOWEST; STATES] {
        return Err(format!("it does not hold {n} values"));
    }
    Ok(values)
}

fn symbol(value: i8) -> usize {
    usize::from(value.cast_unsigned())
}

/// How many of the 4096 shares each symbol has; every symbol that occurs has one.
fn frequencies(values: &[i8]) -> [u32; SYMBOLS] {
    let mut counts = [0u64; SYMBOLS];
    for &value in values {
        counts[symbol(value)] += 1;
    }
    let n = (values.len() as u64).max(1);
    let mut shares = counts.map(|count| match count {
        0 => 0,
        count => ((count * u64::from(SHARES) + n / 2) / n).max(1) as u32,
    });
    // What rounding gave too much or too little goes to the largest, where it matters least.
    loop {
        let sum: u32 = shares.iter().sum();
        let largest = (0..SYMBOLS).max_by_key(|&at| shares[at]).unwrap_or_default();
        if sum <= SHARES {
            shares[largest] += SHARES - sum;
            return shares;
        }
        shares[largest] -= (sum - SHARES).min(shares[largest] / 2);
    }
}

/// Sums of the frequencies before each symbol.
fn starts(frequencies: &[u32; SYMBOLS]) -> [u32; SYMBOLS] {
    let mut sum = 0;
    frequencies.map(|frequency| {
        sum += frequency;
        sum - frequency
    })
}

/// For each share its symbol (8 bits), its place among the symbol's shares (12), and their number less one (12).
fn slots(frequencies: &[u8]) -> Option<Vec<u32>> {
    let mut slots = Vec::with_capacity(SHARES as usize);
    let (frequencies, _) = frequencies.as_chunks::<2>();
    for (symbol, &frequency) in frequencies.iter().enumerate() {
        let frequency = u32::from(u16::from_le_bytes(frequency));
        if slots.len() + frequency as usize > SHARES as usize {
            return None;
        }
        slots.extend((0..frequency).map(|place| symbol as u32 | place << 8 | (frequency - 1) << 20));
    }
    (slots.len() == SHARES as usize).then_some(slots)
}

#[cfg(test)]
mod tests;
