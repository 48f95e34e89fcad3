//! `nearsight search`: hits of a query, for people or as JSON.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;
use nearsight_encoder::ImageEncoder;
use nearsight_engine::{
    Answer, Collection, Encoders, EngineError, Fields, Filter, Hit, KeyPath, Part, PassageHit,
    Query, Vectors, Weights,
};
use serde_json::{Map, Value, json};

use crate::error::CliError;
use crate::files;
use crate::models::Models;
use crate::pictures;
use crate::terminal::{self, Style};

/// Search an index.
#[derive(Debug, Args)]
pub(crate) struct Search {
    /// Index made by `nearsight index`
    index: PathBuf,
    /// What to look for, in your own words
    #[arg(required_unless_present_any = ["vector", "image"])]
    query: Option<String>,
    /// A picture that the wanted ones are like; with a query, what both show together
    #[arg(long, value_name = "FILE", conflicts_with = "vector")]
    image: Option<PathBuf>,
    /// A vector to look around, or one for each vector field: '[0.1, 0.9]', '{"photo": [0.1, 0.9]}'
    #[arg(long, value_name = "JSON")]
    vector: Option<String>,
    /// The most hits wanted
    #[arg(long, default_value_t = 10)]
    limit: usize,
    /// Hits to pass over first
    #[arg(long, default_value_t = 0)]
    offset: usize,
    /// What hits must meet, in Qdrant's filter language: '{"must": [{"key": "price", "range": {"lte": 80}}]}'
    #[arg(long, value_name = "JSON")]
    filter: Option<String>,
    /// Keys whose values are counted among all documents that meet the filter
    #[arg(long, value_delimiter = ',', value_name = "KEYS")]
    facets: Vec<String>,
    /// Keep the best hit of all that have the same value of this key
    #[arg(long, value_name = "KEY")]
    group_by: Option<String>,
    /// How much finding by words counts; 0 switches it off
    #[arg(long, default_value_t = 1.0, value_name = "N")]
    text_weight: f32,
    /// How much finding by meaning, and by vectors, counts; 0 switches it off
    #[arg(long, default_value_t = 1.0, value_name = "N")]
    vector_weight: f32,
    /// The model of pictures [default: the one the index was made with]
    #[arg(long, value_name = "MODEL")]
    picture_model: Option<String>,
    /// Say what each score is made of
    #[arg(long)]
    explain: bool,
    /// The model the index was made with
    #[arg(long, default_value = "minilm-l6", env = "NEARSIGHT_MODEL")]
    model: String,
    /// Print JSON: {"hits": [...], "took_ms": 1.2}
    #[arg(long)]
    json: bool,
}

impl Search {
    /// Loads the index and answers the query.
    pub(crate) fn run(self) -> Result<(), CliError> {
        let bytes = files::read(&self.index)?;
        let collection = Collection::from_bytes(&bytes, Encoders::none())?;
        let models = self.models(&collection)?;
        let encoders = models.encoders();
        let is_json = self.json;
        let query = self.query(collection.fields(), &models)?;
        let start = Instant::now();
        let answer = collection.search(&query, encoders)?;
        let took_ms = start.elapsed().as_secs_f64() * 1e3;
        if is_json {
            let hits: Vec<Value> = answer.hits.iter().map(as_json).collect();
            let facets = facets_as_json(&answer);
            let answer = json!({"hits": hits, "facets": facets, "took_ms": took_ms});
            return terminal::print(&format!("{answer}\n"));
        }
        let style = Style::detect();
        let mut page = String::new();
        for (rank, hit) in answer.hits.iter().enumerate() {
            page.push_str(&for_people(query.offset + rank + 1, hit, style));
        }
        for (key, counts) in &answer.facets {
            let counts = counts
                .iter()
                .map(|hit| format!("{} {}", hit.value.to_json(), hit.count));
            let counts: Vec<String> = counts.collect();
            page.push_str(&format!(
                "{}: {}\n",
                style.bold(&key.to_string()),
                counts.join(", ")
            ));
        }
        page.push_str(&style.dim(&format!("{} hits in {took_ms:.1} ms", answer.hits.len())));
        page.push('\n');
        terminal::print(&page)
    }

    /// Those that this search needs.
    fn models(&self, collection: &Collection) -> Result<Models, CliError> {
        let mut models = Models::default();
        if self.vector_weight > 0.0 && collection.model_id().is_some() {
            models.load_passages(&self.model)?;
        }
        let pictures = self
            .picture_model
            .as_deref()
            .or(collection.picture_model_id());
        match (&self.image, pictures) {
            (Some(_), Some(id)) => models.load_pictures(id)?,
            (None, Some(id)) if self.vector_weight > 0.0 => models.load_picture_space(id)?,
            (Some(_), None) => {
                let what = "--image asks for pictures, and the index has none";
                return Err(EngineError::QueryInvalid { what: what.into() }.into());
            }
            _ => {}
        }
        Ok(models)
    }

    fn query(self, fields: &Fields, models: &Models) -> Result<Query, CliError> {
        let filter = self.filter.as_deref().map(read_filter).transpose()?;
        let vector = self.vector.as_deref().map(read_vectors).transpose()?;
        let image = self.image.as_deref().zip(models.pictures());
        let image = image.map(|(image, encoder)| see(image, fields, encoder));
        let vector = image.transpose()?.or(vector);
        let key = |key: String| {
            Ok::<KeyPath, CliError>(key.parse::<KeyPath>().map_err(EngineError::from)?)
        };
        Ok(Query {
            limit: self.limit,
            offset: self.offset,
            filter,
            facets: self.facets.into_iter().map(key).collect::<Result<_, _>>()?,
            group_by: self.group_by.map(key).transpose()?,
            weights: Weights {
                text: self.text_weight,
                vector: self.vector_weight,
                ..Weights::default()
            },
            vector,
            explain: self.explain,
            ..Query::new(self.query.unwrap_or_default())
        })
    }
}

/// The picture's vector, for every field of pictures.
fn see(image: &Path, fields: &Fields, encoder: &ImageEncoder) -> Result<Vectors, CliError> {
    let prepared = encoder.prepare(&pictures::read(image)?)?;
    let vector = encoder.encode(&[prepared])?.swap_remove(0);
    let by_field = fields
        .pictures()
        .map(|field| (field.to_owned(), vector.as_slice().to_vec()));
    Ok(Vectors::ByField(by_field.collect()))
}

fn read_filter(text: &str) -> Result<Filter, CliError> {
    let no_json = |error: serde_json::Error| EngineError::QueryInvalid {
        what: format!("--filter is no JSON: {error}"),
    };
    let filter: Value = serde_json::from_str(text).map_err(no_json)?;
    Ok(Filter::from_json(&filter).map_err(EngineError::from)?)
}

fn read_vectors(text: &str) -> Result<Vectors, CliError> {
    let vectors = serde_json::from_str(text);
    Ok(vectors.map_err(|error| EngineError::QueryInvalid {
        what: format!("--vector is no array of numbers and no object of them: {error}"),
    })?)
}

fn facets_as_json(answer: &Answer<'_>) -> Value {
    let counted = answer.facets.iter().map(|(key, counts)| {
        let counts = counts.iter();
        let counts = counts.map(|hit| json!({"value": hit.value.to_json(), "count": hit.count}));
        (key.to_string(), counts.collect())
    });
    Value::Object(counted.collect())
}

/// All ranges are bytes of UTF-8.
fn as_json(hit: &Hit<'_>) -> Value {
    let part = |part: Part| json!({"rank": part.rank, "score": part.score, "share": part.share});
    let explanation = hit.explanation.as_ref().map(|explanation| {
        let fields = explanation.fields.iter();
        let fields: Map<String, Value> = fields
            .map(|(field, found)| (field.clone(), part(*found)))
            .collect();
        json!({"text": explanation.text.map(part), "vector": explanation.vector.map(part), "fields": fields})
    });
    json!({
        "id": hit.id,
        "score": hit.score,
        "similarity": hit.similarity,
        "explain": explanation,
        "document": hit.document,
        "passage": hit.passage.as_ref().map(passage_as_json),
    })
}

fn passage_as_json(passage: &PassageHit<'_>) -> Value {
    let highlights = passage.highlights.iter();
    let highlights: Vec<[usize; 2]> = highlights.map(|range| [range.start, range.end]).collect();
    json!({
        "field": passage.field,
        "start": passage.range.start,
        "end": passage.range.end,
        "text": passage.text,
        "highlights": highlights,
    })
}

fn for_people(rank: usize, hit: &Hit<'_>, style: Style) -> String {
    let title = hit
        .document
        .text("title")
        .map_or_else(|| hit.id.to_string(), str::to_owned);
    let place = hit
        .document
        .text("heading")
        .map(|heading| format!(" › {heading}"));
    let url = hit
        .document
        .text("url")
        .map_or_else(|| hit.id.to_string(), str::to_owned);
    let marked = |passage: &PassageHit| style.mark(passage.text, &passage.highlights);
    let passage = hit.passage.as_ref().map(marked).unwrap_or_default();
    let passage = passage
        .split_inclusive('\n')
        .map(|line| format!("   {line}"))
        .collect::<String>();
    let heading = format!("{title}{}", place.unwrap_or_default());
    let similarity = hit.similarity.unwrap_or(hit.score);
    let score = style.dim(&format!("{similarity:.3}{}  {url}", parts(hit)));
    format!(
        "{rank:>2} {}\n   {score}\n{passage}\n\n",
        style.bold(&heading)
    )
}

/// What a score is made of, if that was asked.
fn parts(hit: &Hit<'_>) -> String {
    let part = |name: &str, part: Part| format!("  {name} {:.3} (no. {})", part.score, part.rank);
    let Some(explanation) = &hit.explanation else {
        return String::new();
    };
    let by_words = explanation.text.map(|found| part("words", found));
    let by_vectors = explanation.vector.map(|found| part("meaning", found));
    let fields = explanation.fields.iter();
    let by_fields = fields.map(|(field, found)| part(field, *found));
    [by_words, by_vectors]
        .into_iter()
        .flatten()
        .chain(by_fields)
        .collect()
}
