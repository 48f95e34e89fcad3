//! What a search of a small site answers.

use crate::support::{Reader, encoded, english, inflated, page, pages, passage, question};
use nearsight_site::{Search, SiteIndex, write};

#[test]
fn words_find_their_page_in_two_rounds() {
    let mut reader = Reader::of_pages(&pages(), true);
    let shown = reader.shown(&question("how to tie a bowline"));
    assert!(reader.rounds <= 2, "{}", reader.rounds);
    assert_eq!(shown[0].url, "knots.html");
    assert_eq!(shown[0].title, "Knots");
    assert_eq!(shown[0].meta["image"], "0.png");
    assert_eq!(shown[0].filters["topic"], ["sea"]);
    let best = &shown[0].sub_results[0];
    assert_eq!(
        (best.title.as_str(), best.anchor.as_str()),
        ("The bowline", "bowline")
    );
    let marked: Vec<&str> = best
        .excerpt
        .ranges
        .iter()
        .map(|range| &best.excerpt.text[range.clone()])
        .collect();
    assert_eq!(
        marked,
        ["bowline", "a", "tie", "to", "a"],
        "{}",
        best.excerpt.text
    );
}

#[test]
fn other_forms_beginnings_and_typos_find_it_too() {
    let mut reader = Reader::of_pages(&pages(), false);
    for text in ["kneads", "knead ", "kneadi", "kneding ", "doughs"] {
        assert_eq!(reader.urls(text), ["bread.html"], "{text}");
    }
    let answer = reader.search(&question("bowlnie "));
    assert_eq!(answer.corrected.as_deref(), Some("bowline"));
    assert_eq!(reader.search(&question("bowline ")).corrected, None);
}

#[test]
fn a_word_that_no_page_has_is_found_by_what_it_means() {
    let mut reader = Reader::of_pages(&pages(), true);
    // "berth" stands on no page; to the encoder it is what "moor" and "anchor" are.
    let urls = reader.urls("berth ");
    assert!(urls[..2].contains(&"anchor.html".to_owned()), "{urls:?}");
    assert!(Reader::of_pages(&pages(), false).urls("berth ").is_empty());
    assert_eq!(
        reader.search(&question("berth ")).corrected,
        None,
        "a word that is known is no typo"
    );
}

#[test]
fn words_alone_answer_before_the_cells_are_there() {
    let mut reader = Reader::of_pages(&pages(), true);
    let search = question("clove hitch ");
    let first = reader.index.search(&search);
    assert!(!first.has_words && first.hits.is_empty());
    reader.fetch(&first.missing);
    let second = reader.index.search(&search);
    assert!(second.has_words && !second.missing.is_empty());
    assert_eq!(second.hits[0].page_idx, 0);
    let third = reader.search(&search);
    assert_eq!(third.hits[0].page_idx, 0);
    assert!(third.hits[0].score > second.hits[0].score);
}

#[test]
fn filters_counts_and_orders() {
    let mut reader = Reader::of_pages(&pages(), true);
    let mut search = Search {
        text: "slowly water rope ".into(),
        ..question("")
    };
    let all = reader.search(&search);
    assert_eq!(
        all.counts["topic"]["sea"] + all.counts["topic"]["kitchen"],
        all.n_found as u32
    );
    search
        .filters
        .insert("topic".into(), vec!["kitchen".into()]);
    let shown = reader.shown(&search);
    assert!(
        !shown.is_empty()
            && shown
                .iter()
                .all(|data| data.filters["topic"] == ["kitchen"])
    );
    search.filters.insert("nowhere".into(), vec!["x".into()]);
    assert_eq!(reader.search(&search).n_found, 0);
    search.filters.clear();
    for (is_descending, dates) in [
        (false, vec!["3", "20", "100", ""]),
        (true, vec!["100", "20", "3", ""]),
    ] {
        search.sort = Some(("date".into(), is_descending));
        let pages = pages();
        let found: Vec<String> = reader
            .search(&search)
            .hits
            .iter()
            .map(|hit| {
                pages[hit.page_idx as usize]
                    .sort
                    .get("date")
                    .cloned()
                    .unwrap_or_default()
            })
            .collect();
        assert_eq!(found, dates, "numbers by size, pages without a value last");
    }
}

#[test]
fn the_same_pages_give_the_same_files() {
    let pages = pages();
    let once = write(&pages, &english(), Some(&encoded(&pages))).expect("the pages are written");
    let twice = write(&pages, &english(), Some(&encoded(&pages))).expect("the pages are written");
    assert_eq!(once, twice);
}

#[test]
fn a_change_of_one_page_leaves_most_files_as_they_are() {
    let many = |changed: &str| {
        let text = |i: usize| {
            format!("This is page number {i} about subject{i} and thing{} with many words that fill a page. ", i % 7).repeat(20)
        };
        let mut pages: Vec<_> = (0..200)
            .map(|i| {
                page(
                    &format!("{i}.html"),
                    &format!("Page {i}"),
                    &[passage("", "", &text(i))],
                )
            })
            .collect();
        pages[100].passages[0].text.push_str(changed);
        write(&pages, &english(), None).expect("the pages are written")
    };
    let names = |files: Vec<nearsight_site::File>| {
        files
            .into_iter()
            .map(|file| file.name)
            .collect::<std::collections::BTreeSet<_>>()
    };
    let (before, after) = (names(many("")), names(many("unheard")));
    let n_new = after.difference(&before).count();
    assert!(
        after.len() > 30 && n_new < 6,
        "{n_new} of {} are new",
        after.len()
    );
}

#[test]
fn no_pages_no_text_and_odd_questions_are_no_errors() {
    let mut empty = Reader::of_pages(&[], false);
    assert!(empty.urls("anything ").is_empty());
    let mut blank = Reader::of_pages(
        &[page("a.html", "Title alone", &[passage("", "", "")])],
        true,
    );
    assert_eq!(blank.urls("title "), ["a.html"]);
    let mut reader = Reader::of_pages(&pages(), true);
    let long = "word ".repeat(300);
    for text in [
        "",
        " ",
        "\"",
        "-",
        "-rope",
        "\u{0}",
        "\u{1F600}",
        "東京",
        "a",
        &long,
        "\"clove hitch\"",
        "ROPE!!!",
        "'; DROP TABLE",
    ] {
        reader.search(&question(text));
    }
}

#[test]
fn damage_is_refused_and_never_panics() {
    let pages = pages();
    let files = write(&pages, &english(), Some(&encoded(&pages))).expect("the pages are written");
    let root = files.last().expect("an index has a root");
    let content = inflated(root);
    for at in 0..content.len() {
        let mut damaged = content.clone();
        damaged[at] ^= 0x55;
        let error =
            SiteIndex::open(&root.name, &damaged).expect_err("another content has another name");
        assert_eq!(error.code(), "site-damaged");
        // Under its own name, too, it is refused or read to the end.
        let _ = SiteIndex::open(&nearsight_site::chunk_name(&damaged), &damaged);
    }
    let mut reader = Reader::of(&files);
    let answer = reader.index.search(&question("bowline "));
    let name = reader.index.name(answer.missing[0]).expect("it has a name");
    let mut other = reader.contents[&name].clone();
    other.push(0);
    let error = reader
        .index
        .insert(answer.missing[0], &other)
        .expect_err("another content");
    assert_eq!(error.code(), "site-damaged");
    assert!(error.to_string().contains(&name), "{error}");
    assert!(!reader.index.has(answer.missing[0]));
}
