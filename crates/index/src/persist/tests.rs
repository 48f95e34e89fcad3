//! Files of both forms: round trip, damage, forgery.

use nearsight_test_support::{Random, clustered};
use nearsight_vector::{Embedding, Metric};

use super::*;
use crate::{SearchParams, VectorId};

/// Two segments and a tail, with removals in each.
fn in_parts(dimension: usize, metric: Metric) -> VectorIndex {
    let corpus = clustered(31, 80, dimension, 4);
    let mut index = VectorIndex::new(dimension, metric);
    let insert = |index: &mut VectorIndex, corpus: &[Embedding]| {
        for embedding in corpus {
            let values: Vec<f32> = embedding.as_slice().iter().map(|x| 3.0 * x + 1.0).collect();
            index.insert_values(&values).expect("same dimension");
        }
    };
    for stretch in corpus.chunks(30) {
        insert(&mut index, stretch);
        let input = VectorIndex::from_bytes(&index.seal_input()).expect("just written");
        if stretch.len() == 30 {
            let sealed = input.seal(3, 100).expect("can be built").to_bytes();
            index.install(&sealed).expect("nothing changed");
        }
    }
    for row in [2, 37, 70] {
        index.remove(VectorId(row));
    }
    assert_eq!((index.n_segments(), index.tail_len()), (2, 20));
    index
}

/// Enough vectors for bits.
fn with_bits(metric: Metric) -> VectorIndex {
    let mut index = VectorIndex::new(33, metric);
    for embedding in clustered(32, 1030, 33, 4) {
        index.insert(&embedding).expect("same dimension");
    }
    index
}

const METRICS: [Metric; 3] = super::METRICS;

fn small() -> Vec<VectorIndex> {
    let dimensions = [20, 40];
    let pairs = dimensions
        .iter()
        .flat_map(|&d| METRICS.map(|metric| in_parts(d, metric)));
    pairs.collect()
}

#[test]
fn what_was_written_is_read() {
    for index in small().into_iter().chain(METRICS.map(with_bits)) {
        let bytes = index.to_bytes();
        let read = VectorIndex::from_bytes(&bytes).expect("undamaged");
        assert!(read == index, "the index differs after reading");
        assert!(read.to_bytes() == bytes);
    }
    for dimension in [0, 1, 384] {
        for metric in METRICS {
            let empty = VectorIndex::new(dimension, metric);
            assert_eq!(
                VectorIndex::from_bytes(&empty.to_bytes()),
                Ok(empty.clone())
            );
            let sealed = empty.seal(1, 100).expect("can be built");
            assert_eq!(
                VectorIndex::from_bytes(&sealed.to_bytes()),
                Ok(sealed.clone())
            );
        }
    }
}

#[test]
fn every_altered_byte_and_every_truncation_is_noticed() {
    for index in [in_parts(10, Metric::Dot), in_parts(40, Metric::Euclidean)] {
        let bytes = index.to_bytes();
        for at in 0..bytes.len() {
            let mut altered = bytes.clone();
            altered[at] ^= 1 << (at % 8);
            let error = VectorIndex::from_bytes(&altered).expect_err("altered");
            let code = error.code();
            assert!(
                code == "index-damaged" || code == "index-version",
                "byte {at}: {code}"
            );
            let error = VectorIndex::from_bytes(&bytes[..at]).expect_err("cut off");
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
            VectorIndex::from_bytes(&bytes).expect_err("noise").code(),
            "index-damaged"
        );
    }
}

#[test]
fn other_versions_are_named() {
    let bytes = SegmentWriter::new(KIND, VERSION + 1).finish();
    let error = VectorIndex::from_bytes(&bytes).expect_err("newer");
    assert_eq!(error.code(), "index-version");
    let message = error.to_string();
    assert!(
        message.contains("version 3") && message.contains("version 2"),
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
    let params = SearchParams {
        limit: 5,
        rescore: 10,
        ef_search: 10,
    };
    let mut n_refused = 0;
    for index in small().into_iter().chain(METRICS.map(with_bits)) {
        let query = &clustered(32, 1, index.dimension(), 1)[0];
        let bytes = index.to_bytes();
        let segment = Segment::from_bytes(&bytes, KIND, VERSION).expect("undamaged");
        for (i, (name, section)) in segment.sections().enumerate() {
            let mut random = Random::new(i as u64);
            let mut try_forged = |change: &dyn Fn(&mut Vec<u8>)| match VectorIndex::from_bytes(
                &forged(&index, name, change),
            ) {
                Err(error) => {
                    n_refused += 1;
                    assert_eq!(error.code(), "index-damaged");
                }
                Ok(index) => assert!(index.search(query, &params, None).is_ok()),
            };
            for _ in 0..40 {
                let (at, byte) = (random.below(section.len().max(1)), random.bits() as u8);
                try_forged(&|bytes| bytes.get_mut(at).into_iter().for_each(|old| *old = byte));
            }
            for len in [0, 1, 7, 8, 12] {
                try_forged(&|bytes| bytes.truncate(len));
            }
        }
    }
    assert!(n_refused > 1000, "{n_refused}");
}

#[test]
fn a_graph_must_fit_its_arena() {
    let mut flat = VectorIndex::new(20, Metric::Cosine);
    for embedding in clustered(31, 80, 20, 4) {
        flat.insert(&embedding).expect("same dimension");
    }
    let hnsw = flat.seal(3, 100).expect("can be built");
    let refused = |name: &str, rows: &[&[u32]], as_list: bool| {
        let mut links = Links::new();
        rows.iter().for_each(|row| links.push(row));
        let forged = forged(&hnsw, name, |bytes| {
            *bytes = if as_list { vec![1] } else { Vec::new() };
            links.write(bytes);
        });
        VectorIndex::from_bytes(&forged)
            .expect_err("must not fit")
            .to_string()
    };
    let message = refused("0.members", &[&[0, 1000]], false);
    assert!(
        message.contains("members") && message.contains("not there"),
        "{message}"
    );
    assert!(refused("0.members", &[&[0], &[0]], false).contains("two nodes"));
    assert!(refused("0.members", &[&[0], &[]], false).contains("without vectors"));
    assert!(refused("0.members", &[&[0], &[1]], false).contains("without a node"));
    assert!(refused("0.layers", &[&[0]], true).contains("number of nodes"));
    let message = refused("0.layers", &[&[1000][..]; 80], true);
    assert!(message.contains("neighbour that is not there"), "{message}");
}
