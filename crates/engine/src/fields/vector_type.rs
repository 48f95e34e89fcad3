//! The type of a field that holds vectors of one's own.

use std::fmt;

use nearsight_vector::Metric;

/// Fewest and most components of a vector.
const DIMENSIONS: std::ops::RangeInclusive<usize> = 2..=4096;

const METRICS: [(&str, Metric); 3] = [
    ("cosine", Metric::Cosine),
    ("dot", Metric::Dot),
    ("euclidean", Metric::Euclidean),
];

/// Vectors of one length, compared in one way. Written `vector(384)`, which compares by the cosine, or with the metric:
/// `vector(384, dot)`, `vector(2, euclidean)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VectorType {
    /// Components of each vector, 2 to 4096.
    pub dimension: usize,
    /// How they are compared.
    pub metric: Metric,
}

impl VectorType {
    /// Reads the name of a type; nothing for the name of another type, an error for one that only begins like it.
    pub(super) fn from_name(name: &str) -> Option<Result<Self, String>> {
        let arguments = name.trim().strip_prefix("vector")?;
        let arguments = arguments.trim().strip_prefix('(');
        let arguments = arguments.and_then(|rest| rest.strip_suffix(')'));
        let read = arguments.and_then(read);
        Some(read.ok_or_else(|| {
            format!(
                "`{name}` is no type of vectors; write vector(N) or vector(N, METRIC), with N from {} to {} and one of: \
                 cosine, dot, euclidean",
                DIMENSIONS.start(),
                DIMENSIONS.end()
            )
        }))
    }
}

fn read(arguments: &str) -> Option<VectorType> {
    let (dimension, metric) = arguments.split_once(',').unwrap_or((arguments, "cosine"));
    let dimension = dimension.trim().parse().ok();
    let metric = METRICS.iter().find(|(name, _)| *name == metric.trim());
    Some(VectorType {
        dimension: dimension.filter(|dimension| DIMENSIONS.contains(dimension))?,
        metric: metric?.1,
    })
}

impl fmt::Display for VectorType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let metric = METRICS.iter().find(|(_, metric)| *metric == self.metric);
        match metric {
            Some((name, metric)) if *metric != Metric::Cosine => {
                write!(f, "vector({}, {name})", self.dimension)
            }
            _ => write!(f, "vector({})", self.dimension),
        }
    }
}
