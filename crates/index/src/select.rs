//! Picks the smallest of many small integers by counting: two passes, no heap, no sort.

#[cfg(test)]
mod tests;

/// Rows of the `k` smallest of `distances` among those for which `accept` holds, in ascending order of row; of equal
/// distances the lower rows are kept. `most` bounds the distances.
pub(crate) fn smallest(
    distances: &[u32],
    most: usize,
    k: usize,
    accept: impl Fn(u32) -> bool,
) -> Vec<u32> {
    let mut counts = vec![0usize; most + 1];
    for (row, &distance) in distances.iter().enumerate() {
        counts[distance as usize] += usize::from(accept(row as u32));
    }
    let (bound, mut ties) = bound(&counts, k);
    let mut rows = Vec::with_capacity(k.min(distances.len()));
    for (row, &distance) in distances.iter().enumerate() {
        if distance as usize > bound || !accept(row as u32) {
            continue;
        }
        if distance as usize == bound {
            if ties == 0 {
                continue;
            }
            ties -= 1;
        }
        rows.push(row as u32);
    }
    rows
}

/// The distance at which `k` is reached, and how many of that distance still belong to the `k`.
fn bound(counts: &[usize], k: usize) -> (usize, usize) {
    let mut left = k;
    for (distance, &count) in counts.iter().enumerate() {
        if count >= left {
            return (distance, left);
        }
        left -= count;
    }
    (counts.len(), 0)
}
