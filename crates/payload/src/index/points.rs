//! Places, in the order of their rows.

use roaring::RoaringBitmap;
use serde_json::Value;

use super::row_bits;
use super::series::Series;
use crate::{GeoPoint, Test};

#[derive(Debug, Default)]
pub(super) struct Points(Series<GeoPoint>);

impl Series<GeoPoint> {
    fn inside(&self, test: impl Fn(GeoPoint) -> bool) -> RoaringBitmap {
        row_bits::collect(self.iter().map(|(row, point)| (row, test(point))))
    }
}

impl Points {
    pub(super) fn insert(&mut self, row: u32, value: &Value) {
        self.0.extend(row, GeoPoint::from_json(value));
    }

    pub(super) fn select(&self, test: &Test) -> RoaringBitmap {
        match test {
            Test::GeoRadius(area) => self
                .0
                .inside(|point| !area.is_beyond(point) && area.contains(point)),
            Test::GeoBoundingBox(area) => self.0.inside(|point| area.contains(point)),
            Test::GeoPolygon(area) => self.0.inside(|point| area.contains(point)),
            _ => RoaringBitmap::new(),
        }
    }

    pub(super) fn memory(&self) -> usize {
        self.0.memory()
    }
}
