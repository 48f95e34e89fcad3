//! The multi-positive InfoNCE loss: multiple negatives ranking (Henderson et al. 2017, section 4) with a temperature (van den
//! Oord et al. 2018), both ways, for batches in which a text may describe several pictures.

use candle_core::{D, Result, Tensor};

/// Texts this near are the same: each describes the other's picture.
const SAME: f32 = 0.98;

/// Texts this near may describe each other's picture ("a cup", "a mug"): neither counts against the other.
const RELATED: f32 = 0.75;

/// What is added to a logit that does not count.
const NEVER: f32 = -1e9;

/// Mean loss of a batch: unit vectors of `pictures` and of the `texts` that describe them, `[batch, dimension]` each.
pub(crate) fn info_nce(pictures: &Tensor, texts: &Tensor, temperature: f64) -> Result<Tensor> {
    let logits = (pictures.matmul(&texts.t()?)? / temperature)?;
    let alike = texts.matmul(&texts.t()?)?;
    let same = alike.ge(SAME)?;
    let other = alike.lt(RELATED)?;
    let kept = |mask: &Tensor| -> Result<Tensor> {
        // 0 where the mask is set, NEVER elsewhere.
        (mask.to_dtype(texts.dtype())? - 1.0)? * f64::from(-NEVER)
    };
    let positives = kept(&same)?;
    let counted = kept(&(&same + &other)?)?;
    let one_way = |dim: D| -> Result<Tensor> {
        let all = (&logits + &counted)?.log_sum_exp(dim)?;
        let right = (&logits + &positives)?.log_sum_exp(dim)?;
        (all - right)?.mean_all()
    };
    (one_way(D::Minus1)? + one_way(D::Minus2)?)? / 2.0
}

#[cfg(test)]
mod tests;
