//! Passages and their statistics; the comparison itself needs the model and is an integration test.

use super::*;

#[test]
fn there_are_enough_built_in_passages() {
    let passages = paragraphs(BUILT_IN);
    assert!(
        passages.len() >= N_BUILT_IN && N_BUILT_IN >= 200,
        "{}",
        passages.len()
    );
    assert!(
        passages
            .iter()
            .all(|passage| passage.split_whitespace().count() > 5)
    );
}

#[test]
fn passages_come_from_json_lines_or_plain_lines() {
    let text = "{\"text\": \"a b\\n\\nc\"}\n\nplain line\n{\"title\": \"no text\"}\n";
    assert_eq!(paragraphs(text), ["a b", "c", "plain line"]);
}

#[test]
fn statistics_are_those_of_the_cosines() {
    let mut cosines: Vec<f32> = (1..=200).rev().map(|n| n as f32 / 200.0).collect();
    let closeness = Closeness::of(&mut cosines);
    assert_eq!((closeness.n_passages, closeness.minimum), (200, 0.005));
    assert_eq!(closeness.first_percentile, 0.015);
    assert!((closeness.mean - 0.5025).abs() < 1e-6);
}
