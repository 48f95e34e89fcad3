//! `PictureEncoder`: pixels to vectors.

use nearsight_encoder::{EncoderError, ImageEncoder};
use nearsight_image::Picture;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::thrown::Thrown;

/// A loaded model of pictures.
#[wasm_bindgen]
pub struct PictureEncoder(pub(crate) ImageEncoder);

#[wasm_bindgen]
impl PictureEncoder {
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

    /// The unit vector of a picture: `rgba` are four bytes a pixel, row by row, as canvases give them.
    pub fn encode(&self, width: u32, height: u32, rgba: &[u8]) -> Result<Vec<f32>, Thrown> {
        let picture = Picture::from_rgba(width, height, rgba).map_err(EncoderError::from)?;
        let prepared = self.0.prepare(&picture)?;
        // Its pixels were copied twice by now, and wasm's memory never shrinks.
        drop(picture);
        let vectors = self.0.encode(&[prepared])?;
        Ok(vectors
            .iter()
            .flat_map(|vector| vector.as_slice())
            .copied()
            .collect())
    }
}
