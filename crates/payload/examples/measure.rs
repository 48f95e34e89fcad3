//! Time and memory of filters over many rows:
//! `cargo run --release -p nearsight-payload --example measure [ROWS]`, 100,000 without an argument.

#![expect(clippy::print_stdout, reason = "the output is the measurement")]

use std::borrow::Cow;
use std::hint::black_box;
use std::time::Instant;

use nearsight_payload::{Filter, Id, KeyPath, Ordering, Payload, PayloadIndex, PayloadSource};
use nearsight_test_support::Random;
use serde_json::{Value, json};

const CATEGORIES: [&str; 12] = [
    "shoes", "boots", "coats", "hats", "tents", "maps", "ropes", "packs", "lamps", "stoves",
    "skis", "tools",
];

/// A shop: every field that a filter of this crate likes.
struct Shop(Vec<Payload>);

impl PayloadSource for Shop {
    fn payload(&self, row: u32) -> Cow<'_, Payload> {
        Cow::Borrowed(&self.0[row as usize])
    }

    fn id(&self, row: u32) -> Id<'_> {
        Id::Number(row.into())
    }

    fn row(&self, id: Id<'_>) -> Option<u32> {
        match id {
            Id::Number(number) => u32::try_from(number).ok(),
            Id::Text(_) => None,
        }
    }

    fn has_vector(&self, _: u32, _: &str) -> bool {
        true
    }
}

fn payload(random: &mut Random, row: usize) -> Payload {
    let day = random.below(365);
    let value = json!({
        "category": CATEGORIES[random.below(12)],
        "price": random.below(20_000) as f64 / 100.0,
        "when": format!("2024-{:02}-{:02}T10:00:00Z", day / 31 + 1, day % 28 + 1),
        "store": {"lat": 47.0 + 8.0 * f64::from(random.uniform()), "lon": 6.0 + 9.0 * f64::from(random.uniform())},
        "title": format!("{} number {row} for long walks in the snow", CATEGORIES[random.below(12)]),
    });
    match value {
        Value::Object(fields) => fields,
        _ => Payload::new(),
    }
}

fn main() {
    let n_rows = std::env::args()
        .nth(1)
        .and_then(|n| n.parse().ok())
        .unwrap_or(100_000);
    let mut random = Random::new(5);
    let shop = Shop((0..n_rows).map(|row| payload(&mut random, row)).collect());
    let start = Instant::now();
    let mut index = PayloadIndex::default();
    for (row, payload) in (0..).zip(&shop.0) {
        index.insert(row, payload);
    }
    println!("{n_rows} rows inserted in {:.2?}", start.elapsed());
    let near = json!({"center": {"lat": 52.52, "lon": 13.4}, "radius": 50_000});
    let keyword = json!({"key": "category", "match": {"value": "boots"}});
    let range = json!({"key": "price", "range": {"lte": 80}});
    let dates = json!({"key": "when", "range": {"gte": "2024-06-01", "lt": "2024-07-01"}});
    let geo = json!({"key": "store", "geo_radius": near});
    let words = json!({"key": "title", "match": {"text": "boots snow"}});
    for (name, must) in [
        ("keyword", keyword.clone()),
        ("range", range.clone()),
        ("dates", dates.clone()),
        ("geo radius", geo.clone()),
        ("these four", json!([keyword, range, dates, geo])),
        (
            "unique keyword",
            json!({"key": "title", "match": {"value": "boots"}}),
        ),
        ("words", words.clone()),
        ("words, keyword", json!([words, keyword])),
    ] {
        measure(name, &json!({ "must": must }), &index, &shop);
    }
    facet_and_order(&index, &shop);
}

fn measure(name: &str, filter: &Value, index: &PayloadIndex, shop: &Shop) {
    let filter = Filter::from_json(filter).expect("a filter");
    let memory = index.memory();
    let start = Instant::now();
    let n_found = index.select(&filter, shop).len();
    let first = start.elapsed();
    let memory = (index.memory() - memory) as f64 / shop.0.len() as f64;
    let again = median(|| drop(black_box(index.select(&filter, shop))));
    println!(
        "{name:16} {n_found:7} rows   first {first:10.2?}   again {again:10.2?}   {memory:6.1} bytes a row"
    );
}

fn facet_and_order(index: &PayloadIndex, shop: &Shop) {
    let key = |text: &str| text.parse::<KeyPath>().expect("a key");
    let (category, price) = (key("category"), key("price"));
    let facet = median(|| drop(black_box(index.facet(&category, index.rows(), 10, shop))));
    let ordering = Ordering {
        key: price,
        descending: false,
        start_from: None,
    };
    let order = median(|| drop(black_box(index.order_by(&ordering, index.rows(), 10, shop))));
    println!("facet of category {facet:.2?}, first 10 by price {order:.2?}");
}

fn median(mut run: impl FnMut()) -> std::time::Duration {
    let mut times: Vec<_> = (0..15)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[7]
}
