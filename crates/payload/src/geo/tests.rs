//! Known distances, borders, and the shortcut against the full sum.

use nearsight_test_support::Random;

use super::{GeoBoundingBox, GeoPoint, GeoPolygon, GeoRadius};

fn at(lat: f64, lon: f64) -> GeoPoint {
    GeoPoint { lat, lon }
}

/// The bounds of the reference's own test (qdrant-client, local/geo.py).
#[test]
fn distances_between_cities() {
    let (moscow, london, berlin) = (
        at(55.7558, 37.6173),
        at(51.5074, -0.1278),
        at(52.5200, 13.4050),
    );
    assert!((2_400e3..2_600e3).contains(&moscow.distance(london)));
    assert!((1_600e3..1_650e3).contains(&moscow.distance(berlin)));
    assert!(moscow.distance(moscow) < 1.0);
    let half_way_round = at(0.0, 0.0).distance(at(0.0, 180.0));
    assert!(
        (half_way_round - 20_015_115.0).abs() < 1.0,
        "{half_way_round}"
    );
}

#[test]
fn borders_are_outside() {
    let square = GeoBoundingBox {
        top_left: at(1.0, 0.0),
        bottom_right: at(0.0, 1.0),
    };
    assert!(square.contains(at(0.5, 0.5)));
    assert!(!square.contains(at(1.0, 0.5)) && !square.contains(at(0.5, 0.0)));
    let ring = |size: f64| {
        vec![
            at(-size, -size),
            at(-size, size),
            at(size, size),
            at(size, -size),
            at(-size, -size),
        ]
    };
    let with_hole = GeoPolygon {
        exterior: ring(2.0),
        interiors: vec![ring(1.0)],
    };
    assert!(with_hole.contains(at(1.5, 0.0)));
    for outside in [
        at(0.0, 0.0),
        at(1.0, 0.5),
        at(2.0, 0.0),
        at(2.0, 2.0),
        at(3.0, 0.0),
    ] {
        assert!(!with_hole.contains(outside), "{outside:?}");
    }
}

#[test]
fn a_box_crosses_the_antimeridian() {
    let pacific = GeoBoundingBox {
        top_left: at(10.0, 170.0),
        bottom_right: at(-10.0, -170.0),
    };
    assert!(pacific.contains(at(0.0, 179.0)) && pacific.contains(at(0.0, -179.0)));
    assert!(!pacific.contains(at(0.0, 0.0)));
}

#[test]
fn latitudes_alone_exclude_no_place_that_is_inside() {
    let mut random = Random::new(2);
    let mut n_beyond = 0;
    for _ in 0..20_000 {
        let mut point = || {
            at(
                f64::from(random.uniform()) * 400.0 - 200.0,
                f64::from(random.uniform()) * 800.0 - 400.0,
            )
        };
        let (point, center) = (point(), point());
        let center = at(
            center.lat.clamp(-90.0, 90.0),
            center.lon.clamp(-180.0, 180.0),
        );
        // Often exactly as far away as the place is.
        let radius = if random.below(2) == 0 {
            center.distance(point) * 1.000_000_1
        } else {
            1e7 * f64::from(random.uniform())
        };
        let area = GeoRadius { center, radius };
        assert!(
            !(area.is_beyond(point) && area.contains(point)),
            "{area:?} {point:?}"
        );
        n_beyond += usize::from(area.is_beyond(point));
    }
    assert!(n_beyond > 1000, "{n_beyond}");
}
