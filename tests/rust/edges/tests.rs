//! Each rule is fed a workspace that breaks it.

use super::{Confined, Crate, Floor, Use, confinement_violations, floor_violations};

const FLOORS: [Floor; 2] = [
    Floor {
        name: "floor 0",
        crates: &["low", "level"],
    },
    Floor {
        name: "floor 1",
        crates: &["high"],
    },
];

fn member(folder: &str, dependencies: &[(&str, Use)]) -> Crate {
    let dependencies = dependencies
        .iter()
        .map(|(name, needed)| ((*name).to_owned(), *needed))
        .collect();
    Crate {
        folder: folder.to_owned(),
        dependencies,
    }
}

fn workspace(low: &[(&str, Use)], high: &[(&str, Use)]) -> Vec<Crate> {
    let everything = [
        ("nearsight-low", Use::Normal),
        ("nearsight-high", Use::Normal),
    ];
    vec![
        member("low", low),
        member("level", &[]),
        member("high", high),
        member("support", &[("nearsight-low", Use::Normal)]),
        member("tests", &everything),
    ]
}

#[track_caller]
fn check(crates: &[Crate], expect: &[&str]) {
    assert_eq!(
        floor_violations(&FLOORS, &["support", "tests"], "support", crates),
        expect
    );
}

#[test]
fn edges_that_go_down_pass() {
    let high = [
        ("nearsight-low", Use::Normal),
        ("nearsight-support", Use::Dev),
        ("serde", Use::Normal),
    ];
    check(&workspace(&[("nearsight-support", Use::Dev)], &high), &[]);
}

#[test]
fn edges_up_and_sideways_fail() {
    let up = "low (floor 0) -> high (floor 1) does not go down";
    check(&workspace(&[("nearsight-high", Use::Normal)], &[]), &[up]);
    check(&workspace(&[("nearsight-high", Use::Dev)], &[]), &[up]);
    let sideways = "low (floor 0) -> level (floor 0) does not go down";
    check(
        &workspace(&[("nearsight-level", Use::Normal)], &[]),
        &[sideways],
    );
}

#[test]
fn dev_crates_are_for_tests_only() {
    let normal = "high (floor 1) -> support (dev) does not go down";
    check(
        &workspace(&[], &[("nearsight-support", Use::Normal)]),
        &[normal],
    );
    check(
        &workspace(&[], &[("nearsight-tests", Use::Dev)]),
        &["high (floor 1) -> tests (dev) does not go down"],
    );
}

#[test]
fn a_crate_without_a_floor_fails() {
    let mut crates = workspace(&[], &[]);
    crates.push(member("attic", &[]));
    check(
        &crates,
        &["crate `attic` has no floor: add it to the table in layering.rs"],
    );
}

#[test]
fn a_confined_package_fails_outside_its_crate() {
    let confined = [
        Confined {
            package: "candle*",
            allowed: &["high"],
        },
        Confined {
            package: "wasm-bindgen",
            allowed: &[],
        },
    ];
    let crates = [
        member(
            "high",
            &[
                ("candle-core", Use::Normal),
                ("wasm-bindgen-cli-support", Use::Normal),
            ],
        ),
        member(
            "low",
            &[
                ("candle-nn", Use::Dev),
                ("candlestick", Use::Normal),
                ("wasm-bindgen", Use::Normal),
            ],
        ),
    ];
    let expect = [
        "low depends on candle-nn; only [\"high\"] may",
        "low depends on wasm-bindgen; only [] may",
    ];
    assert_eq!(confinement_violations(&confined, &crates), expect);
}

#[test]
fn identifiers_are_covered_like_packages() {
    assert!(
        Confined {
            package: "candle*",
            allowed: &[]
        }
        .covers("candle_core")
    );
    assert!(
        Confined {
            package: "js-sys",
            allowed: &[]
        }
        .covers("js_sys")
    );
    assert!(
        !Confined {
            package: "js-sys",
            allowed: &[]
        }
        .covers("js_system")
    );
}
