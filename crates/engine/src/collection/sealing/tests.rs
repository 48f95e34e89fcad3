//! Sealed while documents come and go: the same answers, and a file that keeps the graph.

use nearsight_test_support::Random;
use serde_json::json;

use super::super::tests::documents;
use super::*;
use crate::encoders::Encoders;
use crate::fields::Fields;
use crate::query::{Query, Vectors};

const DIMENSION: usize = 16;

fn vector(random: &mut Random) -> Vec<f32> {
    (0..DIMENSION).map(|_| random.normal()).collect()
}

fn add(collection: &mut Collection, random: &mut Random, ids: std::ops::Range<u64>) {
    let values = ids.map(|id| json!({"id": id, "v": vector(random)}));
    let documents = documents(values.collect());
    let mut upsert = collection
        .plan(documents, Encoders::none())
        .expect("vectors");
    while upsert
        .step(collection, Encoders::none(), 1)
        .expect("a step")
    {}
}

fn collection(n: u64) -> (Collection, Random) {
    let fields = Fields::new([("v", "vector(16)")]).expect("a field");
    let mut collection = Collection::new(fields, Encoders::none());
    let mut random = Random::new(3);
    add(&mut collection, &mut random, 0..n);
    (collection, random)
}

fn found(collection: &Collection, values: &[f32]) -> Vec<crate::DocId> {
    let query = Query {
        vector: Some(Vectors::Only(values.to_vec())),
        ..Query::new("")
    };
    let hits = collection
        .search(&query, Encoders::none())
        .expect("an answer")
        .hits;
    hits.iter().map(|hit| hit.id.clone()).collect()
}

#[test]
fn what_is_sealed_elsewhere_is_installed_where_documents_came_and_went() {
    let (mut collection, mut random) = collection(3000);
    assert!(!collection.is_seal_due(), "few are not worth it");
    assert_eq!(collection.seal_inputs(false).count(), 0);
    let inputs: Vec<SealInput> = collection.seal_inputs(true).collect();
    assert_eq!(inputs.len(), 1);
    collection.remove(&[7.into()]);
    add(&mut collection, &mut random, 3000..3100);
    let queries: Vec<Vec<f32>> = (0..20).map(|_| vector(&mut random)).collect();
    let before: Vec<_> = queries
        .iter()
        .map(|query| found(&collection, query))
        .collect();
    let sealed = seal(&inputs[0].vectors).expect("a graph");
    assert!(
        collection
            .install(inputs[0].space, &sealed)
            .expect("a segment")
    );
    let bytes = collection.to_bytes();
    let opened = Collection::from_bytes(&bytes, Encoders::none()).expect("its bytes");
    for (query, before) in queries.iter().zip(&before) {
        assert!(!before.contains(&7.into()));
        // As few as these are scanned, with the graph beside them.
        assert_eq!(&found(&collection, query), before);
        assert_eq!(&found(&opened, query), before);
    }
    assert_eq!(
        collection.seal_inputs(true).count(),
        1,
        "what came meanwhile"
    );
}

#[test]
fn what_no_longer_fits_is_passed_over_and_damage_is_refused() {
    let (mut collection, _) = collection(50);
    let input = collection.seal_inputs(true).next().expect("vectors");
    let sealed = seal(&input.vectors).expect("a graph");
    let (mut other, _) = self::collection(40);
    assert!(!other.install(0, &sealed).expect("of other vectors"));
    assert!(
        !collection
            .install(1, &sealed)
            .expect("there is no such space")
    );
    let mut damaged = sealed.clone();
    damaged[sealed.len() / 2] ^= 1;
    assert!(collection.install(0, &damaged).is_err());
    assert!(seal(&input.vectors[..20]).is_err());
    assert!(collection.install(0, &sealed).expect("its own"));
}
