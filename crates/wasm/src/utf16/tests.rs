//! Bytes to code units, where the two differ.

use super::*;

/// What JavaScript's `text.slice(start, end)` gives.
fn slice(text: &str, range: Utf16Range) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(&units[range.0..range.1]).expect("ranges fall on characters")
}

#[test]
fn every_range_slices_the_same_text_on_both_sides() {
    let text = "aé東😀 z\u{301}👩‍👧.";
    let ends: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    for &start in &ends {
        for &end in ends.iter().filter(|&&end| end >= start) {
            assert_eq!(
                slice(text, Utf16Range::of(text, &(start..end))),
                text[start..end]
            );
        }
    }
}

#[test]
fn a_wrong_range_does_not_panic() {
    assert_eq!(Utf16Range::of("é", &(1..2)), Utf16Range(1, 1));
    assert_eq!(Utf16Range::of("ab", &(1..9)), Utf16Range(1, 1));
}
