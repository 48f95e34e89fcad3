//! What JSON a query is read from, and what is refused.

use super::*;

fn read(json: &str) -> Result<Query, String> {
    serde_json::from_str(json).map_err(|error| error.to_string())
}

#[test]
fn only_the_question_is_needed() {
    assert_eq!(read(r#"{"text": "boots"}"#), Ok(Query::new("boots")));
    assert_eq!(
        read("{}")
            .expect("read")
            .check()
            .expect_err("nothing asked")
            .code(),
        "query-empty"
    );
    assert!(read(r#"{"like": [1, "a"]}"#).expect("read").check().is_ok());
}

#[test]
fn every_part_is_read() {
    let query = read(
        r#"{"text": "boots", "filter": {"must": [{"key": "price", "range": {"lte": 80}}]}, "limit": 3, "offset": 2,
            "facets": ["category"], "group_by": "page", "min_similarity": 0.2, "diversity": 0.5,
            "weights": {"text": 0.5}, "fusion": {"by": "weighted_sum"}, "explain": true, "focus": true}"#,
    )
    .expect("read");
    assert_eq!((query.limit, query.offset, query.diversity), (3, 2, 0.5));
    assert_eq!(query.filter.expect("a filter").must.len(), 1);
    assert_eq!(
        query.weights,
        Weights {
            text: 0.5,
            ..Weights::default()
        }
    );
    assert_eq!(query.fusion, Fusion::WeightedSum);
    assert_eq!(query.facets[0].to_string(), "category");
}

#[test]
fn what_is_not_known_is_named_with_its_place() {
    for (json, parts) in [
        (r#"{"text": "a", "limt": 3}"#, ["limt", "limit"]),
        (
            r#"{"text": "a", "filter": {"must": [{"key": "p", "range": {"gtee": 1}}]}}"#,
            ["must[0].range", "gtee"],
        ),
        (r#"{"text": "a", "facets": ["a["]}"#, ["a[", "key"]),
    ] {
        let error = read(json).expect_err(json);
        assert!(parts.iter().all(|part| error.contains(part)), "{error}");
    }
}

#[test]
fn numbers_that_make_no_sense_are_refused() {
    for json in [
        r#"{"text": "a", "weights": {"text": -1}}"#,
        r#"{"text": "a", "weights": {"text": 0, "vector": 0}}"#,
        r#"{"text": "a", "weights": {"photo": -1}}"#,
        r#"{"text": "a", "diversity": 1.5}"#,
    ] {
        let error = read(json).expect("read").check().expect_err(json);
        assert_eq!(error.code(), "query-invalid", "{json}");
    }
}
