//! A copy that follows all changes is the collection itself, byte for byte; and every kind of damage is refused.

use nearsight_encoder::TextEncoder;
use nearsight_test_support::Random;
use serde_json::{Value, json};

use super::super::tests::{collection, encoder, n_vectors, upsert};
use super::*;
use crate::fields::Fields;

fn values() -> Value {
    json!([
        {"id": 1, "title": "River", "text": "the river is wide. a stone sank.", "price": 0.1},
        {"id": "zwei", "heading": "École 😀", "text": "search a vector"},
    ])
}

fn copy(of: &Collection, encoder: &TextEncoder) -> Collection {
    Collection::from_bytes(&of.to_bytes(), encoder).expect("what was written")
}

#[test]
fn nothing_is_told_where_nothing_changed() {
    let encoder = encoder(1);
    let mut collection = Collection::new(Fields::default(), &encoder);
    assert_eq!(collection.changes(), None);
    assert_eq!(collection.remove(&[7.into()]), 0);
    assert_eq!(collection.changes(), None);
    let mut opened = copy(&self::collection(&encoder, values()), &encoder);
    assert_eq!(opened.changes(), None, "what was opened is kept already");
}

#[test]
fn changes_are_told_until_they_are_committed() {
    let encoder = encoder(1);
    let mut collection = collection(&encoder, values());
    let first = collection.changes().expect("two documents");
    assert_eq!(collection.changes().as_ref(), Some(&first));
    upsert(
        &mut collection,
        &encoder,
        json!([{"id": 3, "text": "a word"}]),
    );
    collection.committed();
    // The third came after the changes were told: it is still to be written.
    let second = collection.changes().expect("one document");
    let mut follower = Collection::new(Fields::default(), &encoder);
    for changes in [&first, &second, &second] {
        follower.apply(changes, &encoder).expect("its own changes");
    }
    assert_eq!(follower.to_bytes(), collection.to_bytes());
    assert_eq!(
        follower.changes(),
        None,
        "what was followed is kept already"
    );
    collection.committed();
    assert_eq!(collection.changes(), None);
}

#[test]
fn a_follower_is_the_collection_byte_for_byte() {
    let encoder = encoder(1);
    let words = ["river", "stone", "search", "vector", "word", "wide"];
    for seed in 0..8 {
        let mut random = Random::new(seed);
        let mut collection = Collection::new(Fields::default(), &encoder);
        let mut follower = copy(&collection, &encoder);
        for _ in 0..12 {
            for _ in 0..random.below(4) {
                let id = random.below(6);
                match random.below(3) {
                    0 => drop(collection.remove(&[(id as u64).into()])),
                    _ => {
                        let text = format!(
                            "the {}. a {}.",
                            words[random.below(6)],
                            words[random.below(6)]
                        );
                        let text = text.repeat(1 + random.below(40));
                        upsert(&mut collection, &encoder, json!([{"id": id, "text": text}]));
                    }
                }
            }
            // A write that fails now and then: the same is told again, with what came meanwhile.
            if let Some(changes) = collection.changes().filter(|_| random.below(4) > 0) {
                follower.apply(&changes, &encoder).expect("its own changes");
                collection.committed();
                assert_eq!(follower.to_bytes(), collection.to_bytes(), "seed {seed}");
            }
        }
    }
}

#[test]
fn changes_of_another_model_or_another_state_change_nothing() {
    let encoder = encoder(1);
    let mut collection = collection(&encoder, values());
    drop(collection.changes());
    collection.committed();
    collection.remove(&[1.into()]);
    let changes = collection.changes().expect("one went");
    let mut empty = Collection::new(Fields::default(), &encoder);
    assert_eq!(code(empty.apply(&changes, &encoder)), "index-damaged");
    let other = self::encoder(2);
    let mut foreign = Collection::new(Fields::default(), &other);
    assert_eq!(code(foreign.apply(&changes, &other)), "model-mismatch");
    assert_eq!((empty.n_documents(), foreign.n_documents()), (0, 0));
}

#[test]
fn damage_of_any_byte_is_refused_and_changes_nothing() {
    let encoder = encoder(1);
    let mut collection = collection(&encoder, values());
    let changes = collection.changes().expect("two documents");
    let mut follower = Collection::new(Fields::default(), &encoder);
    for at in 0..changes.len() {
        let mut damaged = changes.clone();
        damaged[at] ^= 0x41;
        assert!(follower.apply(&damaged, &encoder).is_err(), "byte {at}");
        assert!(
            follower.apply(&changes[..at], &encoder).is_err(),
            "cut at {at}"
        );
    }
    assert_eq!((follower.n_documents(), n_vectors(&follower)), (0, 0));
}

fn code(outcome: Result<(), EngineError>) -> &'static str {
    outcome.expect_err("refused").code()
}
