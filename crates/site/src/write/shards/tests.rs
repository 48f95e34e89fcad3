//! Where files of words begin.

use super::between;

#[test]
fn what_stands_between_two_words_is_short() {
    for (last, next, expected) in [
        ("bind\u{0}4", "borrow\u{0}6", "bo"),
        ("borrow\u{0}6", "borrow\u{0}6ed", "borrow\u{0}6e"),
        ("schon\u{0}2ö", "schü\u{0}4", "schü"),
        ("a", "b", "b"),
    ] {
        let found = between(last, next);
        assert_eq!(found, expected);
        assert!(last < found && found <= next);
    }
}
