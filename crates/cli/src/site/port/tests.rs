//! Ports as flags and as keys.

use super::*;

#[test]
fn a_port_is_a_number_or_whether_there_is_one() {
    for (text, port) in [
        ("8080", Some(8080)),
        ("0", Some(0)),
        ("true", Some(DEFAULT_PORT)),
        ("false", None),
    ] {
        assert_eq!(text.parse(), Ok(Port(port)), "{text}");
        let table: toml::Table = toml::from_str(&format!("serve = {text}")).expect("TOML");
        let value = table["serve"].clone();
        assert_eq!(value.try_into(), Ok(Port(port)), "{text}");
    }
    for text in ["public", "65536", "-1", ""] {
        let error = text.parse::<Port>().expect_err(text);
        assert!(error.contains("is no port"), "{error}");
    }
    let error = toml::Value::Integer(70_000).try_into::<Port>();
    let error = error.expect_err("too large").to_string();
    assert!(error.contains("a port, true or false"), "{error}");
}
