//! A table of embeddings, kept as small as it came: only the rows of a text are widened.

use super::parts::{Int8Rows, Parts};
use crate::EncoderError;

/// Values that share a scale where groups have scales.
pub(crate) const GROUP: usize = 32;

/// Scales of a table whose groups name theirs by one byte: no byte is out of range.
pub(crate) const N_SCALES: usize = 256;

/// Rows of `width` values each.
pub(super) struct Table {
    width: usize,
    codes: Codes,
}

enum Codes {
    /// One scale a row, as the first manifests had it.
    Rows(Int8Rows),
    /// One scale a group, 8 bits a value.
    Groups8(Vec<i8>, Groups),
    /// One scale a group, 4 bits a value, which name one of 16 levels. Even columns are in the low halves.
    Groups4(Vec<u8>, [f32; 16], Groups),
}

/// Which scale each group has.
struct Groups {
    /// Indices into `scales`; the last group of a row may be shorter.
    indices: Vec<u8>,
    scales: [f32; N_SCALES],
}

impl Table {
    /// Takes `<name>.weight`, `<name>.scale` and, where there are groups, `<name>.group` and `<name>.levels`.
    pub(super) fn from_parts(
        parts: &mut Parts,
        name: &str,
        rows: usize,
        width: usize,
    ) -> Result<Self, EncoderError> {
        let part = |part: &str| format!("{name}.{part}");
        if !parts.has(&part("group")) {
            let codes = Codes::Rows(parts.rows(name, rows, width)?);
            return Ok(Self { width, codes });
        }
        let groups = Groups {
            indices: parts.bytes(&part("group"), rows, width.div_ceil(GROUP))?,
            scales: parts.array(&part("scale"))?,
        };
        let codes = if parts.has(&part("levels")) {
            let codes = parts.bytes(&part("weight"), rows, width / 2)?;
            Codes::Groups4(codes, parts.array(&part("levels"))?, groups)
        } else {
            Codes::Groups8(parts.int8(&part("weight"), rows, width)?, groups)
        };
        Ok(Self { width, codes })
    }

    /// Adds row `index` to `to`, which has the table's width.
    pub(super) fn add_row(&self, index: usize, to: &mut [f32]) {
        let width = self.width;
        match &self.codes {
            Codes::Rows(rows) => {
                let scale = rows.scales[index];
                add(to, &rows.codes[index * width..][..width], scale);
            }
            Codes::Groups8(codes, groups) => {
                let row = codes[index * width..][..width].chunks(GROUP);
                let to = to.chunks_mut(GROUP);
                for ((to, codes), scale) in to.zip(row).zip(groups.of(index, width)) {
                    add(to, codes, scale);
                }
            }
            Codes::Groups4(codes, levels, groups) => {
                let row = codes[index * width / 2..][..width / 2].chunks(GROUP / 2);
                let to = to.chunks_mut(GROUP);
                for ((to, codes), scale) in to.zip(row).zip(groups.of(index, width)) {
                    for (to, &pair) in to.as_chunks_mut::<2>().0.iter_mut().zip(codes) {
                        to[0] += levels[usize::from(pair & 15)] * scale;
                        to[1] += levels[usize::from(pair >> 4)] * scale;
                    }
                }
            }
        }
    }
}

impl Groups {
    /// The scales of a row's groups.
    fn of(&self, row: usize, width: usize) -> impl Iterator<Item = f32> {
        let n = width.div_ceil(GROUP);
        let indices = &self.indices[row * n..][..n];
        indices.iter().map(|&index| self.scales[usize::from(index)])
    }
}

fn add(to: &mut [f32], codes: &[i8], scale: f32) {
    to.iter_mut()
        .zip(codes)
        .for_each(|(to, &code)| *to += f32::from(code) * scale);
}

#[cfg(test)]
mod tests;
