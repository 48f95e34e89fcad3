//! Documents found by their words.

use std::ops::Range;

use nearsight_lexical::{
    Expansion, Field, Highlighter, Language, LexicalError, LexicalIndex, Query, merged,
};
use nearsight_payload::RoaringBitmap;

use crate::document::Document;
use crate::fields::Fields;
use crate::highlight::{Wanted, without_stop_words};

/// A word in a field that heads the body, such as a title, says so much more than one in the body. Titles of 10,000 sections, one
/// letter wrong, find theirs at .853 MRR with this and [`CONTEXT_B`], at .769 with 2 and 0 (`./build.sh bench index`, words);
/// to texts without their headings it makes no difference (lexical's `--example quality`).
const CONTEXT_WEIGHT: f32 = 4.0;
/// How much the length of such a field counts against it (BM25F's b): a title that says only what is asked is the better one.
const CONTEXT_B: f32 = 0.5;
/// What most models read.
const ENGLISH: &str = "en";

/// The postings of all documents, by slot.
pub(super) struct Words {
    index: LexicalIndex,
}

impl Words {
    /// Of no documents, in English.
    pub(super) fn new(fields: &Fields) -> Self {
        Self::in_language(fields, Language::from_tag(ENGLISH).unwrap_or_default())
    }

    /// Of no documents.
    pub(super) fn in_language(fields: &Fields, language: Language) -> Self {
        let body_idx = fields.names().len().saturating_sub(1);
        let declared = fields.names().enumerate();
        let declared = declared.map(|(idx, name)| match idx < body_idx {
            true => Field {
                b: CONTEXT_B,
                ..Field::new(name, CONTEXT_WEIGHT)
            },
            false => Field::new(name, 1.0),
        });
        let mut declared: Vec<Field> = declared.collect();
        if declared.is_empty() {
            // Never has a word in it.
            declared.push(Field::new("", 1.0));
        }
        #[expect(
            clippy::expect_used,
            reason = "`Fields` has at most `MAX_FIELDS` text fields"
        )]
        let index = LexicalIndex::new(declared, language).expect("sound fields");
        Self { index }
    }

    /// Takes the document of a slot above all others.
    pub(super) fn insert(
        &mut self,
        row: u32,
        document: &Document,
        fields: &Fields,
    ) -> Result<(), LexicalError> {
        let texts = fields
            .names()
            .map(|name| document.text(name).unwrap_or_default());
        let mut texts: Vec<&str> = texts.collect();
        texts.resize(texts.len().max(1), "");
        self.index.insert(row, &texts)
    }

    pub(super) fn remove(&mut self, row: u32) {
        self.index.remove(row);
    }

    /// Numbers the documents anew without gaps, as the store of documents does.
    pub(super) fn compact(&mut self) {
        self.index.compact();
    }

    /// Looks up the words of a question.
    pub(super) fn ask(&self, text: &str) -> Asked<'_> {
        let query = match self.index.language().tag() {
            ENGLISH => Query::parse(&without_stop_words(text)),
            // The words that say nothing are known of English alone.
            _ => Query::parse(text),
        };
        let expansion = self.index.expand(query);
        Asked {
            highlighter: expansion.highlighter(),
            wanted: Wanted::of(text),
            expansion,
        }
    }

    /// The documents numbered from 0 without gaps.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut compact = self.index.clone();
        compact.compact();
        compact.to_bytes()
    }

    /// Of a section of a file.
    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Self, LexicalError> {
        let index = LexicalIndex::from_verified_bytes(bytes)?;
        Ok(Self { index })
    }

    /// Number of documents.
    pub(super) fn len(&self) -> usize {
        self.index.len()
    }
}

/// The words of one question: what finds documents by them, and marks them in texts.
pub(super) struct Asked<'a> {
    expansion: Expansion<'a>,
    highlighter: Highlighter,
    wanted: Wanted,
}

impl Asked<'_> {
    /// The documents of `among` with the words, the best first: slot and BM25; and the score of every word once.
    pub(super) fn search(
        &self,
        among: Option<&RoaringBitmap>,
        limit: usize,
    ) -> (Vec<(u32, f32)>, f32) {
        let found = self.expansion.search(limit, among);
        let once = found.first().map_or(1.0, |best| best.score / best.share);
        let scored = found.into_iter().map(|found| (found.row, found.score));
        (scored.collect(), once)
    }

    /// The words of `passage` that answer, misspelled and unfinished ones too; ascending and apart.
    pub(super) fn ranges(&self, passage: &str) -> Vec<Range<usize>> {
        let mut ranges = self.highlighter.ranges(passage);
        ranges.extend(self.wanted.ranges(passage));
        merged(ranges)
    }
}
