//! Which of the sizes that a model can have.

/// How the parts of a model are made small. Each combination is a vector space of its own, with its own fingerprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Variant {
    /// The table of word embeddings, a third of the file.
    pub words: WordBits,
    /// The linear layers, the rest of it.
    pub linears: LinearBits,
    /// Which pieces keep their row.
    pub vocabulary: Pieces,
}

/// Bits of a word embedding's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WordBits {
    /// 8 bits, one scale a row.
    Int8,
    /// 4 bits, one scale for 32 values.
    #[default]
    Int4,
}

/// Bits of a weight: always one scale an output channel, and steps that the kernels use as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LinearBits {
    /// 127 steps to the channel's largest weight; 7.1 bits in the file.
    #[default]
    Int8,
    /// 63 steps; 6.1 bits in the file.
    Int7,
}

/// Pieces of the vocabulary that are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pieces {
    /// All that the tokenizer can ever give. Every text keeps its vector.
    #[default]
    All,
    /// Only those of the Latin script, digits and signs. Words in other scripts become `[UNK]`.
    Latin,
}

impl Variant {
    /// Names it in manifests and fingerprints. The first part is the scheme of rounding: error feedback for the
    /// linear layers, groups for the tables.
    pub fn name(&self) -> String {
        let words = match self.words {
            WordBits::Int8 => "words8",
            WordBits::Int4 => "words4",
        };
        let linears = match self.linears {
            LinearBits::Int8 => "linears8",
            LinearBits::Int7 => "linears7",
        };
        let pieces = match self.vocabulary {
            Pieces::All => "all",
            Pieces::Latin => "latin",
        };
        format!("feedback-1/{words}/{linears}/{pieces}")
    }
}

impl LinearBits {
    /// The largest code.
    pub(super) fn largest(self) -> f32 {
        match self {
            Self::Int8 => 127.0,
            Self::Int7 => 63.0,
        }
    }
}
