//! `PictureLoader`: the files of a model of pictures, given one by one, each as it arrives.

use nearsight_encoder::ImageModelLoader;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::picture_encoder::PictureEncoder;
use crate::thrown::Thrown;
use crate::{model_files, precision};

/// Takes the files that a manifest lists, and makes an encoder of them, as `ModelLoader` does for texts.
#[wasm_bindgen]
pub struct PictureLoader(ImageModelLoader);

#[wasm_bindgen]
impl PictureLoader {
    /// Starts from the bytes of `manifest.json`; `precision` ("w8a13", or "w7a7" for the fast mode) overrides
    /// what it says, where the model has more than one.
    #[wasm_bindgen(constructor)]
    pub fn new(manifest: &[u8], precision: Option<String>) -> Result<PictureLoader, Thrown> {
        let loader = ImageModelLoader::new(manifest)?;
        Ok(Self(match precision::named(precision)? {
            Some(precision) => loader.with_precision(precision),
            None => loader,
        }))
    }

    /// The files that encoding needs, in the order in which they are best fetched.
    #[wasm_bindgen(unchecked_return_type = "ModelFile[]")]
    pub fn files(&self) -> Result<JsValue, Thrown> {
        model_files::to_js(self.0.manifest().needed_files())
    }

    /// Begins a file, whose bytes then come in chunks. One that was begun and not ended is forgotten.
    pub fn begin(&mut self, name: &str) -> Result<(), Thrown> {
        Ok(self.0.begin(name)?)
    }

    /// Takes the next bytes of the file that was begun.
    pub fn chunk(&mut self, bytes: &[u8]) -> Result<(), Thrown> {
        Ok(self.0.chunk(bytes)?)
    }

    /// Checks the file that was begun. A wrong one is refused and changes nothing: give the right one and go on.
    pub fn end(&mut self) -> Result<(), Thrown> {
        Ok(self.0.end()?)
    }

    /// The encoder. The loader is gone afterwards, whether this throws or not.
    pub fn finish(self) -> Result<PictureEncoder, Thrown> {
        Ok(PictureEncoder(self.0.finish()?))
    }
}
