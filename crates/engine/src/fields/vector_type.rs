//! The type of a field that holds vectors: one's own, or those of pictures.

use std::fmt;

use nearsight_vector::Metric;

/// Fewest and most components of a vector.
const DIMENSIONS: std::ops::RangeInclusive<usize> = 2..=4096;

const METRICS: [(&str, Metric); 3] = [
    ("cosine", Metric::Cosine),
    ("dot", Metric::Dot),
    ("euclidean", Metric::Euclidean),
];

/// Where the vectors of a field come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The documents bring them; what they mean is the caller's matter.
    Own,
    /// A model makes them of pictures, in a space where texts have a place too.
    Pictures,
}

/// Vectors of one length, compared in one way. Written `vector(384)`, which compares by the cosine, or with the metric:
/// `vector(384, dot)`, `vector(2, euclidean)`. Those of pictures, `image(384)`, are compared by the cosine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VectorType {
    /// Where they come from.
    pub origin: Origin,
    /// Components of each vector, 2 to 4096.
    pub dimension: usize,
    /// How they are compared.
    pub metric: Metric,
}

impl VectorType {
    /// Reads the name of a type; nothing for the name of another type, an error for one that only begins like it.
    pub(super) fn from_name(name: &str) -> Option<Result<Self, String>> {
        let (read, arguments): (fn(&str) -> Option<Self>, &str) = match (
            name.trim().strip_prefix("vector"),
            name.trim().strip_prefix("image"),
        ) {
            (Some(arguments), _) => (own, arguments),
            (None, arguments) => (of_pictures, arguments?),
        };
        let arguments = arguments.trim().strip_prefix('(');
        let arguments = arguments.and_then(|rest| rest.strip_suffix(')'));
        let read = arguments.and_then(read);
        Some(read.ok_or_else(|| {
            format!(
                "`{name}` is no type of vectors; write vector(N), vector(N, METRIC) or image(N), with N from {} to {} and \
                 one of: cosine, dot, euclidean",
                DIMENSIONS.start(),
                DIMENSIONS.end()
            )
        }))
    }
}

fn own(arguments: &str) -> Option<VectorType> {
    let (dimension, metric) = arguments.split_once(',').unwrap_or((arguments, "cosine"));
    let metric = METRICS.iter().find(|(name, _)| *name == metric.trim());
    Some(VectorType {
        origin: Origin::Own,
        dimension: read_dimension(dimension)?,
        metric: metric?.1,
    })
}

fn of_pictures(arguments: &str) -> Option<VectorType> {
    Some(VectorType {
        origin: Origin::Pictures,
        dimension: read_dimension(arguments)?,
        metric: Metric::Cosine,
    })
}

fn read_dimension(dimension: &str) -> Option<usize> {
    let dimension = dimension.trim().parse().ok();
    dimension.filter(|dimension| DIMENSIONS.contains(dimension))
}

impl fmt::Display for VectorType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.origin == Origin::Pictures {
            return write!(f, "image({})", self.dimension);
        }
        let metric = METRICS.iter().find(|(_, metric)| *metric == self.metric);
        match metric {
            Some((name, metric)) if *metric != Metric::Cosine => {
                write!(f, "vector({}, {name})", self.dimension)
            }
            _ => write!(f, "vector({})", self.dimension),
        }
    }
}
