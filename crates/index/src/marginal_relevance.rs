//! Answers that differ from each other.

#[cfg(test)]
mod tests;

/// At most `limit` of the candidates `0..n`, in the order in which they are taken: each next is the one with the largest
/// `lambda * relevance(i) - (1 - lambda) * similarity(i, j)`, `j` being the most similar to it of those already taken (maximal
/// marginal relevance, Carbonell and Goldstein 1998). A `lambda` of 1 looks at relevance alone, 0 at variety alone; of
/// equals the first is taken. Both closures should give numbers of one range; `similarity` is asked for each pair of a
/// taken candidate and one that is not, once.
pub fn marginal_relevance(
    n: usize,
    limit: usize,
    lambda: f32,
    relevance: impl Fn(usize) -> f32,
    similarity: impl Fn(usize, usize) -> f32,
) -> Vec<usize> {
    // Each with what it repeats: nothing, as long as none is taken.
    let mut left: Vec<(usize, Option<f32>)> = (0..n).map(|i| (i, None)).collect();
    let mut taken = Vec::with_capacity(limit.min(n));
    while taken.len() < limit {
        let marginal = |&(i, repeated): &(usize, Option<f32>)| {
            lambda * relevance(i) - (1.0 - lambda) * repeated.unwrap_or(0.0)
        };
        let better = |best, next| match marginal(&left[next]) > marginal(&left[best]) {
            true => next,
            false => best,
        };
        let Some(best) = (0..left.len()).reduce(better) else {
            break;
        };
        let (chosen, _) = left.remove(best);
        taken.push(chosen);
        for (i, repeated) in &mut left {
            let similarity = similarity(*i, chosen);
            *repeated = Some(repeated.map_or(similarity, |most| most.max(similarity)));
        }
    }
    taken
}
