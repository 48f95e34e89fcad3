//! Files of a model folder to an [`ImageEncoder`], each checked against the manifest before it is used.

use crate::alignment::Alignment;
use crate::classifier::Classifier;
use crate::clip::ClipVision;
use crate::efficientnet::EfficientNet;
use crate::image_config::ImageConfig;
use crate::image_encoder::{Heads, ImageNetwork};
use crate::loader::Arrivals;
use crate::{EncoderError, ImageEncoder, ImageManifest, Precision};

/// Takes a model's files in any order, each whole or in pieces as it arrives, as [`crate::ModelLoader`] does.
/// The classifier's file may be left out where there is no head.
pub struct ImageModelLoader {
    manifest: ImageManifest,
    arrivals: Arrivals,
}

impl ImageModelLoader {
    /// Starts from the bytes of `manifest.json`.
    ///
    /// # Errors
    /// Those of [`ImageManifest::from_json`].
    pub fn new(manifest: &[u8]) -> Result<Self, EncoderError> {
        Ok(Self {
            manifest: ImageManifest::from_json(manifest)?,
            arrivals: Arrivals::default(),
        })
    }

    /// Computes with other numbers than the manifest says, where the network is a transformer. The vectors are of another
    /// space then, and the fingerprint says so, as that of the texts' model does with the same precision.
    pub fn with_precision(mut self, precision: Precision) -> Self {
        self.manifest.set_precision(precision);
        self
    }

    /// What the manifest says.
    pub fn manifest(&self) -> &ImageManifest {
        &self.manifest
    }

    /// Takes one whole file.
    ///
    /// # Errors
    /// Those of [`Self::begin`], [`Self::chunk`] and [`Self::end`].
    pub fn file(&mut self, name: &str, bytes: &[u8]) -> Result<(), EncoderError> {
        self.begin(name)?;
        self.chunk(bytes)?;
        self.end()
    }

    /// Begins a file that comes in pieces. One that was begun and not ended is forgotten.
    ///
    /// # Errors
    /// [`EncoderError::Missing`] for a name the manifest does not list.
    pub fn begin(&mut self, name: &str) -> Result<(), EncoderError> {
        self.arrivals.begin(name, &self.manifest.files)
    }

    /// Takes the next bytes of the file that was begun, any number of them.
    ///
    /// # Errors
    /// [`EncoderError::Damaged`] as soon as there are more than announced; [`EncoderError::NotBegun`].
    pub fn chunk(&mut self, bytes: &[u8]) -> Result<(), EncoderError> {
        self.arrivals.chunk(bytes)
    }

    /// Checks the file that was begun, and takes it if it is right.
    ///
    /// # Errors
    /// [`EncoderError::Damaged`], [`EncoderError::HashMismatch`], [`EncoderError::NotBegun`].
    pub fn end(&mut self) -> Result<(), EncoderError> {
        self.arrivals.end()
    }

    /// Packs the weights; needs all files but a classifier's that no head asks.
    ///
    /// # Errors
    /// [`EncoderError::Missing`] naming a file or tensor that was not given, [`EncoderError::Damaged`]
    /// naming a tensor of another shape.
    pub fn finish(self) -> Result<ImageEncoder, EncoderError> {
        self.arrivals.check_complete(&self.manifest.files)?;
        let (mut parts, manifest) = (self.arrivals.parts, &self.manifest);
        let dimension = manifest.dimension;
        let (network, heads) = match &manifest.config {
            ImageConfig::EfficientNet(config) => {
                let network = EfficientNet::from_parts(&mut parts, config)?;
                let classifier = Classifier::from_parts(&mut parts, config)?;
                let alignment = (manifest.alignment.as_ref())
                    .map(|head| Alignment::from_parts(&mut parts, head, config, dimension))
                    .transpose()?;
                let heads = Heads {
                    classifier,
                    alignment,
                };
                (ImageNetwork::EfficientNet(network), heads)
            }
            ImageConfig::ClipVision(config) => {
                let precision = manifest.precision;
                let tower = ClipVision::from_parts(&mut parts, config, dimension, precision)?;
                (ImageNetwork::ClipVision(Box::new(tower)), Heads::default())
            }
        };
        Ok(ImageEncoder::new(self.manifest, network, heads))
    }
}
