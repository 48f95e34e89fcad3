//! Columns select what the plain reading selects, over random filters and payloads, with insertions and removals between.

use crate::documents::{Document, Documents};
use nearsight_payload::{Filter, Payload, PayloadIndex};
use nearsight_test_support::Random;
use serde_json::{Map, Value, json};

const KEYS: [&str; 10] = [
    "a",
    "b",
    "c",
    "a[]",
    "o",
    "o.a",
    "o[].a",
    "o[].b",
    "o[0].c",
    "o[].o[].a",
];

fn pick<T: Clone>(random: &mut Random, from: &[T]) -> T {
    from[random.below(from.len())].clone()
}

fn scalar(random: &mut Random) -> Value {
    match random.below(8) {
        0 => Value::Null,
        1 => json!(random.below(2) == 0),
        2 => json!(random.below(5)),
        3 => json!(random.below(10) as f64 / 2.0),
        4 => json!(pick(
            random,
            &[
                "2024-01-01",
                "2024-01-01T01:00:00+01:00",
                "2024-01-02 10:00"
            ]
        )),
        5 => json!({"lat": random.below(5), "lon": random.below(5)}),
        _ => json!(pick(
            random,
            &["red", "Red boots", "blue-green", "", "boots, red"]
        )),
    }
}

fn value(random: &mut Random, depth: usize) -> Value {
    match random.below(10) {
        0..5 => scalar(random),
        5..7 => (0..random.below(4)).map(|_| scalar(random)).collect(),
        _ if depth == 0 => scalar(random),
        7 => Value::Object(payload(random, depth - 1)),
        _ => (0..random.below(4))
            .map(|_| value(random, depth - 1))
            .collect(),
    }
}

fn payload(random: &mut Random, depth: usize) -> Payload {
    let mut fields = Map::new();
    for key in ["a", "b", "c"] {
        if random.below(3) > 0 {
            fields.insert(key.into(), value(random, depth));
        }
    }
    if depth > 0 && random.below(2) == 0 {
        let objects = (0..random.below(4)).map(|_| Value::Object(payload(random, depth - 1)));
        fields.insert("o".into(), objects.collect());
    }
    fields
}

fn bounds(random: &mut Random, mut bound: impl FnMut(&mut Random) -> Value) -> Value {
    let mut bounds = Map::new();
    for _ in 0..random.below(3) {
        let name = pick(random, &["gt", "gte", "lt", "lte"]);
        bounds.insert(name.into(), bound(random));
    }
    Value::Object(bounds)
}

fn test(random: &mut Random) -> Value {
    let point = |random: &mut Random| json!({"lat": random.below(5), "lon": random.below(5)});
    let word = |random: &mut Random| pick(random, &["red", "Red boots", "blue-green", "boots", ""]);
    match random.below(13) {
        0 => {
            json!({"match": {"value": pick(random, &[json!("red"), json!(1), json!(true), json!("2024-01-01")])}})
        }
        1 => {
            json!({"match": {"any": pick(random, &[json!(["red", "", "x"]), json!([0, 2]), json!([])])}})
        }
        2 => {
            json!({"match": {"except": pick(random, &[json!(["red", "Red boots"]), json!([0, 1]), json!([])])}})
        }
        3 => {
            json!({"match": {pick(random, &["text", "text_any", "phrase", "prefix", "substring"]): word(random)}})
        }
        4 => json!({"match": {"prefix": pick(random, &["", "r", "b", "2024"])}}),
        5 | 6 => json!({"range": bounds(random, |random| json!(random.below(10) as f64 / 2.0))}),
        7 => {
            let bounds = bounds(random, |random| {
                json!(pick(random, &["2024-01-01", "2024-01-02"]))
            });
            json!({"range": bounds})
        }
        8 => json!({"geo_radius": {"center": point(random), "radius": random.below(5) * 100_000}}),
        9 => {
            json!({"geo_bounding_box": {"top_left": point(random), "bottom_right": point(random)}})
        }
        10 => json!({"values_count": bounds(random, |random| json!(random.below(4)))}),
        11 => json!({"is_empty": random.below(2) == 0}),
        _ => json!({"is_null": random.below(2) == 0}),
    }
}

fn condition(random: &mut Random, depth: usize) -> Value {
    match random.below(12) {
        0 if depth > 0 => filter(random, depth - 1),
        1 | 2 if depth > 0 => {
            json!({"nested": {"key": pick(random, &["o", "o[]", "a", "o[].o"]), "filter": filter(random, depth - 1)}})
        }
        3 => json!({"has_id": (0..random.below(9)).map(|_| random.below(200)).collect::<Vec<_>>()}),
        4 => json!({"has_vector": pick(random, &["", "image", "sound"])}),
        5 => json!({"slice": {"total": 3, "index": random.below(3)}}),
        _ => {
            let mut condition = test(random);
            condition["key"] = json!(pick(random, &KEYS));
            condition
        }
    }
}

fn filter(random: &mut Random, depth: usize) -> Value {
    let mut filter = Map::new();
    for _ in 0..=random.below(3) {
        let conditions: Vec<Value> = (0..random.below(4))
            .map(|_| condition(random, depth))
            .collect();
        match pick(random, &["must", "should", "must_not", "min_should"]) {
            "min_should" => {
                let least = json!({"min_count": 1 + random.below(conditions.len() + 2), "conditions": conditions});
                filter.insert("min_should".into(), least);
            }
            clause => drop(filter.insert(clause.into(), conditions.into())),
        }
    }
    Value::Object(filter)
}

/// A collection under change, and which of its rows are live.
#[derive(Default)]
struct Changing {
    documents: Documents,
    live: Vec<bool>,
    index: PayloadIndex,
}

impl Changing {
    fn change(&mut self, random: &mut Random) {
        if random.below(3) > 0 {
            let row = self.documents.0.len();
            let vectors = ["", "image"].into_iter().filter(|_| random.below(2) == 0);
            let vectors = vectors.map(str::to_owned).collect();
            let payload = payload(random, 2);
            self.index.insert(row as u32, &payload);
            self.documents.0.push(Document {
                id: row.into(),
                vectors,
                payload,
            });
            self.live.push(true);
        } else if !self.live.is_empty() {
            let row = random.below(self.live.len());
            let was_live = std::mem::replace(&mut self.live[row], false);
            assert_eq!(self.index.remove(row as u32), was_live);
        }
    }

    /// Checks a filter; whether it selects some rows and not all.
    fn check(&self, filter: &Value) -> bool {
        let parsed = Filter::from_json(filter).expect("a filter");
        let rows = (0u32..).zip(self.documents.0.iter().zip(&self.live));
        let meeting = rows.filter(|(_, (document, live))| **live && document.meets(&parsed));
        let meeting: Vec<u32> = meeting.map(|(row, _)| row).collect();
        let selected: Vec<u32> = self.index.select(&parsed, &self.documents).iter().collect();
        assert_eq!(selected, meeting, "{filter}");
        !meeting.is_empty() && (meeting.len() as u64) < self.index.rows().len()
    }
}

#[test]
fn columns_select_what_the_plain_reading_selects() {
    let mut random = Random::new(11);
    let (mut n_filters, mut n_selective) = (0, 0);
    for _ in 0..40 {
        let mut collection = Changing::default();
        for _ in 0..200 {
            for _ in 0..random.below(3) {
                collection.change(&mut random);
            }
            n_selective += usize::from(collection.check(&filter(&mut random, 2)));
            n_filters += 1;
        }
    }
    assert!(
        n_selective > 1500,
        "{n_selective} of {n_filters} filters select some and not all"
    );
}
