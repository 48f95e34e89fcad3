//! Which of the sizes that a model can have.

/// How the parts of a model are made small. Each combination is a vector space of its own, with its own fingerprint.
/// Linear layers always have 8 bits a weight and one scale an output channel: the kernels use them as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Variant {
    /// The table of word embeddings.
    pub words: WordBits,
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

/// Pieces of the vocabulary that are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pieces {
    /// All of them.
    #[default]
    All,
    /// Only those of the Latin script, digits and signs. Words in other scripts become `[UNK]`.
    Latin,
}

impl WordBits {
    /// The name in schemes.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Int8 => "words8",
            Self::Int4 => "words4",
        }
    }
}

impl Variant {
    /// Names it in manifests and fingerprints. The first part is the scheme of rounding: error feedback for the
    /// linear layers, groups for the words.
    pub fn name(&self) -> String {
        let words = self.words.name();
        let pieces = match self.vocabulary {
            Pieces::All => "all",
            Pieces::Latin => "latin",
        };
        format!("feedback-1/{words}/{pieces}")
    }
}
