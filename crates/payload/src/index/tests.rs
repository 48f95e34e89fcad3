//! When columns are made, and what they forget.

use std::borrow::Cow;
use std::cell::Cell;

use serde_json::{Value, json};

use super::{FacetHit, Ordering, PayloadIndex};
use crate::{Filter, Id, KeyPath, Payload, PayloadSource, RoaringBitmap, Scalar};

/// Row n is document n, whose id is n; counts how often a payload is read.
#[derive(Default)]
struct Shelf {
    payloads: Vec<Payload>,
    n_reads: Cell<usize>,
}

impl PayloadSource for Shelf {
    fn payload(&self, row: u32) -> Cow<'_, Payload> {
        self.n_reads.set(self.n_reads.get() + 1);
        Cow::Borrowed(&self.payloads[row as usize])
    }

    fn id(&self, row: u32) -> Id<'_> {
        Id::Number(u64::from(row))
    }

    fn row(&self, id: Id<'_>) -> Option<u32> {
        let row = match id {
            Id::Number(number) => u32::try_from(number).ok(),
            Id::Text(_) => None,
        };
        row.filter(|&row| (row as usize) < self.payloads.len())
    }

    fn has_vector(&self, _: u32, _: &str) -> bool {
        false
    }
}

fn insert(shelf: &mut Shelf, index: &mut PayloadIndex, payload: Value) {
    let payload = payload.as_object().expect("an object").clone();
    index.insert(shelf.payloads.len() as u32, &payload);
    shelf.payloads.push(payload);
}

fn shelf(payloads: Value) -> (Shelf, PayloadIndex) {
    let (mut shelf, mut index) = (Shelf::default(), PayloadIndex::default());
    for payload in payloads.as_array().expect("an array") {
        insert(&mut shelf, &mut index, payload.clone());
    }
    (shelf, index)
}

fn rows(index: &PayloadIndex, shelf: &Shelf, condition: Value) -> Vec<u32> {
    let filter = Filter::from_json(&json!({ "must": condition })).expect("a filter");
    index.select(&filter, shelf).iter().collect()
}

#[test]
fn payloads_are_read_at_the_first_filter_and_not_again() {
    let (mut shelf, mut index) = shelf(json!([{"a": "x", "n": 1}, {"a": "y", "n": 2}, {"n": 3}]));
    let wanted =
        json!([{"key": "a", "match": {"any": ["x", "z"]}}, {"key": "n", "range": {"lt": 5}}]);
    assert_eq!(index.memory(), 0);
    assert_eq!(rows(&index, &shelf, wanted.clone()), [0]);
    assert_eq!(shelf.n_reads.get(), 3, "one pass for both columns");
    insert(&mut shelf, &mut index, json!({"a": "z", "n": 4}));
    insert(&mut shelf, &mut index, json!({"a": "z", "n": 5}));
    assert!(index.remove(0) && !index.remove(0));
    assert_eq!(rows(&index, &shelf, wanted), [3]);
    assert_eq!(shelf.n_reads.get(), 3, "and no other");
    assert!(index.memory() > 0);
}

#[test]
fn only_rows_that_columns_leave_are_read() {
    let (shelf, index) = shelf(
        json!([{"a": 1, "t": "red boots"}, {"a": 2, "t": "red boots"}, {"a": 1, "t": "blue"}]),
    );
    let costly = json!({"key": "t", "match": {"text": "red"}});
    let cheap = json!({"key": "a", "match": {"value": 1}});
    rows(&index, &shelf, cheap.clone());
    shelf.n_reads.set(0);
    assert_eq!(rows(&index, &shelf, json!([costly, cheap])), [0]);
    assert_eq!(shelf.n_reads.get(), 2);
}

#[test]
fn nested_objects_are_narrowed_by_their_columns() {
    let (shelf, index) = shelf(json!([
        {"d": [{"f": "meat", "l": false}, {"f": "leaves", "l": true}]},
        {"d": [{"f": "meat", "l": true}]},
        {"d": {"f": "meat", "l": true}},
        {},
    ]));
    let both =
        json!([{"key": "f", "match": {"value": "meat"}}, {"key": "l", "match": {"value": true}}]);
    let nested = json!({"nested": {"key": "d[]", "filter": {"must": both}}});
    assert_eq!(rows(&index, &shelf, nested.clone()), [1]);
    shelf.n_reads.set(0);
    assert_eq!(rows(&index, &shelf, nested), [1]);
    assert_eq!(
        shelf.n_reads.get(),
        2,
        "the two rows that have meat and true somewhere"
    );
}

#[test]
fn removed_rows_are_in_no_answer() {
    let (shelf, mut index) = shelf(json!([{"a": 1}, {"a": 1}, {"a": 2}, {}]));
    let key: KeyPath = "a".parse().expect("a key");
    index.facet(&key, index.rows(), 10, &shelf);
    index.remove(1);
    let all: RoaringBitmap = (0..10).collect();
    let count = |value, count| FacetHit {
        value: Scalar::Integer(value),
        count,
    };
    assert_eq!(
        index.facet(&key, &all, 10, &shelf),
        [count(1, 1), count(2, 1)]
    );
    let ordering = Ordering {
        key,
        descending: true,
        start_from: None,
    };
    let ordered = index.order_by(&ordering, &all, 10, &shelf);
    assert_eq!(
        ordered
            .iter()
            .map(|ordered| ordered.row)
            .collect::<Vec<_>>(),
        [2, 0]
    );
    assert_eq!(rows(&index, &shelf, json!({"is_empty": {"key": "a"}})), [3]);
    assert_eq!(
        rows(&index, &shelf, json!({"has_id": [0, 1, 3, 99, "0"]})),
        [0, 3]
    );
}

#[test]
fn a_row_has_the_groups_of_its_texts_and_whole_numbers() {
    let (shelf, index) =
        shelf(json!([{"a": ["x", 1, "x"]}, {"a": ["x", true]}, {"a": 1.5}, {}, {"a": null}]));
    let key: KeyPath = "a".parse().expect("a key");
    let groups: Vec<_> = (0..5).map(|row| index.groups(&key, row, &shelf)).collect();
    assert_eq!(groups[0], [Scalar::Keyword("x".into()), Scalar::Integer(1)]);
    assert!(
        groups[1..].iter().all(Vec::is_empty),
        "as Qdrant leaves out a point with any other value"
    );
}

#[test]
fn starts_are_numbers_or_times() {
    assert_eq!(Ordering::value_of(&json!(1.5)), Ok(1.5));
    assert_eq!(Ordering::value_of(&json!("1970-01-01T00:00:01Z")), Ok(1e6));
    for wrong in [json!("soon"), json!(true), json!(null)] {
        let error = Ordering::value_of(&wrong).expect_err("no value");
        assert_eq!(error.code(), "filter-invalid");
    }
}

/// Rows far apart and in any order: containers are made one at a time.
#[test]
fn rows_may_be_sparse() {
    let mut index = PayloadIndex::default();
    let payload = json!({"n": 1});
    let payload = payload.as_object().expect("an object");
    struct Same(Payload);
    impl PayloadSource for Same {
        fn payload(&self, _: u32) -> Cow<'_, Payload> {
            Cow::Borrowed(&self.0)
        }
        fn id(&self, row: u32) -> Id<'_> {
            Id::Number(row.into())
        }
        fn row(&self, _: Id<'_>) -> Option<u32> {
            None
        }
        fn has_vector(&self, _: u32, _: &str) -> bool {
            false
        }
    }
    let same = Same(payload.clone());
    let filter =
        Filter::from_json(&json!({"must": {"key": "n", "range": {"gt": 0}}})).expect("a filter");
    index.select(&filter, &same);
    for row in [u32::MAX, 7, 65_536, 65_535, 1 << 31, 0] {
        index.insert(row, payload);
    }
    let expected = [0, 7, 65_535, 65_536, 1 << 31, u32::MAX];
    assert_eq!(
        index.select(&filter, &same).iter().collect::<Vec<_>>(),
        expected
    );
}
