//! What a question can ask for beside words: phrases, what is excluded, and the encoder's own vector.

use crate::support::{Reader, encode, english, page, pages, passage, question};
use nearsight_site::{By, Corpus, Encoded, Matrix, Search, write};

#[test]
fn a_phrase_is_found_as_it_stands_alone() {
    for with_vectors in [false, true] {
        let mut reader = Reader::of_pages(&pages(), with_vectors);
        assert_eq!(reader.urls("\"anchor down slowly\""), ["anchor.html"]);
        assert!(
            reader.urls("\"down anchor slowly\"").is_empty(),
            "the words alone do not do"
        );
        assert!(
            reader.urls("\"anchors down\"").is_empty(),
            "nor do other forms"
        );
        let answer = reader.search(&question("rope \"a loop\""));
        assert_eq!((answer.n_found, answer.counts["topic"]["sea"]), (1, 1));
        // Of the page only the passage with the phrase is shown.
        assert_eq!(answer.hits[0].rows.len(), 1);
        let shown = reader.shown(&question("rope \"a loop\""));
        assert_eq!(shown[0].sub_results[0].title, "The bowline");
    }
}

#[test]
fn a_phrase_may_stand_in_a_title_or_a_heading() {
    let mut reader = Reader::of_pages(&pages(), false);
    assert_eq!(reader.urls("\"clove hitch\""), ["knots.html"]);
    assert_eq!(reader.urls("\"baking bread\""), ["bread.html"]);
}

#[test]
fn what_is_excluded_is_not_found() {
    let mut reader = Reader::of_pages(&pages(), true);
    assert!(reader.urls("water").contains(&"bread.html".into()));
    assert!(!reader.urls("water -yeast").contains(&"bread.html".into()));
    assert!(
        !reader
            .urls("rope -\"clove hitch\"")
            .contains(&"knots.html".into())
    );
    assert!(
        reader
            .urls("rope -\"hitch clove\"")
            .contains(&"knots.html".into()),
        "the words stand otherwise"
    );
}

#[test]
fn the_encoders_own_vector_takes_the_place_of_the_words() {
    let mut reader = Reader::of_pages(&pages(), true);
    let mut search = Search {
        by: By::Meaning,
        ..question("xyzzy ")
    };
    assert!(reader.urls("xyzzy ").is_empty());
    search.vector = Some(encode("moor mooring anchor"));
    assert_eq!(reader.shown(&search)[0].url, "anchor.html");
    assert_eq!(reader.index.model(), "sum of words");
    search.vector = Some(Vec::new());
    assert!(
        reader.search(&search).hits.is_empty(),
        "a vector of nothing finds nothing"
    );
}

#[test]
fn vectors_of_other_texts_and_what_is_no_number_are_named() {
    let row = |values: [f32; 2]| Matrix::new(values.to_vec(), 2);
    let corpus = || Corpus {
        fragments: vec!["a rope".into()],
        words: vec!["rope".into()],
    };
    let encoded = |corpus, fragment: [f32; 2]| Encoded {
        model: String::new(),
        corpus,
        passages: row([1.0, 0.0]),
        fragments: row(fragment),
        words: row([1.0, 0.0]),
    };
    let pages = [page("rope.html", "Ropes", &[passage("", "", "A rope.")])];
    let write = |encoded: Encoded| write(&pages, &english(), Some(&encoded));
    assert!(write(encoded(corpus(), [1.0, 0.0])).is_ok());
    let error = write(encoded(corpus(), [f32::NAN, 0.0])).expect_err("no number");
    assert_eq!(error.code(), "site-vector");
    assert!(
        error.to_string().contains("vector 0 of the fragments"),
        "{error}"
    );
    let error = write(encoded(Corpus::default(), [1.0, 0.0])).expect_err("no fragments");
    assert_eq!(error.code(), "site-vector");
    assert!(
        error
            .to_string()
            .contains("1 vectors of the fragments, and 0"),
        "{error}"
    );
}
