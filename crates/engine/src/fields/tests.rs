//! What may be declared, and that the order survives.

use super::*;

fn names(fields: &Fields) -> Vec<&str> {
    fields.names().collect()
}

#[test]
fn the_default_reads_title_heading_text() {
    assert_eq!(names(&Fields::default()), ["title", "heading", "text"]);
}

#[test]
fn declared_order_survives_json() {
    let text = r#"{"zeta":"text","alpha":"text","mid":"text"}"#;
    let fields: Fields = serde_json::from_str(text).expect("valid");
    assert_eq!(names(&fields), ["zeta", "alpha", "mid"]);
    assert_eq!(serde_json::to_string(&fields).expect("plain data"), text);
}

#[test]
fn another_type_is_refused_and_the_types_are_listed() {
    let error =
        Fields::new([("title", "text"), ("price", "money")]).expect_err("money is not a type");
    assert_eq!(error.code(), "fields-invalid");
    let message = error.to_string();
    for part in ["`price`", "`money`", "the types are: text, keyword"] {
        assert!(message.contains(part), "{message}");
    }
}

#[test]
fn odd_declarations_are_refused() {
    let none: [(&str, &str); 0] = [];
    assert_eq!(
        Fields::new(none).expect_err("none").code(),
        "fields-invalid"
    );
    for pairs in [
        vec![("", "text")],
        vec![("id", "text")],
        vec![("a", "text"), ("a", "text")],
    ] {
        assert_eq!(
            Fields::new(pairs).expect_err("odd").code(),
            "fields-invalid"
        );
    }
}
