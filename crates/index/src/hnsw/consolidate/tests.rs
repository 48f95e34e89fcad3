//! Ways around what is gone, on graphs that can be drawn.

use super::*;

fn links(rows: &[&[u32]]) -> Links {
    let mut links = Links::new();
    rows.iter().for_each(|row| links.push(row));
    links
}

#[test]
fn ways_lead_through_any_number_of_gone_nodes() {
    // 0 -> 1 -> 2 -> 3, of which 1 and 2 are gone, and back to 0, which is no neighbour of itself but for `prune` to say.
    let layer = links(&[&[1], &[2], &[0, 3], &[]]);
    assert_eq!(beyond_the_gone(&layer, 0, &[0, GONE, GONE, 1]), [0, 1]);
    // Gone ones in a circle end.
    let circle = links(&[&[1], &[2], &[1]]);
    assert_eq!(beyond_the_gone(&circle, 0, &[0, GONE, GONE]), [0u32; 0]);
}
