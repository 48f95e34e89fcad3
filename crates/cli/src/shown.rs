//! The pictures that documents name in their picture fields, as vectors beside the documents.

use std::num::NonZero;

use nearsight_encoder::ImageEncoder;
use nearsight_engine::{Document, Fields, Incoming};
use nearsight_vector::Embedding;
use serde_json::Value;

use crate::corpus::Placed;
use crate::error::CliError;
use crate::pictures::place::Place;
use crate::pictures::thumbnails::Thumbnails;
use crate::{parallel, pictures, progress};

/// Where a document's thumbnail is, in the document.
const THUMBNAIL: &str = "thumbnail";

/// How pictures become vectors.
pub(crate) struct Seeing<'a> {
    pub(crate) encoder: &'a ImageEncoder,
    pub(crate) thumbnails: Option<&'a Thumbnails>,
    pub(crate) n_threads: NonZero<usize>,
}

/// A picture of a document.
struct Picture {
    /// Place of the document.
    document: usize,
    field: String,
    place: Place,
}

/// What became of a picture.
enum Seen {
    Vector(Embedding, Option<String>),
    /// Why there is none.
    Not(String),
}

impl Seeing<'_> {
    /// The documents with the vectors of the pictures that they name; the names stay in the documents. A picture that cannot be
    /// read leaves its document without it, or away if it is nothing else, and is reported.
    ///
    /// # Errors
    /// [`CliError::PictureField`] for one that holds no text; what the encoder and the disk refused.
    pub(crate) fn see(
        &self,
        documents: Vec<Placed>,
        fields: &Fields,
    ) -> Result<(Vec<Incoming>, Vec<String>), CliError> {
        let named = named(&documents, fields)?;
        let bar = progress::counting("seeing", "pictures", named.len());
        let on_done = || bar.inc(1);
        let seen = parallel::each(&named, self.n_threads, &on_done, |it| self.look(it))?;
        bar.finish_and_clear();
        let mut incoming: Vec<(Incoming, bool)> = documents
            .into_iter()
            .map(|placed| (placed.document.into(), !placed.is_picture))
            .collect();
        let mut unseen = Vec::new();
        for (picture, seen) in named.into_iter().zip(seen) {
            let (to, is_kept) = &mut incoming[picture.document];
            match seen {
                Seen::Vector(vector, thumbnail) => {
                    *is_kept = true;
                    to.vectors.insert(picture.field, vector.as_slice().to_vec());
                    if let Some(thumbnail) = thumbnail {
                        let fields = &mut to.document.fields;
                        fields.entry(THUMBNAIL).or_insert(thumbnail.into());
                    }
                }
                Seen::Not(reason) => {
                    // What stands in a field of pictures without a vector would be taken for one.
                    to.document.fields.remove(&picture.field);
                    unseen.push(format!("document {}: {reason}", to.document.id));
                }
            }
        }
        let kept = incoming.into_iter().filter(|&(_, is_kept)| is_kept);
        Ok((kept.map(|(incoming, _)| incoming).collect(), unseen))
    }

    fn look(&self, picture: &Picture) -> Result<Seen, CliError> {
        let read = picture.place.read().and_then(|upright| {
            let thumbnails = self.thumbnails.as_ref();
            let thumbnail = thumbnails.map(|to| to.write(&picture.place, &upright));
            let thumbnail = thumbnail.transpose()?;
            let pixels = pictures::of_upright(picture.place.name(), upright)?;
            Ok((pixels, thumbnail))
        });
        match read {
            Ok((pixels, thumbnail)) => {
                let prepared = self.encoder.prepare(&pixels)?;
                let vector = self.encoder.encode(&[prepared])?.swap_remove(0);
                Ok(Seen::Vector(vector, thumbnail))
            }
            // A disk that is full stays so: only what is wrong with the picture itself is passed over.
            Err(error @ CliError::Write { .. }) => Err(error),
            Err(error) => Ok(Seen::Not(error.to_string())),
        }
    }
}

/// All pictures that documents name.
fn named(documents: &[Placed], fields: &Fields) -> Result<Vec<Picture>, CliError> {
    let fields: Vec<&str> = fields.pictures().collect();
    let mut named = Vec::new();
    for (at, placed) in documents.iter().enumerate() {
        let Placed {
            document, folder, ..
        } = placed;
        for &field in &fields {
            let place = match document.fields.get(field) {
                None | Some(Value::Null) => continue,
                Some(Value::String(text)) if text.trim().is_empty() => continue,
                Some(Value::String(text)) => Place::of(text.trim(), folder),
                // Vectors that were made elsewhere.
                Some(Value::Array(_)) => continue,
                Some(_) => return Err(not_a_name(document, field)),
            };
            named.push(Picture {
                document: at,
                field: field.into(),
                place,
            });
        }
    }
    Ok(named)
}

fn not_a_name(document: &Document, field: &str) -> CliError {
    CliError::PictureField {
        document: document.id.to_string(),
        field: field.into(),
    }
}
