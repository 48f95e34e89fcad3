//! Typed fields, Qdrant's filter language, and columns with bitmaps that answer it. Floor 1: no IO, no clock.
//!
//! [`Filter`] says what is wanted, [`Filter::matches`] reads it off one document, [`PayloadIndex`] answers it for all of them.

mod datetime;
mod error;
mod filter;
mod geo;
mod index;
mod key_path;
mod scalar;
mod schema;
mod source;
mod uuid;
mod words;

pub use datetime::Datetime;
pub use error::PayloadError;
pub use filter::{AnyOf, Condition, Filter, Match, MinShould, Range, Test};
pub use geo::{GeoBoundingBox, GeoPoint, GeoPolygon, GeoRadius};
pub use index::{FacetHit, Ordered, Ordering, PayloadIndex};
pub use key_path::KeyPath;
pub use roaring::RoaringBitmap;
pub use scalar::Scalar;
pub use schema::{FieldType, Schema};
pub use source::{Id, Ids, Payload, PayloadSource};
pub use uuid::same_id;
pub use words::Words;
