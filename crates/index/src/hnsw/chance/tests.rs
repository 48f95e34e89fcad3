//! Distances that mean something, and such that do not.

use super::*;

const CHANCE: Chance = Chance {
    n: 10_000.0,
    mean: 1.0,
    deviation: 0.1,
};

#[test]
fn what_the_tail_holds_is_chance() {
    // Of 10,000 draws ten lie below 3.09 deviations, and one in 30 million below 5.3.
    assert!(CHANCE.gave(1.0 - 0.309, 10));
    assert!(CHANCE.gave(1.2, 10));
    assert!(!CHANCE.gave(1.0 - 0.53, 10));
    // The same distance is chance for one, not for a hundred.
    assert!(CHANCE.gave(1.0 - 0.36, 1) && !CHANCE.gave(1.0 - 0.36, 100));
}

#[test]
fn a_walk_led_where_its_nodes_are_near() {
    assert!(CHANCE.was_left(0.8) && !CHANCE.was_left(0.9) && !CHANCE.was_left(1.2));
}
