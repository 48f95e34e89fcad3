//! Pictures that are right, odd, damaged and none.

use std::path::PathBuf;

use image::{ExtendedColorType, ImageEncoder, ImageFormat, RgbImage};

use super::*;

fn written(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("written");
    path
}

/// Red on the left, blue on the right.
fn two_colours() -> DynamicImage {
    let red_or_blue = |x, _| image::Rgb(if x < 8 { [255, 0, 0] } else { [0, 0, 255] });
    RgbImage::from_fn(16, 8, red_or_blue).into()
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).expect("encoded");
    bytes.into_inner()
}

#[test]
fn every_format_is_read_whatever_the_name_says() {
    let folder = tempfile::tempdir().expect("a folder");
    for format in [
        ImageFormat::Png,
        ImageFormat::Jpeg,
        ImageFormat::WebP,
        ImageFormat::Gif,
    ] {
        let bytes = encoded(&two_colours(), format);
        let picture = read(&written(folder.path(), "a.png", &bytes)).expect("a picture");
        assert_eq!((picture.width(), picture.height()), (16, 8));
        let [red, _, blue, _] = picture.pixels()[0];
        assert!(red > 200 && blue < 50, "{format:?}");
    }
}

#[test]
fn exif_says_which_side_is_up() {
    // A quarter turn to the right: the left side was the bottom of the scene.
    let exif = [
        b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".as_slice(),
        b"\x06\0\0\0\0\0\0\0",
    ]
    .concat();
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::jpeg::JpegEncoder::new(&mut bytes);
    encoder.set_exif_metadata(exif).expect("JPEG has EXIF");
    let pixels = two_colours().into_rgb8();
    encoder
        .write_image(pixels.as_raw(), 16, 8, ExtendedColorType::Rgb8)
        .expect("encoded");
    let folder = tempfile::tempdir().expect("a folder");
    let picture = read(&written(folder.path(), "a.jpg", &bytes)).expect("a picture");
    assert_eq!((picture.width(), picture.height()), (8, 16));
    let [red, _, blue, _] = picture.pixels()[0];
    assert!(red > 200 && blue < 50, "the left side is now above");
}

#[test]
fn more_bits_a_colour_are_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let deep = DynamicImage::from(two_colours().into_rgb16());
    let bytes = encoded(&deep, ImageFormat::Png);
    let picture = read(&written(folder.path(), "a.png", &bytes)).expect("a picture");
    assert_eq!(picture.pixels()[0], [255, 0, 0, 255]);
}

#[test]
fn what_is_no_picture_or_half_of_one_is_refused_by_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let whole = encoded(&two_colours(), ImageFormat::Png);
    for bytes in [b"".as_slice(), b"a text", &whole[..whole.len() / 2]] {
        let path = written(folder.path(), "broken.png", bytes);
        let error = read(&path).expect_err("refused");
        assert_eq!(error.code(), "image-invalid");
        assert!(error.to_string().contains("broken.png"), "{error}");
    }
}

#[test]
fn a_bomb_is_refused_by_what_it_says_of_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut bytes = encoded(&two_colours(), ImageFormat::Gif);
    // Width and height of the screen and of the frame.
    let frame = bytes
        .iter()
        .position(|&byte| byte == b',')
        .expect("a frame");
    for at in [6, frame + 5] {
        bytes[at..at + 4].fill(0xff);
    }
    let error = read(&written(folder.path(), "bomb.gif", &bytes)).expect_err("refused");
    assert_eq!(error.code(), "image-invalid");
}

#[test]
fn pictures_are_found_by_name() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(find(folder.path()).is_err());
    for name in ["b.JPG", "a.webp", "c.txt"] {
        written(folder.path(), name, b"");
    }
    let names: Vec<String> = find(folder.path())
        .expect("pictures")
        .into_iter()
        .map(|found| found.name)
        .collect();
    assert_eq!(names, ["a.webp", "b.JPG"]);
}
