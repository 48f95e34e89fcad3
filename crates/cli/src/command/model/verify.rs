//! `nearsight model verify`: small models beside the original ones.

use std::path::PathBuf;

use clap::Args;

use crate::error::CliError;
use crate::model::registry::{self, Kind, KnownModel};
use crate::model::verify::verify;
use crate::model::verify_pictures::verify_pictures;

/// Compare a model with its original weights.
#[derive(Debug, Args)]
pub(crate) struct Verify {
    /// Name of the model, whose original weights must be there
    id: String,
    /// A folder that `convert` made of the same original, instead of the model itself; may be given several times
    #[arg(long, value_name = "FOLDER")]
    folder: Vec<PathBuf>,
    /// Passages to compare on: a text file with one a line, JSON Lines with `text`, or a JSON array of strings
    /// [default: 336 built-in ones]
    #[arg(long, value_name = "FILE")]
    passages: Option<PathBuf>,
    /// Pictures to compare on, for models of pictures: a folder of JPEG, PNG, WebP or GIF files
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["passages", "folder"])]
    pictures: Option<PathBuf>,
    /// Compare on so many of the pictures at most, evenly taken
    #[arg(long, value_name = "N", default_value_t = 100, requires = "pictures")]
    most: usize,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Verify {
    pub(super) fn run(self) -> Result<(), CliError> {
        let known = registry::by_folder(&self.id);
        let reads_pictures =
            |known: &&KnownModel| matches!(known.kind, Kind::EfficientNet { .. } | Kind::Clip);
        if let (Some(known), Some(pictures)) = (known.filter(reads_pictures), &self.pictures) {
            return verify_pictures(known, pictures, self.most, self.json);
        }
        match (known.map(|known| known.kind), &self.pictures) {
            (Some(Kind::EfficientNet { .. }), None) => Err(CliError::OtherKind {
                id: self.id,
                what: "reads pictures; add `--pictures FOLDER`",
            }),
            (Some(Kind::Aligned { .. }), _) => Err(CliError::OtherKind {
                id: self.id,
                what: "is lite0 with a head: verify lite0, and measure the head with `nearsight eval pictures`",
            }),
            (_, Some(_)) => Err(CliError::OtherKind {
                id: self.id,
                what: "reads texts; leave out `--pictures`",
            }),
            (_, None) => verify(&self.id, &self.folder, self.passages.as_deref(), self.json),
        }
    }
}
