//! The packed order against its definition.

use nearsight_test_support::Random;

use super::*;

#[test]
fn every_weight_is_where_the_kernels_look_for_it() {
    fn check<const G: usize>(rows: usize, inputs: usize) {
        let mut random = Random::new(7);
        let weights: Vec<i8> = (0..rows * inputs).map(|_| random.bits() as i8).collect();
        let mut packed = weights.clone();
        interleave::<G>(&mut packed, inputs);
        for row in 0..rows {
            for input in 0..inputs {
                let panel = row / PANEL * PANEL * inputs;
                let block = input / G * PANEL * G;
                let at = panel + block + row % PANEL * G + input % G;
                assert_eq!(packed[at], weights[row * inputs + input], "{row}, {input}");
            }
        }
    }
    check::<2>(8, 2);
    check::<2>(24, 10);
    check::<4>(16, 12);
}

#[test]
fn packing_stays_in_the_memory_of_the_rows() {
    let codes = vec![1; 16 * 6];
    let before = codes.as_ptr();
    let packed = PackedMatrix::from_rows(codes, 6, vec![1.0; 16], vec![0.0; 16]).unwrap();
    assert_eq!(packed.panel(0).as_ptr().cast(), before);
}
