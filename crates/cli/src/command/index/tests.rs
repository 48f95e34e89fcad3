//! How fields are declared on the command line.

use super::declared;

#[test]
fn commas_within_a_type_do_not_divide_fields() {
    assert_eq!(
        declared("title,photo:vector(512, dot),price:float"),
        ["title", "photo:vector(512, dot)", "price:float"]
    );
    assert_eq!(declared("text"), ["text"]);
    // Brackets that do not match are for the reader of types to refuse.
    assert_eq!(declared("a:vector(3,b),c)"), ["a:vector(3,b)", "c)"]);
}
