//! `Collection`: documents found by meaning.

use js_sys::{Array, Object};
use nearsight_engine::{
    DocId, Document, DocumentError, EngineError, Fields, Filter, OnInvalid, Query,
    candidates_from_json, ids_from_json,
};
use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::duplicates::Duplicates;
use crate::encoders::Encoders;
use crate::hit::Answer;
use crate::json::{from_js, to_js};
use crate::seal_input::SealInput;
use crate::thrown::Thrown;
use crate::upsert::Upsert;
use crate::vectors;

/// A set of documents that answers queries by meaning.
#[wasm_bindgen]
pub struct Collection(pub(crate) nearsight_engine::Collection);

#[wasm_bindgen]
impl Collection {
    /// An empty collection; without `fields` it reads `title`, `heading` and `text`.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "FieldTypes | undefined")] fields: JsValue,
        encoders: &Encoders,
    ) -> Result<Collection, Thrown> {
        Ok(Self(nearsight_engine::Collection::new(
            read_fields(fields)?,
            encoders.get(),
        )))
    }

    /// Opens an index file.
    pub fn from_bytes(bytes: &[u8], encoders: &Encoders) -> Result<Collection, Thrown> {
        Ok(Self(nearsight_engine::Collection::from_bytes(
            bytes,
            encoders.get(),
        )?))
    }

    /// The index file.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.to_bytes()
    }

    /// Checks and splits documents; the work is then done by the steps of the upsert. `vectors` has those of the document at
    /// the same place, by field; vectors may also stand in the documents, as arrays of numbers. Invalid documents are left
    /// out where `skip_invalid`, and the whole batch is refused for one of them otherwise.
    pub fn plan(
        &self,
        #[wasm_bindgen(unchecked_param_type = "DocumentObject[]")] documents: &Array,
        #[wasm_bindgen(unchecked_param_type = "(Record<string, VectorValues> | undefined)[]")]
        vectors: &Array,
        encoders: &Encoders,
        skip_invalid: bool,
    ) -> Result<Upsert, Thrown> {
        let (on_invalid, candidates) = match skip_invalid {
            true => (OnInvalid::Skip, read_each(documents)),
            false => (OnInvalid::Refuse, read_all(documents)?),
        };
        let candidates = vectors::with_documents(candidates, vectors)?;
        let planned = self
            .0
            .plan_candidates(candidates, encoders.get(), on_invalid);
        Ok(Upsert(planned?))
    }

    /// Names of the fields that hold pictures.
    pub fn picture_fields(&self) -> Vec<String> {
        self.0.fields().pictures().map(str::to_owned).collect()
    }

    /// Removes documents; returns how many were there.
    pub fn remove(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "(string | number)[]")] ids: &JsValue,
    ) -> Result<usize, Thrown> {
        Ok(self.0.remove(&read_ids(ids)?))
    }

    /// The documents that answer a query; `vector` may be given beside the request, by field or for the only one.
    #[wasm_bindgen(unchecked_return_type = "Answer")]
    pub fn search(
        &self,
        #[wasm_bindgen(unchecked_param_type = "SearchRequest")] request: &JsValue,
        #[wasm_bindgen(
            unchecked_param_type = "VectorValues | Record<string, VectorValues> | undefined"
        )]
        vector: &JsValue,
        encoders: &Encoders,
    ) -> Result<JsValue, Thrown> {
        let mut query: Query = from_js(request, "request", "query-invalid")?;
        if let Some(vectors) = vectors::of_query(vector)? {
            query.vector = Some(vectors);
        }
        to_js(&Answer::from(self.0.search(&query, encoders.get())?))
    }

    /// Begins a search for documents that look alike in a vector field; see the engine's `duplicates`.
    pub fn duplicates(&self, field: &str, min_similarity: f32) -> Result<Duplicates, Thrown> {
        Ok(Duplicates(self.0.plan_duplicates(field, min_similarity)?))
    }

    /// The documents that meet a filter, in the order of a field or of their addition.
    #[wasm_bindgen(unchecked_return_type = "DocumentObject[]")]
    pub fn scroll(
        &self,
        #[wasm_bindgen(unchecked_param_type = "ScrollRequest")] request: &JsValue,
    ) -> Result<JsValue, Thrown> {
        let scroll = from_js(request, "request", "query-invalid")?;
        to_js(&self.0.scroll(&scroll)?)
    }

    /// Number of documents that meet a filter, and of their passages.
    #[wasm_bindgen(unchecked_return_type = "{ documents: number, passages: number }")]
    pub fn count(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Filter")] filter: &JsValue,
    ) -> Result<JsValue, Thrown> {
        let filter: Value = from_js(filter, "filter", "filter-invalid")?;
        let (documents, passages) = self.0.count(&Filter::from_json(&filter)?);
        to_js(&json!({ "documents": documents, "passages": passages }))
    }

    /// The documents of some ids; those that are not there are left out.
    #[wasm_bindgen(unchecked_return_type = "DocumentObject[]")]
    pub fn retrieve(
        &self,
        #[wasm_bindgen(unchecked_param_type = "(string | number)[]")] ids: &JsValue,
    ) -> Result<JsValue, Thrown> {
        let ids = read_ids(ids)?;
        to_js(&self.0.retrieve(&ids).collect::<Vec<_>>())
    }

    /// Sets fields of documents, beside those that they have; returns how many documents changed.
    pub fn set_payload(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "(string | number)[]")] ids: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Record<string, unknown>")] fields: &JsValue,
    ) -> Result<usize, Thrown> {
        let fields = from_js(fields, "fields", "document-invalid")?;
        Ok(self.0.set_payload(&read_ids(ids)?, &fields)?)
    }

    /// Removes fields of documents; returns how many documents were looked at.
    pub fn delete_payload(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "(string | number)[]")] ids: &JsValue,
        keys: Vec<String>,
    ) -> Result<usize, Thrown> {
        Ok(self.0.delete_payload(&read_ids(ids)?, &keys)?)
    }

    /// What changed since the last commit, nothing where nothing did. It comes again until `committed` is called.
    pub fn changes(&mut self) -> Option<Vec<u8>> {
        self.0.changes()
    }

    /// What `changes` told last is kept.
    pub fn committed(&mut self) {
        self.0.committed();
    }

    /// Follows the changes of another copy of this collection.
    pub fn apply(&mut self, changes: &[u8], encoders: &Encoders) -> Result<(), Thrown> {
        Ok(self.0.apply(changes, encoders.get())?)
    }

    /// Vectors that have become many enough for a graph and have none, a part at a time.
    pub fn next_seal_input(&self) -> Option<SealInput> {
        self.0.seal_inputs(false).next().map(SealInput)
    }

    /// Takes the graph that `seal` made; returns whether it still fits.
    pub fn install(&mut self, space: usize, sealed: &[u8]) -> Result<bool, Thrown> {
        Ok(self.0.install(space, sealed)?)
    }

    /// Number of documents.
    #[wasm_bindgen(getter)]
    pub fn n_documents(&self) -> usize {
        self.0.n_documents()
    }

    /// Number of passages.
    #[wasm_bindgen(getter)]
    pub fn n_passages(&self) -> usize {
        self.0.n_passages()
    }
}

/// All in one crossing.
fn read_all(documents: &Array) -> Result<Vec<Result<Document, EngineError>>, Thrown> {
    let values: Vec<Value> = from_js(documents, "documents", "document-invalid")?;
    Ok(candidates_from_json(values).collect())
}

/// One after another: what JSON does not know in one of them says nothing of the others.
fn read_each(documents: &Array) -> Vec<Result<Document, EngineError>> {
    let read = |(position, document): (usize, JsValue)| {
        let value: Value = from_js(&document, "it", "document-invalid").map_err(|thrown| {
            let what = thrown.message().into();
            EngineError::DocumentInvalid { position, what }
        })?;
        let invalid = |error: DocumentError| EngineError::DocumentInvalid {
            position,
            what: error.to_string(),
        };
        Document::from_json(value).map_err(invalid)
    };
    documents.iter().enumerate().map(read).collect()
}

fn read_ids(ids: &JsValue) -> Result<Vec<DocId>, Thrown> {
    let ids: Vec<_> = from_js(ids, "ids", "document-invalid")?;
    Ok(ids_from_json(&ids)?)
}

/// Reads the entries one by one: their order says which field is the body.
fn read_fields(fields: JsValue) -> Result<Fields, Thrown> {
    if fields.is_undefined() || fields.is_null() {
        return Ok(Fields::default());
    }
    let Some(object) = Object::try_from(&fields) else {
        return Err(Thrown::new(
            "fields-invalid",
            "fields: give an object such as { title: \"text\", text: \"text\" }",
        ));
    };
    let pairs: Vec<(String, String)> =
        from_js(&Object::entries(object), "fields", "fields-invalid")?;
    Ok(Fields::new(pairs)?)
}
