//! Floors of recall@10 for vectors of one's own: every metric, few and many dimensions, far from the origin, of all
//! lengths, without negative components. The truth is brute force in f64 over the f32 vectors as they were given.

use nearsight_index::{SearchParams, VectorIndex};
use nearsight_test_support::{Random, clustered, recall};
use nearsight_vector::Metric;

const METRICS: [Metric; 3] = [Metric::Cosine, Metric::Dot, Metric::Euclidean];

/// Where lengths vary threefold, as here, the short vectors are everyone's neighbours, and a walk needs to keep more.
const PARAMS: SearchParams = SearchParams {
    limit: 10,
    rescore: 200,
    ef_search: 400,
};

/// How vectors of one's own may lie.
#[derive(Debug, Clone, Copy)]
enum Shape {
    Around,
    Positive,
    Far,
}

/// `n` vectors and 30 queries like them, whose lengths vary threefold.
fn vectors(n: usize, dimension: usize, shape: Shape) -> (Vec<Vec<f32>>, Vec<Vec<f32>>) {
    let mut random = Random::new(91);
    let rows = clustered(90, n + 30, dimension, n / 20).into_iter();
    let mut vectors: Vec<Vec<f32>> = rows
        .map(|embedding| {
            let length = 1.0 + 2.0 * random.uniform();
            let at = |x: &f32| match shape {
                Shape::Around => length * x,
                Shape::Positive => length * x.abs(),
                Shape::Far => 20.0 + length * x,
            };
            embedding.as_slice().iter().map(at).collect()
        })
        .collect();
    let queries = vectors.split_off(n);
    (vectors, queries)
}

fn distance(a: &[f32], b: &[f32], metric: Metric) -> f64 {
    let pairs = || a.iter().zip(b).map(|(&a, &b)| (f64::from(a), f64::from(b)));
    let dot = |pairs: &mut dyn Iterator<Item = (f64, f64)>| pairs.map(|(a, b)| a * b).sum::<f64>();
    let norms = || dot(&mut pairs().map(|(a, _)| (a, a))) * dot(&mut pairs().map(|(_, b)| (b, b)));
    match metric {
        Metric::Cosine => 1.0 - dot(&mut pairs()) / norms().sqrt(),
        Metric::Dot => -dot(&mut pairs()),
        Metric::Euclidean => dot(&mut pairs().map(|(a, b)| (a - b, a - b))).sqrt(),
    }
}

/// Of flat and sealed.
fn recalls(n: usize, dimension: usize, shape: Shape, metric: Metric) -> [f64; 2] {
    let (corpus, queries) = vectors(n, dimension, shape);
    let mut flat = VectorIndex::new(dimension, metric);
    for values in &corpus {
        flat.insert_values(values).expect("finite, not zero");
    }
    let sealed = flat.seal(92, 100).expect("can be built");
    [flat, sealed].map(|index| {
        let mut total = 0.0;
        for query in &queries {
            let mut order: Vec<(f64, usize)> = corpus
                .iter()
                .map(|row| distance(query, row, metric))
                .zip(0..)
                .collect();
            order.sort_by(|a, b| a.0.total_cmp(&b.0));
            let truth: Vec<usize> = order[..10].iter().map(|&(_, i)| i).collect();
            let found = index
                .search_values(query, &PARAMS, None)
                .expect("finite, not zero");
            let found_ids: Vec<usize> = found.iter().map(|n| n.id.0 as usize).collect();
            total += recall(&found_ids, &truth);
        }
        total / queries.len() as f64
    })
}

#[test]
fn few_dimensions_are_exact() {
    for metric in METRICS {
        for dimension in [2, 3, 8, 32] {
            for shape in [Shape::Around, Shape::Positive] {
                let [flat, sealed] = recalls(1500, dimension, shape, metric);
                assert!(
                    flat >= 0.99 && sealed >= 0.97,
                    "{metric:?} {dimension} {shape:?}: {flat} {sealed}"
                );
            }
        }
    }
}

#[test]
fn many_dimensions_keep_the_floor() {
    for metric in METRICS {
        for (dimension, n) in [(40, 1500), (128, 1500), (384, 2000), (1000, 1200)] {
            let [flat, sealed] = recalls(n, dimension, Shape::Around, metric);
            assert!(
                flat >= 0.97 && sealed >= 0.97,
                "{metric:?} {dimension}: {flat} {sealed}"
            );
        }
    }
}

#[test]
fn components_without_a_sign_keep_the_floor() {
    for metric in METRICS {
        let [flat, sealed] = recalls(2000, 256, Shape::Positive, metric);
        assert!(flat >= 0.96 && sealed >= 0.9, "{metric:?}: {flat} {sealed}");
    }
}

#[test]
fn euclidean_distances_do_not_depend_on_the_origin() {
    for dimension in [3, 256] {
        let [flat, sealed] = recalls(2000, dimension, Shape::Far, Metric::Euclidean);
        assert!(
            flat >= 0.97 && sealed >= 0.97,
            "{dimension}: {flat} {sealed}"
        );
    }
}

#[test]
fn the_largest_dimension_is_served() {
    for metric in METRICS {
        let [flat, sealed] = recalls(100, 4096, Shape::Around, metric);
        assert!(
            flat >= 0.97 && sealed >= 0.97,
            "{metric:?}: {flat} {sealed}"
        );
    }
}

#[test]
fn what_is_no_vector_is_refused_and_named() {
    for metric in METRICS {
        let mut index = VectorIndex::new(3, metric);
        let code = |index: &mut VectorIndex, values: &[f32]| {
            let searched = index.search_values(values, &SearchParams::default(), None);
            let inserted = index.insert_values(values);
            let error = inserted.expect_err("refused");
            assert_eq!(searched, Err(error.clone()));
            (error.code(), error.to_string())
        };
        let (bad, message) = code(&mut index, &[1.0, 2.0, f32::NAN]);
        assert!(
            bad == "vector-not-finite" && message.contains("component 2"),
            "{message}"
        );
        assert_eq!(
            code(&mut index, &[1.0, f32::INFINITY, 0.0]).0,
            "vector-not-finite"
        );
        assert_eq!(code(&mut index, &[1.0, 2.0]).0, "vector-dimension");
        assert_eq!(code(&mut index, &[]).0, "vector-dimension");
        match metric {
            Metric::Cosine => assert_eq!(code(&mut index, &[0.0; 3]).0, "vector-zero"),
            Metric::Dot | Metric::Euclidean => {
                let (bad, message) = code(&mut index, &[0.0, 1e20, 0.0]);
                assert!(
                    bad == "vector-too-large" && message.contains("component 1"),
                    "{message}"
                );
                index.insert_values(&[0.0; 3]).expect("zero has a place");
                index.insert_values(&[1e15; 3]).expect("the largest");
                let found = index.search_values(&[-1e15; 3], &SearchParams::default(), None);
                assert!(found.expect("valid").iter().all(|n| n.distance.is_finite()));
            }
        }
    }
}
