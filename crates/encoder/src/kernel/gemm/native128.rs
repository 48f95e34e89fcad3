//! The product on 128-bit native registers (`pmaddwd`, `smlal`), through the `wide` crate.

use wide::{i16x8, i32x4};

use super::{Kernel, PANEL};

/// Two inputs a word; equals [`super::scalar::Pairs`] bit for bit.
pub(in crate::kernel) struct Pairs;

impl Kernel for Pairs {
    #[inline(always)]
    fn dot_tile<const R: usize>(&self, words: &[i32], panel: &[i8]) -> [[i32; PANEL]; R] {
        let mut sums = [[i32x4::ZERO; 2]; R];
        let blocks = panel.as_chunks::<{ 2 * PANEL }>().0;
        for (words, block) in words.as_chunks::<R>().0.iter().zip(blocks) {
            let low = i16x8::new(core::array::from_fn(|i| i16::from(block[i])));
            let high = i16x8::new(core::array::from_fn(|i| i16::from(block[8 + i])));
            for r in 0..R {
                let activation: i16x8 = bytemuck::cast(i32x4::splat(words[r]));
                sums[r][0] += low.dot(activation);
                sums[r][1] += high.dot(activation);
            }
        }
        sums.map(|[low, high]| {
            let ([a, b, c, d], [e, f, g, h]) = (low.to_array(), high.to_array());
            [a, b, c, d, e, f, g, h]
        })
    }
}
