//! The int8 encoder as a whole, on a tiny random model.

use nearsight_test_support::TinyBert;

use crate::kernel::Target;
use crate::{Pooling, Prefixes, ReferenceEncoder, Source, TextEncoder, quantize};

const TEXTS: [&str; 5] = [
    "the river",
    "searching words and stones in a river of vectors",
    "",
    "the the the the search engine, it is said, never sleeps; nor do the rivers.",
    "zyx 9876 wvu",
];

fn encoders() -> (TextEncoder, ReferenceEncoder) {
    let tiny = TinyBert::new(5);
    let source = Source {
        id: "tiny".into(),
        origin: "random".into(),
        licence: "MIT".into(),
        max_tokens: 64,
        ..Source::default()
    };
    let quantized = quantize(&tiny.weights, &tiny.config, &tiny.vocab, &source, 4096).unwrap();
    let reference =
        ReferenceEncoder::from_bytes(&tiny.weights, &tiny.config, &tiny.vocab, 64).unwrap();
    let loader = quantized.loader().unwrap();
    (loader.finish().unwrap(), reference)
}

#[test]
fn int8_stays_close_to_f32() {
    let (int8, reference) = encoders();
    for (text, ours) in TEXTS.iter().zip(int8.encode(&TEXTS).unwrap()) {
        let cosine = ours.cosine(&reference.encode(text).unwrap());
        assert!(cosine > 0.999, "{text:?}: cosine {cosine}");
    }
}

#[test]
fn a_text_has_the_same_vector_alone_and_in_any_batch() {
    let (int8, _) = encoders();
    let many: Vec<&str> = TEXTS.iter().copied().cycle().take(200).collect();
    for (index, vector) in int8.encode(&many).unwrap().iter().enumerate() {
        let alone = int8.encode(&[many[index]]).unwrap();
        assert_eq!(vector.as_slice(), alone[0].as_slice(), "text {index}");
    }
}

#[test]
fn a_text_has_the_same_vector_on_every_target_of_this_machine() {
    let encode = |target| encoders().0.on(target).encode(&TEXTS).unwrap();
    let baseline = encode(Target::Baseline);
    for target in Target::available() {
        for (ours, expected) in encode(target).iter().zip(&baseline) {
            assert_eq!(ours.as_slice(), expected.as_slice(), "{}", target.name());
        }
    }
}

#[test]
fn texts_are_cut_at_the_longest_input() {
    let (int8, _) = encoders();
    let long = "word ".repeat(500);
    let longer = format!("{long} river");
    let vectors = int8.encode(&[&long, &longer]).unwrap();
    assert_eq!(vectors[0].as_slice(), vectors[1].as_slice());
}

#[test]
fn no_texts_give_no_vectors() {
    assert!(encoders().0.encode(&[]).unwrap().is_empty());
}

#[test]
fn prefixes_stand_before_queries_and_passages_and_pooling_is_the_manifests() {
    let tiny = TinyBert::new(5);
    let source = Source {
        id: "tiny".into(),
        max_tokens: 64,
        pooling: Pooling::Cls,
        prefixes: Prefixes {
            query: "search: ".into(),
            passage: "a stone: ".into(),
        },
        ..Source::default()
    };
    let quantized = quantize(&tiny.weights, &tiny.config, &tiny.vocab, &source, 4096).unwrap();
    let encoder = quantized.loader().unwrap().finish().unwrap();
    let plain = encoder
        .encode(&["search: river", "a stone: river", "river"])
        .unwrap();
    let query = encoder.encode_query("river").unwrap();
    let passage = encoder.encode_passages(&["river"]).unwrap().remove(0);
    assert_eq!(query.as_slice(), plain[0].as_slice());
    assert_eq!(passage.as_slice(), plain[1].as_slice());
    assert!(query.cosine(&passage) < 0.999 && query.cosine(&plain[2]) < 0.999);
    assert_eq!(encoder.n_passage_prefix_tokens(), 3);

    let reference = ReferenceEncoder::from_bytes(&tiny.weights, &tiny.config, &tiny.vocab, 64)
        .unwrap()
        .with_pooling(Pooling::Cls);
    let cosine = query.cosine(&reference.encode("search: river").unwrap());
    assert!(cosine > 0.99, "cosine {cosine}");
}
