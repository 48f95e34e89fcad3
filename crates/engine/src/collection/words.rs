//! Documents by their words.

use std::ops::Range;

use nearsight_payload::RoaringBitmap;

#[derive(Default)]
pub(super) struct Words;

impl Words {
    pub(super) fn search(
        &self,
        _text: &str,
        _among: Option<&RoaringBitmap>,
        _limit: usize,
    ) -> Vec<(u32, f32)> {
        Vec::new()
    }

    pub(super) fn highlight(&self, query: &str, text: &str) -> Vec<Range<usize>> {
        crate::highlight::highlight(query, text)
    }
}
