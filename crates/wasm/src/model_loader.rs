//! `ModelLoader`: the files of a model, given one by one, each as it arrives.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::encoder::Encoder;
use crate::thrown::Thrown;
use crate::{model_files, precision};

/// Takes the files that a manifest lists, and makes an encoder of them.
#[wasm_bindgen]
pub struct ModelLoader(nearsight_encoder::ModelLoader);

#[wasm_bindgen]
impl ModelLoader {
    /// Starts from the bytes of `manifest.json`; `precision` ("w8a13", or "w7a7" for the fast mode) overrides
    /// what it says.
    #[wasm_bindgen(constructor)]
    pub fn new(manifest: &[u8], precision: Option<String>) -> Result<ModelLoader, Thrown> {
        let loader = nearsight_encoder::ModelLoader::new(manifest)?;
        Ok(Self(match precision::named(precision)? {
            Some(precision) => loader.with_precision(precision),
            None => loader,
        }))
    }

    /// The files to give, in the order in which they are best fetched.
    #[wasm_bindgen(unchecked_return_type = "ModelFile[]")]
    pub fn files(&self) -> Result<JsValue, Thrown> {
        model_files::to_js(&self.0.manifest().files)
    }

    /// Begins a file, whose bytes then come in chunks. One that was begun and not ended is forgotten.
    pub fn begin(&mut self, name: &str) -> Result<(), Thrown> {
        Ok(self.0.begin(name)?)
    }

    /// Takes the next bytes of the file that was begun. They are copied into this memory first, so give
    /// small pieces: the memory never shrinks again.
    pub fn chunk(&mut self, bytes: &[u8]) -> Result<(), Thrown> {
        Ok(self.0.chunk(bytes)?)
    }

    /// Checks the file that was begun. A wrong one is refused and changes nothing: give the right one and go on.
    pub fn end(&mut self) -> Result<(), Thrown> {
        Ok(self.0.end()?)
    }

    /// The encoder. The loader is gone afterwards, whether this throws or not.
    pub fn finish(self) -> Result<Encoder, Thrown> {
        Ok(Encoder(Rc::new(self.0.finish()?)))
    }
}
