//! Groups of documents that look alike: found by a field's vectors, through others between them, without what was removed.

use nearsight_engine::{Collection, DocId, Encoders, EngineError, Fields, documents_from_json};
use serde_json::{Value, json};

/// Documents on a circle: the angle in degrees is the look; none has no look.
fn circle(angles: &[(u64, Option<f32>)]) -> Collection {
    let fields = Fields::new([("title", "text"), ("look", "vector(2)")]).expect("fields");
    let mut collection = Collection::new(fields, Encoders::none());
    let values: Vec<Value> = angles.iter().map(document).collect();
    let documents = documents_from_json(values).expect("documents");
    let mut upsert = collection
        .plan(documents, Encoders::none())
        .expect("a plan");
    while upsert
        .step(&mut collection, Encoders::none(), 256)
        .expect("a step")
    {}
    collection
}

fn document(&(id, angle): &(u64, Option<f32>)) -> Value {
    match angle.map(f32::to_radians) {
        Some(angle) => json!({"id": id, "title": "one", "look": [angle.cos(), angle.sin()]}),
        None => json!({"id": id, "title": "without a look"}),
    }
}

/// Cosine of some degrees.
fn degrees(angle: f32) -> f32 {
    angle.to_radians().cos()
}

fn groups(collection: &Collection, min_similarity: f32, limit: usize) -> Vec<Vec<DocId>> {
    let found = collection.duplicates("look", min_similarity, limit);
    let found = found.expect("groups").into_iter();
    found
        .map(|ids| ids.into_iter().cloned().collect())
        .collect()
}

fn ids(ids: &[u64]) -> Vec<DocId> {
    ids.iter().map(|&id| id.into()).collect()
}

#[test]
fn those_between_which_others_lie_are_of_one_group() {
    let angles = [
        (1, 0.0),
        (2, 90.0),
        (3, 4.0),
        (4, 92.0),
        (5, 8.0),
        (6, 180.0),
    ];
    let mut all: Vec<_> = angles.map(|(id, angle)| (id, Some(angle))).to_vec();
    all.push((7, None));
    let mut collection = circle(&all);
    let expected = [ids(&[1, 3, 5]), ids(&[2, 4])];
    assert_eq!(groups(&collection, degrees(5.0), 10), expected);
    assert_eq!(groups(&collection, degrees(5.0), 1), expected[..1]);
    assert_eq!(groups(&collection, degrees(3.0), 10), expected[1..]);
    assert_eq!(groups(&collection, degrees(0.5), 10), [] as [Vec<DocId>; 0]);
    // Without the one between, its neighbours are too far apart.
    collection.remove(&ids(&[3]));
    assert_eq!(groups(&collection, degrees(5.0), 10), expected[1..]);
}

#[test]
fn a_group_may_have_more_members_than_neighbours_are_looked_at() {
    let same: Vec<_> = (1..=100u64)
        .map(|id| (id, Some(if id % 2 == 0 { 0.0 } else { 120.0 })))
        .collect();
    let even: Vec<u64> = (1..=50).map(|half| 2 * half).collect();
    let odd: Vec<u64> = (1..=50).map(|half| 2 * half - 1).collect();
    assert_eq!(groups(&circle(&same), 0.99, 10), [ids(&odd), ids(&even)]);
}

#[test]
fn what_has_no_vectors_is_refused_with_the_fields_that_have() {
    let collection = circle(&[(1, Some(0.0))]);
    let code =
        |found: Result<_, EngineError>| found.map(|_: Vec<Vec<&DocId>>| ()).expect_err("refused");
    let refused = code(collection.duplicates("title", 0.9, 10));
    assert_eq!(refused.code(), "query-invalid");
    assert!(refused.to_string().contains("look"), "{refused}");
    let refused = code(collection.duplicates("look", f32::NAN, 10));
    assert_eq!(refused.code(), "query-invalid");
}
