//! Vectors of pictures: found by what is said of them and by other pictures, and kept with the name of their model.

use nearsight_encoder::{Source, TextEncoder, quantize};
use nearsight_engine::{
    Collection, DocId, Encoders, EngineError, Fields, PictureSpace, Query, Vectors,
    documents_from_json,
};
use nearsight_test_support::TinyBert;
use serde_json::{Value, json};

fn encoder() -> TextEncoder {
    let tiny = TinyBert::new(7);
    let source = Source {
        id: "tiny".into(),
        origin: "seeded".into(),
        licence: "none".into(),
        max_tokens: 128,
        ..Source::default()
    };
    let model = quantize(&tiny.weights, &tiny.config, &tiny.vocab, &source, 1 << 20);
    let loader = model.expect("a tiny model").loader().expect("its files");
    loader.finish().expect("all of them")
}

/// A space in which texts stand where the encoder puts them.
fn space<'a>(encoder: &'a TextEncoder, fingerprint: &'a str) -> PictureSpace<'a> {
    PictureSpace {
        id: "pictures",
        fingerprint,
        dimension: encoder.dimension(),
        texts: Some(encoder),
    }
}

fn encoders(pictures: PictureSpace) -> Encoders {
    Encoders {
        text: None,
        pictures: Some(pictures),
    }
}

fn add(collection: &mut Collection, values: Value, encoders: Encoders) -> Result<(), EngineError> {
    let values = values.as_array().expect("an array").clone();
    let documents = documents_from_json(values).expect("documents");
    let mut upsert = collection.plan(documents, encoders)?;
    while upsert.step(collection, encoders, 256)? {}
    Ok(())
}

fn ids(collection: &Collection, query: &Query, encoders: Encoders) -> Vec<DocId> {
    let answer = collection.search(query, encoders).expect("an answer");
    answer.hits.iter().map(|hit| hit.id.clone()).collect()
}

fn fields(encoder: &TextEncoder) -> Fields {
    let photo = format!("image({})", encoder.dimension());
    Fields::new([("title", "text"), ("photo", photo.as_str())]).expect("fields")
}

/// Three documents whose pictures lie where these texts do; what is written of them says nothing.
const SHOWN: [&str; 3] = ["the river", "a stone", "search by word"];

fn collection(encoder: &TextEncoder, encoders: Encoders) -> Collection {
    let mut collection = Collection::new(fields(encoder), encoders);
    let shown = SHOWN.iter().zip(1..).map(|(shown, id)| {
        let photo = encoder.encode_query(shown).expect("a text");
        json!({"id": id, "title": "untitled", "photo": photo.as_slice()})
    });
    add(&mut collection, shown.collect(), encoders).expect("pictures");
    collection
}

#[test]
fn pictures_are_found_by_what_is_said_of_them() {
    let encoder = encoder();
    let encoders = encoders(space(&encoder, "one"));
    let collection = collection(&encoder, encoders);
    for (shown, id) in SHOWN.iter().zip(1u64..) {
        let found = ids(&collection, &Query::new(*shown), encoders);
        assert_eq!((found.len(), &found[0]), (3, &id.into()), "{shown}");
    }
    let bytes = collection.to_bytes();
    let opened = Collection::from_bytes(&bytes, encoders).expect("the same model");
    assert_eq!(opened.to_bytes(), bytes);
    assert_eq!(ids(&opened, &Query::new(SHOWN[1]), encoders)[0], 2.into());
    // Without the model words are all there is.
    assert_eq!(ids(&opened, &Query::new(SHOWN[1]), Encoders::none()), []);
    let titled = ids(&opened, &Query::new("untitled"), Encoders::none());
    assert_eq!(titled.len(), 3);
}

#[test]
fn a_picture_is_found_by_a_picture_and_by_both_at_once() {
    let encoder = encoder();
    let encoders = encoders(space(&encoder, "one"));
    let collection = collection(&encoder, encoders);
    let picture = |shown: &str| {
        let embedding = encoder.encode_query(shown).expect("a text");
        Some(Vectors::Only(embedding.as_slice().to_vec()))
    };
    let like = Query {
        vector: picture(SHOWN[2]),
        ..Query::new("")
    };
    assert_eq!(ids(&collection, &like, encoders)[0], 3.into());
    // Its own picture and its own words: nearer than what is meant by either alone.
    let both = |vector: &str, text: &str| Query {
        vector: picture(vector),
        explain: true,
        ..Query::new(text)
    };
    let answer = collection.search(&both(SHOWN[0], SHOWN[0]), encoders);
    let answer = answer.expect("an answer");
    let similarity = answer.hits[0].similarity.expect("a cosine");
    assert!(similarity > 0.999, "{similarity}");
    let mixed = collection.search(&both(SHOWN[0], SHOWN[1]), encoders);
    let mixed = mixed.expect("an answer");
    let nearest: Vec<_> = mixed.hits[..2].iter().map(|hit| hit.id.clone()).collect();
    assert!(nearest.contains(&1.into()) && nearest.contains(&2.into()));
    assert!(mixed.hits[0].similarity.expect("a cosine") < 0.999);
}

#[test]
fn pictures_of_two_models_do_not_meet() {
    let encoder = encoder();
    let one = encoders(space(&encoder, "one"));
    let other = encoders(space(&encoder, "other"));
    let mut collection = collection(&encoder, one);
    let refused = collection.search(&Query::new("stone"), other);
    let error = refused.expect_err("another model");
    assert_eq!(error.code(), "model-mismatch");
    assert!(error.to_string().contains("other"), "{error}");
    let opened = Collection::from_bytes(&collection.to_bytes(), other);
    assert_eq!(
        opened.err().expect("another model").code(),
        "model-mismatch"
    );
    let mut follower = Collection::new(fields(&encoder), other);
    let changes = collection.changes().expect("documents came");
    let error = follower.apply(&changes, other).expect_err("another model");
    assert_eq!(error.code(), "model-mismatch");

    let mut without = Collection::new(fields(&encoder), Encoders::none());
    let photo = encoder.encode_query("a stone").expect("a text");
    let values = json!([{"id": 1, "photo": photo.as_slice()}]);
    let error = add(&mut without, values, Encoders::none()).expect_err("no model");
    assert_eq!(error.code(), "model-missing");
}
