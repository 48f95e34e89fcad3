//! `SiteIndex`: a static site's index, of which some files are there.

mod request;
mod shown;

use js_sys::Array;
use nearsight_site::{ChunkId, Hit, Search, SiteIndex as Index};
use request::SiteRequest;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::normalization;
use crate::object::object;
use crate::thrown::Thrown;

/// A site's index.
#[wasm_bindgen]
pub struct SiteIndex(Index);

#[wasm_bindgen]
impl SiteIndex {
    /// Opens an index by the name and the inflated content of its root file.
    #[wasm_bindgen(constructor)]
    pub fn new(name: &str, content: &[u8]) -> Result<SiteIndex, Thrown> {
        normalization::lend();
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
    pub fn search(&self, request: &SiteRequest) -> JsValue {
        shown::answer(self.0.search(&Search::from(request)))
    }

    /// What is shown of hits of a search, null where a file is not there; `missing` are the ids of those files.
    #[wasm_bindgen(unchecked_return_type = "{ data: (SiteHitData | null)[], missing: number[] }")]
    pub fn data(
        &self,
        request: &SiteRequest,
        #[wasm_bindgen(unchecked_param_type = "SiteHitObject[]")] hits: &Array,
    ) -> JsValue {
        let hits: Vec<Hit> = hits.iter().map(request::hit).collect();
        shown::shown(&self.0.data(&Search::from(request), &hits))
    }

    /// How many pages have each filter value.
    #[wasm_bindgen(unchecked_return_type = "{ filters: SiteCounts, missing: number[] }")]
    pub fn counts(&self) -> JsValue {
        let (counts, missing) = self.0.counts();
        object([
            ("filters", shown::counts(&counts)),
            ("missing", shown::ids(&missing)),
        ])
    }

    /// Fingerprint of the encoder whose vectors questions may bring; empty where meaning does not count.
    pub fn model(&self) -> String {
        self.0.model().into()
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
/** A search of a site: `sort` is a key and whether the highest value comes first, or nothing; `vector`: what the index's encoder makes of the text. */
export interface SiteRequest { text: string; filters: Record<string, string[]>; sort: [string, boolean] | []; offset: number; limit: number; counts: boolean; vector?: Float32Array }
/** A page that was found, and its best passages. */
export interface SiteHitObject { page: number; score: number; rows: number[] }
/** What was found with the files that are there. */
export interface SiteAnswer { hits: SiteHitObject[]; total: number; filters: SiteCounts; corrected?: string; missing: number[]; has_words: boolean }
/** A text with the ranges to be marked, in UTF-16 units. */
export interface SiteMarked { text: string; ranges: [number, number][] }
/** What is shown of a hit. */
export interface SiteHitData { url: string; title: string; meta: Record<string, string>; filters: Record<string, string[]>; excerpt: SiteMarked; sub_results: { title: string; anchor: string; excerpt: SiteMarked }[] }
"#;
