//! No two contents of one name.

use super::*;

#[test]
fn a_name_is_of_one_content() {
    let mut files = Files::default();
    for content in [b"one".to_vec(), b"one".to_vec(), b"two".to_vec()] {
        files.push(content);
    }
    assert!(files.check_names().is_ok());
    files.hashes[2] = files.hashes[0];
    let error = files.finish().expect_err("two contents have one name");
    assert_eq!(error.code(), "site-names");
}
