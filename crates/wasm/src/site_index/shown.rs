//! What a page is answered, as plain objects.

use std::collections::BTreeMap;

use nearsight_site::{Answer, ChunkId, Hit, HitData, Marked, Shown, SubResult};
use wasm_bindgen::JsValue;

use crate::object::{array, object, texts};
use crate::utf16::Utf16Range;

/// Pages by filter key and value.
type Counts = BTreeMap<String, BTreeMap<String, u32>>;

pub(super) fn answer(answer: Answer) -> JsValue {
    object([
        ("hits", array(answer.hits.iter().map(hit))),
        ("total", (answer.n_found as u32).into()),
        ("filters", counts(&answer.counts)),
        ("corrected", answer.corrected.into()),
        ("missing", ids(&answer.missing)),
        ("has_words", answer.has_words.into()),
    ])
}

fn hit(hit: &Hit) -> JsValue {
    object([
        ("page", hit.page_idx.into()),
        ("score", hit.score.into()),
        ("rows", array(hit.rows.iter().map(|&row| row.into()))),
    ])
}

pub(super) fn shown(shown: &Shown) -> JsValue {
    let of_hit = |one: &Option<HitData>| one.as_ref().map_or(JsValue::NULL, data);
    object([
        ("data", array(shown.data.iter().map(of_hit))),
        ("missing", ids(&shown.missing)),
    ])
}

fn data(data: &HitData) -> JsValue {
    let meta = data
        .meta
        .iter()
        .map(|(key, value)| (key.as_str(), value.into()));
    let filters = data
        .filters
        .iter()
        .map(|(key, values)| (key.as_str(), texts(values)));
    object([
        ("url", JsValue::from(&data.url)),
        ("title", JsValue::from(&data.title)),
        ("meta", object(meta)),
        ("filters", object(filters)),
        ("excerpt", marked(&data.excerpt)),
        (
            "sub_results",
            array(data.sub_results.iter().map(sub_result)),
        ),
    ])
}

fn sub_result(sub: &SubResult) -> JsValue {
    object([
        ("title", JsValue::from(&sub.title)),
        ("anchor", JsValue::from(&sub.anchor)),
        ("excerpt", marked(&sub.excerpt)),
    ])
}

fn marked(marked: &Marked) -> JsValue {
    let range = |range| {
        let Utf16Range(start, end) = Utf16Range::of(&marked.text, range);
        array([(start as u32).into(), (end as u32).into()])
    };
    object([
        ("text", JsValue::from(&marked.text)),
        ("ranges", array(marked.ranges.iter().map(range))),
    ])
}

pub(super) fn counts(counts: &Counts) -> JsValue {
    let values = |values: &BTreeMap<String, u32>| {
        object(values.iter().map(|(value, &n)| (value.as_str(), n.into())))
    };
    object(
        counts
            .iter()
            .map(|(key, counts)| (key.as_str(), values(counts))),
    )
}

pub(super) fn ids(chunks: &[ChunkId]) -> JsValue {
    array(chunks.iter().map(|id| id.0.into()))
}
