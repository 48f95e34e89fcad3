//! Against Python's datetime, as Qdrant's local mode reads it: tests/golden/qdrant-filters/datetimes.py.

use nearsight_test_support::Random;

use super::{DAY, Datetime};

const REFERENCE: &str = include_str!("../../../../tests/golden/qdrant-filters/datetimes.json");

#[test]
fn times_are_what_python_makes_of_them() {
    let rows: Vec<(String, Option<i64>)> =
        serde_json::from_str(REFERENCE).expect("the committed list");
    assert!(rows.len() > 900);
    for (text, micros) in rows {
        assert_eq!(
            Datetime::parse(&text).map(|datetime| datetime.0),
            micros,
            "{text:?}"
        );
    }
}

/// RFC 3339 allows leap seconds and the year 0, which Python's datetime does not hold.
#[test]
fn what_python_lacks() {
    let parse = |text| Datetime::parse(text).expect(text);
    assert_eq!(parse("2016-12-31T23:59:60Z"), parse("2017-01-01"));
    assert_eq!(parse("0000-12-31").0, parse("0001-01-01").0 - DAY);
}

#[test]
fn times_are_written_as_they_are_read() {
    let mut random = Random::new(1);
    for _ in 0..10_000 {
        let micros = (random.bits() % (9900 * 365 * DAY as u64)) as i64 - 1900 * 365 * DAY;
        let datetime = Datetime(if random.below(2) == 0 {
            micros
        } else {
            micros / 1_000_000 * 1_000_000
        });
        assert_eq!(
            Datetime::parse(&datetime.to_string()),
            Some(datetime),
            "{datetime}"
        );
    }
    assert_eq!(Datetime(0).to_string(), "1970-01-01T00:00:00Z");
    assert_eq!(Datetime(-1).to_string(), "1969-12-31T23:59:59.999999Z");
}
