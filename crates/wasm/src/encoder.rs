//! `Encoder`: texts to vectors. Not called `TextEncoder`: that would hide the global that the glue code uses.

use std::rc::Rc;

use js_sys::{Array, Float32Array};
use nearsight_encoder::{EncoderError, TextEncoder};
use nearsight_vector::Embedding;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::encoders::Encoders;
use crate::thrown::Thrown;

/// A loaded text model.
#[wasm_bindgen]
pub struct Encoder(pub(crate) Rc<TextEncoder>);

#[wasm_bindgen]
impl Encoder {
    /// Name of the model.
    #[wasm_bindgen(getter)]
    pub fn id(&self) -> String {
        self.0.id().into()
    }

    /// Names the vector space: vectors of different fingerprints must not be compared.
    #[wasm_bindgen(getter)]
    pub fn fingerprint(&self) -> String {
        self.0.fingerprint().into()
    }

    /// Length of the vectors.
    #[wasm_bindgen(getter)]
    pub fn dimension(&self) -> usize {
        self.0.dimension()
    }

    /// One unit vector per text, as it stands.
    pub fn encode(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string[]")] texts: &Array,
    ) -> Result<Vec<Float32Array>, Thrown> {
        encode(texts, |texts| self.0.encode(texts))
    }

    /// One unit vector per text, encoded as a passage that queries are to find.
    pub fn encode_passages(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string[]")] texts: &Array,
    ) -> Result<Vec<Float32Array>, Thrown> {
        encode(texts, |texts| self.0.encode_passages(texts))
    }
}

#[wasm_bindgen]
impl Encoders {
    /// Takes the model of texts. Its memory is given back when both this and the encoder are freed.
    pub fn set_text(&mut self, encoder: &Encoder) {
        self.put_text(encoder.0.clone());
    }

    /// Takes the model that puts texts where the pictures are, after these were named.
    pub fn set_picture_texts(&mut self, encoder: &Encoder) {
        self.put_picture_texts(encoder.0.clone());
    }
}

fn encode(
    texts: &Array,
    encode: impl Fn(&[&str]) -> Result<Vec<Embedding>, EncoderError>,
) -> Result<Vec<Float32Array>, Thrown> {
    let texts = strings(texts)?;
    let embeddings = encode(&texts.iter().map(String::as_str).collect::<Vec<_>>())?;
    Ok(embeddings
        .iter()
        .map(|embedding| Float32Array::from(embedding.as_slice()))
        .collect())
}

fn strings(texts: &Array) -> Result<Vec<String>, Thrown> {
    let read = |(position, text): (usize, wasm_bindgen::JsValue)| {
        text.as_string().ok_or_else(|| {
            Thrown::new(
                "argument-invalid",
                format!("texts[{position}] is not a text"),
            )
        })
    };
    texts.iter().enumerate().map(read).collect()
}
