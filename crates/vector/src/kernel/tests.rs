//! Every kernel against the scalar reference, and the reference against sums written another way.

use super::scalar as reference;

const LENGTHS: [usize; 16] = [0, 1, 2, 7, 8, 9, 15, 16, 17, 31, 33, 64, 127, 383, 384, 385];

/// splitmix64 (Steele, Lea, Flood 2014): fixed inputs without a dependency.
struct Noise(u64);

impl Noise {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn floats(&mut self, n: usize) -> Vec<f32> {
        let float = |bits: u64| (bits >> 40) as f32 / (1u32 << 23) as f32 - 1.0;
        (0..n).map(|_| float(self.next())).collect()
    }

    fn i16s(&mut self, n: usize) -> Vec<i16> {
        (0..n)
            .map(|_| (self.next() % 16_383) as i16 - 8_191)
            .collect()
    }

    fn i8s(&mut self, n: usize) -> Vec<i8> {
        (0..n).map(|_| self.next() as i8).collect()
    }

    fn words(&mut self, n: usize) -> Vec<u64> {
        (0..n).map(|_| self.next()).collect()
    }
}

/// The same tests for every instruction set.
macro_rules! agrees_with_scalar {
    ($name:ident) => {
        mod $name {
            use super::super::$name as kernel;
            use super::*;

            #[test]
            fn dot_i8_is_the_exact_sum() {
                for n in LENGTHS {
                    let mut noise = Noise(n as u64);
                    for _ in 0..20 {
                        let (q, s) = (noise.i16s(n), noise.i8s(n));
                        let exact: i64 = (0..n).map(|i| i64::from(q[i]) * i64::from(s[i])).sum();
                        assert_eq!(i64::from(kernel::dot_i8(&q, &s)), exact, "length {n}");
                        assert_eq!(kernel::dot_i8(&q, &s), reference::dot_i8(&q, &s));
                    }
                }
            }

            #[test]
            fn dot_i8_i8_is_the_exact_sum() {
                for n in LENGTHS {
                    let mut noise = Noise(99 + n as u64);
                    let (a, b) = (noise.i8s(n), noise.i8s(n));
                    let exact: i32 = (0..n).map(|i| i32::from(a[i]) * i32::from(b[i])).sum();
                    assert_eq!(kernel::dot_i8_i8(&a, &b), exact, "length {n}");
                }
                let most = kernel::dot_i8_i8(&[i8::MIN; 400], &[i8::MIN; 400]);
                assert_eq!(most, 400 * 128 * 128);
            }

            #[test]
            fn dot_i8_wraps_like_scalar_at_the_extremes() {
                for n in [16, 17, 5000] {
                    let (q, s) = (vec![i16::MIN; n], vec![i8::MIN; n]);
                    assert_eq!(kernel::dot_i8(&q, &s), reference::dot_i8(&q, &s));
                }
            }

            #[test]
            fn dot_f32_is_within_its_bound() {
                for n in LENGTHS {
                    let mut noise = Noise(77 + n as u64);
                    let (a, b) = (noise.floats(n), noise.floats(n));
                    let term = |i: usize| f64::from(a[i]) * f64::from(b[i]);
                    let exact: f64 = (0..n).map(term).sum();
                    let size: f64 = (0..n).map(|i| term(i).abs()).sum();
                    let bound = n as f64 * f64::from(f32::EPSILON) * size;
                    let error = (f64::from(kernel::dot_f32(&a, &b)) - exact).abs();
                    assert!(error <= bound, "length {n}: {error:e} > {bound:e}");
                }
            }

            #[test]
            fn hamming_counts_the_bits_that_differ() {
                for n in LENGTHS {
                    let mut noise = Noise(5 + n as u64);
                    let (a, b) = (noise.words(n), noise.words(n));
                    let bit = |v: &[u64], i: usize| v[i / 64] >> (i % 64) & 1;
                    let differ = (0..n * 64).filter(|&i| bit(&a, i) != bit(&b, i)).count();
                    assert_eq!(kernel::hamming(&a, &b) as usize, differ, "length {n}");
                    assert_eq!(kernel::hamming(&a, &a), 0);
                }
            }

            #[test]
            fn the_shorter_slice_counts() {
                assert_eq!(kernel::dot_i8(&[2; 40], &[3; 17]), 102);
                assert_eq!(kernel::dot_i8(&[2; 17], &[3; 40]), 102);
                assert_eq!(kernel::dot_f32(&[2.0; 40], &[3.0; 17]), 102.0);
                assert_eq!(kernel::hamming(&[1; 3], &[0; 9]), 3);
            }
        }
    };
}

agrees_with_scalar!(scalar);
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
agrees_with_scalar!(simd128);
#[cfg(not(target_arch = "wasm32"))]
agrees_with_scalar!(wide);

/// What both of the fast kernels compute, term by term: the same bits on every target.
#[cfg(any(not(target_arch = "wasm32"), target_feature = "simd128"))]
#[test]
fn dot_f32_adds_in_one_order_on_every_target() {
    for n in LENGTHS {
        let mut noise = Noise(31 + n as u64);
        let (a, b) = (noise.floats(n), noise.floats(n));
        let mut sums = [0.0f32; 16];
        let whole = n / 16 * 16;
        for i in 0..whole {
            sums[i % 16] += a[i] * b[i];
        }
        for half in [8, 4, 2, 1] {
            for i in 0..half {
                sums[i] += sums[i + half];
            }
        }
        let sum = sums[0] + reference::dot_f32(&a[whole..], &b[whole..]);
        let found = crate::kernel::dot_f32(&a, &b);
        assert_eq!(found.to_bits(), sum.to_bits(), "length {n}");
    }
}
