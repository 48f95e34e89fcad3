//! Pictures to features and unit vectors.

use nearsight_image::{Picture, PixelValues};
use nearsight_vector::Embedding;

use crate::alignment::Alignment;
use crate::classifier::Classifier;
use crate::clip::ClipVision;
use crate::efficientnet::EfficientNet;
use crate::kernel::Target;
use crate::{EncoderError, ImageManifest};

/// What turns pixels into features.
pub(crate) enum ImageNetwork {
    EfficientNet(EfficientNet),
    ClipVision(Box<ClipVision>),
}

/// A loaded model of pictures: how they are prepared, the int8 network, what reads its features.
pub struct ImageEncoder {
    manifest: ImageManifest,
    network: ImageNetwork,
    heads: Heads,
}

/// What reads the features.
#[derive(Default)]
pub(crate) struct Heads {
    /// If its file was given.
    pub(crate) classifier: Option<Classifier>,
    /// If the model has one.
    pub(crate) alignment: Option<Alignment>,
}

impl ImageEncoder {
    pub(crate) fn new(manifest: ImageManifest, network: ImageNetwork, heads: Heads) -> Self {
        Self {
            manifest,
            network,
            heads,
        }
    }

    /// What the network reads of a picture.
    ///
    /// # Errors
    /// [`EncoderError::Image`].
    pub fn prepare(&self, picture: &Picture) -> Result<PixelValues, EncoderError> {
        Ok(self.manifest.preprocessing.apply(picture)?)
    }

    /// The features of each picture, not normalised: what heads and the classifier read, none of them below zero, or CLIP's
    /// vector.
    ///
    /// # Errors
    /// [`EncoderError::PixelValues`] for another size than the model reads, [`EncoderError::Tensor`] if candle refuses.
    pub fn features(&self, pictures: &[PixelValues]) -> Result<Vec<Vec<f32>>, EncoderError> {
        let expected = self.manifest.preprocessing.crop;
        for picture in pictures {
            let (width, height) = (picture.width(), picture.height());
            if (width, height) != (expected, expected) {
                return Err(EncoderError::PixelValues {
                    expected,
                    width,
                    height,
                });
            }
        }
        match &self.network {
            ImageNetwork::EfficientNet(network) => network.forward(pictures),
            ImageNetwork::ClipVision(network) => network.forward(pictures),
        }
    }

    /// One unit vector a picture, [`Self::dimension`] long: where the texts are that describe it, if the model has a head, else
    /// its features' direction.
    ///
    /// # Errors
    /// As [`Self::features`], and [`EncoderError::Vector`] if the weights or pixels give NaN.
    pub fn encode(&self, pictures: &[PixelValues]) -> Result<Vec<Embedding>, EncoderError> {
        let features = self.features(pictures)?.into_iter();
        let embeddings = features.map(|features| self.embed(features));
        embeddings.collect()
    }

    /// Where a picture of these features is: what [`Self::encode`] does after the network.
    ///
    /// # Errors
    /// As [`Self::encode`].
    pub fn embed(&self, features: Vec<f32>) -> Result<Embedding, EncoderError> {
        let logits = || self.classifier()?.logits(&features);
        Ok(match (&self.heads.alignment, logits()) {
            (Some(alignment), Some(logits)) => alignment.embed(&features, &logits)?,
            _ => Embedding::normalize(features)?,
        })
    }

    /// The classifier, if its file was given to the loader.
    pub fn classifier(&self) -> Option<&Classifier> {
        self.heads.classifier.as_ref()
    }

    /// Runs on `target` instead of the fastest of this machine, to compare them: the vectors stay the same.
    #[must_use]
    pub fn on(mut self, target: Target) -> Self {
        match &mut self.network {
            ImageNetwork::EfficientNet(network) => network.set_target(target),
            ImageNetwork::ClipVision(network) => network.set_target(target),
        }
        self
    }

    /// What the model's manifest says.
    pub fn manifest(&self) -> &ImageManifest {
        &self.manifest
    }

    /// Name of the model, for example `lite0`.
    pub fn id(&self) -> &str {
        &self.manifest.id
    }

    /// Names the vector space: vectors of different fingerprints must not be compared.
    pub fn fingerprint(&self) -> &str {
        &self.manifest.fingerprint
    }

    /// Name of the text encoder that puts texts where the pictures are that they describe.
    pub fn texts(&self) -> Option<&str> {
        self.manifest.texts.as_deref()
    }

    /// Length of a picture's vector.
    pub fn dimension(&self) -> usize {
        self.manifest.dimension
    }
}
