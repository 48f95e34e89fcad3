//! One, two or four bits a dimension: the levels that lose least on a Gaussian (Max, "Quantizing for minimum distortion", 1960,
//! table I), stretched to the values. What a static site sends of its vectors.

#[cfg(test)]
mod tests;

/// Levels above zero in units of the standard deviation; those below are their mirror.
const ONE_BIT: [f32; 1] = [0.7979];
const TWO_BITS: [f32; 2] = [0.4528, 1.510];
const FOUR_BITS: [f32; 8] = [0.1284, 0.3881, 0.6568, 0.9424, 1.256, 1.618, 2.069, 2.733];

/// How many bits a dimension has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bits {
    /// Two levels.
    One,
    /// Four levels.
    Two,
    /// Sixteen levels.
    Four,
}

impl Bits {
    /// The number itself.
    pub fn count(self) -> usize {
        match self {
            Self::One => 1,
            Self::Two => 2,
            Self::Four => 4,
        }
    }

    /// Bytes of a code.
    pub fn bytes(self, dimension: usize) -> usize {
        (dimension * self.count()).div_ceil(8)
    }

    fn levels(self) -> &'static [f32] {
        match self {
            Self::One => &ONE_BIT,
            Self::Two => &TWO_BITS,
            Self::Four => &FOUR_BITS,
        }
    }

    /// The level of a code: ascending, half of them below zero.
    fn level(self, code: u8) -> f32 {
        let levels = self.levels();
        let half = levels.len();
        match usize::from(code).checked_sub(half) {
            Some(above) => levels[above],
            None => -levels[half - 1 - usize::from(code)],
        }
    }

    /// The code of the level nearest to a value.
    fn code(self, value: f32) -> u8 {
        let levels = self.levels();
        let borders = levels.windows(2).map(|pair| (pair[0] + pair[1]) / 2.0);
        let above = borders.filter(|border| value.abs() > *border).count();
        let half = levels.len();
        (if value < 0.0 {
            half - 1 - above
        } else {
            half + above
        }) as u8
    }
}

/// Values of few bits: `value ~ scale * level`.
#[derive(Debug, Clone, PartialEq)]
pub struct LevelCode {
    /// What the levels are stretched by; zero for values that are all zero.
    pub scale: f32,
    /// Codes of the dimensions one after another, lowest bits first.
    pub bytes: Box<[u8]>,
}

impl LevelCode {
    /// The code of any finite values, with the scale of least squares.
    pub fn new(values: &[f32], bits: Bits) -> Self {
        let squares: f32 = values.iter().map(|x| x * x).sum();
        let deviation = (squares / values.len().max(1) as f32).sqrt();
        let mut bytes = vec![0; bits.bytes(values.len())].into_boxed_slice();
        if deviation == 0.0 {
            return Self { scale: 0.0, bytes };
        }
        let (mut along, mut level_squares) = (0.0, 0.0);
        for (i, &value) in values.iter().enumerate() {
            let code = bits.code(value / deviation);
            let level = bits.level(code);
            along += value * level;
            level_squares += level * level;
            let bit = i * bits.count();
            bytes[bit / 8] |= code << (bit % 8);
        }
        let scale = along / level_squares;
        Self { scale, bytes }
    }
}

/// Gives the levels of a code, one a dimension; of codes that are too short, as many as there are.
pub fn levels(bytes: &[u8], bits: Bits, dimension: usize) -> impl Iterator<Item = f32> {
    let (n_bits, mask) = (bits.count(), (1u8 << bits.count()) - 1);
    let codes = bytes
        .iter()
        .flat_map(move |byte| (0..8 / n_bits).map(move |i| byte >> (i * n_bits) & mask));
    codes.take(dimension).map(move |code| bits.level(code))
}
