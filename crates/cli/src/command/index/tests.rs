//! How fields are split on the command line.

use super::split;

#[test]
fn commas_within_a_type_do_not_divide_fields() {
    assert_eq!(
        split("title,photo:vector(512, dot),price:float"),
        ["title", "photo:vector(512, dot)", "price:float"]
    );
    assert_eq!(split("text"), ["text"]);
    // Brackets that do not match are for the reader of types to refuse.
    assert_eq!(split("a:vector(3,b),c)"), ["a:vector(3,b)", "c)"]);
}
