//! Files of earlier versions keep loading and answering, on every target: `golden/*-v1.vidx` and `golden/*-v2.vidx` were
//! written natively by those versions and are never written again; a change of the format adds files beside them.

use nearsight_index::{SearchParams, VectorId, VectorIndex};
use nearsight_test_support::{clustered, perturbed};
use nearsight_vector::{Embedding, Metric};

const V1: [&[u8]; 2] = [
    include_bytes!("../golden/flat-v1.vidx"),
    include_bytes!("../golden/hnsw-v1.vidx"),
];
const FLAT_V2: &[u8] = include_bytes!("../golden/flat-v2.vidx");
const BITS_V2: &[u8] = include_bytes!("../golden/bits-v2.vidx");
const DOT_V2: &[u8] = include_bytes!("../golden/dot-v2.vidx");
const EUCLIDEAN_V2: &[u8] = include_bytes!("../golden/euclidean-v2.vidx");

const PARAMS: SearchParams = SearchParams {
    limit: 8,
    rescore: 149,
    ef_search: 100,
};

fn corpus() -> Vec<Embedding> {
    clustered(51, 150, 24, 6)
}

fn filled(corpus: &[Embedding], metric: Metric) -> VectorIndex {
    let mut index = VectorIndex::new(corpus[0].dimension(), metric);
    for embedding in corpus {
        index.insert(embedding).expect("one dimension");
    }
    index.remove(VectorId(4));
    index
}

fn flat() -> VectorIndex {
    filled(&corpus(), Metric::Cosine)
}

/// Enough vectors for bits.
fn bits() -> VectorIndex {
    filled(&clustered(54, 1030, 33, 6), Metric::Cosine)
}

/// A sealed segment and a tail.
fn parts(metric: Metric) -> VectorIndex {
    let corpus = clustered(55, 120, 40, 6);
    let mut index = filled(&corpus[..80], metric);
    let sealed = index.seal(53, 100).expect("can be built").to_bytes();
    index.install(&sealed).expect("made from this index");
    for embedding in &corpus[80..] {
        index.insert(embedding).expect("one dimension");
    }
    index.remove(VectorId(100));
    index
}

#[test]
fn version_1_loads_and_answers_as_a_new_index_does() {
    let new = flat();
    for file in V1 {
        let old = VectorIndex::from_bytes(file).expect("version 1 is readable");
        assert_eq!((old.len(), old.live_len(), old.dimension()), (150, 149, 24));
        for query in perturbed(52, &corpus(), 20, 0.4) {
            let search =
                |index: &VectorIndex| index.search(&query, &PARAMS, None).expect("one dimension");
            // What version 1 rounded stays rounded.
            for (old, new) in search(&old).into_iter().zip(search(&new)) {
                assert!(
                    (old.distance - new.distance).abs() < 5e-3,
                    "{old:?} {new:?}"
                );
            }
            assert_eq!(search(&old)[0].id, search(&new)[0].id);
        }
        let rewritten = VectorIndex::from_bytes(&old.to_bytes()).expect("just written");
        assert!(rewritten == old);
    }
}

#[test]
fn version_2_loads_and_answers_as_a_new_index_does() {
    for (file, new) in [
        (FLAT_V2, flat()),
        (BITS_V2, bits()),
        (DOT_V2, parts(Metric::Dot)),
        (EUCLIDEAN_V2, parts(Metric::Euclidean)),
    ] {
        let old = VectorIndex::from_bytes(file).expect("version 2 is readable");
        assert_eq!((old.len(), old.live_len()), (new.len(), new.live_len()));
        assert_eq!(
            (old.metric(), old.n_segments()),
            (new.metric(), new.n_segments())
        );
        let queries = clustered(56, 20, old.dimension(), 3);
        for query in queries {
            let search =
                |index: &VectorIndex| index.search(&query, &PARAMS, None).expect("one dimension");
            for (old, new) in search(&old).into_iter().zip(search(&new)) {
                assert_eq!(old.id, new.id);
                assert!((old.distance - new.distance).abs() < 1e-5);
            }
        }
    }
}

#[test]
fn this_version_writes_the_same_files_without_a_graph() {
    assert!(flat().to_bytes() == FLAT_V2);
    assert!(bits().to_bytes() == BITS_V2);
}

/// Makes the golden files of a new version: `cargo test -p nearsight-index --test integration golden -- --ignored`.
#[test]
#[ignore = "writes golden files"]
fn write_golden() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let write = |name, index: &VectorIndex| {
        std::fs::write(folder.join(name), index.to_bytes()).expect("the folder is writable");
    };
    write("flat-new.vidx", &flat());
    write("bits-new.vidx", &bits());
    write("dot-new.vidx", &parts(Metric::Dot));
    write("euclidean-new.vidx", &parts(Metric::Euclidean));
}
