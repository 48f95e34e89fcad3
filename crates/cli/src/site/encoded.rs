//! The vectors that an index needs: of passages, and of words so that questions need no model.

use std::num::NonZero;
use std::path::Path;

use nearsight_encoder::TextEncoder;
use nearsight_site::{Corpus, Encoded, Matrix, Vectors};

use super::passages::Pages;
use super::vector_cache::{Key, VectorCache};
use crate::error::CliError;
use crate::{parallel, progress};

/// Texts that a thread encodes at once.
const BATCH: usize = 24;
/// Words of the model's vocabulary that questions may have though the site has not: the most frequent so many.
const COMMON_WORDS: usize = 8_000;

/// Encodes what `cache` does not have, and fits the words.
pub(crate) fn encoded(
    pages: &Pages,
    vocabulary: &str,
    encoder: &TextEncoder,
    cache: &mut VectorCache,
    n_threads: NonZero<usize>,
) -> Result<(Encoded, Vec<Key>), CliError> {
    let mut corpus = Corpus::new(texts(pages), common_words(vocabulary));
    corpus.fragments.extend(pages.inputs.iter().cloned());
    let all: Vec<&str> = [&pages.inputs, &corpus.fragments, &corpus.words]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let keys: Vec<Key> = all.iter().map(|text| VectorCache::key(text)).collect();
    encode_missing(&all, &keys, encoder, cache, n_threads)?;
    let (of_passages, rest) = keys.split_at(pages.inputs.len());
    let (of_fragments, of_words) = rest.split_at(corpus.fragments.len());
    let [passages, fragments, words] =
        [of_passages, of_fragments, of_words].map(|keys| matrix(keys, cache, encoder.dimension()));
    let vectors = Vectors {
        passages,
        fragments,
        words,
    };
    let encoded = Encoded::fit(encoder.fingerprint().to_owned(), corpus, &vectors)?;
    Ok((encoded, keys))
}

/// Titles, headings and texts without listings: what questions are like.
fn texts(pages: &Pages) -> impl Iterator<Item = &str> + Clone {
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
    encoder: &TextEncoder,
    cache: &mut VectorCache,
    n_threads: NonZero<usize>,
) -> Result<(), CliError> {
    let mut missing: Vec<(Key, &str)> = keys
        .iter()
        .copied()
        .zip(texts.iter().copied())
        .filter(|(key, _)| cache.get(key).is_none())
        .collect();
    // Texts of a length share a batch, and each once.
    missing.sort_by_key(|&(key, text)| (text.len(), key));
    missing.dedup_by_key(|&mut (key, _)| key);
    let bar = progress::counting("encoding", "texts", missing.len());
    let batches: Vec<&[(Key, &str)]> = missing.chunks(BATCH).collect();
    let on_done = || bar.inc(BATCH as u64);
    let done = parallel::each(&batches, n_threads, &on_done, |batch| {
        let texts: Vec<&str> = batch.iter().map(|&(_, text)| text).collect();
        encoder.encode_passages(&texts)
    })?;
    bar.finish_and_clear();
    for (batch, vectors) in batches.iter().zip(done) {
        for ((key, _), vector) in batch.iter().zip(vectors) {
            cache.insert(*key, vector.as_slice());
        }
    }
    Ok(())
}

fn matrix(keys: &[Key], cache: &VectorCache, dimension: usize) -> Matrix {
    let rows = keys.iter().filter_map(|key| cache.get(key));
    Matrix::new(rows.flatten().copied().collect(), dimension)
}

/// The folder of the vectors of sites.
pub(crate) fn cache_folder(models: &Path) -> std::path::PathBuf {
    models.join("site-vectors")
}
