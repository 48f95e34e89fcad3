//! Short texts of a site, as long as questions are: titles, headings, sentences, and runs of a few words.

use std::collections::HashSet;

/// Most fragments; of larger sites evenly many from everywhere.
const MOST: usize = 30_000;
/// Words of the longest fragments; of longer sentences, runs are taken.
const LONGEST: usize = 16;
/// Words of the runs, in turn.
const RUNS: [usize; 5] = [4, 7, 3, 9, 5];

pub(super) fn fragments<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut seen = HashSet::new();
    let mut found: Vec<String> = Vec::new();
    for sentence in texts.flat_map(sentences) {
        let words: Vec<&str> = sentence.split_whitespace().collect();
        let pieces = if words.len() <= LONGEST {
            vec![&words[..]]
        } else {
            runs(&words)
        };
        for piece in pieces {
            let piece = piece.join(" ");
            if piece.len() > 2 && seen.insert(piece.clone()) {
                found.push(piece);
            }
        }
    }
    let (n, most) = (found.len() as u64, MOST as u64);
    // In 64 bits on every target: the products of a large site need them.
    let is_taken = |i: u64| n <= most || (i + 1) * most / n > i * most / n;
    found
        .into_iter()
        .zip(0..)
        .filter(|&(_, i)| is_taken(i))
        .map(|(piece, _)| piece)
        .collect()
}

/// Rough borders do: a fragment need not be a whole thought.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines();
    lines
        .flat_map(|line| line.split_inclusive(['.', '?', '!', ';', ':', '。']))
        .map(str::trim)
        .filter(|line| !line.is_empty())
}

fn runs<'a, 'b>(words: &'b [&'a str]) -> Vec<&'b [&'a str]> {
    let (mut runs, mut start, mut turn) = (Vec::new(), 0, words.len());
    while start < words.len() {
        let end = (start + RUNS[turn % RUNS.len()]).min(words.len());
        runs.push(&words[start..end]);
        (start, turn) = (end, turn + 1);
    }
    runs
}
