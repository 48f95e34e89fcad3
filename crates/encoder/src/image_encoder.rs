//! Pictures to features and unit vectors.

use nearsight_image::{Picture, PixelValues};
use nearsight_vector::Embedding;

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

/// A loaded model of pictures: how they are prepared, the int8 network, its classifier if that was fetched too.
pub struct ImageEncoder {
    manifest: ImageManifest,
    network: ImageNetwork,
    classifier: Option<Classifier>,
}

impl ImageEncoder {
    pub(crate) fn new(
        manifest: ImageManifest,
        network: ImageNetwork,
        classifier: Option<Classifier>,
    ) -> Self {
        Self {
            manifest,
            network,
            classifier,
        }
    }

    /// What the network reads of a picture.
    ///
    /// # Errors
    /// [`EncoderError::Image`].
    pub fn prepare(&self, picture: &Picture) -> Result<PixelValues, EncoderError> {
        Ok(self.manifest.preprocessing.apply(picture)?)
    }

    /// [`Self::dimension`] features of each picture, not normalised: what heads and the classifier read, or CLIP's vector.
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

    /// One unit vector a picture: its features' direction.
    ///
    /// # Errors
    /// As [`Self::features`], and [`EncoderError::Vector`] if the weights or pixels give NaN.
    pub fn encode(&self, pictures: &[PixelValues]) -> Result<Vec<Embedding>, EncoderError> {
        let features = self.features(pictures)?.into_iter();
        let embeddings = features.map(|features| Ok(Embedding::normalize(features)?));
        embeddings.collect()
    }

    /// The classifier, if its file was given to the loader.
    pub fn classifier(&self) -> Option<&Classifier> {
        self.classifier.as_ref()
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

    /// Number of a picture's features.
    pub fn dimension(&self) -> usize {
        self.manifest.dimension
    }
}
