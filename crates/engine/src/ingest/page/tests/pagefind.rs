//! The same pages, read by Pagefind (tests/golden/pagefind).

use std::collections::BTreeMap;

use serde::Deserialize;

use super::*;

const FRAGMENTS: &str = include_str!("../../../../../../tests/golden/pagefind/fragments.json");

/// A page as Pagefind stores it.
#[derive(Deserialize)]
struct Fragment {
    url: String,
    content: String,
    filters: BTreeMap<String, Vec<String>>,
    meta: BTreeMap<String, String>,
    anchors: Vec<Anchor>,
}

#[derive(Deserialize)]
struct Anchor {
    id: String,
    text: String,
}

macro_rules! golden_page {
    ($name:literal) => {
        (
            $name,
            include_str!(concat!(
                "../../../../../../tests/golden/pagefind/pages/",
                $name
            )),
        )
    };
}

const PAGES: [(&str, &str); 5] = [
    golden_page!("ignored-title.html"),
    golden_page!("marked-title.html"),
    golden_page!("marks.html"),
    golden_page!("no-title.html"),
    golden_page!("two-bodies.html"),
];

/// Each page as it is read here, with what Pagefind makes of it.
fn both() -> Vec<(Page, Fragment)> {
    let fragments: Vec<Fragment> = serde_json::from_str(FRAGMENTS).expect("valid");
    assert_eq!(fragments.len(), PAGES.len());
    let pairs = fragments
        .into_iter()
        .zip(PAGES)
        .map(|(fragment, (name, html))| {
            assert_eq!(fragment.url, name);
            (
                page(name, html.as_bytes(), &PageOptions::default()),
                fragment,
            )
        });
    pairs.collect()
}

/// Pagefind ends blocks with a full stop.
fn without_stops(text: &str) -> String {
    text.replace('.', "")
}

#[test]
fn metadata_is_the_same() {
    for (page, fragment) in both() {
        let all = |meta: &BTreeMap<String, String>| -> Vec<String> {
            let entries = meta.iter();
            let entries = entries.map(|(key, value)| format!("{key}={}", without_stops(value)));
            entries.collect()
        };
        assert_eq!(all(&page.meta), all(&fragment.meta), "{}", fragment.url);
        assert_eq!(page.title, fragment.meta["title"]);
    }
}

#[test]
fn filters_are_the_same() {
    for (page, fragment) in both() {
        assert_eq!(page.filters, fragment.filters, "{}", fragment.url);
    }
}

#[test]
fn headings_have_the_same_anchors() {
    for (page, fragment) in both() {
        let here = page.sections.iter().filter_map(|section| {
            let anchor = section.anchor.as_deref()?;
            Some((anchor, section.heading.as_str()))
        });
        let there = fragment.anchors.iter();
        let there = there.map(|anchor| (anchor.id.as_str(), anchor.text.as_str()));
        let (here, there): (Vec<_>, Vec<_>) = (here.collect(), there.collect());
        assert_eq!(here, there, "{}", fragment.url);
    }
}

#[test]
fn words_are_the_same() {
    for (page, fragment) in both() {
        let mut here = String::new();
        // The heading that is the title stands in Pagefind's content too.
        if fragment.content.starts_with(&page.title) {
            here.push_str(&page.title);
        }
        for section in &page.sections {
            here.push_str(&format!(" {} {}", section.heading, section.text));
        }
        let words = |text: &str| -> Vec<String> {
            let text = without_stops(text);
            text.split_whitespace().map(str::to_owned).collect()
        };
        assert_eq!(words(&here), words(&fragment.content), "{}", fragment.url);
    }
}
