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
    found.expect("groups")
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
    let code = |found: Result<Vec<Vec<DocId>>, EngineError>| found.expect_err("refused");
    let refused = code(collection.duplicates("title", 0.9, 10));
    assert_eq!(refused.code(), "query-invalid");
    assert!(refused.to_string().contains("look"), "{refused}");
    let refused = code(collection.duplicates("look", f32::NAN, 10));
    assert_eq!(refused.code(), "query-invalid");
}

#[test]
fn steps_give_the_same_and_what_changes_between_them_does_no_harm() {
    let same: Vec<_> = (1..=3000u64)
        .map(|id| (id, Some((id % 100) as f32)))
        .collect();
    let mut collection = circle(&same);
    let in_steps = |collection: &mut Collection, change: &dyn Fn(&mut Collection)| {
        let mut search = collection
            .plan_duplicates("look", degrees(0.5))
            .expect("planned");
        assert!(search.step(collection, 700).expect("a step"));
        change(collection);
        while search.step(collection, 700).expect("a step") {}
        search.groups(collection, 1000)
    };
    let at_once = groups(&collection, degrees(0.5), 1000);
    assert_eq!(at_once.len(), 100);
    assert_eq!(in_steps(&mut collection, &|_| ()), at_once);
    // So many go that all rows are numbered anew; then others come.
    let groups = in_steps(&mut collection, &|collection| {
        collection.remove(&ids(&(1..=2000).collect::<Vec<_>>()));
        let more = [json!({"id": 9000, "title": "new", "look": [1.0, 0.0]})];
        let more = documents_from_json(more.to_vec()).expect("documents");
        let plan = collection.plan(more, Encoders::none());
        let mut upsert = plan.expect("a plan");
        while upsert
            .step(collection, Encoders::none(), 256)
            .expect("a step")
        {}
    });
    let members: usize = groups.iter().map(Vec::len).sum();
    assert_eq!((groups.len(), members), (100, 1000));
    let first = (1..=10).map(|hundred| 1901 + 100 * hundred);
    assert_eq!(groups[0], ids(&first.collect::<Vec<_>>()));
}
