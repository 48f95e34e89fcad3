//! Values as they stand on pages.

use super::*;
use crate::ingest::{Page, PageOptions, page};

fn read(html: &str) -> Page {
    page("p.html", html.as_bytes(), &PageOptions::default())
}

#[test]
fn the_text_of_an_element_is_its_value() {
    let page = read(
        "<p data-pagefind-filter=a>  x <b>y</b>z\n<i data-pagefind-ignore>no</i><br>w<script>s</script></p>\
         <div data-pagefind-meta=b><p>1</p><p>2</p></div><p data-pagefind-sort=c>3<p data-pagefind-filter=a>unclosed",
    );
    assert_eq!(page.filters["a"], ["x yz w", "unclosed"]);
    assert_eq!(page.meta["b"], "1 2");
    assert_eq!(page.sort["c"], "3");
}

#[test]
fn the_last_value_wins_but_filters_have_all_of_them_once() {
    let page = read(
        "<i data-pagefind-meta=a>1</i><i data-pagefind-meta=a>2</i><i data-pagefind-sort=a>1</i><i data-pagefind-sort='a:2'></i>\
         <i data-pagefind-filter=a>2</i><i data-pagefind-filter=a>1</i><i data-pagefind-filter=a>2</i>",
    );
    assert_eq!(
        (page.meta["a"].as_str(), page.sort["a"].as_str()),
        ("2", "2")
    );
    assert_eq!(page.filters["a"], ["2", "1"]);
}

#[test]
fn ignored_elements_have_values_unless_everything_in_them_is_ignored() {
    let page = read(
        "<main data-pagefind-body>x</main><nav><i data-pagefind-filter=a>nav</i></nav><p hidden data-pagefind-filter=a>hidden</p>\
         <div data-pagefind-ignore><i data-pagefind-filter=a>ignored</i></div>\
         <div data-pagefind-ignore=all data-pagefind-filter='a:b'><i data-pagefind-filter=a>lost</i><h1>H</h1><img src=lost></div>",
    );
    assert_eq!(page.filters["a"], ["nav", "hidden", "ignored"]);
    assert_eq!(page.title, "p.html");
    assert_eq!(page.meta.get("image"), None);
}

#[test]
fn empty_values_are_no_values() {
    let page = read("<i data-pagefind-filter='a[x], b[y]' y=' '></i><i data-pagefind-meta=c> </i>");
    assert!(page.filters.is_empty());
    assert_eq!(page.meta.len(), 1, "the title");
}

#[test]
fn the_image_is_the_first_after_the_title() {
    for (html, image) in [
        (
            "<img src=0><h1>H</h1><img src=1 alt='A &amp; B'><img src=2>",
            Some(("1", "A & B")),
        ),
        (
            "<img src=0><h1 data-pagefind-ignore>H</h1><nav><img src=1></nav>",
            Some(("1", "")),
        ),
        (
            "<i data-pagefind-meta='title:T'></i><img><img src=''><img src=1>",
            Some(("1", "")),
        ),
        (
            "<nav><img src=0></nav><main><img src='data:image/gif;base64,x'><img src=1></main>",
            Some(("1", "")),
        ),
        (
            "<h1>H</h1><i data-pagefind-default-meta='image:d'></i>",
            Some(("d", "-")),
        ),
        (
            "<h1>H</h1><i data-pagefind-default-meta='image:d'></i><img src=1>",
            Some(("1", "")),
        ),
        (
            "<h1>H</h1><img src=1><img data-pagefind-meta='image[src]' src=2 alt=x>",
            Some(("2", "-")),
        ),
        ("<h1>H</h1>", None),
    ] {
        let page = read(html);
        let get = |key| page.meta.get(key).map(String::as_str);
        let found = get("image").map(|image| (image, get("image_alt").unwrap_or("-")));
        assert_eq!(found, image, "{html}");
    }
}

#[test]
fn endless_values_are_cut() {
    let long = "é".repeat(LONGEST_VALUE);
    let page = read(&format!(
        "<i data-pagefind-meta=a>{long}</i><i data-pagefind-meta='b:x{long}'></i>"
    ));
    assert_eq!(page.meta["a"].len(), LONGEST_VALUE);
    assert_eq!(page.meta["b"].len(), LONGEST_VALUE - 1);
}

#[test]
fn nested_values_are_read_up_to_a_depth() {
    let page = read(&("<div data-pagefind-filter=a>".repeat(MOST_NESTED + 10) + "x"));
    assert_eq!(page.filters["a"], ["x"]);
}
