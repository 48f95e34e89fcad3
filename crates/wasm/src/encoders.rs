//! `Encoders`: the models at hand.

use std::rc::Rc;

use nearsight_engine::{Encoder, PictureSpace};
use wasm_bindgen::prelude::wasm_bindgen;

/// What turns texts into vectors, as far as it is there. Empty at first: collections then answer by words and by the vectors
/// that they have.
#[wasm_bindgen]
#[derive(Default)]
pub struct Encoders {
    text: Option<Rc<dyn Encoder>>,
    pictures: Option<Pictures>,
}

/// The space of a model of pictures, which runs elsewhere.
struct Pictures {
    id: String,
    fingerprint: String,
    dimension: usize,
    texts: Option<Rc<dyn Encoder>>,
}

#[wasm_bindgen]
impl Encoders {
    /// None at all.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
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
}

impl Encoders {
    pub(crate) fn put_text(&mut self, encoder: Rc<dyn Encoder>) {
        self.text = Some(encoder);
    }

    pub(crate) fn put_picture_texts(&mut self, encoder: Rc<dyn Encoder>) {
        if let Some(pictures) = &mut self.pictures {
            pictures.texts = Some(encoder);
        }
    }

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
