//! The numbers of the ranking. k1, stem, prefix and typo were tuned on known-item queries (examples/quality.rs).

/// What a search weighs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parameters {
    /// How soon further occurrences of a word stop counting (BM25's k1).
    pub k1: f32,
    /// An occurrence of another form of the word, as a share of one of the word as typed.
    pub stem: f32,
    /// An occurrence of a longer word that begins with the last word of the query.
    pub prefix: f32,
    /// An occurrence of a word one typo away.
    pub typo: f32,
    /// One with a wrong first letter.
    pub first_letter: f32,
    /// One two typos away.
    pub two_typos: f32,
    /// A word in fewer documents than this, in any form, is also looked for with typos; 0 switches typos off.
    pub typo_below: usize,
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            k1: 2.0,
            stem: 0.8,
            prefix: 0.6,
            typo: 0.6,
            first_letter: 0.4,
            two_typos: 0.3,
            typo_below: 1,
        }
    }
}
