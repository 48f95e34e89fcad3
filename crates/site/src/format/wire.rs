//! Numbers, texts and slices one after another.

use nearsight_segment::varint;

use crate::SiteError;

/// Appends what a [`Reader`] takes.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    pub(crate) bytes: Vec<u8>,
}

impl Writer {
    pub(crate) fn number(&mut self, value: u32) {
        varint::write(&mut self.bytes, u64::from(value));
    }

    pub(crate) fn slice(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u32);
        self.bytes.extend_from_slice(bytes);
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.slice(text.as_bytes());
    }

    /// The upper half of an f32: 8 bits of precision.
    pub(crate) fn half(&mut self, value: f32) {
        self.bytes.extend_from_slice(&half(value).to_le_bytes());
    }

    /// Ascending numbers, by their differences.
    pub(crate) fn ascending(&mut self, values: &[u32]) {
        self.number(values.len() as u32);
        let mut next = 0;
        for &value in values {
            self.number(value - next);
            next = value + 1;
        }
    }
}

/// Rounded to bfloat16.
fn half(value: f32) -> u16 {
    (value.to_bits().saturating_add(0x8000) >> 16) as u16
}

/// `value` as a reader gets it.
pub(crate) fn rounded(value: f32) -> f32 {
    f32::from_bits(u32::from(half(value)) << 16)
}

/// Takes values off the front of bytes that may be anything.
#[derive(Debug, Clone)]
pub(crate) struct Reader<'a> {
    pub(crate) rest: &'a [u8],
    what: &'static str,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8], what: &'static str) -> Self {
        Self { rest: bytes, what }
    }

    pub(crate) fn damaged(&self) -> SiteError {
        SiteError::damaged(self.what)
    }

    pub(crate) fn number(&mut self) -> Result<u32, SiteError> {
        varint::read_u32(&mut self.rest).ok_or_else(|| self.damaged())
    }

    /// A number of things that take at least a byte each.
    pub(crate) fn count(&mut self) -> Result<usize, SiteError> {
        let n = self.number()? as usize;
        if n > self.rest.len() {
            return Err(self.damaged());
        }
        Ok(n)
    }

    pub(crate) fn bytes(&mut self, n: usize) -> Result<&'a [u8], SiteError> {
        let (bytes, rest) = self
            .rest
            .split_at_checked(n)
            .ok_or_else(|| self.damaged())?;
        self.rest = rest;
        Ok(bytes)
    }

    pub(crate) fn slice(&mut self) -> Result<&'a [u8], SiteError> {
        let n = self.number()? as usize;
        self.bytes(n)
    }

    pub(crate) fn text(&mut self) -> Result<&'a str, SiteError> {
        let bytes = self.slice()?;
        std::str::from_utf8(bytes).map_err(|_| self.damaged())
    }

    pub(crate) fn half(&mut self) -> Result<f32, SiteError> {
        let bytes = self.bytes(2)?;
        let value = f32::from_bits(u32::from(u16::from_le_bytes([bytes[0], bytes[1]])) << 16);
        if value.is_finite() {
            Ok(value)
        } else {
            Err(self.damaged())
        }
    }

    /// Ascending numbers, all below `end`.
    pub(crate) fn ascending(&mut self, end: u32) -> Result<Vec<u32>, SiteError> {
        let n = self.count()?;
        let mut values = Vec::with_capacity(n);
        let mut next = 0u32;
        for _ in 0..n {
            let value = next
                .checked_add(self.number()?)
                .filter(|&value| value < end);
            let value = value.ok_or_else(|| self.damaged())?;
            values.push(value);
            next = value + 1;
        }
        Ok(values)
    }

    /// Nothing may follow.
    pub(crate) fn end(self) -> Result<(), SiteError> {
        if self.rest.is_empty() {
            Ok(())
        } else {
            Err(self.damaged())
        }
    }
}
