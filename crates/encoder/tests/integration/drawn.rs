//! Pictures made of whole numbers alone, the same here and in tests/golden/lite0/make_golden.py.

use nearsight_image::{PixelValues, Preprocessing};

const SIDE: i64 = 224;
pub(crate) const N_PICTURES: i64 = 6;

/// The picture that `picture(seed)` of `make_golden.py` draws, as a network reads it.
pub(crate) fn picture(seed: i64, preprocessing: &Preprocessing) -> PixelValues {
    let shapes = shapes(seed);
    let mut values = vec![0.0; 3 * (SIDE * SIDE) as usize];
    for (at, (y, x)) in (0..SIDE)
        .flat_map(|y| (0..SIDE).map(move |x| (y, x)))
        .enumerate()
    {
        let background = [
            ((x * (seed + 1) + y).div_euclid(4)).rem_euclid(256),
            ((255 + 2 * y - x * seed).div_euclid(3)).rem_euclid(256),
            (x * y / 300).rem_euclid(256),
        ];
        let above = shapes.iter().rev().find(|shape| shape.covers(x, y));
        let colour = above.map_or(background, |shape| shape.colour);
        let noise = (((x * 7919 + y * 104_729 + seed * 31) * 2_654_435_761) % (1 << 32)) >> 28;
        for channel in 0..3 {
            let byte = (colour[channel] + noise).min(255) as f32;
            let (mean, std) = (preprocessing.mean[channel], preprocessing.std[channel]);
            values[channel * (SIDE * SIDE) as usize + at] = (byte - mean) / std;
        }
    }
    PixelValues::new(SIDE as usize, SIDE as usize, values).expect("as many as there should be")
}

/// A disc or a box.
struct Shape {
    is_disc: bool,
    x: i64,
    y: i64,
    r: i64,
    colour: [i64; 3],
}

impl Shape {
    fn covers(&self, x: i64, y: i64) -> bool {
        let (dx, dy) = (x - self.x, y - self.y);
        if self.is_disc {
            dx * dx + dy * dy < self.r * self.r
        } else {
            dx.abs() < self.r && dy.abs() < self.r / 2 + 3
        }
    }
}

fn shapes(seed: i64) -> Vec<Shape> {
    let mut state = (seed * 77 + 5) as u32;
    let mut draw = |below: i64| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        i64::from(state >> 8) % below
    };
    let shapes = (0..12).map(|index| Shape {
        is_disc: index % 2 == 1,
        x: draw(SIDE),
        y: draw(SIDE),
        r: 8 + draw(50),
        colour: [draw(256), draw(256), draw(256)],
    });
    shapes.collect()
}
