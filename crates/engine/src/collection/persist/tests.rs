//! Round trips, the same bytes for the same documents, and every kind of damage.

use nearsight_encoder::TextEncoder;
use serde_json::{Value, json};

use super::super::tests::{by_meaning, collection, documents, encoder, found, upsert};
use super::*;
use crate::query::Query;

fn values() -> Value {
    json!([
        {"id": 1, "title": "River", "text": "the river is wide. a stone sank.", "price": 0.1, "tags": ["a", null, {"b": 2}]},
        {"id": "zwei", "heading": "École 😀", "text": "search a vector"},
        {"id": 3, "title": "only a title"},
    ])
}

fn small(encoder: &TextEncoder) -> Vec<u8> {
    collection(encoder, values()).to_bytes()
}

#[test]
fn a_collection_comes_back_as_it_was() {
    let encoder = encoder(1);
    let before = collection(&encoder, values());
    let bytes = before.to_bytes();
    let after = Collection::from_bytes(&bytes, &encoder).expect("what was written");
    assert_eq!(after.fields(), before.fields());
    assert_eq!(
        (after.n_documents(), after.n_passages()),
        (before.n_documents(), before.n_passages())
    );
    for document in documents(values()) {
        assert_eq!(after.get(&document.id), Some(&document));
    }
    let query = Query {
        focus: true,
        ..by_meaning("a stone")
    };
    let answers = [&before, &after]
        .map(|collection| collection.search(&query, &encoder).expect("an answer").hits);
    assert_eq!(answers[0], answers[1]);
    assert_eq!(after.to_bytes(), bytes);
}

#[test]
fn an_empty_collection_comes_back_too() {
    let encoder = encoder(1);
    let bytes = Collection::new(Fields::default(), &encoder).to_bytes();
    let after = Collection::from_bytes(&bytes, &encoder).expect("what was written");
    assert_eq!(after.n_documents(), 0);
    assert!(found(&after, &encoder, "river").is_empty());
}

#[test]
fn a_loaded_collection_grows_on() {
    let encoder = encoder(1);
    let mut collection =
        Collection::from_bytes(&small(&encoder), &encoder).expect("what was written");
    upsert(
        &mut collection,
        &encoder,
        json!([{"id": 4, "text": "a new word"}, {"id": 1, "text": "other"}]),
    );
    assert_eq!(collection.n_documents(), 4);
    assert_eq!(found(&collection, &encoder, "a new word")[0], 4.into());
}

#[test]
fn the_same_documents_give_the_same_bytes() {
    assert_eq!(small(&encoder(1)), small(&encoder(1)));
}

#[test]
fn removed_documents_leave_nothing_in_the_file() {
    let encoder = encoder(1);
    let mut collection = collection(&encoder, json!([{"id": 7, "text": "secret words"}]));
    upsert(&mut collection, &encoder, values());
    upsert(
        &mut collection,
        &encoder,
        json!([{"id": 7, "text": "newer words"}]),
    );
    collection.remove(&[7.into()]);
    assert_eq!(collection.to_bytes(), small(&encoder));
}

#[test]
fn another_version_is_refused_by_name() {
    let encoder = encoder(1);
    let bytes = SegmentWriter::new(KIND, FORMAT_VERSION + 1).finish();
    let error = Collection::from_bytes(&bytes, &encoder)
        .err()
        .expect("a later version");
    assert_eq!(error.code(), "index-version");
    let message = error.to_string();
    assert!(
        message.contains("version 4") && message.contains("version 3"),
        "{message}"
    );
}

#[test]
fn a_file_of_version_1_gets_its_words_when_it_is_opened() {
    let encoder = encoder(1);
    let before = collection(&encoder, values());
    let bytes = before.to_bytes();
    let segment = Segment::from_bytes(&bytes, KIND, FORMAT_VERSION).expect("what was written");
    let mut old = SegmentWriter::new(KIND, 1);
    for name in ["meta", "documents", "passages", "vectors"] {
        old = old.section(name, segment.section(name).expect("a section").to_vec());
    }
    let after = Collection::from_bytes(&old.finish(), &encoder).expect("version 1");
    assert_eq!(after.to_bytes(), bytes);
    assert!(!after.words.ask("river").search(None, 1).0.is_empty());
}

#[test]
fn damage_to_any_byte_is_noticed() {
    let encoder = encoder(1);
    let bytes = small(&encoder);
    for at in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x41;
        let error = Collection::from_bytes(&damaged, &encoder)
            .err()
            .unwrap_or_else(|| panic!("byte {at}"));
        assert!(
            ["index-damaged", "index-version"].contains(&error.code()),
            "byte {at}: {error}"
        );
    }
    for n in 0..bytes.len() {
        let error = Collection::from_bytes(&bytes[..n], &encoder)
            .err()
            .expect("cut");
        assert_eq!(error.code(), "index-damaged", "cut at {n}");
    }
}

/// `bytes` with one section changed, under checksums that fit again.
fn forged(bytes: &[u8], name: &str, change: impl Fn(&mut Vec<u8>)) -> Vec<u8> {
    let segment = Segment::from_bytes(bytes, KIND, FORMAT_VERSION).expect("a good file");
    let mut writer = SegmentWriter::new(KIND, FORMAT_VERSION);
    for (other, section) in segment.sections() {
        let mut section = section.to_vec();
        if other == name {
            change(&mut section);
        }
        writer = writer.section(other, section);
    }
    writer.finish()
}

#[test]
fn forged_sections_never_panic() {
    let encoder = encoder(1);
    let bytes = small(&encoder);
    let segment = Segment::from_bytes(&bytes, KIND, FORMAT_VERSION).expect("a good file");
    for (name, section) in segment.sections() {
        for at in 0..section.len() {
            for flip in [0x01, 0x80, 0xff] {
                let forged = forged(&bytes, name, |section| section[at] ^= flip);
                if let Ok(collection) = Collection::from_bytes(&forged, &encoder) {
                    found(&collection, &encoder, "a stone");
                }
            }
        }
    }
}

#[test]
fn sections_that_do_not_fit_each_other_are_damage() {
    let encoder = encoder(1);
    let bytes = small(&encoder);
    let line = |section: &mut Vec<u8>| {
        let end = section
            .iter()
            .position(|&byte| byte == b'\n')
            .expect("lines")
            + 1;
        section.truncate(end);
    };
    let twice = |section: &mut Vec<u8>| section.extend_from_within(..);
    type Change<'a> = &'a dyn Fn(&mut Vec<u8>);
    let wrong: [(&str, Change); 6] = [
        ("documents", &line),
        ("documents", &twice),
        ("passages", &twice),
        ("passages", &|section| section.clear()),
        ("vectors", &|section| section.clear()),
        ("meta", &|section| section.clear()),
    ];
    for (name, change) in wrong {
        let error = Collection::from_bytes(&forged(&bytes, name, change), &encoder)
            .err()
            .expect(name);
        assert_eq!(error.code(), "index-damaged", "{name}: {error}");
    }
}

#[test]
fn an_index_in_a_language_without_stemmer_is_refused_by_its_name() {
    let bytes = small(&encoder(1));
    // What a build with more languages writes, under right checksums.
    let segment = read_segment(&bytes, KIND).expect("undamaged");
    let mut writer = SegmentWriter::new(KIND, FORMAT_VERSION);
    for (name, section) in segment.sections() {
        let mut section = section.to_vec();
        if name == "words" {
            let tag = section.windows(3).position(|three| three == b"\x02en");
            let tag = tag.expect("the tag behind its length");
            section[tag + 1..tag + 3].copy_from_slice(b"xx");
        }
        writer = writer.section(name, section);
    }
    let error = Collection::from_bytes(&writer.finish(), Encoders::none()).err();
    let error = error.expect("no such language");
    assert_eq!(error.code(), "language-missing");
    assert!(error.to_string().contains("xx"), "{error}");
}
