//! CLIP: a tower of texts and a tower of pictures into one space (Radford et al. 2021).
//!
//! The towers are two models, each in a folder of its own, that name the same vector space: who searches needs the texts'
//! tower alone. Both are [`crate::transformer`]s; what is here is CLIP's own: its files, and how a picture becomes tokens
//! (Dosovitskiy et al. 2021, section 3.1).

mod checkpoint;
mod config;
mod convert;
mod reference;
mod vision;

pub use config::VisionConfig;
pub use convert::{ClipOriginal, QuantizedClip, is_clip, quantize_clip};
pub use reference::ReferenceClip;
pub(crate) use vision::ClipVision;
