//! Batches in which documents are invalid: refused whole, or without them.

use nearsight_engine::{
    Collection, DocId, Encoders, EngineError, Fields, OnInvalid, Upsert, candidates_from_json,
};
use serde_json::{Value, json};

/// What is wrong, by its place in [`batch`], and the code of it; the other places are fine.
const WRONG: [(usize, &str); 11] = [
    (1, "document-invalid"),
    (2, "document-invalid"),
    (3, "document-invalid"),
    (4, "document-repeated"),
    (5, "document-invalid"),
    (6, "document-invalid"),
    (7, "document-invalid"),
    (8, "document-invalid"),
    (9, "document-invalid"),
    (10, "document-empty"),
    (13, "document-invalid"),
];

fn batch() -> Vec<Value> {
    vec![
        json!({"id": 0, "text": "a river", "look": [1, 0, 0]}),
        json!({"id": -1, "text": "an id below 0"}),
        json!({"text": "no id"}),
        json!("no document"),
        json!({"id": 11, "text": "comes again"}),
        json!({"id": 5, "text": "too short a vector", "look": [1, 0]}),
        json!({"id": 6, "text": "no numbers", "look": [1, "NaN", 0]}),
        json!({"id": 7, "text": "no price", "price": "cheap"}),
        json!({"id": 8, "text": "outside the Earth", "place": {"lat": 91, "lon": 0}}),
        json!({"id": 9, "text": "no date", "added": "tomorrow"}),
        json!({"id": 10, "text": " "}),
        json!({"id": 11, "text": "a stone", "price": 3}),
        json!({"id": 12, "text": "the last"}),
        // It would replace one that is fine.
        json!({"id": 12, "text": 5}),
    ]
}

fn fields() -> Fields {
    let declared = [
        ("text", "text"),
        ("look", "vector(3)"),
        ("price", "float"),
        ("place", "geo"),
        ("added", "datetime"),
    ];
    Fields::new(declared).expect("fields")
}

fn plan(
    collection: &Collection,
    values: Vec<Value>,
    on_invalid: OnInvalid,
) -> Result<Upsert, EngineError> {
    let candidates = candidates_from_json(values).map(|one| one.map(Into::into));
    collection.plan_candidates(candidates.collect(), Encoders::none(), on_invalid)
}

fn filled(values: Vec<Value>, on_invalid: OnInvalid) -> Collection {
    let mut collection = Collection::new(fields(), Encoders::none());
    let mut upsert = plan(&collection, values, on_invalid).expect("a plan");
    while upsert
        .step(&mut collection, Encoders::none(), usize::MAX)
        .expect("a step")
    {}
    collection
}

#[test]
fn a_batch_without_its_invalid_documents_is_the_batch_of_the_others() {
    let is_wrong = |place: usize| WRONG.iter().any(|&(wrong, _)| wrong == place);
    let others = batch().into_iter().enumerate();
    let others = others.filter(|(place, _)| !is_wrong(*place));
    let others: Vec<Value> = others.map(|(_, value)| value).collect();
    assert_eq!(others.len(), 3);
    assert_eq!(
        filled(batch(), OnInvalid::Skip).to_bytes(),
        filled(others, OnInvalid::Refuse).to_bytes()
    );
}

#[test]
fn what_is_left_out_is_named_by_place_and_id_with_its_code() {
    let collection = Collection::new(fields(), Encoders::none());
    let upsert = plan(&collection, batch(), OnInvalid::Skip).expect("a plan");
    assert_eq!(upsert.n_documents(), 3);
    let skipped = upsert.skipped();
    let codes: Vec<_> = skipped
        .iter()
        .map(|one| (one.position, one.error.code()))
        .collect();
    assert_eq!(codes, WRONG);
    for one in skipped {
        let id = batch()[one.position]["id"].as_u64().map(DocId::from);
        assert_eq!(one.id, id, "{}", one.error);
    }
}

#[test]
fn refused_whole_it_is_refused_for_the_first() {
    let collection = Collection::new(fields(), Encoders::none());
    for (place, code) in WRONG {
        // Documents that come again were never refused: the last counts.
        if code == "document-repeated" {
            continue;
        }
        let values = vec![batch()[0].clone(), batch()[place].clone(), json!(7)];
        let error = plan(&collection, values, OnInvalid::Refuse).expect_err("it is invalid");
        assert_eq!(error.code(), code);
        let message = error.to_string();
        let named = ["documents[1]", "document 10"];
        assert!(named.iter().any(|name| message.contains(name)), "{message}");
    }
}

#[test]
fn a_batch_of_invalid_documents_alone_adds_nothing_and_none_at_all_is_an_error() {
    let values = vec![json!(1), json!({"id": 1})];
    let collection = filled(values, OnInvalid::Skip);
    assert_eq!(collection.n_documents(), 0);
    let error = plan(&collection, Vec::new(), OnInvalid::Skip).expect_err("nothing to do");
    assert_eq!(error.code(), "no-documents");
}
