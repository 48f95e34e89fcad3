//! Bytes that a sealed vector of 384 dimensions takes, in memory and in the file, counted and not asked of the allocator.

use nearsight_index::VectorIndex;
use nearsight_test_support::clustered;
use nearsight_vector::Metric;

/// For 100,000 vectors the budget is 520; there the numbers of neighbours are longer, by 9 bytes a vector (`cargo run
/// --release -p nearsight-index --example measure -- --vectors 100000`: 503).
const MEMORY: usize = 520 - 20;
/// The same, of 500 (495).
const FILE: usize = 500 - 10;

/// Many small clusters fill the lists of neighbours as no other data do.
#[test]
fn a_sealed_vector_keeps_to_its_bytes() {
    let corpus = clustered(98, 8000, 384, 266);
    let mut index = VectorIndex::new(384, Metric::Cosine);
    for embedding in &corpus {
        index.insert(embedding).expect("one dimension");
    }
    let sealed = index.seal(99, 100).expect("can be built");
    let each = |n_bytes: usize| n_bytes.div_ceil(corpus.len());
    let (memory, file) = (each(sealed.n_bytes()), each(sealed.to_bytes().len()));
    assert!(
        memory <= MEMORY && file <= FILE,
        "{memory} in memory, {file} in the file"
    );
    // Two codes and a scale: less would be no count at all.
    assert!(memory > 384 + 48 + 4 && file > 384 + 48, "{memory}, {file}");
}
