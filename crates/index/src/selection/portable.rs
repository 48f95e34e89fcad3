//! Reads the portable form of a roaring bitmap (RoaringFormatSpec) into words: whole containers at once.

/// Numbers of one container, all of one high half.
const CONTAINER: usize = 1 << 16;
/// Containers of more numbers than this are bits.
const MOST_IN_ARRAY: usize = 4096;
const COOKIE_WITHOUT_RUNS: u32 = 12346;
const COOKIE_WITH_RUNS: u32 = 12347;
/// With runs, offsets are written from this many containers on.
const LEAST_WITH_OFFSETS: usize = 4;

/// Sets the bits that `bytes` hold; numbers past the end of `words` are passed over. `None` where the bytes
/// are not of the form.
pub(super) fn read(mut bytes: &[u8], words: &mut [u64]) -> Option<()> {
    let cookie = u32::from_le_bytes(take(&mut bytes)?);
    let (n_containers, has_run): (usize, &[u8]) = match cookie & 0xFFFF {
        COOKIE_WITH_RUNS => {
            let n_containers = (cookie >> 16) as usize + 1;
            (n_containers, split(&mut bytes, n_containers.div_ceil(8))?)
        }
        COOKIE_WITHOUT_RUNS => (u32::from_le_bytes(take(&mut bytes)?) as usize, &[]),
        _ => return None,
    };
    let heads = split(&mut bytes, n_containers.checked_mul(4)?)?;
    if has_run.is_empty() || n_containers >= LEAST_WITH_OFFSETS {
        split(&mut bytes, n_containers * 4)?;
    }
    for (i, head) in heads.as_chunks().0.iter().enumerate() {
        let &[k0, k1, n0, n1] = head;
        let first = usize::from(u16::from_le_bytes([k0, k1])) * CONTAINER;
        let n_numbers = usize::from(u16::from_le_bytes([n0, n1])) + 1;
        let is_run = has_run
            .get(i / 8)
            .is_some_and(|byte| byte >> (i % 8) & 1 == 1);
        let start = (first / 64).min(words.len());
        let words = &mut words[start..];
        match is_run {
            true => runs(&mut bytes, words)?,
            false if n_numbers > MOST_IN_ARRAY => bits(&mut bytes, words)?,
            false => array(&mut bytes, n_numbers, words)?,
        }
    }
    bytes.is_empty().then_some(())
}

fn bits(bytes: &mut &[u8], words: &mut [u64]) -> Option<()> {
    let (from, _) = split(bytes, CONTAINER / 8)?.as_chunks();
    let pairs = words.iter_mut().zip(from);
    pairs.for_each(|(word, &from)| *word |= u64::from_le_bytes(from));
    Some(())
}

fn array(bytes: &mut &[u8], n_numbers: usize, words: &mut [u64]) -> Option<()> {
    let (numbers, _) = split(bytes, n_numbers * 2)?.as_chunks();
    for number in numbers.iter().map(|&number| u16::from_le_bytes(number)) {
        set(words, usize::from(number));
    }
    Some(())
}

/// Each run is its first number and how many follow.
fn runs(bytes: &mut &[u8], words: &mut [u64]) -> Option<()> {
    let n_runs = usize::from(u16::from_le_bytes(take(bytes)?));
    let (runs, _) = split(bytes, n_runs * 4)?.as_chunks();
    for &[s0, s1, n0, n1] in runs {
        let start = usize::from(u16::from_le_bytes([s0, s1]));
        let end = start + usize::from(u16::from_le_bytes([n0, n1]));
        let (first, last) = (start.next_multiple_of(64), (end + 1) / 64 * 64);
        if first >= last {
            (start..=end).for_each(|number| set(words, number));
            continue;
        }
        (start..first)
            .chain(last..=end)
            .for_each(|number| set(words, number));
        let (first, last) = ((first / 64).min(words.len()), (last / 64).min(words.len()));
        words[first..last].fill(u64::MAX);
    }
    Some(())
}

fn set(words: &mut [u64], number: usize) {
    if let Some(word) = words.get_mut(number / 64) {
        *word |= 1 << (number % 64);
    }
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (&taken, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(taken)
}

fn split<'a>(bytes: &mut &'a [u8], n: usize) -> Option<&'a [u8]> {
    let (taken, rest) = bytes.split_at_checked(n)?;
    *bytes = rest;
    Some(taken)
}
