//! What instant-distance built, as taken out.

use nearsight_test_support::clustered;

use nearsight_vector::Metric;

use super::*;

fn arena(n: usize) -> Arena {
    let mut arena = Arena::new(48, Metric::Cosine);
    for embedding in clustered(21, n, 48, 10) {
        arena.push(embedding.as_slice());
    }
    arena
}

#[test]
fn a_seed_is_a_graph() {
    let arena = arena(800);
    let first = build(&arena, 5, 100).expect("can be built");
    assert_eq!(first, build(&arena, 5, 100).expect("can be built"));
    assert_ne!(first, build(&arena, 6, 100).expect("can be built"));
}

#[test]
fn neighbours_are_near() {
    // A wrong mapping of ids would give neighbours as far as any other vector.
    let arena = arena(1000);
    let graph = build(&arena, 5, 100).expect("can be built");
    let mean = |pairs: &mut dyn Iterator<Item = (u32, u32)>| {
        let distances: Vec<f32> = pairs
            .map(|(a, b)| {
                arena
                    .rows
                    .distance_between(graph.members.first(a), graph.members.first(b), 0.0)
            })
            .collect();
        distances.iter().sum::<f32>() / distances.len() as f32
    };
    let ground = &graph.layers[0];
    let linked = mean(&mut (0..1000).flat_map(|a| ground.row(a).map(move |b| (a, b))));
    let any = mean(&mut (0..999).map(|a| (a, a + 1)));
    assert!(linked < 0.75 * any, "{linked} against {any}");
}

#[test]
fn layers_shrink_and_every_node_has_neighbours() {
    let graph = build(&arena(3000), 5, 100).expect("can be built");
    let sizes: Vec<usize> = graph.layers.iter().map(Links::len).collect();
    assert_eq!(sizes, [3000, 71]);
    assert!(graph.layers[0].rows().all(|row| row.count() > 0));
}

#[test]
fn small_graphs_and_small_parameters_build() {
    for n in [0, 1, 2, 33, 70] {
        for ef_construction in [0, 1, 500] {
            let graph = build(&arena(n), 5, ef_construction).expect("can be built");
            assert_eq!(graph.members.len(), n);
        }
    }
}
