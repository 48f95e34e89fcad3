//! Packing: where each weight goes, and what is refused.

use super::*;

fn matrix(n_codes: usize, inputs: usize, outputs: usize) -> Option<PackedMatrix> {
    let (scales, bias) = (vec![1.0; outputs], vec![0.0; outputs]);
    PackedMatrix::from_rows(vec![0; n_codes], inputs, scales, bias, Precision::W8A13)
}

#[test]
fn sizes_that_do_not_fit_are_refused() {
    assert!(matrix(64, 8, 8).is_some());
    assert!(matrix(63, 8, 8).is_none());
    assert!(matrix(80, 10, 8).is_none());
    assert!(matrix(72, 8, 9).is_none());
}

#[test]
fn a_panel_holds_two_inputs_of_eight_channels_after_another() {
    let codes: Vec<i8> = (0..16i8)
        .flat_map(|row| (0..8i8).map(move |column| 8 * (row % 8) + column))
        .collect();
    let packed =
        PackedMatrix::from_rows(codes, 8, vec![1.0; 16], vec![0.0; 16], Precision::W8A13).unwrap();
    for panel in 0..2 {
        for (at, &code) in packed.panel(panel).iter().enumerate() {
            let (pair, channel, lane) = (at / 16, at % 16 / 2, at % 2);
            assert_eq!(
                usize::try_from(code).unwrap(),
                8 * channel + 2 * pair + lane
            );
        }
    }
}

#[test]
fn seven_bits_keep_zero_sign_and_ends() {
    assert_eq!(
        [-127, -126, -1, 0, 1, 2, 127].map(narrow),
        [-63, -63, 0, 0, 0, 1, 63]
    );
}
