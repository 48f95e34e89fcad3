//! The body rule, the context and what is refused.

use nearsight_encoder::{Prefixes, TextEncoder};
use serde_json::json;

use super::super::tests::{documents, encoder, prefixed_encoder};
use super::*;

fn incoming(values: Value) -> Vec<Incoming> {
    documents(values).into_iter().map(Incoming::from).collect()
}

fn planned(values: Value) -> Result<Vec<PlannedDocument>, EngineError> {
    plan_all(values, &encoder(1))
}

fn plan_all(values: Value, encoder: &TextEncoder) -> Result<Vec<PlannedDocument>, EngineError> {
    let candidates = incoming(values).into_iter().map(Ok).collect();
    let planned = plan(
        candidates,
        &Fields::default(),
        Some(encoder),
        OnInvalid::Refuse,
    )?;
    assert!(planned.skipped.is_empty());
    Ok(planned.documents)
}

/// Name of the body's field and what the encoder reads, per document.
fn inputs(values: Value) -> Vec<(&'static str, Vec<String>)> {
    let fields = Fields::default();
    let names = ["title", "heading", "text"];
    let inputs = |one: &PlannedDocument| {
        (0..one.n_tokens.len())
            .map(|i| one.input(&fields, i))
            .collect()
    };
    planned(values)
        .expect("good documents")
        .iter()
        .map(|one| (names[one.passages.field_idx], inputs(one)))
        .collect()
}

#[test]
fn the_last_field_with_text_is_the_body_and_the_others_head_it() {
    let values = json!([
        {"id": 1, "title": " Stones ", "heading": "By the river", "text": "a stone."},
        {"id": 2, "title": "Stones", "heading": null, "text": "a stone."},
        {"id": 3, "title": "Stones", "heading": "By the river", "text": " \n\u{0} "},
        {"id": 4, "title": "Stones", "other": "not read"},
    ]);
    let expected = [
        ("text", vec!["Stones › By the river\na stone.".to_string()]),
        ("text", vec!["Stones\na stone.".into()]),
        ("heading", vec!["Stones\nBy the river".into()]),
        ("title", vec!["Stones".into()]),
    ];
    assert_eq!(inputs(values), expected);
}

#[test]
fn every_passage_has_the_context_and_fits_the_budget() {
    let text = "the river and the stone. ".repeat(60);
    let one = planned(json!([{"id": 1, "title": "River", "text": text}]))
        .expect("good")
        .remove(0);
    let encoder = encoder(1);
    assert!(one.n_tokens.len() > 3);
    for (passage_idx, &n_tokens) in one.n_tokens.iter().enumerate() {
        let input = one.input(&Fields::default(), passage_idx);
        assert!(input.starts_with("River\n"), "{input}");
        assert_eq!(
            encoder.tokenizer().count(&input) + N_SPECIAL_TOKENS,
            n_tokens
        );
        assert!(n_tokens <= MAX_PASSAGE_TOKENS, "{n_tokens}");
    }
}

#[test]
fn the_models_prefix_is_part_of_the_budget() {
    let prefixes = Prefixes {
        query: String::new(),
        passage: "a river word: ".into(),
    };
    let encoder = prefixed_encoder(1, prefixes);
    assert_eq!(encoder.n_passage_prefix_tokens(), 4);
    let text = "the river and the stone. ".repeat(60);
    let one = plan_all(json!([{"id": 1, "title": "River", "text": text}]), &encoder)
        .expect("good")
        .remove(0);
    assert!(one.n_tokens.len() > 3);
    for (passage_idx, &n_tokens) in one.n_tokens.iter().enumerate() {
        let input = format!(
            "a river word: {}",
            one.input(&Fields::default(), passage_idx)
        );
        assert_eq!(
            encoder.tokenizer().count(&input) + N_SPECIAL_TOKENS,
            n_tokens
        );
        assert!(n_tokens <= MAX_PASSAGE_TOKENS, "{n_tokens}");
    }
}

#[test]
fn a_long_context_is_cut_to_its_share_at_a_word() {
    let title = "word ".repeat(200);
    let one = planned(json!([{"id": 1, "title": title, "text": "a stone."}]))
        .expect("good")
        .remove(0);
    let most = (MAX_PASSAGE_TOKENS - N_SPECIAL_TOKENS) / CONTEXT_SHARE;
    assert_eq!(one.context, "word ".repeat(most).trim_end());
}

#[test]
fn a_context_of_one_endless_word_is_cut_inside_it() {
    let encoder = encoder(1);
    let cut = cut(&"x".repeat(90), 10, &encoder);
    assert_eq!(cut, "x".repeat(10));
}

#[test]
fn a_document_without_text_is_named_with_the_fields_looked_at() {
    let error = planned(json!([{"id": 1, "text": "a"}, {"id": "b", "body": "elsewhere"}]))
        .expect_err("b is empty");
    assert_eq!(error.code(), "document-empty");
    let message = error.to_string();
    assert!(
        message.contains("document b") && message.contains("title, heading, text"),
        "{message}"
    );
}

#[test]
fn a_field_that_is_no_text_is_named_with_its_document() {
    let error = planned(json!([{"id": 1, "text": "a"}, {"id": 2, "title": 5, "text": "b"}]))
        .expect_err("5 is no text");
    assert_eq!(error.code(), "document-invalid");
    let message = error.to_string();
    for part in ["documents[1]", "`title`", "a number"] {
        assert!(message.contains(part), "{message}");
    }
}

#[test]
fn no_documents_is_an_error() {
    assert_eq!(planned(json!([])).expect_err("none").code(), "no-documents");
}

#[test]
fn of_several_with_one_id_the_last_stays_in_its_place() {
    let texts = |values| -> Vec<String> {
        let inputs = inputs(values).into_iter();
        inputs.map(|(_, inputs)| inputs[0].clone()).collect()
    };
    let (old, new) = (
        json!({"id": 1, "text": "old"}),
        json!({"id": 1, "text": "new"}),
    );
    let two = json!({"id": 2, "text": "two"});
    assert_eq!(texts(json!([old, two, new])), ["two", "new"]);
    assert_eq!(texts(json!([old, new, two])), ["new", "two"]);
}

#[test]
fn listings_are_part_of_the_passage_and_not_of_its_vector() {
    let text = "the river.\n\n    let stone = 1;\n\nthe stone in the river.";
    let (_, read) = inputs(json!([{"id": 1, "text": text}])).remove(0);
    assert_eq!(read, ["the river.\n\n\nthe stone in the river."]);
    let one = planned(json!([{"id": 1, "text": text}]))
        .expect("good")
        .remove(0);
    assert_eq!(one.passages.ranges.len(), 1);
    assert_eq!(one.passages.ranges[0], 0..text.len() as u32);
}
