//! The same documents, filters, orders and facets as Qdrant's local mode answered: tests/golden/qdrant-filters.
//!
//! `NEARSIGHT_QDRANT_CASES` names a file of other cases, made by the script there with another seed.

use std::path::PathBuf;

use crate::documents::{Document, Documents};
use nearsight_payload::{Filter, KeyPath, Ordering, PayloadIndex, Scalar};
use serde_json::{Value, json};

/// Documents with their index, and what was asked of them.
struct Collection {
    documents: Documents,
    index: PayloadIndex,
    asked: Value,
}

fn collections() -> Vec<Collection> {
    let golden = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/golden/qdrant-filters/cases.jsonl"
    );
    let path = std::env::var_os("NEARSIGHT_QDRANT_CASES").map_or(golden.into(), PathBuf::from);
    let text = std::fs::read_to_string(path).expect("a file of cases");
    text.lines().map(collection).collect()
}

fn collection(line: &str) -> Collection {
    let asked: Value = serde_json::from_str(line).expect("a line is JSON");
    let document = |document: &Value| Document {
        id: document["id"].clone(),
        vectors: serde_json::from_value(document["vectors"].clone()).expect("names"),
        payload: document["payload"].as_object().expect("an object").clone(),
    };
    let documents = Documents(list(&asked["documents"]).iter().map(document).collect());
    let mut index = PayloadIndex::default();
    for (row, document) in documents.0.iter().enumerate() {
        index.insert(row as u32, &document.payload);
    }
    Collection {
        documents,
        index,
        asked,
    }
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().expect("an array")
}

fn rows_of(bits: &Value, n_documents: usize) -> Vec<u32> {
    let bits = u64::from_str_radix(bits.as_str().expect("digits"), 16).expect("digits");
    let is_set = |row: &u32| bits >> (n_documents as u32 - 1 - row) & 1 == 1;
    (0..n_documents as u32).filter(is_set).collect()
}

#[test]
fn filters_select_what_qdrant_selects() {
    let (mut n_filters, mut n_selective) = (0, 0);
    for Collection {
        documents,
        index,
        asked,
    } in collections()
    {
        for case in list(&asked["filters"]) {
            let filter = Filter::from_json(&case[0]).expect("a filter that Qdrant takes");
            let expected = rows_of(&case[1], documents.0.len());
            let meeting = (0u32..)
                .zip(&documents.0)
                .filter(|(_, document)| document.meets(&filter));
            let meeting: Vec<u32> = meeting.map(|(row, _)| row).collect();
            assert_eq!(meeting, expected, "one by one: {}", case[0]);
            let selected: Vec<u32> = index.select(&filter, &documents).iter().collect();
            assert_eq!(selected, expected, "by columns: {}", case[0]);
            n_filters += 1;
            n_selective += usize::from(!expected.is_empty() && expected.len() < documents.0.len());
        }
    }
    assert!(n_filters >= 2000, "{n_filters} filters");
    assert!(
        n_selective * 2 > n_filters,
        "{n_selective} of {n_filters} filters select some and not all"
    );
}

#[test]
fn filters_are_written_as_they_are_read() {
    for Collection { asked, .. } in collections() {
        for case in list(&asked["filters"]) {
            let filter = Filter::from_json(&case[0]).expect("a filter that Qdrant takes");
            assert_eq!(
                Filter::from_json(&filter.to_json()),
                Ok(filter),
                "{}",
                case[0]
            );
        }
    }
}

#[test]
fn orders_are_qdrants() {
    let mut n_rows = 0;
    for Collection {
        documents,
        index,
        asked,
    } in collections()
    {
        for case in list(&asked["orders"]) {
            let start_from = case[0].get("start_from");
            let ordering = Ordering {
                key: case[0]["key"]
                    .as_str()
                    .expect("a key")
                    .parse()
                    .expect("a key"),
                descending: case[0].get("direction") == Some(&json!("desc")),
                start_from: start_from.map(|value| Ordering::value_of(value).expect("a value")),
            };
            let limit = case[1].as_u64().expect("a limit") as usize;
            let ordered = index.order_by(&ordering, index.rows(), limit, &documents);
            let rows: Value = ordered.iter().map(|ordered| ordered.row).collect();
            assert_eq!(rows, case[2], "{}", case[0]);
            n_rows += ordered.len();
        }
    }
    assert!(n_rows > 300, "{n_rows} rows were ordered");
}

#[test]
fn facets_are_qdrants() {
    let mut n_values = 0;
    for Collection {
        documents,
        index,
        asked,
    } in collections()
    {
        for case in list(&asked["facets"]) {
            let key: KeyPath = case[0].as_str().expect("a key").parse().expect("a key");
            let limit = case[1].as_u64().expect("a limit") as usize;
            let hits = index.facet(&key, index.rows(), limit, &documents);
            let pairs = hits
                .iter()
                .map(|hit| json!([Scalar::to_json(&hit.value), hit.count]));
            let pairs: Value = pairs.collect();
            assert_eq!(pairs, case[2], "{key}");
            n_values += hits.len();
        }
    }
    assert!(n_values > 200, "{n_values} values were counted");
}

/// tests/browser/filter.test.mjs holds the SDK's builder to the same file.
#[test]
fn filters_of_the_javascript_builder_are_read() {
    const BUILT: &str = include_str!("../../../../tests/golden/qdrant-filters/builder.json");
    let built: Value = serde_json::from_str(BUILT).expect("a committed file");
    for filter in list(&built) {
        let read = Filter::from_json(filter);
        assert_eq!(
            read.map(|read| read != Filter::default()),
            Ok(true),
            "{filter}"
        );
    }
}
