//! What a selector may be.

use super::*;

#[test]
fn a_name_an_id_and_classes_may_be_given_together() {
    let selector: Selector = " Aside#toc.wide.left ".parse().expect("valid");
    assert_eq!(selector.name.as_deref(), Some("aside"));
    assert_eq!(selector.id.as_deref(), Some("toc"));
    assert_eq!(selector.classes, ["wide", "left"]);
    let selector: Selector = ".über_x-1".parse().expect("valid");
    assert_eq!(
        (selector.name, selector.classes),
        (None, vec!["über_x-1".to_owned()])
    );
}

#[test]
fn anything_else_is_refused_with_what_is_possible() {
    for text in [
        "", " ", "#", ".", "a b", "a > b", "[hidden]", "a:hover", "*", "a,b", "..x", "a.",
    ] {
        let error = text.parse::<Selector>().expect_err(text);
        assert_eq!(error.code(), "selector-invalid");
        assert!(error.to_string().contains("#content"), "{error}");
    }
}
