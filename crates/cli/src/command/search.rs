//! `nearsight search`: hits of a query, for people or as JSON.

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;
use nearsight_engine::{Collection, Hit, Query};
use serde_json::{Value, json};

use crate::error::CliError;
use crate::files;
use crate::model::cache::Cache;
use crate::terminal::{self, Style};

/// Search an index.
#[derive(Debug, Args)]
pub(crate) struct Search {
    /// Index made by `nearsight index`
    index: PathBuf,
    /// What to look for, in your own words
    query: String,
    /// The most hits wanted
    #[arg(long, default_value_t = 10)]
    limit: usize,
    /// Hits to pass over first
    #[arg(long, default_value_t = 0)]
    offset: usize,
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
        let encoder = Cache::locate().load(&self.model)?;
        let collection = Collection::from_bytes(&bytes, &encoder)?;
        let query = Query {
            limit: self.limit,
            offset: self.offset,
            ..Query::new(self.query)
        };
        let start = Instant::now();
        let hits = collection.search(&query, &encoder)?.hits;
        let took_ms = start.elapsed().as_secs_f64() * 1e3;
        if self.json {
            let hits: Vec<Value> = hits.iter().map(as_json).collect();
            return terminal::print(&format!("{}\n", json!({"hits": hits, "took_ms": took_ms})));
        }
        let style = Style::detect();
        let mut page = String::new();
        for (rank, hit) in hits.iter().enumerate() {
            page.push_str(&for_people(self.offset + rank + 1, hit, style));
        }
        page.push_str(&style.dim(&format!("{} hits in {took_ms:.1} ms", hits.len())));
        page.push('\n');
        terminal::print(&page)
    }
}

/// All ranges are bytes of UTF-8.
fn as_json(hit: &Hit<'_>) -> Value {
    let highlights: Vec<[usize; 2]> = hit
        .passage
        .highlights
        .iter()
        .map(|range| [range.start, range.end])
        .collect();
    json!({
        "id": hit.id,
        "score": hit.score,
        "document": hit.document,
        "passage": {
            "field": hit.passage.field,
            "start": hit.passage.range.start,
            "end": hit.passage.range.end,
            "text": hit.passage.text,
            "highlights": highlights,
        },
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
    let passage = style.mark(hit.passage.text, &hit.passage.highlights);
    let passage = passage
        .split_inclusive('\n')
        .map(|line| format!("   {line}"))
        .collect::<String>();
    let heading = format!("{title}{}", place.unwrap_or_default());
    let score = style.dim(&format!("{:.3}  {url}", hit.score));
    format!(
        "{rank:>2} {}\n   {score}\n{passage}\n\n",
        style.bold(&heading)
    )
}
