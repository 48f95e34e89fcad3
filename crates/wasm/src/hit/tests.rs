//! The shape that JavaScript sees.

use serde_json::{Value, json};

use super::*;

fn document() -> Document {
    Document::from_json(json!({"id": 7, "text": "😀 one. two é", "price": 1.5, "tags": ["a"]}))
        .expect("a document")
}

fn answer(document: &Document, focus: Option<std::ops::Range<usize>>) -> Value {
    let field_text = document.text("text").expect("a text");
    let hit = Hit {
        id: &document.id,
        score: 0.5,
        document,
        similarity: None,
        explanation: None,
        passage: Some(PassageHit {
            field: "text",
            field_text,
            range: 5..field_text.len(),
            text: &field_text[5..],
            highlights: vec![5..8, 9..11],
            focus,
        }),
    };
    serde_json::to_value(Answer::from(nearsight_engine::Answer {
        hits: vec![hit],
        facets: Vec::new(),
    }))
    .expect("plain data")
}

#[test]
fn a_hit_is_a_plain_object_in_utf16() {
    let expected = json!({"hits": [{
        "id": 7,
        "score": 0.5,
        "document": {"id": 7, "text": "😀 one. two é", "price": 1.5, "tags": ["a"]},
        "passage": {
            "field": "text", "start": 3, "end": 13, "text": "one. two é",
            "highlights": [[5, 8], [9, 10]], "focus": [5, 10],
        },
    }]});
    assert_eq!(answer(&document(), Some(5..11)), expected);
}

#[test]
fn without_a_focus_there_is_no_such_key() {
    let answer = answer(&document(), None);
    assert!(answer["hits"][0]["passage"].get("focus").is_none());
}
