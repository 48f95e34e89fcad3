//! Merges in the order in which they were learned, and what is cut.

use super::merges::Merge;
use super::*;

/// Letters of small ids and four merges: `a b`, `ab c`, `b c</w>`, `c c`.
fn bpe() -> Bpe {
    let letter = |byte: u32| [byte, 256 + byte];
    let [a, b, c] = [97, 98, 99].map(|byte| letter(byte)[0]);
    let merges = [
        ((a, b), 512),
        ((512, c), 513),
        ((b, c + 256), 514),
        ((c, c), 515),
    ];
    let merges = merges.map(|(pair, into)| Merge { pair, into });
    Bpe {
        letters: (0..256).map(letter).collect(),
        merges: Merges::new(merges.into()),
        around: (516, 517),
        n_pieces: 518,
    }
}

fn pieces(text: &str) -> Vec<u32> {
    let ids = bpe().encode(text, usize::MAX).ids;
    ids[1..ids.len() - 1].to_vec()
}

#[test]
fn the_pair_that_was_learned_first_is_merged_first() {
    // `a b` comes before `b c</w>`, which is then gone.
    assert_eq!(pieces("abc"), [512, 256 + 99]);
    assert_eq!(pieces("bc"), [514]);
    assert_eq!(pieces("abcc"), [513, 256 + 99]);
}

#[test]
fn of_equal_pairs_the_leftmost_is_merged() {
    assert_eq!(pieces("cccx"), [515, 99, 256 + 120]);
    assert_eq!(pieces("ccccx"), [515, 515, 256 + 120]);
}

#[test]
fn a_text_stands_between_its_two_tokens_and_the_last_one_survives_the_cut() {
    let bpe = bpe();
    assert_eq!(bpe.encode("", 77).ids, [516, 517]);
    assert_eq!(bpe.encode("x y z", 4).ids, [516, 256 + 120, 256 + 121, 517]);
    assert_eq!(bpe.count("x y z"), 3);
    assert_eq!(bpe.end(), 517);
}
