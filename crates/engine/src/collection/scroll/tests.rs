//! Orders, samples, counts and facets.

use serde_json::{Value, json};

use super::super::tests::{collection, encoder};
use super::*;

fn shop() -> Collection {
    let encoder = encoder(1);
    collection(
        &encoder,
        json!([
            {"id": 1, "text": "a stone", "price": 30, "tags": ["grey", "old"]},
            {"id": 2, "text": "the river", "price": 10, "tags": ["blue"]},
            {"id": 3, "text": "a word", "price": 20, "tags": ["old"]},
            {"id": 4, "text": "search"},
        ]),
    )
}

fn ids(collection: &Collection, scroll: Value) -> Vec<DocId> {
    let scroll = serde_json::from_value(scroll).expect("a scroll");
    let documents = collection.scroll(&scroll).expect("documents");
    documents
        .into_iter()
        .map(|document| document.id.clone())
        .collect()
}

#[test]
fn documents_come_in_the_order_that_is_asked_for() {
    let shop = shop();
    assert_eq!(ids(&shop, json!({})), [1, 2, 3, 4].map(DocId::from));
    assert_eq!(
        ids(&shop, json!({"offset": 1, "limit": 2})),
        [2, 3].map(DocId::from)
    );
    assert_eq!(
        ids(&shop, json!({"order_by": {"key": "price"}})),
        [2, 3, 1].map(DocId::from)
    );
    let order = json!({"key": "price", "direction": "desc", "start_from": 20});
    assert_eq!(
        ids(&shop, json!({"order_by": order})),
        [3, 2].map(DocId::from)
    );
    let old = json!({"must": [{"key": "tags", "match": {"value": "old"}}]});
    assert_eq!(
        ids(&shop, json!({"filter": old, "order_by": {"key": "price"}})),
        [3, 1].map(DocId::from)
    );
}

#[test]
fn a_sample_is_random_and_the_same_each_time() {
    let shop = shop();
    let sample = |seed| ids(&shop, json!({"sample": seed, "limit": 2}));
    assert_eq!(sample(1), sample(1));
    let distinct: std::collections::BTreeSet<_> = (0..20).map(sample).collect();
    assert!(distinct.len() > 4, "{distinct:?}");
}

#[test]
fn filters_count_and_facets_count() {
    let shop = shop();
    let filter = |json: Value| Filter::from_json(&json).expect("a filter");
    let cheap = filter(json!({"must": [{"key": "price", "range": {"lte": 20}}]}));
    assert_eq!(shop.count(&cheap), (2, 2));
    assert_eq!(
        shop.count(&filter(json!({"must": [{"has_id": [4, 9]}]}))),
        (1, 1)
    );
    let key = "tags".parse().expect("a key");
    let counts = |hits: Vec<FacetHit>| -> Vec<(Value, u64)> {
        hits.into_iter()
            .map(|hit| (hit.value.to_json(), hit.count))
            .collect()
    };
    let all = counts(shop.facet(&key, None, 10));
    assert_eq!(
        all,
        [(json!("old"), 2), (json!("blue"), 1), (json!("grey"), 1)]
    );
    assert_eq!(
        counts(shop.facet(&key, Some(&cheap), 1)),
        [(json!("blue"), 1)]
    );
    assert_eq!(shop.retrieve(&[3.into(), 9.into(), 1.into()]).count(), 2);
}

#[test]
fn a_start_that_is_no_value_is_refused() {
    let scroll = json!({"order_by": {"key": "price", "start_from": "soon"}});
    let scroll = serde_json::from_value(scroll).expect("a scroll");
    assert_eq!(
        shop().scroll(&scroll).expect_err("no value").code(),
        "filter-invalid"
    );
}
