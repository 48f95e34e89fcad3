//! The f32 towers, operation by operation in candle: slow, plain, and what the int8 path is held against.

use candle_core::{Device, Tensor};
use nearsight_image::PixelValues;
use nearsight_tokenizer::Tokenizer;
use nearsight_vector::Embedding;

use super::config::{CHANNELS, ClipConfig, VisionConfig};
use crate::EncoderError;
use crate::activation::Activation;
use crate::reference::{Layer, Norm, Reader};
use crate::transformer::Shape;
use crate::weights::Weights;
use crate::{TextArchitecture, TextConfig};

/// A CLIP model with the original f32 weights.
pub struct ReferenceClip {
    tokenizer: Tokenizer,
    text: TextTower,
    vision: VisionTower,
    /// Natural logarithm of what cosines are multiplied with.
    logit_scale: f32,
}

struct TextTower {
    tokens: Tensor,
    positions: Tensor,
    stack: ReferenceStack,
    max_tokens: usize,
}

struct VisionTower {
    /// `[width, 3, patch, patch]`.
    patches: Tensor,
    class: Tensor,
    positions: Tensor,
    norm: Norm,
    stack: ReferenceStack,
    config: VisionConfig,
}

/// The layers of a tower and what becomes of the token that stands for all.
struct ReferenceStack {
    layers: Vec<Layer>,
    shape: Shape,
    final_norm: Norm,
    /// `[width, projection]`.
    projection: Tensor,
}

impl ReferenceClip {
    /// Reads a model in the hub's layout: `model.safetensors`, `config.json`, `tokenizer.json`.
    ///
    /// # Errors
    /// [`EncoderError`] if a file is damaged or does not fit the configuration.
    pub fn from_bytes(
        weights: &[u8],
        config: &[u8],
        tokenizer: &[u8],
    ) -> Result<Self, EncoderError> {
        let config = ClipConfig::from_json(config)?;
        let reader = Reader {
            weights: Weights::from_bytes("model.safetensors", weights)?,
            prefix: "",
        };
        let logit_scale = reader.weights.f32("logit_scale", &[])?;
        Ok(Self {
            tokenizer: Tokenizer::from_bytes(tokenizer)?,
            text: TextTower::read(&reader, &config.text, config.projection)?,
            vision: VisionTower::read(&reader, &config.vision, config.projection)?,
            logit_scale: logit_scale.first().copied().unwrap_or_default(),
        })
    }

    /// The unit vector of a text.
    ///
    /// # Errors
    /// [`EncoderError::Vector`] if the weights give NaN; [`EncoderError::Tensor`] if candle refuses.
    pub fn encode_text(&self, text: &str) -> Result<Embedding, EncoderError> {
        let ids = self.tokenizer.encode(text, self.text.max_tokens).ids;
        Ok(Embedding::normalize(self.text.forward(&ids)?.to_vec1()?)?)
    }

    /// The unit vector of a picture.
    ///
    /// # Errors
    /// As [`Self::encode_text`].
    pub fn encode_picture(&self, picture: &PixelValues) -> Result<Embedding, EncoderError> {
        Ok(Embedding::normalize(
            self.vision.forward(picture)?.to_vec1()?,
        )?)
    }

    /// What cosines of texts and pictures are multiplied with before they become probabilities.
    pub fn logit_scale(&self) -> f32 {
        self.logit_scale.exp()
    }
}

impl TextTower {
    fn read(reader: &Reader, config: &TextConfig, projection: usize) -> Result<Self, EncoderError> {
        let (width, name) = (config.hidden_size, "text_model");
        let table = |part: &str, rows| {
            reader.tensor(&format!("{name}.embeddings.{part}.weight"), &[rows, width])
        };
        Ok(Self {
            tokens: table("token_embedding", config.vocab_size)?,
            positions: table("position_embedding", config.max_position_embeddings)?,
            stack: ReferenceStack::read(
                reader,
                TextArchitecture::Clip.shape(config),
                [name, "final_layer_norm", "text_projection"],
                projection,
            )?,
            max_tokens: config.max_position_embeddings,
        })
    }

    fn forward(&self, ids: &[u32]) -> candle_core::Result<Tensor> {
        let positions = self.positions.narrow(0, 0, ids.len())?;
        let tokens = self
            .tokens
            .index_select(&Tensor::new(ids, &Device::Cpu)?, 0)?;
        // The last token has seen all others.
        self.stack.forward((tokens + positions)?, ids.len() - 1)
    }
}

impl VisionTower {
    fn read(
        reader: &Reader,
        config: &VisionConfig,
        projection: usize,
    ) -> Result<Self, EncoderError> {
        let (width, patch, name) = (config.hidden_size, config.patch_size, "vision_model");
        let embedding = |part: &str, shape: &[usize]| {
            reader.tensor(&format!("{name}.embeddings.{part}"), shape)
        };
        Ok(Self {
            patches: embedding("patch_embedding.weight", &[width, CHANNELS, patch, patch])?,
            class: embedding("class_embedding", &[width])?,
            positions: embedding("position_embedding.weight", &[config.n_tokens(), width])?,
            // Spelled so in every checkpoint.
            norm: reader.norm(
                &format!("{name}.pre_layrnorm"),
                width,
                config.layer_norm_eps,
            )?,
            stack: ReferenceStack::read(
                reader,
                config.shape(),
                [name, "post_layernorm", "visual_projection"],
                projection,
            )?,
            config: config.clone(),
        })
    }

    fn forward(&self, picture: &PixelValues) -> candle_core::Result<Tensor> {
        let (width, patch) = (self.config.hidden_size, self.config.patch_size);
        let shape = (1, CHANNELS, picture.height(), picture.width());
        let pixels = Tensor::from_slice(picture.values(), shape, &Device::Cpu)?;
        let patches = pixels.conv2d(&self.patches, 0, patch, 1, 1)?;
        let patches = patches.reshape((width, ()))?.t()?;
        let tokens = Tensor::cat(&[&self.class.reshape((1, width))?, &patches], 0)?;
        let hidden = self.norm.forward(&(tokens + &self.positions)?)?;
        self.stack.forward(hidden, 0)
    }
}

impl ReferenceStack {
    /// `names`: the tower, its last LayerNorm, the projection.
    fn read(
        reader: &Reader,
        shape: Shape,
        [tower, final_norm, projection]: [&str; 3],
        outputs: usize,
    ) -> Result<Self, EncoderError> {
        let layers = (0..shape.layers).map(|index| {
            let name = format!("{tower}.encoder.layers.{index}");
            read_layer(reader, &name, &shape)
        });
        let name = format!("{projection}.weight");
        let projection = reader.tensor(&name, &[outputs, shape.width])?;
        let final_norm = format!("{tower}.{final_norm}");
        Ok(Self {
            layers: layers.collect::<Result<_, _>>()?,
            final_norm: reader.norm(&final_norm, shape.width, shape.epsilon)?,
            projection: projection.t()?.contiguous()?,
            shape,
        })
    }

    /// The projected vector of one token of the last layer.
    fn forward(&self, mut hidden: Tensor, token: usize) -> candle_core::Result<Tensor> {
        for layer in &self.layers {
            hidden = forward(layer, &hidden, &self.shape)?;
        }
        let last = self.final_norm.forward(&hidden.narrow(0, token, 1)?)?;
        last.matmul(&self.projection)?.get(0)
    }
}

fn read_layer(reader: &Reader, name: &str, shape: &Shape) -> Result<Layer, EncoderError> {
    let (width, inner) = (shape.width, shape.inner);
    let linear =
        |part: &str, outputs, inputs| reader.linear(&format!("{name}.{part}"), outputs, inputs);
    let norm = |part: &str| reader.norm(&format!("{name}.{part}"), width, shape.epsilon);
    Ok(Layer {
        query: linear("self_attn.q_proj", width, width)?,
        key: linear("self_attn.k_proj", width, width)?,
        value: linear("self_attn.v_proj", width, width)?,
        attention_output: linear("self_attn.out_proj", width, width)?,
        attention_norm: norm("layer_norm1")?,
        intermediate: linear("mlp.fc1", inner, width)?,
        output: linear("mlp.fc2", width, inner)?,
        output_norm: norm("layer_norm2")?,
    })
}

/// Norms before the attention and before the intermediate layer.
fn forward(layer: &Layer, hidden: &Tensor, shape: &Shape) -> candle_core::Result<Tensor> {
    let normal = layer.attention_norm.forward(hidden)?;
    let hidden = (hidden + layer.attended(&normal, shape.heads, shape.sight)?)?;
    let inner = layer.output_norm.forward(&hidden)?;
    let inner = layer.intermediate.forward(&inner)?;
    let inner = match shape.activation {
        Activation::Gelu => inner.gelu_erf()?,
        Activation::QuickGelu => {
            let sigmoid = ((inner.affine(-1.702, 0.0)?.exp()? + 1.0)?).recip()?;
            (inner * sigmoid)?
        }
    };
    &hidden + layer.output.forward(&inner)?
}
