//! The whole preparation against Pillow, odd shapes, and data that makes no sense.

use super::*;
use crate::resize::tests::{cases, picture};

fn of(resize: usize, crop: usize) -> Preprocessing {
    Preprocessing {
        resize,
        crop,
        mean: [10.0, 20.0, 30.0],
        std: [2.0, 4.0, 8.0],
        ..Preprocessing::EFFICIENTNET_LITE
    }
}

#[test]
fn equals_pillow_and_the_definition() {
    let cases = cases();
    let prepared = cases.iter().filter_map(|(case, expected)| {
        let resize = case.resize?;
        Some((case, resize, expected))
    });
    let mut n = 0;
    for (case, resize, expected) in prepared {
        let side = case.to.0;
        let preprocessing = of(resize, side);
        let values = preprocessing
            .apply(&picture(case.from.0, case.from.1, case.seed))
            .unwrap();
        assert_eq!((values.width(), values.height()), (side, side));
        for (at, &byte) in expected.iter().enumerate() {
            let (pixel, channel) = (at / 3, at % 3);
            let (mean, std) = (preprocessing.mean[channel], preprocessing.std[channel]);
            let value = values.values()[channel * side * side + pixel];
            assert_eq!(value, (f32::from(byte) - mean) / std);
        }
        n += 1;
    }
    assert_eq!(n, 3);
}

#[test]
fn any_shape_gives_what_the_encoder_reads() {
    for (width, height) in [
        (1, 1),
        (30_000, 2),
        (2, 30_000),
        (1, 5000),
        (1 << 25, 1),
        (224, 224),
    ] {
        let values = Preprocessing::EFFICIENTNET_LITE
            .apply(&picture(width, height, 3))
            .unwrap();
        assert_eq!(values.values().len(), 3 * 224 * 224);
        assert!(values.values().iter().all(|x| (-1.0..=1.0).contains(x)));
    }
}

#[test]
fn says_which_field_makes_no_sense() {
    let mut flat = of(32, 32);
    flat.std[1] = 0.0;
    let mut nowhere = of(32, 32);
    nowhere.mean[2] = f32::NAN;
    for (wrong, named) in [
        (of(0, 0), "resize"),
        (of(1 << 20, 32), "resize"),
        (of(32, 33), "crop"),
        (of(32, 0), "crop"),
        (flat, "std"),
        (nowhere, "mean"),
    ] {
        let error = wrong.apply(&picture(4, 4, 1)).unwrap_err();
        assert_eq!(error.code(), "manifest-invalid");
        assert!(error.to_string().contains(named), "{error}");
    }
}

#[test]
fn is_plain_data() {
    let json = serde_json::to_string(&Preprocessing::EFFICIENTNET_LITE).unwrap();
    assert!(json.contains(r#""filter":"bicubic""#), "{json}");
    let back: Preprocessing = serde_json::from_str(&json).unwrap();
    assert_eq!(back, Preprocessing::EFFICIENTNET_LITE);
}
