//! The list is whole.

use super::class_words;

#[test]
fn there_are_a_thousand_classes_in_their_order() {
    let names = class_words();
    assert_eq!(names.len(), 1000);
    assert_eq!(names[0], "tench, Tinca tinca");
    assert_eq!(names[610], "jersey, T-shirt, tee shirt");
    assert!(names[999].starts_with("toilet tissue"));
}
