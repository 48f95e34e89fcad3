//! Passages and how they are read; the comparison itself needs the model and is an integration test.

use super::*;

#[test]
fn there_are_enough_built_in_passages() {
    let passages = paragraphs(BUILT_IN);
    assert!(passages.len() >= 300, "{}", passages.len());
    assert!(
        passages
            .iter()
            .all(|passage| passage.split_whitespace().count() > 5)
    );
}

#[test]
fn passages_come_from_json_lines_or_plain_lines_or_a_json_array() {
    let text = "{\"text\": \"a b\\n\\nc\"}\n\nplain line\n{\"title\": \"no text\"}\n";
    assert_eq!(paragraphs(text), ["a b", "c", "plain line"]);
    assert_eq!(
        paragraphs("[\n\"a\",\n\" \",\n\"b\\nc\"\n]\n"),
        ["a", "b\nc"]
    );
}

#[test]
fn a_query_is_the_first_sentence() {
    assert_eq!(first_sentence("It is 3.5 m. So."), "It is 3.5 m.");
    assert_eq!(first_sentence("one only."), "one only.");
}
