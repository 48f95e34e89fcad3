//! Resizing against Pillow, byte for byte, and what is refused.

use super::*;

/// The noise of `tests/golden/pillow/make_golden.py`.
pub(crate) fn picture(width: usize, height: usize, seed: u32) -> Picture {
    let mut state = seed;
    let mut byte = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    let pixels = (0..width * height).map(|_| [byte(), byte(), byte(), 255]);
    Picture::from_pixels(width, pixels.collect())
}

/// One of `pictures.json`.
#[derive(Deserialize)]
pub(crate) struct Case {
    pub(crate) seed: u32,
    pub(crate) from: (usize, usize),
    pub(crate) to: (usize, usize),
    pub(crate) filter: Filter,
    /// Of prepared pictures only: the shorter side.
    pub(crate) resize: Option<usize>,
}

/// All cases with the RGB bytes that Pillow gives.
pub(crate) fn cases() -> Vec<(Case, &'static [u8])> {
    let cases: Vec<Case> = serde_json::from_str(include_str!(
        "../../../../tests/golden/pillow/pictures.json"
    ))
    .expect("a list of cases");
    let mut rest: &[u8] = include_bytes!("../../../../tests/golden/pillow/pictures.bin");
    let with_bytes = cases.into_iter().map(|case| {
        let (bytes, after) = rest.split_at(3 * case.to.0 * case.to.1);
        rest = after;
        (case, bytes)
    });
    let with_bytes: Vec<_> = with_bytes.collect();
    assert!(rest.is_empty(), "every byte belongs to a case");
    with_bytes
}

pub(crate) fn rgb(picture: &Picture) -> Vec<u8> {
    let pixels = picture.pixels().iter();
    pixels.flat_map(|&[r, g, b, _]| [r, g, b]).collect()
}

fn whole(width: usize, height: usize) -> Window {
    Window {
        x: 0,
        y: 0,
        width,
        height,
    }
}

#[test]
fn equals_pillow_byte_for_byte() {
    let cases = cases();
    let resized = cases.iter().filter(|(case, _)| case.resize.is_none());
    let mut n = 0;
    for (case, expected) in resized {
        let (width, height) = case.to;
        let source = picture(case.from.0, case.from.1, case.seed);
        let ours = resize(&source, width, height, case.filter, whole(width, height)).unwrap();
        assert_eq!(rgb(&ours), *expected, "{:?} to {:?}", case.from, case.to);
        n += 1;
    }
    assert_eq!(n, 14);
}

#[test]
fn a_window_is_that_part_of_the_whole() {
    let source = picture(83, 41, 5);
    for (width, height) in [(40, 30), (120, 90)] {
        let all = resize(
            &source,
            width,
            height,
            Filter::Bicubic,
            whole(width, height),
        )
        .unwrap();
        let window = Window {
            x: 7,
            y: 11,
            width: 20,
            height: 13,
        };
        let part = resize(&source, width, height, Filter::Bicubic, window).unwrap();
        for y in 0..window.height {
            let expected = &all.row(window.y + y)[window.x..][..window.width];
            assert_eq!(part.row(y), expected);
        }
    }
}

#[test]
fn windows_that_are_empty_or_outside_are_refused() {
    let source = picture(8, 8, 1);
    for (x, y, width, height) in [
        (0, 0, 0, 4),
        (0, 0, 4, 0),
        (5, 0, 4, 4),
        (0, 5, 4, 4),
        (usize::MAX, 0, 4, 4),
        (0, 0, usize::MAX, usize::MAX),
    ] {
        let window = Window {
            x,
            y,
            width,
            height,
        };
        let error = resize(&source, 8, 8, Filter::Bilinear, window).unwrap_err();
        assert_eq!(error.code(), "image-invalid");
    }
}
