//! A table of embeddings, kept as small as it came: only the rows of a text are widened.

use crate::EncoderError;
use crate::parts::{Int8Rows, Parts};

/// Values that share a scale where groups have scales.
pub(crate) const GROUP: usize = 32;

/// Scales of a table whose groups name theirs by one byte: no byte is out of range.
pub(crate) const N_SCALES: usize = 256;

/// Values that 4 bits can name.
pub(crate) const N_LEVELS: usize = 16;

/// Rows of `width` values each.
pub(crate) struct Table {
    width: usize,
    codes: Codes,
}

enum Codes {
    /// 8 bits a value, one scale a row.
    Rows(Int8Rows),
    /// 4 bits a value, one scale a group.
    Groups(Groups),
}

struct Groups {
    /// Two values a byte, each naming one of the levels; even columns are in the low halves.
    codes: Vec<u8>,
    levels: Vec<f32>,
    /// One index into `scales` a group; the last group of a row may be shorter.
    indices: Vec<u8>,
    scales: Vec<f32>,
}

impl Table {
    /// Takes `<name>.weight`, `<name>.scale` and, where there are groups, `<name>.group` and `<name>.levels`.
    pub(crate) fn from_parts(
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
            codes: parts.bytes(&part("weight"), rows, width / 2)?,
            levels: parts.vector(&part("levels"), N_LEVELS)?,
            indices: parts.bytes(&part("group"), rows, width.div_ceil(GROUP))?,
            scales: parts.vector(&part("scale"), N_SCALES)?,
        };
        let codes = Codes::Groups(groups);
        Ok(Self { width, codes })
    }

    /// Adds row `index` to `to`, which has the table's width.
    pub(crate) fn add_row(&self, index: usize, to: &mut [f32]) {
        let width = self.width;
        match &self.codes {
            Codes::Rows(rows) => {
                let scale = rows.scales[index];
                add(to, &rows.codes[index * width..][..width], scale);
            }
            Codes::Groups(groups) => groups.add_row(index, to),
        }
    }
}

impl Groups {
    fn add_row(&self, index: usize, to: &mut [f32]) {
        let (n_codes, n_groups) = (to.len() / 2, to.len().div_ceil(GROUP));
        let codes = self.codes[index * n_codes..][..n_codes].chunks(GROUP / 2);
        let scales = &self.indices[index * n_groups..][..n_groups];
        for ((to, codes), &scale) in to.chunks_mut(GROUP).zip(codes).zip(scales) {
            let scale = self.scales[usize::from(scale)];
            for (to, &pair) in to.as_chunks_mut::<2>().0.iter_mut().zip(codes) {
                to[0] += self.levels[usize::from(pair & 15)] * scale;
                to[1] += self.levels[usize::from(pair >> 4)] * scale;
            }
        }
    }
}

fn add(to: &mut [f32], codes: &[i8], scale: f32) {
    to.iter_mut()
        .zip(codes)
        .for_each(|(to, &code)| *to += f32::from(code) * scale);
}

#[cfg(test)]
mod tests;
