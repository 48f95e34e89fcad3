//! Nodes of one row and of several.

use super::*;

#[test]
fn nodes_return_their_rows() {
    let nodes: [&[u32]; 4] = [&[7], &[1, 3, 9], &[0], &[2, 4]];
    let mut members = Members::default();
    assert!(nodes.iter().all(|rows| members.push(rows.iter().copied())));
    for (node, rows) in nodes.iter().enumerate() {
        assert_eq!(members.of(node as u32).collect::<Vec<_>>(), *rows);
        assert_eq!(members.first(node as u32), rows[0]);
    }
    assert_eq!(
        Members::of_links(&members.to_links()),
        Some(members.clone())
    );
    assert_eq!((members.len(), members.n_bytes()), (4, 4 * 4 + 3 * 8));
    assert!(!members.push([]));
    let mut links = members.to_links();
    links.push(&[]);
    assert_eq!(Members::of_links(&links), None);
}
