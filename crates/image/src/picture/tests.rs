//! Pictures from outside: what is refused, and what becomes of transparency.

use super::*;

#[test]
fn sizes_and_lengths_are_checked() {
    let code = |width, height, rgba: &[u8]| {
        let refused = Picture::from_rgba(width, height, rgba).err();
        refused.map(|error| error.code())
    };
    assert_eq!(code(1, 1, &[0; 4]), None);
    assert_eq!(code(2, 3, &[0; 24]), None);
    assert_eq!(code(0, 3, &[]), Some("image-invalid"));
    assert_eq!(code(3, 0, &[]), Some("image-invalid"));
    assert_eq!(code(2, 3, &[0; 23]), Some("image-invalid"));
    assert_eq!(code(2, 3, &[0; 28]), Some("image-invalid"));
    assert_eq!(code(2, 3, &[0; 25]), Some("image-invalid"));
    // A bomb: refused by what it says of itself, before anything is taken for it.
    assert_eq!(code(u32::MAX, u32::MAX, &[]), Some("image-too-large"));
    assert_eq!(code(1 << 13, (1 << 13) + 1, &[]), Some("image-too-large"));
}

#[test]
fn what_is_transparent_becomes_white() {
    let rgba = [
        [10, 20, 30, 255],
        [10, 20, 30, 0],
        [0, 0, 0, 128],
        [255, 0, 100, 51],
    ];
    let picture = Picture::from_rgba(2, 2, rgba.as_flattened()).unwrap();
    let white = [
        [10, 20, 30, 255],
        [255; 4],
        [127, 127, 127, 255],
        [255, 204, 224, 255],
    ];
    assert_eq!(picture.pixels(), white);
    assert_eq!((picture.width(), picture.height()), (2, 2));
}
