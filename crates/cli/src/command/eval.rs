//! `nearsight eval`: how good models are on what they have not seen.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use nearsight_encoder::ImageManifest;
use nearsight_vector::Embedding;
use serde_json::json;

use crate::error::CliError;
use crate::model::cache::{self, Cache};
use crate::pairs::{Pair, Split};
use crate::pictures::features;
use crate::terminal;

/// How many pictures a person looks at.
const LOOKED_AT: [usize; 3] = [1, 5, 10];

/// Measure models.
#[derive(Debug, Subcommand)]
pub(crate) enum Eval {
    /// How well words and pictures find each other
    Pictures(Pictures),
}

/// How well words and pictures find each other.
#[derive(Debug, Args)]
pub(crate) struct Pictures {
    /// JSON Lines, as for `nearsight train align`
    pairs: PathBuf,
    /// Model of pictures with a place for texts: a name, or a folder
    #[arg(long, default_value = "lite0-minilm")]
    model: PathBuf,
    /// Which part of the pairs
    #[arg(long, value_enum, default_value = "test")]
    split: Split,
    /// Which of a head's two answers count
    #[arg(long, value_enum, default_value = "both")]
    by: By,
    /// Read the pictures' features from this file if it has them, else keep them there
    #[arg(long, value_name = "FILE")]
    features: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// Which of a head's two answers count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    /// Both, as the gate says
    Both,
    /// The names of the classifier's classes, as if no picture were like those of the training
    Classes,
    /// The trained network, as if all were
    Network,
}

/// Pictures of a source, and the ways to ask for them.
struct Gallery<'a> {
    pictures: Vec<Embedding>,
    groups: Vec<&'a str>,
    /// What is asked, where that is, the group that is meant.
    queries: Vec<(&'a str, Embedding, &'a str)>,
}

/// What is printed of a source.
struct Figures {
    n_pictures: usize,
    n_queries: usize,
    /// Pictures whose nearest query asks for their group.
    accuracy: f64,
    /// Queries with a picture of their group among the nearest.
    recall: [f64; LOOKED_AT.len()],
}

impl Eval {
    /// Does it.
    pub(crate) fn run(self) -> Result<(), CliError> {
        match self {
            Self::Pictures(pictures) => pictures.run(),
        }
    }
}

impl Pictures {
    fn run(self) -> Result<(), CliError> {
        let pairs = Pair::read(&self.pairs)?;
        let encoder = cache::load_pictures_as(&self.folder()?, |manifest| self.by.apply(manifest))?;
        let texts = encoder.texts().ok_or_else(|| CliError::OtherKind {
            id: encoder.id().into(),
            what: "has no place for texts; train one with `nearsight train align`",
        })?;
        let texts = Cache::locate().load(texts)?;
        let paths: Vec<PathBuf> = pairs.iter().map(|pair| pair.picture.clone()).collect();
        let features = features::of_files(&paths, &encoder, self.features.as_deref())?;
        let mut galleries: BTreeMap<&str, Gallery> = BTreeMap::new();
        for (pair, [features, _]) in pairs.iter().zip(features) {
            if pair.split == self.split {
                let gallery = galleries.entry(&pair.source).or_insert_with(Gallery::new);
                gallery.add(pair, encoder.embed(features)?, &texts)?;
            }
        }
        if galleries.is_empty() {
            return Err(CliError::Pairs {
                path: self.pairs,
                line: 1,
                reason: "no pair is of that split".into(),
            });
        }
        let figures = galleries
            .iter()
            .map(|(&source, gallery)| (source, gallery.figures()));
        let report = report(
            encoder.fingerprint(),
            &figures.collect::<Vec<_>>(),
            self.json,
        );
        terminal::print(&report)
    }
}

impl Pictures {
    /// A path that is there, or the name of a model.
    fn folder(&self) -> Result<PathBuf, CliError> {
        match self.model.join("manifest.json").is_file() {
            true => Ok(self.model.clone()),
            false => Cache::locate().present(&self.model.to_string_lossy()),
        }
    }
}

impl By {
    fn apply(self, manifest: &mut ImageManifest) {
        let Some(alignment) = &mut manifest.alignment else {
            return;
        };
        match self {
            Self::Both => (),
            Self::Classes => alignment.gate_threshold = f32::MAX,
            Self::Network => {
                alignment.gate_threshold = f32::MIN;
                alignment.mix = 0.0;
            }
        }
    }
}

impl<'a> Gallery<'a> {
    fn new() -> Self {
        Self {
            pictures: Vec::new(),
            groups: Vec::new(),
            queries: Vec::new(),
        }
    }

    fn add(
        &mut self,
        pair: &'a Pair,
        picture: Embedding,
        texts: &nearsight_encoder::TextEncoder,
    ) -> Result<(), CliError> {
        let (query, group) = (pair.query(), pair.group());
        self.pictures.push(picture);
        self.groups.push(group);
        if self.queries.iter().all(|&(known, ..)| known != query) {
            let place = texts.encode(&[query])?.swap_remove(0);
            self.queries.push((query, place, group));
        }
        Ok(())
    }

    fn figures(&self) -> Figures {
        let is_right = |(picture, group): &(&Embedding, &&str)| {
            let cosine = |query: &(&str, Embedding, &str)| query.1.cosine(picture);
            // The first of those that are equally near.
            let nearest = (self.queries.iter()).min_by(|a, b| cosine(b).total_cmp(&cosine(a)));
            nearest.is_some_and(|nearest| nearest.2 == **group)
        };
        let right = self
            .pictures
            .iter()
            .zip(&self.groups)
            .filter(is_right)
            .count();
        let ranks: Vec<usize> = self.queries.iter().map(|query| self.rank(query)).collect();
        let share = |n: usize, of: usize| n as f64 / of.max(1) as f64;
        let within = |most: usize| ranks.iter().filter(|&&rank| rank < most).count();
        Figures {
            n_pictures: self.pictures.len(),
            n_queries: ranks.len(),
            accuracy: share(right, self.pictures.len()),
            recall: LOOKED_AT.map(|most| share(within(most), ranks.len())),
        }
    }

    /// How many pictures of other groups are nearer than the nearest of the query's.
    fn rank(&self, (_, place, meant): &(&str, Embedding, &str)) -> usize {
        let all = self.pictures.iter().zip(&self.groups);
        let cosines = all.map(|(picture, group)| (picture.cosine(place), group == meant));
        let cosines: Vec<(f32, bool)> = cosines.collect();
        let meant = cosines.iter().filter(|(_, is_meant)| *is_meant);
        let best = meant
            .map(|&(cosine, _)| cosine)
            .fold(f32::NEG_INFINITY, f32::max);
        let before = |&&(cosine, is_meant): &&(f32, bool)| !is_meant && cosine >= best;
        cosines.iter().filter(before).count()
    }
}

fn report(fingerprint: &str, figures: &[(&str, Figures)], as_json: bool) -> String {
    if as_json {
        let of_source = |(source, figures): &(&str, Figures)| {
            let [r1, r5, r10] = figures.recall;
            let figures = json!({
                "pictures": figures.n_pictures, "queries": figures.n_queries, "accuracy": figures.accuracy,
                "recall_1": r1, "recall_5": r5, "recall_10": r10,
            });
            ((*source).to_owned(), figures)
        };
        let sources: serde_json::Map<_, _> = figures.iter().map(of_source).collect();
        return format!("{}\n", json!({ "model": fingerprint, "sources": sources }));
    }
    let mut lines = format!("{fingerprint}\n");
    for (source, figures) in figures {
        let [r1, r5, r10] = figures.recall;
        lines.push_str(&format!(
            "{source:<12} {:>5} pictures  accuracy {:.3}   {:>4} queries  recall@1 {r1:.3}  @5 {r5:.3}  @10 {r10:.3}\n",
            figures.n_pictures, figures.accuracy, figures.n_queries,
        ));
    }
    lines
}
