//! `nearsight train`: heads from pairs.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use nearsight_encoder::{ImageEncoder, Source, TextEncoder};
use nearsight_learn::alignment::{self, Class, Corpus, Picture, Settings};
use nearsight_learn::imagenet;

use crate::error::CliError;
use crate::model::cache::Cache;
use crate::model::head;
use crate::pairs::{Pair, Split};
use crate::pictures::features;
use crate::{progress, terminal};

/// Forms in which a class's name is seen.
const TEMPLATES: [&str; 4] = [
    "a photo of a {}",
    "{}",
    "a picture of a {}",
    "a close-up of a {}",
];

/// Train small networks on frozen encoders.
#[derive(Debug, Subcommand)]
pub(crate) enum Train {
    /// Put pictures where a text encoder puts the words for them
    Align(Align),
}

/// Put pictures where a text encoder puts the words for them.
#[derive(Debug, Args)]
pub(crate) struct Align {
    /// JSON Lines: {"picture": PATH, "texts": [...]}, and if known "source", "split" (train, validation, test), "group" and
    /// "query"; paths are below the file's folder. Only the split "train" is learned from
    pairs: PathBuf,
    /// Folder for the model
    #[arg(short, long, value_name = "FOLDER")]
    output: PathBuf,
    /// Name of the model [default: the folder's name]
    #[arg(long)]
    id: Option<String>,
    /// Encoder of pictures
    #[arg(long, default_value = "lite0")]
    pictures: String,
    /// Encoder of texts
    #[arg(long, default_value = "minilm-l6")]
    texts: String,
    /// Learn nothing from this source; may be given several times
    #[arg(long, value_name = "SOURCE")]
    leave_out: Vec<String>,
    /// Everything random comes of it
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Batches of 256 pairs
    #[arg(long, default_value_t = Settings::default().steps)]
    steps: usize,
    /// Share of the classes' names beside the network's answer
    #[arg(long, default_value_t = Settings::default().mix)]
    mix: f32,
    /// Keep the pictures' features in this file, for the next training
    #[arg(long, value_name = "FILE")]
    features: Option<PathBuf>,
    /// What it is trained on, for the manifest
    #[arg(long, default_value = "trained on this machine")]
    source: String,
    /// SPDX identifier of its licence
    #[arg(long, default_value = "unknown")]
    licence: String,
}

impl Train {
    /// Does it.
    pub(crate) fn run(self) -> Result<(), CliError> {
        match self {
            Self::Align(align) => align.run(),
        }
    }
}

impl Align {
    fn run(self) -> Result<(), CliError> {
        let cache = Cache::locate();
        let pairs = Pair::read(&self.pairs)?;
        let (pictures, texts) = (
            cache.load_pictures(&self.pictures)?,
            cache.load(&self.texts)?,
        );
        let corpus = self.corpus(&pairs, &pictures, &texts)?;
        let settings = Settings {
            seed: self.seed,
            steps: self.steps,
            mix: self.mix,
            ..Settings::default()
        };
        let bar = progress::counting("training", "steps", settings.steps);
        let weights = alignment::train(&corpus, &settings, &mut |step, loss| {
            bar.set_position(step as u64 + 1);
            bar.set_message(format!("training, loss {loss:.3}"));
            ControlFlow::Continue(())
        })?;
        bar.finish_and_clear();
        let trained = weights.quantize(pictures.manifest(), &self.texts, &self.described())?;
        let manifest = head::write(&trained, &cache.folder(&self.pictures), &self.output)?;
        terminal::say(&format!(
            "{} in {}, of {} pictures and {} texts; the head {}, the model {}",
            manifest.fingerprint,
            self.output.display(),
            corpus.pictures.len(),
            corpus.texts.len(),
            progress::megabytes(trained.manifest.file.bytes),
            progress::megabytes(manifest.encoder_bytes()),
        ));
        Ok(())
    }

    fn described(&self) -> Source {
        let name = self
            .output
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        let id = self.id.clone().or(name).unwrap_or_else(|| "aligned".into());
        Source {
            id,
            origin: self.source.clone(),
            licence: self.licence.clone(),
            ..Source::default()
        }
    }

    fn corpus(
        &self,
        pairs: &[Pair],
        encoder: &ImageEncoder,
        texts: &TextEncoder,
    ) -> Result<Corpus, CliError> {
        let paths: Vec<PathBuf> = pairs.iter().map(|pair| pair.picture.clone()).collect();
        // Of all splits: the file that they are kept in serves `nearsight eval` too.
        let features = features::of_files(&paths, encoder, self.features.as_deref())?;
        let is_learned =
            |pair: &Pair| pair.split == Split::Train && !self.leave_out.contains(&pair.source);
        let learned = pairs
            .iter()
            .zip(features)
            .filter(|(pair, _)| is_learned(pair));
        let mut written = Texts::default();
        let mut sources = Names::default();
        let mut groups: BTreeMap<&str, Names> = BTreeMap::new();
        let pictures = learned.map(|(pair, features)| Picture {
            features: features.to_vec(),
            texts: pair.texts.iter().map(|text| written.place(text)).collect(),
            source: sources.place(&pair.source),
            group: groups.entry(&pair.source).or_default().place(pair.group()),
        });
        let pictures = pictures.collect();
        let classes = classes(encoder, &mut written)?;
        Ok(Corpus {
            texts: written.encode(texts)?,
            pictures,
            classes,
        })
    }
}

/// The classes of the encoder's classifier.
fn classes(encoder: &ImageEncoder, written: &mut Texts) -> Result<Vec<Class>, CliError> {
    let classes = imagenet::class_words();
    let classifier = encoder
        .classifier()
        .filter(|it| it.n_classes() == classes.len());
    let classifier = classifier.ok_or_else(|| CliError::OtherKind {
        id: encoder.id().into(),
        what: "has no classifier of ImageNet's classes; choose `--pictures lite0`",
    })?;
    let of_class = |(class, words): (usize, &&str)| Class {
        weights: classifier.weights(class).unwrap_or_default(),
        name: written.place(&format!("a photo of a {words}")),
        texts: (words.split(", ").chain([*words]))
            .flat_map(|word| TEMPLATES.map(|template| template.replace("{}", word)))
            .map(|text| written.place(&text))
            .collect(),
    };
    Ok(classes.iter().enumerate().map(of_class).collect())
}

/// Numbers for names, in the order in which they come.
#[derive(Default)]
struct Names(BTreeMap<String, usize>);

impl Names {
    fn place(&mut self, name: &str) -> usize {
        let next = self.0.len();
        *self.0.entry(name.to_owned()).or_insert(next)
    }
}

/// Texts, each encoded once.
#[derive(Default)]
struct Texts(Names);

impl Texts {
    fn place(&mut self, text: &str) -> usize {
        self.0.place(text.trim())
    }

    fn encode(&self, encoder: &TextEncoder) -> Result<Vec<nearsight_vector::Embedding>, CliError> {
        let ordered: BTreeSet<(usize, &str)> = (self.0.0.iter())
            .map(|(text, &place)| (place, text.as_str()))
            .collect();
        let texts: Vec<&str> = ordered.iter().map(|&(_, text)| text).collect();
        let bar = progress::counting("reading", "texts", texts.len());
        let mut embeddings = Vec::with_capacity(texts.len());
        for batch in texts.chunks(64) {
            embeddings.extend(encoder.encode(batch)?);
            bar.inc(batch.len() as u64);
        }
        bar.finish_and_clear();
        Ok(embeddings)
    }
}
