//! Every character, alone and inside a word.
//!
//! The differences are listed below, and there is none: characters that Unicode 9 did not have may decompose here
//! and not in the reference, but either way they make their word `[UNK]`.

use std::thread;

use crate::Pair;

const DIFFERENCES: &[char] = &[];

fn characters() -> impl Iterator<Item = char> {
    '\0'..=char::MAX
}

#[test]
fn every_character_alone_and_inside_a_word() {
    let chars: Vec<char> = characters().collect();
    assert_eq!(chars.len(), 0x11_0000 - 0x800, "all but the surrogates");
    let n_threads = thread::available_parallelism().map_or(1, usize::from);
    let differing: Vec<(char, String)> = thread::scope(|scope| {
        let parts = chars.chunks(chars.len().div_ceil(n_threads));
        let running: Vec<_> = parts
            .map(|part| scope.spawn(|| differing_in(part)))
            .collect();
        (running.into_iter())
            .flat_map(|thread| thread.join().expect("a comparing thread"))
            .collect()
    });
    let found: Vec<char> = differing.iter().map(|(c, _)| *c).collect();
    let shown = &differing[..differing.len().min(20)];
    assert_eq!(
        found,
        DIFFERENCES,
        "{} differ, the first: {shown:#?}",
        found.len()
    );
}

fn differing_in(chars: &[char]) -> Vec<(char, String)> {
    let pair = Pair::new();
    let mut differing = Vec::new();
    for &c in chars {
        let alone = pair.difference(c.encode_utf8(&mut [0; 4]));
        if let Some(difference) = alone.or_else(|| pair.difference(&format!("a{c}b"))) {
            differing.push((c, difference));
        }
    }
    differing
}

/// Marks are not put in canonical order (`src/normalize.rs`). That is safe while no piece holds a combining
/// character that accent stripping leaves: a new vocabulary that does must fail here.
#[test]
fn no_piece_holds_a_combining_character() {
    use unicode_categories::UnicodeCategories;
    use unicode_normalization::char::canonical_combining_class;

    let vocab = String::from_utf8(crate::vocab()).expect("UTF-8");
    let combining = |c: &char| canonical_combining_class(*c) != 0;
    let kept: Vec<char> = (vocab.chars().filter(combining))
        .filter(|c| !c.is_mark_nonspacing())
        .collect();
    assert_eq!(kept, []);
    // The check sees something: such characters exist, just not in pieces.
    let elsewhere = characters()
        .filter(combining)
        .filter(|c| !c.is_mark_nonspacing());
    assert!(elsewhere.count() > 80);
}
