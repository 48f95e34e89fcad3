//! Training of a head that puts pictures where a text encoder puts the words for them; `nearsight_encoder` says what the head is.
//!
//! Half of what the network sees are pictures with texts that describe them. The other half are made of the encoder's
//! own classifier: what features fit a class best, with noise, and the class's name. Without these a head knows
//! nothing but the pictures it was trained on.

mod corpus;
mod gate;
mod network;
mod sampler;
mod standard;

use std::ops::ControlFlow;

use candle_core::{Device, Tensor};
use candle_nn::{AdamW, Optimizer, ParamsAdamW};
use nearsight_encoder::{AlignmentConfig, AlignmentWeights};

pub use corpus::{Class, Corpus, Picture};

use crate::LearnError;
use crate::info_nce::info_nce;
use crate::random::Random;
use gate::Gate;
use network::Network;
use sampler::Sampler;
use standard::Standard;

/// How a head is trained.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Everything random comes of it.
    pub seed: u64,
    /// Batches.
    pub steps: usize,
    /// Pairs of a batch, half of them pictures.
    pub batch: usize,
    /// Width of the hidden layer, a multiple of 8.
    pub hidden: usize,
    /// Share of features and of hidden values that a step leaves out.
    pub dropout: f32,
    /// Of the loss.
    pub temperature: f64,
    /// At its highest; it rises for [`Settings::warm_up`] steps and falls with a cosine.
    pub learning_rate: f64,
    /// Steps of rising.
    pub warm_up: usize,
    /// Decoupled (Loshchilov and Hutter 2019).
    pub weight_decay: f64,
    /// Number of the gate's centres.
    pub centres: usize,
    /// Divides the classifier's logits before they become shares of the classes' names.
    pub class_temperature: f32,
    /// Share of the classes' names beside the network's answer.
    pub mix: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            seed: 1,
            steps: 2500,
            batch: 256,
            hidden: 384,
            dropout: 0.2,
            temperature: 0.05,
            learning_rate: 1e-3,
            warm_up: 100,
            weight_decay: 0.01,
            centres: 64,
            class_temperature: 2.0,
            mix: 0.1,
        }
    }
}

/// Trains a head. `on_step` is told the step and its loss, and may stop it.
///
/// # Errors
/// [`LearnError::Corpus`] and [`LearnError::Setting`], naming what is wrong; [`LearnError::Stopped`];
/// [`LearnError::Diverged`].
pub fn train(
    corpus: &Corpus,
    settings: &Settings,
    on_step: &mut dyn FnMut(usize, f32) -> ControlFlow<()>,
) -> Result<AlignmentWeights, LearnError> {
    settings.check()?;
    corpus.check()?;
    let standard = Standard::of(corpus);
    let network = fit(corpus, &standard, settings, on_step)?;
    let gate = Gate::fit(corpus, &standard, settings)?;
    let [hidden, hidden_bias, output, output_bias] = network.weights()?;
    Ok(AlignmentWeights {
        config: AlignmentConfig {
            hidden: settings.hidden,
            centres: settings.centres,
            temperature: settings.class_temperature,
            mix: settings.mix,
            gate_threshold: gate.threshold,
            gate_width: gate.width,
        },
        mean: standard.mean,
        scale: standard.scale,
        hidden,
        hidden_bias,
        output,
        output_bias,
        centres: gate.centres,
        classes: corpus.centred_class_names(),
    })
}

fn fit(
    corpus: &Corpus,
    standard: &Standard,
    settings: &Settings,
    on_step: &mut dyn FnMut(usize, f32) -> ControlFlow<()>,
) -> Result<Network, LearnError> {
    let (features, dimension) = (corpus.features(), corpus.dimension());
    let mut random = Random::new(settings.seed, 0);
    let network = Network::new(features, settings.hidden, dimension, &mut random)?;
    let mut optimizer = AdamW::new(
        network.variables(),
        ParamsAdamW {
            beta2: 0.98,
            weight_decay: settings.weight_decay,
            ..ParamsAdamW::default()
        },
    )?;
    let mut sampler = Sampler::new(corpus, standard, settings);
    for step in 0..settings.steps {
        let batch = sampler.next_batch();
        let tensor = |values: &[f32], width: usize| {
            Tensor::from_slice(values, (settings.batch, width), &Device::Cpu)
        };
        let features = tensor(&batch.features, features)?;
        let texts = tensor(&batch.texts, dimension)?;
        let placed = network.forward(&features, settings.dropout, &mut random)?;
        let loss = info_nce(&placed, &texts, settings.temperature)?;
        optimizer.set_learning_rate(settings.rate_at(step));
        optimizer.backward_step(&loss)?;
        let loss = loss.to_scalar::<f32>()?;
        if !loss.is_finite() {
            return Err(LearnError::Diverged { step });
        }
        if on_step(step, loss).is_break() {
            return Err(LearnError::Stopped);
        }
    }
    Ok(network)
}

impl Settings {
    fn rate_at(&self, step: usize) -> f64 {
        let rising = (step + 1) as f64 / self.warm_up.max(1) as f64;
        let done = step as f64 / self.steps as f64;
        let falling = (1.0 + (std::f64::consts::PI * done).cos()) / 2.0;
        self.learning_rate * rising.min(1.0) * falling
    }

    fn check(&self) -> Result<(), LearnError> {
        let refuse = |name, value: &dyn ToString, reason| {
            Err(LearnError::Setting {
                name,
                value: value.to_string(),
                reason,
            })
        };
        if self.steps == 0 {
            return refuse("steps", &self.steps, "it must be at least 1");
        }
        if self.batch < 4 {
            return refuse("batch", &self.batch, "it must be at least 4");
        }
        if self.hidden == 0 || !self.hidden.is_multiple_of(8) {
            return refuse("hidden", &self.hidden, "it must be a multiple of 8");
        }
        if !(0.0..1.0).contains(&self.dropout) {
            return refuse("dropout", &self.dropout, "it must be from 0 to below 1");
        }
        if self.centres == 0 {
            return refuse("centres", &self.centres, "it must be at least 1");
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
