//! The values of one key in the form that one kind of test needs.

use roaring::RoaringBitmap;

use super::exact::Exact;
use super::points::Points;
use super::presence::Presence;
use super::series::Series;
use crate::{Datetime, KeyPath, Match, Payload, Test};

/// Which tests a column answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Exact,
    Numbers,
    Datetimes,
    Points,
    Presence,
}

impl Kind {
    /// The column that answers a test; none for those that have to read the texts themselves.
    pub(super) fn of(test: &Test) -> Option<Self> {
        match test {
            Test::Match(Match::Value(_) | Match::Any(_) | Match::Except(_) | Match::Prefix(_)) => {
                Some(Self::Exact)
            }
            Test::Match(_) => None,
            Test::Range(_) => Some(Self::Numbers),
            Test::DatetimeRange(_) => Some(Self::Datetimes),
            Test::GeoRadius(_) | Test::GeoBoundingBox(_) | Test::GeoPolygon(_) => {
                Some(Self::Points)
            }
            Test::ValuesCount(_) | Test::IsEmpty(_) | Test::IsNull(_) => Some(Self::Presence),
        }
    }
}

#[derive(Debug)]
pub(super) enum Column {
    Exact(Exact),
    Numbers(Series<f64>),
    Datetimes(Series<Datetime>),
    Points(Points),
    Presence(Presence),
}

impl Column {
    pub(super) fn new(kind: Kind) -> Self {
        match kind {
            Kind::Exact => Self::Exact(Exact::default()),
            Kind::Numbers => Self::Numbers(Series::default()),
            Kind::Datetimes => Self::Datetimes(Series::default()),
            Kind::Points => Self::Points(Points::default()),
            Kind::Presence => Self::Presence(Presence::default()),
        }
    }

    /// Adds what `key` selects in the payload.
    pub(super) fn insert(&mut self, row: u32, key: &KeyPath, payload: &Payload) {
        match self {
            Self::Exact(exact) => key.each_value(payload, |value| exact.insert(row, value)),
            Self::Numbers(numbers) => key.each_value(payload, |value| {
                numbers.extend(row, value.as_f64());
            }),
            Self::Datetimes(datetimes) => key.each_value(payload, |value| {
                datetimes.extend(row, value.as_str().and_then(Datetime::parse));
            }),
            Self::Points(points) => key.each_value(payload, |value| points.insert(row, value)),
            Self::Presence(presence) => presence.insert(row, key, payload),
        }
    }

    /// The rows that pass a test, removed ones among them.
    ///
    /// `all` are rows that include the live ones. A test of another kind selects nothing; [`Kind::of`] excludes that.
    pub(super) fn select(&self, test: &Test, all: &RoaringBitmap) -> RoaringBitmap {
        match (self, test) {
            (Self::Exact(exact), Test::Match(wanted)) => exact.select(wanted),
            (Self::Numbers(numbers), Test::Range(range)) => numbers.select(range),
            (Self::Datetimes(datetimes), Test::DatetimeRange(range)) => datetimes.select(range),
            (Self::Points(points), test) => points.select(test),
            (Self::Presence(presence), test) => presence.select(test, all),
            _ => RoaringBitmap::new(),
        }
    }

    pub(super) fn memory(&self) -> usize {
        match self {
            Self::Exact(exact) => exact.memory(),
            Self::Numbers(numbers) => numbers.memory(),
            Self::Datetimes(datetimes) => datetimes.memory(),
            Self::Points(points) => points.memory(),
            Self::Presence(presence) => presence.memory(),
        }
    }
}
