//! The nearest sentence, and that the cache is bounded and changes no answer.

use nearsight_encoder::TextEncoder;

use super::super::tests::encoder;
use super::*;

const PASSAGE: &str = "The river is wide.  A stone sank!\nWhat is a vector? ";

fn focus_on(sentence: &str, cache: &SentenceCache, encoder: &TextEncoder) -> String {
    let query = encoder.encode(&[sentence]).expect("an embedding").remove(0);
    let range = cache
        .nearest(VectorId(3), PASSAGE, &query, encoder)
        .expect("an answer")
        .expect("a sentence");
    PASSAGE[range].into()
}

#[test]
fn sentences_have_no_space_around_them() {
    let texts: Vec<&str> = sentences(PASSAGE)
        .into_iter()
        .map(|range| &PASSAGE[range])
        .collect();
    assert_eq!(
        texts,
        ["The river is wide.", "A stone sank!", "What is a vector?"]
    );
    assert!(sentences(" \n ").is_empty());
}

#[test]
fn the_sentence_of_the_query_is_the_focus_with_and_without_the_cache() {
    let (encoder, cache) = (encoder(1), SentenceCache::default());
    for _ in 0..2 {
        for sentence in ["The river is wide.", "A stone sank!", "What is a vector?"] {
            assert_eq!(focus_on(sentence, &cache, &encoder), sentence);
        }
    }
    assert_eq!(cache.0.lock().expect("no panic").n_sentences, 3);
}

#[test]
fn a_passage_of_one_sentence_is_its_own_focus() {
    let (encoder, cache) = (encoder(1), SentenceCache::default());
    let query = encoder.encode(&["stone"]).expect("an embedding").remove(0);
    let focus = |text| {
        cache
            .nearest(VectorId(0), text, &query, &encoder)
            .expect("an answer")
    };
    assert_eq!(focus(" one river "), Some(1..10));
    assert_eq!(focus(" "), None);
}

#[test]
fn the_cache_forgets_the_oldest() {
    let encoder = encoder(1);
    let embedding = encoder.encode(&["stone"]).expect("an embedding").remove(0);
    let sentences: Arc<[Embedding]> = vec![embedding; 100].into();
    let mut kept = Kept::default();
    for id in 0..50 {
        kept.insert(id, &sentences);
        kept.insert(id, &sentences);
    }
    assert_eq!(
        (kept.n_sentences, kept.by_passage.len(), kept.order.len()),
        (2000, 20, 20)
    );
    assert!(kept.by_passage.contains_key(&49) && !kept.by_passage.contains_key(&29));
}
