//! Who encodes the texts of a site: threads, or, where there are none, instances of this command.

use std::num::NonZero;

use nearsight_encoder::TextEncoder;

use crate::error::CliError;

#[cfg(not(target_os = "wasi"))]
use crate::parallel;

/// Vectors of a batch of texts, one behind another.
pub(crate) type Encoded = Vec<f32>;

/// An encoder and how many may run at once; the vectors do not depend on it.
pub(super) struct Crew<'a> {
    pub(super) encoder: &'a TextEncoder,
    /// Name of the model's folder.
    #[cfg_attr(
        not(target_os = "wasi"),
        expect(
            dead_code,
            reason = "instances load it themselves, threads share the encoder"
        )
    )]
    pub(super) model: &'a str,
    pub(super) size: NonZero<usize>,
}

impl Crew<'_> {
    /// Encodes each batch; `on_done` is told of each.
    ///
    /// # Errors
    /// What the encoder refuses; `file-unwritable` where instances have no place for what they make.
    #[cfg(not(target_os = "wasi"))]
    pub(super) fn encode(
        &self,
        batches: &[Vec<&str>],
        on_done: &(dyn Fn() + Sync),
    ) -> Result<Vec<Encoded>, CliError> {
        parallel::each(batches, self.size, on_done, |batch| {
            encode(self.encoder, batch)
        })
    }

    /// The same, by instances.
    #[cfg(target_os = "wasi")]
    pub(super) fn encode(
        &self,
        batches: &[Vec<&str>],
        on_done: &(dyn Fn() + Sync),
    ) -> Result<Vec<Encoded>, CliError> {
        super::instances::encode(self, batches, on_done)
    }
}

/// The vectors of one batch.
pub(crate) fn encode(encoder: &TextEncoder, texts: &[&str]) -> Result<Encoded, CliError> {
    let vectors = encoder.encode_passages(texts)?;
    let values = vectors.iter().flat_map(|vector| vector.as_slice());
    Ok(values.copied().collect())
}
