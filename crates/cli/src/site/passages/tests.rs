//! Weights on the way from sections to passages.

use super::*;

fn pages(html: &str) -> (Pages, bool) {
    let mut pages = Pages::default();
    let page = ingest::page("a.html", html.as_bytes(), &ingest::PageOptions::default());
    let cut = CutPage::new(&page, None);
    let is_found = cut.is_some();
    cut.into_iter().for_each(|cut| pages.push(cut));
    (pages, is_found)
}

#[test]
fn each_passage_has_the_weights_of_its_own_words() {
    let words = "word ".repeat(80);
    let html = format!(
        "<title>T</title><main><p>{words}</p><p data-pagefind-weight=3>{words}</p><p>{words}<b data-pagefind-weight=2>last</b></p></main>"
    );
    let (pages, _) = pages(&html);
    let weights = |passage: &Passage| -> Vec<(String, f32)> {
        let weights = passage.weights.iter();
        let parts =
            weights.map(|(range, weight)| (passage.text[range.clone()].to_owned(), *weight));
        parts.collect()
    };
    let passages = &pages.pages[0].passages;
    assert_eq!(passages.len(), 3);
    assert_eq!(weights(&passages[0]), []);
    assert_eq!(weights(&passages[1]), [(words.trim().to_owned(), 3.0)]);
    assert_eq!(weights(&passages[2]), [("last".to_owned(), 2.0)]);
}

#[test]
fn the_encoder_reads_nothing_of_weight_zero() {
    let (pages, is_found) = pages(
        "<title>T</title><main><h1 data-pagefind-weight=0>T</h1><p>a <b data-pagefind-weight=0>b</b> c</p>\
         <h2 data-pagefind-weight=0>H</h2><p>d</p><h2>I</h2><p data-pagefind-weight=0>e</p>\
         <div data-pagefind-weight=0><h2>J</h2><p>f</p></div></main>",
    );
    assert!(is_found);
    let inputs: Vec<&str> = pages.inputs.iter().map(|input| input.trim()).collect();
    assert_eq!(inputs, ["a  c", "d", "I"]);
    let texts: Vec<&str> = pages.pages[0]
        .passages
        .iter()
        .map(|passage| passage.text.as_str())
        .collect();
    assert_eq!(texts, ["a b c", "d", "e"], "what is found is shown whole");
    assert_eq!(pages.pages[0].title, "T");
}

#[test]
fn a_page_that_nothing_finds_is_left_out() {
    let (pages, is_found) =
        pages("<main data-pagefind-weight=0><h1>T</h1><p>a</p><h2>H</h2></main>");
    assert!(!is_found && pages.pages.is_empty() && pages.inputs.is_empty());
}
