//! The number of threads does not show.

use std::sync::atomic::{AtomicUsize, Ordering};

use nearsight_engine::{Encoders, Fields, documents_from_json};
use serde_json::json;

use super::*;

#[test]
fn every_part_is_sealed_once_and_in_its_place() {
    let fields = Fields::new([("a", "vector(3)"), ("b", "vector(2)"), ("c", "vector(4)")]);
    let mut collection = Collection::new(fields.expect("fields"), Encoders::none());
    let values = (0..90).map(|i| {
        let x = f64::from(i).sin();
        json!({"id": i, "a": [x, 1, i], "b": [x, 1], "c": [1, x, i, 2]})
    });
    let documents = documents_from_json(values.collect()).expect("documents");
    let mut upsert = collection
        .plan(documents, Encoders::none())
        .expect("vectors");
    while upsert
        .step(&mut collection, Encoders::none(), 1)
        .expect("a step")
    {}
    let inputs: Vec<SealInput> = collection.seal_inputs(true).collect();
    assert_eq!(inputs.len(), 3);
    let sealed = |n_threads| {
        let n_done = AtomicUsize::new(0);
        let done = || {
            n_done.fetch_add(1, Ordering::Relaxed);
        };
        let n_threads = NonZero::new(n_threads).expect("threads");
        let sealed = seal_all(&inputs, n_threads, &done).expect("graphs");
        assert_eq!(n_done.into_inner(), 3);
        sealed
    };
    let by_one = sealed(1);
    assert!(sealed(2) == by_one && sealed(7) == by_one);
    for (input, sealed) in inputs.iter().zip(&by_one) {
        assert!(collection.install(input.space, sealed).expect("a segment"));
    }
}
