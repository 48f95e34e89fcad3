//! Files of earlier versions keep loading and answering, on every target: `golden/*-v1.vidx` were written natively by
//! version 1 and are never written again; a change of the format adds files beside them.

use nearsight_index::{SearchParams, VectorId, VectorIndex};
use nearsight_test_support::{clustered, perturbed};
use nearsight_vector::Embedding;

const FLAT_V1: &[u8] = include_bytes!("golden/flat-v1.vidx");
const HNSW_V1: &[u8] = include_bytes!("golden/hnsw-v1.vidx");

fn corpus() -> Vec<Embedding> {
    clustered(51, 150, 24, 6)
}

fn flat() -> VectorIndex {
    let mut index = VectorIndex::new_flat(24);
    for embedding in corpus() {
        index.insert(&embedding).expect("one dimension");
    }
    index.remove(VectorId(4));
    index
}

#[test]
fn version_1_loads_and_answers_as_a_new_index_does() {
    let params = SearchParams {
        limit: 8,
        rescore: 149,
        ef_search: 100,
    };
    let new = flat();
    for file in [FLAT_V1, HNSW_V1] {
        let old = VectorIndex::from_bytes(file).expect("version 1 is readable");
        assert_eq!((old.len(), old.live_len(), old.dimension()), (150, 149, 24));
        for query in perturbed(52, &corpus(), 20, 0.4) {
            assert_eq!(
                old.search(&query, &params, None),
                new.search(&query, &params, None)
            );
        }
    }
}

#[test]
fn this_version_writes_the_same_flat_file() {
    assert!(flat().to_bytes() == FLAT_V1);
}

/// Makes the golden files of a new version: `cargo test -p nearsight-index --test golden -- --ignored`.
#[test]
#[ignore = "writes golden files"]
fn write_golden() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let write = |name, index: &VectorIndex| {
        std::fs::write(folder.join(name), index.to_bytes()).expect("the folder is writable");
    };
    write("flat-new.vidx", &flat());
    write(
        "hnsw-new.vidx",
        &flat().seal(53, 100).expect("can be built"),
    );
}
