//! What a query looks for in each space of vectors: around its text, its own vector, and the documents that the answers are to
//! be like.

use nearsight_index::Strategy;
use nearsight_vector::{Embedding, Metric};

use crate::document::DocId;
use crate::encoders::{Encoder, Encoders};
use crate::error::EngineError;
use crate::fields::Origin;
use crate::query::{Query, Vectors};

use super::Collection;
use super::order::Order;
use super::space::{VectorSpace, add};

/// An order of one space of vectors.
pub(super) struct Target<'a> {
    /// The vector field; nothing for the vectors of texts.
    pub(super) field: Option<&'a str>,
    pub(super) space: &'a VectorSpace,
    pub(super) order: Order,
    pub(super) weight: f32,
}

/// Rows that answers are to be like, and unlike.
struct Examples {
    like: Vec<u32>,
    unlike: Vec<u32>,
    /// Nearer to the first than to the second.
    pairs: Vec<(u32, u32)>,
    strategy: Strategy,
}

impl Collection {
    /// What a query looks for in each space in which it names something and that counts; the texts' space is the first.
    ///
    /// # Errors
    /// [`EngineError::DocumentMissing`]; [`EngineError::QueryInvalid`] for a vector that does not fit its field and for
    /// examples that cancel out; what the encoder says.
    pub(super) fn targets(
        &self,
        query: &Query,
        encoders: Encoders,
    ) -> Result<Vec<Target<'_>>, EngineError> {
        let examples = self.examples(query)?;
        let mut own = self.own_vectors(query)?;
        let mut targets = Vec::new();
        let mut texts = Texts::new(&query.text);
        if let (Some(text), true) = (&self.text, query.weights.vector > 0.0) {
            let encoded = texts.encoded(encoders.text)?;
            let order = order(&text.vectors, encoded, &examples)?;
            targets.extend(order.map(|order| Target {
                field: None,
                space: &text.vectors,
                order,
                weight: query.weights.vector,
            }));
        }
        let fields = self.fields.vectors().zip(&self.vectors);
        for (i, ((field, vector_type), space)) in fields.enumerate() {
            let weight = query.weights.of_field(field);
            if weight == 0.0 {
                continue;
            }
            let mut place = own[i].take();
            if vector_type.origin == Origin::Pictures {
                let described = texts.encoded(encoders.pictures.and_then(|space| space.texts))?;
                place = both(place, described);
            }
            let order = order(space, place, &examples)?;
            targets.extend(order.map(|order| Target {
                field: Some(field),
                space,
                order,
                weight,
            }));
        }
        Ok(targets)
    }

    fn examples(&self, query: &Query) -> Result<Examples, EngineError> {
        let row = |id: &DocId| {
            let missing = || EngineError::DocumentMissing { id: id.clone() };
            self.documents.row_of(id).ok_or_else(missing)
        };
        let pairs = query.context.iter();
        let pairs = pairs.map(|pair| Ok((row(&pair.like)?, row(&pair.unlike)?)));
        Ok(Examples {
            like: query.like.iter().map(row).collect::<Result<_, _>>()?,
            unlike: query.unlike.iter().map(row).collect::<Result<_, _>>()?,
            pairs: pairs.collect::<Result<_, EngineError>>()?,
            strategy: query.strategy,
        })
    }

    /// The query's own vectors by vector field, checked.
    fn own_vectors(&self, query: &Query) -> Result<Vec<Option<Vec<f32>>>, EngineError> {
        let names: Vec<&str> = self.fields.vectors().map(|(name, _)| name).collect();
        let named = match (&query.vector, names.as_slice()) {
            (None, _) => Vec::new(),
            (Some(Vectors::Only(values)), [only]) => vec![(*only, values)],
            (Some(Vectors::Only(_)), _) => return Err(no_field(&names)),
            (Some(Vectors::ByField(vectors)), _) => {
                let vectors = vectors.iter();
                vectors
                    .map(|(name, values)| (name.as_str(), values))
                    .collect()
            }
        };
        let mut own = vec![None; names.len()];
        for (name, values) in named {
            let place = names.iter().position(|other| *other == name);
            let place = place.ok_or_else(|| no_field(&names))?;
            let space = &self.vectors[place];
            let checked = space.metric().check(values, space.dimension());
            checked.map_err(|error| invalid(format!("the vector for field `{name}`: {error}")))?;
            own[place] = Some(values.clone());
        }
        Ok(own)
    }
}

/// The text of a query as a vector, made once for an encoder that serves several spaces.
struct Texts<'a> {
    text: &'a str,
    last: Option<(&'a dyn Encoder, Vec<f32>)>,
}

impl<'a> Texts<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, last: None }
    }

    /// Nothing without a text or an encoder.
    fn encoded(
        &mut self,
        encoder: Option<&'a dyn Encoder>,
    ) -> Result<Option<Vec<f32>>, EngineError> {
        let Some(encoder) = encoder.filter(|_| !self.text.trim().is_empty()) else {
            return Ok(None);
        };
        match &self.last {
            Some((last, values)) if std::ptr::addr_eq(*last, encoder) => Ok(Some(values.clone())),
            _ => {
                let values = encoder.encode_query(self.text)?.as_slice().to_vec();
                self.last = Some((encoder, values.clone()));
                Ok(Some(values))
            }
        }
    }
}

/// A picture and what is said of it: their sum, as if they were one.
fn both(picture: Option<Vec<f32>>, text: Option<Vec<f32>>) -> Option<Vec<f32>> {
    let (Some(picture), Some(text)) = (&picture, &text) else {
        return picture.or(text);
    };
    let mut sum = Embedding::normalize(picture.clone())
        .ok()?
        .as_slice()
        .to_vec();
    add(&mut sum, text, 1.0);
    Some(sum)
}

/// The order that a query gives to one space, nothing if it asks for nothing there.
fn order(
    space: &VectorSpace,
    own: Option<Vec<f32>>,
    examples: &Examples,
) -> Result<Option<Order>, EngineError> {
    let of_rows = |rows: &[u32]| -> Vec<Vec<f32>> {
        rows.iter().filter_map(|&row| space.mean(row)).collect()
    };
    if examples.strategy == Strategy::BestScore {
        let like: Vec<_> = own.into_iter().chain(of_rows(&examples.like)).collect();
        let unlike = of_rows(&examples.unlike);
        let is_asked = !like.is_empty() || !unlike.is_empty();
        return Ok(is_asked.then_some(Order::BestScore { like, unlike }));
    }
    let place = around(space, own, examples)?;
    let pairs = examples.pairs.iter();
    let pairs = pairs.filter_map(|&(like, unlike)| Some((space.mean(like)?, space.mean(unlike)?)));
    let pairs: Vec<_> = pairs.collect();
    Ok(match pairs.is_empty() {
        true => place.map(Order::Near),
        false => Some(Order::Context { place, pairs }),
    })
}

/// The sum of what is asked for in one space: the text's or its own vector, and the mean of `like` moved away from the mean of
/// `unlike` (Qdrant's `average_vector`: `like + (like - unlike)`); nothing if that is nothing.
fn around(
    space: &VectorSpace,
    own: Option<Vec<f32>>,
    examples: &Examples,
) -> Result<Option<Vec<f32>>, EngineError> {
    let example = average(mean(space, &examples.like), mean(space, &examples.unlike));
    let both = own.is_some() && example.is_some();
    let Some(mut sum) = own.map(|own| directed(space, own)) else {
        return example.map(|example| finished(space, example)).transpose();
    };
    if let Some(example) = example {
        add(&mut sum, &example, 1.0);
    }
    if both && space.metric() != Metric::Cosine {
        sum.iter_mut().for_each(|value| *value /= 2.0);
    }
    finished(space, sum).map(Some)
}

/// By the cosine the direction alone counts, also in a sum.
fn directed(space: &VectorSpace, values: Vec<f32>) -> Vec<f32> {
    match space.metric() {
        Metric::Cosine => Embedding::normalize(values.clone())
            .map_or(values, |embedding| embedding.as_slice().to_vec()),
        Metric::Dot | Metric::Euclidean => values,
    }
}

fn finished(space: &VectorSpace, sum: Vec<f32>) -> Result<Vec<f32>, EngineError> {
    let checked = space.metric().check(&sum, space.dimension());
    checked.map_err(|_| {
        invalid("what is liked and what is not cancel out; change one of them".into())
    })?;
    Ok(directed(space, sum))
}

fn average(like: Option<Vec<f32>>, unlike: Option<Vec<f32>>) -> Option<Vec<f32>> {
    let combined = |own: &[f32], weight: f32, other: &[f32]| -> Vec<f32> {
        let pairs = own.iter().zip(other);
        pairs.map(|(own, other)| weight * own - other).collect()
    };
    match (like, unlike) {
        (Some(like), Some(unlike)) => Some(combined(&like, 2.0, &unlike)),
        (Some(like), None) => Some(like),
        (None, Some(unlike)) => Some(combined(&unlike, 0.0, &unlike)),
        (None, None) => None,
    }
}

/// The mean of the rows' vectors, of those that have any.
fn mean(space: &VectorSpace, rows: &[u32]) -> Option<Vec<f32>> {
    let own: Vec<Vec<f32>> = rows.iter().filter_map(|&row| space.mean(row)).collect();
    let mut sum = vec![0.0f32; space.dimension()];
    let share = 1.0 / own.len() as f32;
    own.iter().for_each(|own| add(&mut sum, own, share));
    (!own.is_empty()).then_some(sum)
}

pub(super) fn no_field(names: &[&str]) -> EngineError {
    invalid(match names {
        [] => "this collection has no vector fields; declare one, such as { embedding: \"vector(384)\" }".into(),
        names => format!(
            "say which field each vector is for, such as {{ \"{}\": [...] }}; the vector fields are: {}",
            names[0],
            names.join(", ")
        ),
    })
}

fn invalid(what: String) -> EngineError {
    EngineError::QueryInvalid { what }
}
