//! The lanes of this target against the scalar ones, and those against the standard library.

use nearsight_test_support::Random;

use super::scalar::F32x8 as Scalar;
use super::*;

fn values(random: &mut Random) -> [f32; LANES] {
    core::array::from_fn(|_| 100.0 * random.normal())
}

fn ours(lanes: F32x8) -> [f32; LANES] {
    let mut out = [0.0; LANES];
    lanes.store(&mut out);
    out
}

fn theirs(lanes: Scalar) -> [f32; LANES] {
    let mut out = [0.0; LANES];
    lanes.store(&mut out);
    out
}

#[test]
fn this_target_equals_the_scalar_lanes_bit_for_bit() {
    let mut random = Random::new(5);
    for _ in 0..1000 {
        let [a, b] = [values(&mut random), values(&mut random)];
        let (x, y) = (F32x8::load(&a), F32x8::load(&b));
        let (p, q) = (Scalar::load(&a), Scalar::load(&b));
        assert_eq!(ours(x + y), theirs(p + q));
        assert_eq!(ours(x - y), theirs(p - q));
        assert_eq!(ours(x * y), theirs(p * q));
        assert_eq!(ours(x / y), theirs(p / q));
        assert_eq!(ours(x.max(y)), theirs(p.max(q)));
        assert_eq!(ours(x.min(y)), theirs(p.min(q)));
        // As integers: some of them are not numbers.
        let shifted = ours(x.shift_bits_left(-3, 1)).map(f32::to_bits);
        assert_eq!(shifted, theirs(p.shift_bits_left(-3, 1)).map(f32::to_bits));
        assert_eq!((x.sum(), x.largest()), (p.sum(), p.largest()));
        let rounded = |store: &dyn Fn(&mut [i16; LANES])| {
            let mut out = [0; LANES];
            store(&mut out);
            out
        };
        let rounded_lanes = rounded(&|to| x.store_rounded(to));
        assert_eq!(rounded_lanes, rounded(&|to| p.store_rounded(to)));
        assert_eq!(rounded_lanes, a.map(|x| x.round_ties_even() as i16));
        assert_eq!(ours(x.rounded()), a.map(f32::round_ties_even));
        assert_eq!(ours(x.rounded()), theirs(p.rounded()));
        let integers = a.map(|x| (x * 1e7) as i32);
        assert_eq!(
            ours(F32x8::from_i32(&integers)),
            theirs(Scalar::from_i32(&integers))
        );
    }
}

#[test]
fn the_scalar_lanes_do_what_their_names_say() {
    let a = [1.0, -2.0, 3.5, 0.0, 5.0, -6.0, 7.0, 8.25];
    let b = [2.0, -3.0, 0.5, 1.0, 4.0, 6.0, -7.0, 8.0];
    let (x, y) = (Scalar::load(&a), Scalar::load(&b));
    assert_eq!(theirs(x.max(y)), [2.0, -2.0, 3.5, 1.0, 5.0, 6.0, 7.0, 8.25]);
    assert_eq!(
        theirs(x.min(y)),
        [1.0, -3.0, 0.5, 0.0, 4.0, -6.0, -7.0, 8.0]
    );
    assert_eq!(x.sum(), 16.75);
    assert_eq!(x.largest(), 8.25);
    assert_eq!(
        theirs(Scalar::splat(1.0).shift_bits_left(0, 0)),
        [1.0; LANES]
    );
}

#[test]
fn a_product_and_a_sum_round_once_or_twice() {
    let mut random = Random::new(6);
    for _ in 0..1000 {
        let [a, b, c] = [
            values(&mut random),
            values(&mut random),
            values(&mut random),
        ];
        let sums = ours(F32x8::load(&a).mul_add(F32x8::load(&b), F32x8::load(&c)));
        for i in 0..LANES {
            let (once, twice) = (a[i].mul_add(b[i], c[i]), a[i] * b[i] + c[i]);
            assert!(
                sums[i] == once || sums[i] == twice,
                "{} is neither {once} nor {twice}",
                sums[i]
            );
        }
    }
}
