//! What a page asks: the objects that it gives, read field by field. The SDK has checked them.

use std::collections::BTreeMap;

use js_sys::{Array, Object};
use nearsight_site::{By, Hit, Search};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen]
extern "C" {
    /// A search of a site.
    #[wasm_bindgen(typescript_type = "SiteRequest")]
    pub type SiteRequest;
    #[wasm_bindgen(method, getter)]
    fn text(this: &SiteRequest) -> String;
    #[wasm_bindgen(method, getter)]
    fn filters(this: &SiteRequest) -> Object;
    #[wasm_bindgen(method, getter)]
    fn sort(this: &SiteRequest) -> Array;
    #[wasm_bindgen(method, getter)]
    fn offset(this: &SiteRequest) -> u32;
    #[wasm_bindgen(method, getter)]
    fn limit(this: &SiteRequest) -> u32;
    #[wasm_bindgen(method, getter)]
    fn counts(this: &SiteRequest) -> bool;
    #[wasm_bindgen(method, getter)]
    fn vector(this: &SiteRequest) -> Option<Vec<f32>>;

    /// A page that was found.
    type SiteHitObject;
    #[wasm_bindgen(method, getter)]
    fn page(this: &SiteHitObject) -> u32;
    #[wasm_bindgen(method, getter)]
    fn score(this: &SiteHitObject) -> f32;
    #[wasm_bindgen(method, getter)]
    fn rows(this: &SiteHitObject) -> Vec<u32>;
}

impl From<&SiteRequest> for Search {
    fn from(request: &SiteRequest) -> Self {
        let mut filters = BTreeMap::new();
        filters.extend(Object::entries(&request.filters()).iter().map(wanted));
        let sort = request.sort();
        Self {
            text: request.text(),
            filters,
            sort: sort
                .get(0)
                .as_string()
                .map(|key| (key, sort.get(1).is_truthy())),
            offset: request.offset() as usize,
            limit: request.limit() as usize,
            counts: request.counts(),
            by: By::Both,
            vector: request.vector(),
        }
    }
}

/// A key and the values that are wanted.
fn wanted(entry: JsValue) -> (String, Vec<String>) {
    let entry = Array::from(&entry);
    let values = Array::from(&entry.get(1));
    let values = values.iter().filter_map(|value| value.as_string());
    (
        entry.get(0).as_string().unwrap_or_default(),
        values.collect(),
    )
}

/// A hit, as it was answered.
pub(super) fn hit(hit: JsValue) -> Hit {
    let hit = hit.unchecked_into::<SiteHitObject>();
    Hit {
        page_idx: hit.page(),
        score: hit.score(),
        rows: hit.rows(),
    }
}
