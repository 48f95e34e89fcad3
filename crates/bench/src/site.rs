//! How near a static site's search comes to its encoder: nDCG@10 of questions by meaning alone, with the vectors that visitors
//! download, with the encoder in their place, and with the encoder over exact vectors of all passages; and as visitors ask, by words and
//! meaning, with those vectors and with the encoder in their place.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use nearsight_encoder::TextEncoder;
use nearsight_engine::passage;
use nearsight_site::{By, ChunkId, HitData, Search, SiteIndex, inflated};
use nearsight_test_support::Question;
use serde_json::{Value, json};

use crate::model;

const LIMIT: usize = 10;
const BATCH: usize = 24;

pub(crate) fn measure(model: &str, index: &str, questions: &str) -> Result<Value, Box<dyn Error>> {
    let encoder = model::load(model)?;
    let index = open(Path::new(index))?;
    let questions = Question::read(Path::new(questions))?;
    let passages = Passages::encode(&index, &encoder)?;
    let mut sums = BTreeMap::from([
        ("static", 0.0),
        ("in_place", 0.0),
        ("full", 0.0),
        ("both", 0.0),
        ("both_in_place", 0.0),
        ("words", 0.0),
    ]);
    for question in &questions {
        let vector = encoder
            .encode(&[&question.question])?
            .remove(0)
            .as_slice()
            .to_vec();
        let search = |by, vector| Search {
            text: format!("{} ", question.question),
            limit: LIMIT,
            by,
            vector,
            ..Search::default()
        };
        let answers = [
            ("static", found(&index, &search(By::Meaning, None))?),
            (
                "in_place",
                found(&index, &search(By::Meaning, Some(vector.clone())))?,
            ),
            ("full", passages.nearest(&vector)),
            ("both", found(&index, &search(By::Both, None))?),
            (
                "both_in_place",
                found(&index, &search(By::Both, Some(vector)))?,
            ),
            ("words", found(&index, &search(By::Words, None))?),
        ];
        for (name, urls) in answers {
            *sums.entry(name).or_default() += ndcg(question.rank(&urls));
        }
    }
    let mean = |name: &str| sums[name] / questions.len() as f64;
    Ok(json!({
        "static_vs_full_ndcg": mean("static") / mean("full"),
        "shipped_vs_encoder_ndcg": mean("both") / mean("both_in_place"),
        "ndcg_10": {
            "static": mean("static"),
            "encoder_in_place": mean("in_place"),
            "full": mean("full"),
            "words_and_static": mean("both"),
            "words_and_encoder_in_place": mean("both_in_place"),
            "words": mean("words"),
        },
    }))
}

/// An index with all its files.
fn open(folder: &Path) -> Result<SiteIndex, Box<dyn Error>> {
    let entry: Value = serde_json::from_slice(&std::fs::read(folder.join("entry.json"))?)?;
    let root = entry["languages"]["en"]["root"]
        .as_str()
        .unwrap_or_default();
    let mut index = SiteIndex::open(root, &read(folder, root)?)?;
    for id in (0..index.n_files()).map(|i| ChunkId(i as u32)) {
        let name = index.name(id).ok_or("a file without a name")?;
        index.insert(id, &read(folder, &name)?)?;
    }
    Ok(index)
}

fn read(folder: &Path, name: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let bytes = std::fs::read(folder.join(format!("chunks/{name}.ns")))?;
    Ok(inflated(&bytes)?)
}

fn found(index: &SiteIndex, search: &Search) -> Result<Vec<String>, Box<dyn Error>> {
    let shown = index
        .data(search, &index.search(search).hits)
        .data
        .into_iter();
    let url = |data: Option<HitData>| Ok(data.ok_or("a file is missing")?.url);
    shown.map(url).collect()
}

/// All passages with their exact vectors.
struct Passages {
    urls: Vec<String>,
    vectors: Vec<Vec<f32>>,
}

impl Passages {
    fn encode(index: &SiteIndex, encoder: &TextEncoder) -> Result<Self, Box<dyn Error>> {
        let (mut urls, mut inputs) = (Vec::new(), Vec::new());
        for page in index.pages() {
            for part in &page.passages {
                let context = passage::context(&page.title, &part.heading);
                urls.push(page.url.clone());
                inputs.push(passage::in_context(&context, &part.text));
            }
        }
        let mut vectors = Vec::new();
        for batch in inputs.chunks(BATCH) {
            let texts: Vec<&str> = batch.iter().map(String::as_str).collect();
            let encoded = encoder.encode_passages(&texts)?;
            vectors.extend(encoded.iter().map(|vector| vector.as_slice().to_vec()));
        }
        Ok(Self { urls, vectors })
    }

    /// Pages by their nearest passage.
    fn nearest(&self, question: &[f32]) -> Vec<String> {
        let product =
            |vector: &Vec<f32>| vector.iter().zip(question).map(|(a, b)| a * b).sum::<f32>();
        let mut scored: Vec<(f32, &String)> =
            self.vectors.iter().map(product).zip(&self.urls).collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut found: Vec<String> = Vec::new();
        for (_, url) in scored {
            if !found.contains(url) {
                found.push(url.clone());
            }
            if found.len() == LIMIT {
                break;
            }
        }
        found
    }
}

/// With one right answer, wherever it is.
fn ndcg(place: Option<usize>) -> f64 {
    place.map_or(0.0, |place| 1.0 / ((place + 2) as f64).log2())
}
