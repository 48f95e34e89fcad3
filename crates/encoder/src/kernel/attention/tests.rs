//! Attention against the definition in f64, sequence by sequence.

use nearsight_test_support::Random;

use super::*;

/// The definition: softmax(q k / sqrt(d)) v, for one query of one head.
fn plain(
    qkv: &[f32],
    width: usize,
    head: usize,
    size: usize,
    sequence: &Range<usize>,
    token: usize,
    sight: Sight,
) -> Vec<f64> {
    let sequence = &match sight {
        Sight::All => sequence.clone(),
        Sight::Before => sequence.start..token + 1,
    };
    let at = |token: usize, part: usize, d: usize| {
        f64::from(qkv[token * 3 * width + part * width + head + d])
    };
    let scores: Vec<f64> = sequence
        .clone()
        .map(|other| {
            (0..size)
                .map(|d| at(token, 0, d) * at(other, 1, d))
                .sum::<f64>()
                / (size as f64).sqrt()
        })
        .collect();
    let largest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = scores.iter().map(|score| (score - largest).exp()).collect();
    let total: f64 = weights.iter().sum();
    (0..size)
        .map(|d| {
            sequence
                .clone()
                .zip(&weights)
                .map(|(other, weight)| weight / total * at(other, 2, d))
                .sum()
        })
        .collect()
}

#[test]
fn equals_the_definition_and_sequences_do_not_see_each_other() {
    check(32, 16, Sight::All);
    check(128, 64, Sight::All);
}

#[test]
fn where_tokens_see_those_before_them_it_equals_the_definition_too() {
    check(32, 16, Sight::Before);
    check(128, 64, Sight::Before);
}

fn check(width: usize, size: usize, sight: Sight) {
    // The last is longer than two blocks of keys.
    let sequences = [0..1, 1..10, 10..27, 27..29, 29..300];
    let mut random = Random::new(11);
    let qkv: Vec<f32> = (0..300 * 3 * width).map(|_| random.normal()).collect();
    let attended = |sequences: &[Sequence]| {
        let (mut scratch, mut out) = (AttentionScratch::default(), vec![f32::NAN; 300 * width]);
        let heads = Heads { width, size, sight };
        attention(
            Target::best(),
            heads,
            &qkv,
            sequences,
            &mut scratch,
            &mut out,
        );
        out
    };
    let out = attended(&sequences.clone().map(Sequence::from));
    let mut squares = [0.0; 2];
    for sequence in &sequences {
        for token in sequence.clone() {
            for head in (0..width).step_by(size) {
                for (d, exact) in plain(&qkv, width, head, size, sequence, token, sight)
                    .into_iter()
                    .enumerate()
                {
                    let ours = f64::from(out[token * width + head + d]);
                    squares[0] += exact * exact;
                    squares[1] += (ours - exact) * (ours - exact);
                    assert!(
                        (ours - exact).abs() < 2e-3,
                        "token {token}, column {}: {ours} for {exact}",
                        head + d
                    );
                }
            }
        }
    }
    let error = (squares[1] / squares[0]).sqrt();
    assert!(error < 5e-4, "relative error {error}");
    // Asked for a few tokens, one of whose tiles lies on two blocks of keys: the same numbers, and no others.
    let few = [26..27, 27..27, 154..170];
    let asked = sequences[2..].iter().cloned().zip(few.clone());
    let asked = asked.map(|(tokens, queries)| Sequence { tokens, queries });
    let partly = attended(&asked.collect::<Vec<_>>());
    for (token, (ours, all)) in (partly.chunks(width).zip(out.chunks(width))).enumerate() {
        let is_asked = few.iter().any(|few| few.contains(&token));
        assert!(
            if is_asked {
                ours == all
            } else {
                ours[0].is_nan()
            },
            "{token}"
        );
    }
}
