//! `Encoders`: the models at hand.

use std::rc::Rc;

use nearsight_encoder::TextEncoder;
use nearsight_engine::PictureSpace;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::encoder::Encoder;

/// What turns texts into vectors, as far as it is there. Empty at first: collections then answer by words and by the vectors
/// that they have.
#[wasm_bindgen]
#[derive(Default)]
pub struct Encoders {
    text: Option<Rc<TextEncoder>>,
    pictures: Option<Pictures>,
}

/// The space of a model of pictures, which runs elsewhere.
struct Pictures {
    id: String,
    fingerprint: String,
    dimension: usize,
    texts: Option<Rc<TextEncoder>>,
}

#[wasm_bindgen]
impl Encoders {
    /// None at all.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the model of texts. Its memory is given back when both this and the encoder are freed.
    pub fn set_text(&mut self, encoder: &Encoder) {
        self.text = Some(Rc::clone(&encoder.0));
    }

    /// Names the model that makes vectors of pictures; it runs elsewhere.
    pub fn set_pictures(&mut self, id: String, fingerprint: String, dimension: usize) {
        self.pictures = Some(Pictures {
            id,
            fingerprint,
            dimension,
            texts: None,
        });
    }

    /// Takes the model that puts texts where the pictures are, after these were named.
    pub fn set_picture_texts(&mut self, encoder: &Encoder) {
        if let Some(pictures) = &mut self.pictures {
            pictures.texts = Some(Rc::clone(&encoder.0));
        }
    }
}

impl Encoders {
    pub(crate) fn get(&self) -> nearsight_engine::Encoders<'_> {
        nearsight_engine::Encoders {
            text: self.text.as_deref(),
            pictures: self.pictures.as_ref().map(|pictures| PictureSpace {
                id: &pictures.id,
                fingerprint: &pictures.fingerprint,
                dimension: pictures.dimension,
                texts: pictures.texts.as_deref(),
            }),
        }
    }
}
