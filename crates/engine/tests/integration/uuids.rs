//! Ids that are UUIDs: one id in all their spellings, given back as they were written.

use nearsight_engine::{
    Collection, DocId, Encoders, Fields, Filter, documents_from_json, ids_from_json,
};
use serde_json::{Value, json};

const LOWER: &str = "550e8400-e29b-41d4-a716-44665544000a";
const UPPER: &str = "550E8400-E29B-41D4-A716-44665544000A";

fn spellings() -> [String; 5] {
    [
        LOWER.into(),
        UPPER.into(),
        LOWER.replace('-', ""),
        format!("{{{UPPER}}}"),
        format!("urn:uuid:{LOWER}"),
    ]
}

fn insert(collection: &mut Collection, documents: Value) {
    let values = documents.as_array().expect("a batch").clone();
    let documents = documents_from_json(values).expect("documents");
    let mut upsert = collection
        .plan(documents, Encoders::none())
        .expect("a plan");
    while upsert
        .step(collection, Encoders::none(), usize::MAX)
        .expect("a step")
    {}
}

fn collection(documents: Value) -> Collection {
    let fields = Fields::new([("text", "text")]).expect("fields");
    let mut collection = Collection::new(fields, Encoders::none());
    insert(&mut collection, documents);
    collection
}

fn count(collection: &Collection, ids: Value) -> usize {
    let filter = Filter::from_json(&json!({"must": [{"has_id": ids}]}));
    collection.count(&filter.expect("a filter")).0
}

#[test]
fn a_document_is_replaced_found_and_removed_in_every_spelling() {
    for first in spellings() {
        for second in spellings() {
            let mut collection = collection(json!([
                {"id": first, "text": "a river"},
                {"id": "Anna", "text": "a stone"},
            ]));
            let changes = collection.changes().expect("two are new");
            collection.committed();
            assert_eq!(count(&collection, json!([second])), 1, "{second}");
            insert(&mut collection, json!([{"id": second, "text": "a mill"}]));
            assert_eq!(collection.n_documents(), 2, "{first} {second}");
            // A copy that follows has the same document.
            let fields = Fields::new([("text", "text")]).expect("fields");
            let mut copy = Collection::new(fields, Encoders::none());
            copy.apply(&changes, Encoders::none()).expect("both");
            let changes = collection.changes().expect("one has changed");
            copy.apply(&changes, Encoders::none()).expect("one");
            assert!(copy.to_bytes() == collection.to_bytes());
            let ids = ids_from_json(&[json!(first)]).expect("an id");
            let found: Vec<_> = copy.retrieve(&ids).collect();
            assert_eq!(found[0].fields["text"], json!("a mill"));
            assert_eq!(json!(found[0].id), json!(second), "as it was written");
            assert_eq!(copy.remove(&ids), 1);
        }
    }
}

#[test]
fn spellings_in_one_batch_are_one_document() {
    let documents = spellings().map(|id| json!({"id": id, "text": id}));
    let collection = collection(json!(documents));
    assert_eq!(collection.n_documents(), 1);
    let opened = Collection::from_bytes(&collection.to_bytes(), Encoders::none());
    let document = opened.expect("written just now");
    let document = document.get(&DocId::from(UPPER)).expect("the last");
    assert_eq!(document.fields["text"], json!(spellings()[4]));
}

#[test]
fn other_texts_are_other_ids() {
    let ids = ["anna", "Anna", "{anna}", "7", &LOWER[1..], "urn:uuid:7"];
    let documents = ids.map(|id| json!({"id": id, "text": id}));
    let collection = collection(json!(documents));
    assert_eq!(collection.n_documents(), ids.len());
    assert_eq!(count(&collection, json!(["ANNA", 7, &LOWER[1..]])), 1);
}
