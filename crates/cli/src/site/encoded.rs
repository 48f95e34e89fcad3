//! The vectors that an index needs: of passages, and of words so that questions need no model.

use std::path::Path;

use nearsight_site::{Corpus, Encoded, Matrix};
use rayon::prelude::*;

use super::crew::Crew;
use super::passages::Pages;
use super::vector_cache::{Key, VectorCache};
use crate::error::CliError;
use crate::{parallel, progress};

/// Texts that a thread encodes at once, at most.
const BATCH: usize = 24;
/// Texts whose vectors are kept before the next ones are encoded, so that a run that is stopped loses a minute at most.
const KEPT_AT_ONCE: usize = 100 * BATCH;
/// Words of the model's vocabulary that questions may have though the site has not: the most frequent so many.
const COMMON_WORDS: usize = 8_000;

/// Encodes what `cache` does not have.
pub(crate) fn encoded(
    pages: &Pages,
    vocabulary: &str,
    crew: &Crew,
    cache: &mut VectorCache,
) -> Result<(Encoded, Vec<Key>), CliError> {
    let mut corpus = Corpus::new(texts(pages), common_words(vocabulary));
    corpus.fragments.extend(pages.inputs.iter().cloned());
    let all: Vec<&str> = [&pages.inputs, &corpus.fragments, &corpus.words]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let keys: Vec<Key> = all.par_iter().map(|text| VectorCache::key(text)).collect();
    encode_missing(&all, &keys, crew, cache)?;
    let encoder = crew.encoder;
    let (of_passages, rest) = keys.split_at(pages.inputs.len());
    let (of_fragments, of_words) = rest.split_at(corpus.fragments.len());
    let [passages, fragments, words] =
        [of_passages, of_fragments, of_words].map(|keys| matrix(keys, cache, encoder.dimension()));
    let encoded = Encoded {
        model: encoder.fingerprint().to_owned(),
        corpus,
        passages,
        fragments,
        words,
    };
    Ok((encoded, keys))
}

/// Titles, headings and texts without listings: what questions are like.
fn texts(pages: &Pages) -> impl Iterator<Item = &str> {
    pages.inputs.iter().flat_map(|input| {
        let (context, text) = input.split_once('\n').unwrap_or((input, ""));
        context.split(" › ").chain([text])
    })
}

fn common_words(vocabulary: &str) -> impl Iterator<Item = &str> {
    let words = vocabulary
        .lines()
        .filter(|piece| piece.len() > 1 && piece.bytes().all(|byte| byte.is_ascii_lowercase()));
    words.take(COMMON_WORDS)
}

fn encode_missing(
    texts: &[&str],
    keys: &[Key],
    crew: &Crew,
    cache: &mut VectorCache,
) -> Result<(), CliError> {
    let mut missing: Vec<(Key, &str)> = keys
        .par_iter()
        .copied()
        .zip(texts.par_iter().copied())
        .filter(|(key, _)| cache.get(key).is_none())
        .collect();
    // Texts of a length share a batch, and each once.
    missing.sort_by_key(|&(key, text)| (text.len(), key));
    missing.dedup_by_key(|&mut (key, _)| key);
    let bar = progress::counting("encoding", "texts", missing.len());
    // Of few texts every thread takes some: a text's vector does not depend on what is encoded beside it.
    let n_threads = parallel::threads(crew.size);
    let batch = missing.len().div_ceil(n_threads).clamp(1, BATCH);
    for part in missing.chunks(KEPT_AT_ONCE) {
        let batches = part.chunks(batch);
        let batches: Vec<Vec<&str>> = batches
            .map(|batch| batch.iter().map(|&(_, text)| text).collect())
            .collect();
        let done = crew.encode(&batches, &|| bar.inc(batch as u64))?;
        let vectors = done
            .iter()
            .flat_map(|batch| batch.chunks_exact(crew.encoder.dimension()));
        for ((key, _), vector) in part.iter().zip(vectors) {
            cache.insert(*key, vector);
        }
        cache.keep()?;
    }
    bar.finish_and_clear();
    Ok(())
}

fn matrix(keys: &[Key], cache: &VectorCache, dimension: usize) -> Matrix {
    let rows: Vec<&[f32]> = keys.par_iter().filter_map(|key| cache.get(key)).collect();
    Matrix::of_rows(&rows, dimension)
}

/// The folder of the vectors of sites.
pub(crate) fn cache_folder(models: &Path) -> std::path::PathBuf {
    models.join("site-vectors")
}
