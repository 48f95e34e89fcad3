//! k-means on the sphere (Dhillon and Modha 2001): directions that stand for many.

use candle_core::{D, Device, Result, Tensor};

use crate::random::Random;

/// More change little: assignments have settled by then.
const ROUNDS: usize = 25;

/// `k` unit centres of unit vectors `[n, width]`, rows one after another. A centre that nobody is nearest to stays where it was.
pub(crate) fn centres(points: &Tensor, k: usize, random: &mut Random) -> Result<Vec<f32>> {
    let (n, width) = points.dims2()?;
    let rows: Vec<Vec<f32>> = points.to_vec2()?;
    let mut centres: Vec<f32> = spread(&rows, k.min(n), random).concat();
    centres.resize(k * width, 0.0);
    for _ in 0..ROUNDS {
        let nearest = nearest(points, &centres, width)?;
        let mut sums = vec![0f32; k * width];
        for (row, &centre) in rows.iter().zip(&nearest) {
            let sum = &mut sums[centre as usize * width..][..width];
            sum.iter_mut().zip(row).for_each(|(sum, x)| *sum += x);
        }
        for (centre, sum) in centres
            .chunks_exact_mut(width)
            .zip(sums.chunks_exact(width))
        {
            let norm = sum.iter().map(|x| x * x).sum::<f32>().sqrt();
            if norm > 0.0 {
                centre
                    .iter_mut()
                    .zip(sum)
                    .for_each(|(to, x)| *to = x / norm);
            }
        }
    }
    Ok(centres)
}

/// Cosine of each unit vector to its nearest centre.
pub(crate) fn cosines(points: &Tensor, centres: &[f32]) -> Result<Vec<f32>> {
    let width = points.dim(1)?;
    products(points, centres, width)?.max(D::Minus1)?.to_vec1()
}

fn nearest(points: &Tensor, centres: &[f32], width: usize) -> Result<Vec<u32>> {
    products(points, centres, width)?
        .argmax(D::Minus1)?
        .to_vec1()
}

fn products(points: &Tensor, centres: &[f32], width: usize) -> Result<Tensor> {
    let centres = Tensor::from_slice(centres, (centres.len() / width, width), &Device::Cpu)?;
    points.matmul(&centres.t()?)
}

/// Points to begin with, each far from those before (k-means++, Arthur and Vassilvitskii 2007).
fn spread(rows: &[Vec<f32>], k: usize, random: &mut Random) -> Vec<Vec<f32>> {
    let mut chosen = vec![rows[random.below(rows.len())].clone()];
    let mut apart = vec![f32::INFINITY; rows.len()];
    while chosen.len() < k {
        let last = &chosen[chosen.len() - 1];
        for (apart, row) in apart.iter_mut().zip(rows) {
            let cosine: f32 = row.iter().zip(last).map(|(a, b)| a * b).sum();
            *apart = apart.min((1.0 - cosine).max(0.0));
        }
        let mut left = random.unit() * apart.iter().sum::<f32>();
        let passed = apart.iter().position(|apart| {
            left -= apart;
            left <= 0.0
        });
        chosen.push(rows[passed.unwrap_or(rows.len() - 1)].clone());
    }
    chosen
}

#[cfg(test)]
mod tests;
