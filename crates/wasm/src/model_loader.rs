//! `ModelLoader`: the files of a model, given one by one.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::encoder::Encoder;
use crate::thrown::Thrown;

/// Takes the files that a manifest lists, and makes an encoder of them.
#[wasm_bindgen]
pub struct ModelLoader(nearsight_encoder::ModelLoader);

#[derive(Serialize)]
struct File<'a> {
    name: &'a str,
    bytes: u64,
    sha256: &'a str,
}

#[wasm_bindgen]
impl ModelLoader {
    /// Starts from the bytes of `manifest.json`, for the precision of that name.
    #[wasm_bindgen(constructor)]
    pub fn new(manifest: &[u8], precision: Option<String>) -> Result<ModelLoader, Thrown> {
        let precision = precision.as_deref().unwrap_or("w8a13");
        if precision != "w8a13" {
            return Err(Thrown::new(
                "option-invalid",
                format!("the precision \"{precision}\" is not in this build; use \"w8a13\""),
            ));
        }
        Ok(Self(nearsight_encoder::ModelLoader::new(manifest)?))
    }

    /// The files to give, in the order in which they are best fetched.
    #[wasm_bindgen(unchecked_return_type = "ModelFile[]")]
    pub fn files(&self) -> Result<JsValue, Thrown> {
        let files = self.0.manifest().files.iter();
        let plain = files.map(|file| File {
            name: &file.name,
            bytes: file.bytes,
            sha256: &file.sha256,
        });
        let files = plain.collect::<Vec<_>>();
        // The shape is ours: no need to go by way of a text, as documents do.
        let values = files.serialize(&Serializer::json_compatible());
        values.map_err(|error| Thrown::new("internal", error.to_string()))
    }

    /// Takes one file. A wrong one is refused and changes nothing: give the right one and go on.
    pub fn file(&mut self, name: &str, bytes: &[u8]) -> Result<(), Thrown> {
        Ok(self.0.file(name, bytes)?)
    }

    /// The encoder. The loader is gone afterwards, whether this throws or not.
    pub fn finish(self) -> Result<Encoder, Thrown> {
        Ok(Encoder(self.0.finish()?))
    }
}
