//! Files of both forms: round trip, damage, forgery.

use nearsight_test_support::{Random, clustered};

use super::*;
use crate::{SearchParams, VectorId};

fn small() -> [VectorIndex; 2] {
    let corpus = clustered(31, 80, 20, 4);
    let mut flat = VectorIndex::new_flat(20);
    for embedding in &corpus {
        flat.insert(embedding).expect("same dimension");
    }
    flat.insert(&corpus[5]).expect("same dimension");
    flat.remove(VectorId(2));
    let mut hnsw = flat.seal(3, 100).expect("can be built");
    hnsw.remove(VectorId(7));
    [flat, hnsw]
}

#[test]
fn what_was_written_is_read() {
    for index in small() {
        let bytes = index.to_bytes();
        let read = from_bytes(&bytes).expect("undamaged");
        assert!(read == index, "the index differs after reading");
        assert!(read.to_bytes() == bytes);
    }
    for dimension in [0, 1, 384] {
        let empty = VectorIndex::new_flat(dimension);
        assert_eq!(from_bytes(&empty.to_bytes()), Ok(empty.clone()));
        let sealed = empty.seal(1, 100).expect("can be built");
        assert_eq!(from_bytes(&sealed.to_bytes()), Ok(sealed.clone()));
    }
}

#[test]
fn every_altered_byte_and_every_truncation_is_noticed() {
    for index in small() {
        let bytes = index.to_bytes();
        for at in 0..bytes.len() {
            let mut altered = bytes.clone();
            altered[at] ^= 1 << (at % 8);
            let error = from_bytes(&altered).expect_err("altered");
            let code = error.code();
            assert!(
                code == "index-damaged" || code == "index-version",
                "byte {at}: {code}"
            );
            let error = from_bytes(&bytes[..at]).expect_err("cut off");
            assert_eq!(error.code(), "index-damaged", "{at} bytes");
        }
    }
}

#[test]
fn random_bytes_are_refused() {
    let mut random = Random::new(1);
    for len in 0..300 {
        let bytes: Vec<u8> = (0..len).map(|_| random.bits() as u8).collect();
        assert_eq!(
            from_bytes(&bytes).expect_err("noise").code(),
            "index-damaged"
        );
    }
}

#[test]
fn other_versions_are_named() {
    let bytes = SegmentWriter::new(KIND, VERSION + 1).finish();
    let error = from_bytes(&bytes).expect_err("newer");
    assert_eq!(error.code(), "index-version");
    let message = error.to_string();
    assert!(
        message.contains("version 2") && message.contains("version 1"),
        "{message}"
    );
}

/// The sections of `index`, one of them replaced, under right checksums: only the index's own checks are left.
fn forged(index: &VectorIndex, name: &str, change: impl Fn(&mut Vec<u8>)) -> Vec<u8> {
    let bytes = index.to_bytes();
    let segment = Segment::from_bytes(&bytes, KIND, VERSION).expect("undamaged");
    let sections = segment.sections();
    let writer = sections.fold(
        SegmentWriter::new(KIND, VERSION),
        |writer, (other, bytes)| {
            let mut bytes = bytes.to_vec();
            if other == name {
                change(&mut bytes);
            }
            writer.section(other, bytes)
        },
    );
    writer.finish()
}

#[test]
fn a_forged_section_is_refused_or_answered_without_panic() {
    let query = clustered(32, 1, 20, 1).remove(0);
    let params = SearchParams {
        limit: 5,
        rescore: 10,
        ef_search: 10,
    };
    let mut n_refused = 0;
    for index in small() {
        for name in ["head", "removed", "binary", "int8", "members", "layers"] {
            let mut random = Random::new(name.len() as u64);
            for _ in 0..150 {
                let forged = forged(&index, name, |bytes| {
                    let at = random.clone().below(bytes.len());
                    bytes[at] = random.clone().bits() as u8;
                });
                random.bits();
                match from_bytes(&forged) {
                    Err(error) => {
                        n_refused += 1;
                        assert_eq!(error.code(), "index-damaged");
                    }
                    Ok(index) => assert!(index.search(&query, &params, None).is_ok()),
                }
            }
            for len in [0, 1, 7, 8, 12] {
                let forged = forged(&index, name, |bytes| bytes.truncate(len));
                if let Ok(index) = from_bytes(&forged) {
                    assert!(index.search(&query, &params, None).is_ok());
                }
            }
        }
    }
    assert!(n_refused > 300, "{n_refused}");
}

#[test]
fn a_graph_must_fit_its_arena() {
    let [_, hnsw] = small();
    let refused = |name: &str, rows: &[&[u32]], as_list: bool| {
        let mut csr = crate::hnsw::Csr::new();
        rows.iter().for_each(|row| csr.push(row.iter().copied()));
        let forged = forged(&hnsw, name, |bytes| {
            *bytes = match as_list {
                true => rows::list_to_bytes(std::slice::from_ref(&csr)),
                false => rows::to_bytes(&csr),
            };
        });
        from_bytes(&forged).expect_err("must not fit").to_string()
    };
    let message = refused("members", &[&[0, 1000]], false);
    assert!(
        message.contains("members") && message.contains("not there"),
        "{message}"
    );
    assert!(refused("members", &[&[0], &[0]], false).contains("two nodes"));
    assert!(refused("members", &[&[0], &[]], false).contains("without vectors"));
    assert!(refused("members", &[&[0], &[1]], false).contains("without a node"));
    assert!(refused("layers", &[&[0]], true).contains("number of nodes"));
    let message = refused("layers", &[&[1000][..]; 79], true);
    assert!(message.contains("neighbour that is not there"), "{message}");
}
