//! The pieces with their scores, and the best way through a word.

use crate::error::TokenizerError;
use crate::vocabulary::Vocabulary;

/// How much worse than the worst piece a character is that is in none (SentencePiece's `kUnkPenalty`).
const UNKNOWN_PENALTY: f64 = 10.0;

/// No piece of a known model comes near; time grows with the length of the longest.
const LONGEST_PIECE: usize = 256;

/// The pieces of a model; a piece's id is its place in the list.
pub(crate) struct Pieces {
    vocabulary: Vocabulary,
    /// Logarithms of probabilities. Shape: `(n_pieces,)`.
    scores: Box<[f64]>,
    unknown: u32,
    unknown_score: f64,
}

impl Pieces {
    /// `spans` says where each piece stands in `text`. The pieces of `hidden`, specials, are found in no text.
    pub(crate) fn new(
        text: String,
        spans: Vec<(u32, u32)>,
        scores: Vec<f64>,
        unknown: u32,
        hidden: &[u32],
    ) -> Result<Self, TokenizerError> {
        let refuse = |reason: String| Err(TokenizerError::Damaged { reason });
        if unknown as usize >= spans.len() {
            return refuse(format!(
                "unk_id is {unknown}, the vocabulary has {} pieces",
                spans.len()
            ));
        }
        if let Some(at) = scores.iter().position(|score| !score.is_finite()) {
            return refuse(format!("the score of piece {at} is {}", scores[at]));
        }
        if let Some(at) = spans
            .iter()
            .position(|(start, end)| (end - start) as usize > LONGEST_PIECE)
        {
            return refuse(format!(
                "piece {at} is longer than {LONGEST_PIECE} bytes, as none of a known model is"
            ));
        }
        let worst = scores.iter().fold(f64::INFINITY, |worst, &s| worst.min(s));
        Ok(Self {
            vocabulary: Vocabulary::from_pieces(text, spans, hidden)?,
            scores: scores.into(),
            unknown,
            unknown_score: worst - UNKNOWN_PENALTY,
        })
    }

    /// The number of pieces, hidden ones counted.
    pub(crate) fn len(&self) -> usize {
        self.scores.len()
    }
}

/// The best piece that ends at a place of a word.
#[derive(Clone, Copy)]
struct Step {
    /// Sum of the scores up to here.
    score: f64,
    /// Where the piece starts, or [`NOWHERE`].
    start: usize,
    id: u32,
}

const NOWHERE: usize = usize::MAX;

/// Buffers for the search, reused from word to word.
#[derive(Default)]
pub(super) struct Lattice {
    /// Shape: `(bytes of the word + 1,)`; only places between characters are reached.
    steps: Vec<Step>,
    ids: Vec<u32>,
}

impl Lattice {
    /// The ids of the pieces that `word` is best cut into. Characters without a piece that follow one another are one
    /// unknown. Takes time in proportion to the word, whatever is in it.
    pub(super) fn best(&mut self, word: &str, pieces: &Pieces) -> &[u32] {
        self.steps.clear();
        self.steps.resize(
            word.len() + 1,
            Step {
                score: 0.0,
                start: NOWHERE,
                id: 0,
            },
        );
        for (start, c) in word.char_indices() {
            let mut has_single = false;
            (pieces.vocabulary).visit_prefixes(&word[start..], |id, length| {
                self.offer(start, start + length, id, pieces.scores[id as usize]);
                has_single |= length == c.len_utf8();
            });
            if !has_single {
                let end = start + c.len_utf8();
                self.offer(start, end, pieces.unknown, pieces.unknown_score);
            }
        }
        self.walk_back(pieces.unknown);
        &self.ids
    }

    /// Takes a piece if it makes the way to its end better. On a draw the one that starts first stays.
    fn offer(&mut self, start: usize, end: usize, id: u32, score: f64) {
        let score = self.steps[start].score + score;
        let step = &mut self.steps[end];
        if step.start == NOWHERE || score > step.score {
            *step = Step { score, start, id };
        }
    }

    fn walk_back(&mut self, unknown: u32) {
        self.ids.clear();
        let mut end = self.steps.len() - 1;
        while end > 0 {
            let Step { start, id, .. } = self.steps[end];
            if id != unknown || self.ids.last() != Some(&unknown) {
                self.ids.push(id);
            }
            end = start;
        }
        self.ids.reverse();
    }
}
