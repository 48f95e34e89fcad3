//! `Encoders`: the models at hand.

use std::rc::Rc;

use nearsight_encoder::TextEncoder;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::encoder::Encoder;

/// What turns texts into vectors, as far as it is there. Empty at first: collections then answer by words and by the vectors
/// that they have.
#[wasm_bindgen]
#[derive(Default)]
pub struct Encoders {
    text: Option<Rc<TextEncoder>>,
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
}

impl Encoders {
    pub(crate) fn get(&self) -> nearsight_engine::Encoders<'_> {
        nearsight_engine::Encoders {
            text: self.text.as_deref(),
            pictures: None,
        }
    }
}
