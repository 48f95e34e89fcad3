//! `SiteIndex`: a static site's index, of which some files are there.

use std::collections::BTreeMap;

use nearsight_site::{
    Answer, ChunkId, Hit, HitData, Marked, Search, SiteIndex as Index, SubResult,
};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::json::{from_js, to_js};
use crate::thrown::Thrown;
use crate::utf16::Utf16Range;

/// A site's index.
#[wasm_bindgen]
pub struct SiteIndex(Index);

#[derive(Deserialize)]
struct Request {
    text: String,
    #[serde(default)]
    filters: BTreeMap<String, Vec<String>>,
    sort: Option<(String, bool)>,
    #[serde(default)]
    offset: usize,
    limit: usize,
    #[serde(default)]
    counts: bool,
}

impl From<Request> for Search {
    fn from(request: Request) -> Self {
        Self {
            text: request.text,
            filters: request.filters,
            sort: request.sort,
            offset: request.offset,
            limit: request.limit,
            counts: request.counts,
            words_only: false,
        }
    }
}

#[derive(Deserialize, Serialize)]
struct HitObject {
    page: u32,
    score: f32,
    rows: Vec<u32>,
}

#[derive(Serialize)]
struct AnswerObject {
    hits: Vec<HitObject>,
    total: usize,
    filters: BTreeMap<String, BTreeMap<String, u32>>,
    corrected: Option<String>,
    missing: Vec<u32>,
    has_words: bool,
}

impl From<Answer> for AnswerObject {
    fn from(answer: Answer) -> Self {
        let object = |hit: Hit| HitObject {
            page: hit.page_idx,
            score: hit.score,
            rows: hit.rows,
        };
        Self {
            hits: answer.hits.into_iter().map(object).collect(),
            total: answer.n_found,
            filters: answer.counts,
            corrected: answer.corrected,
            missing: ids(answer.missing),
            has_words: answer.has_words,
        }
    }
}

#[derive(Serialize)]
struct MarkedObject {
    text: String,
    ranges: Vec<Utf16Range>,
}

impl From<Marked> for MarkedObject {
    fn from(marked: Marked) -> Self {
        let ranges = marked
            .ranges
            .iter()
            .map(|range| Utf16Range::of(&marked.text, range));
        Self {
            ranges: ranges.collect(),
            text: marked.text,
        }
    }
}

#[derive(Serialize)]
struct SubObject {
    title: String,
    anchor: String,
    excerpt: MarkedObject,
}

#[derive(Serialize)]
struct DataObject {
    url: String,
    title: String,
    meta: BTreeMap<String, String>,
    filters: BTreeMap<String, Vec<String>>,
    excerpt: MarkedObject,
    sub_results: Vec<SubObject>,
}

impl From<HitData> for DataObject {
    fn from(data: HitData) -> Self {
        let sub = |sub: SubResult| SubObject {
            title: sub.title,
            anchor: sub.anchor,
            excerpt: sub.excerpt.into(),
        };
        Self {
            url: data.url,
            title: data.title,
            meta: data.meta,
            filters: data.filters,
            excerpt: data.excerpt.into(),
            sub_results: data.sub_results.into_iter().map(sub).collect(),
        }
    }
}

#[derive(Serialize)]
#[serde(untagged)]
enum Shown {
    Data { data: Box<DataObject> },
    Missing { missing: Vec<u32> },
}

#[derive(Serialize)]
struct Counts {
    filters: BTreeMap<String, BTreeMap<String, u32>>,
    missing: Vec<u32>,
}

fn ids(chunks: Vec<ChunkId>) -> Vec<u32> {
    chunks.into_iter().map(|id| id.0).collect()
}

fn search_of(request: &JsValue) -> Result<Search, Thrown> {
    Ok(from_js::<Request>(request, "the search", "query-invalid")?.into())
}

#[wasm_bindgen]
impl SiteIndex {
    /// Opens an index by the name and the inflated content of its root file.
    #[wasm_bindgen(constructor)]
    pub fn new(name: &str, content: &[u8]) -> Result<SiteIndex, Thrown> {
        Ok(Self(Index::open(name, content)?))
    }

    /// The name of a file.
    pub fn name(&self, id: u32) -> Option<String> {
        self.0.name(ChunkId(id))
    }

    /// Takes in a file's inflated content.
    pub fn insert(&mut self, id: u32, content: &[u8]) -> Result<(), Thrown> {
        Ok(self.0.insert(ChunkId(id), content)?)
    }

    /// Searches with the files that are there; `missing` are the ids of those that a better answer needs.
    #[wasm_bindgen(unchecked_return_type = "SiteAnswer")]
    pub fn search(
        &self,
        #[wasm_bindgen(unchecked_param_type = "SiteRequest")] request: &JsValue,
    ) -> Result<JsValue, Thrown> {
        to_js(&AnswerObject::from(self.0.search(&search_of(request)?)))
    }

    /// What is shown of a hit of a search, or the ids of the files that this needs.
    #[wasm_bindgen(unchecked_return_type = "{ data: SiteHitData } | { missing: number[] }")]
    pub fn data(
        &self,
        #[wasm_bindgen(unchecked_param_type = "SiteRequest")] request: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "SiteHitObject")] hit: &JsValue,
    ) -> Result<JsValue, Thrown> {
        let hit: HitObject = from_js(hit, "the hit", "query-invalid")?;
        let hit = Hit {
            page_idx: hit.page,
            score: hit.score,
            rows: hit.rows,
        };
        to_js(&match self.0.data(&search_of(request)?, &hit) {
            Ok(data) => Shown::Data {
                data: Box::new(data.into()),
            },
            Err(missing) => Shown::Missing {
                missing: ids(missing),
            },
        })
    }

    /// How many pages have each filter value.
    #[wasm_bindgen(unchecked_return_type = "{ filters: SiteCounts, missing: number[] }")]
    pub fn counts(&self) -> Result<JsValue, Thrown> {
        let (filters, missing) = self.0.counts();
        to_js(&Counts {
            filters,
            missing: ids(missing),
        })
    }

    /// Keys that pages can be sorted by.
    pub fn sorts(&self) -> Vec<String> {
        self.0.sorts().to_vec()
    }
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &'static str = r#"
/** Pages by filter key and value. */
export type SiteCounts = Record<string, Record<string, number>>;
/** A search of a site: `sort` is a key and whether the highest value comes first. */
export interface SiteRequest { text: string; filters?: Record<string, string[]>; sort?: [string, boolean] | null; offset?: number; limit: number; counts?: boolean }
/** A page that was found, and its best passages. */
export interface SiteHitObject { page: number; score: number; rows: number[] }
/** What was found with the files that are there. */
export interface SiteAnswer { hits: SiteHitObject[]; total: number; filters: SiteCounts; corrected: string | null; missing: number[]; has_words: boolean }
/** A text with the ranges to be marked, in UTF-16 units. */
export interface SiteMarked { text: string; ranges: [number, number][] }
/** What is shown of a hit. */
export interface SiteHitData { url: string; title: string; meta: Record<string, string>; filters: Record<string, string[]>; excerpt: SiteMarked; sub_results: { title: string; anchor: string; excerpt: SiteMarked }[] }
"#;
