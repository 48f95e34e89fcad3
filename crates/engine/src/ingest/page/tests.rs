//! Pages as sites have them: addresses, titles, options, bytes.

use super::*;

fn read(html: &str) -> Page {
    page("a/b.html", html.as_bytes(), &PageOptions::default())
}

fn words(page: &Page) -> String {
    let texts = page.sections.iter().map(|section| section.text.as_str());
    texts.collect::<Vec<_>>().join(" ~ ")
}

#[test]
fn the_file_name_is_the_address() {
    for (name, address) in [
        ("index.html", ""),
        ("a/index.html", "a/"),
        ("a/b.html", "a/b.html"),
        ("a\\b\\index.html", "a/b/"),
        ("myindex.html", "myindex.html"),
        ("a/100% what?#1 é.htm", "a/100%25%20what%3F%231%20é.htm"),
    ] {
        assert_eq!(page(name, b"", &PageOptions::default()).url, address);
    }
}

#[test]
fn the_head_says_language_and_canonical_address() {
    let page = read(
        "<html lang=' de-AT '><link rel='alternate' href=x><link rel='x Canonical' href='https://e.org/a'>",
    );
    assert_eq!(page.language.as_deref(), Some("de-AT"));
    assert_eq!(page.canonical.as_deref(), Some("https://e.org/a"));
    let page = read("<html lang=''><link rel=canonical>");
    assert_eq!((page.language, page.canonical), (None, None));
}

#[test]
fn the_title_is_what_is_marked_then_the_headings_then_the_file() {
    let frame = "<title>Knots | Site</title><header><h1>Site</h1></header>";
    for (html, title) in [
        (
            format!("{frame}<p data-pagefind-meta=title>Marked</p><main><h1>H</h1></main>"),
            "Marked",
        ),
        (format!("{frame}<main><h2>A</h2><h1>H</h1></main>"), "H"),
        (format!("{frame}<main><h2>Knots</h2></main>"), "Knots"),
        (format!("{frame}<main>x</main>"), "Knots | Site"),
        (format!("{frame}<main data-pagefind-body>x</main>"), "Site"),
        (
            "<title>Knots | Site</title><h1 hidden>Knots</h1><main>x</main>".into(),
            "Knots",
        ),
        ("<h1 hidden>Knots</h1><main>x</main>".into(), "Knots"),
        (
            "<p data-pagefind-default-meta='title:D'><main>x</main>".into(),
            "D",
        ),
        ("<title> </title>x".into(), "a/b.html"),
    ] {
        let page = read(&html);
        assert_eq!(page.title, title, "{html}");
        assert_eq!(page.meta["title"], title, "{html}");
    }
    assert_eq!(
        page("index.html", b"x", &PageOptions::default()).title,
        "index.html"
    );
}

#[test]
fn the_caller_learns_what_the_page_wants() {
    let page = read("<meta name=robots content=noindex><p>x");
    assert!(page.is_unlisted && !page.has_body);
    assert_eq!(words(&page), "x");
    assert!(read("<p data-nearsight-body>").has_body);
}

#[test]
fn nothing_outside_the_given_root_counts() {
    let html = "<title>T</title><p data-pagefind-filter=a>out</p><main>m<div id=x><p data-pagefind-filter=a>in</p></div></main>";
    let options = PageOptions {
        root: Some("div#x".parse().expect("valid")),
        exclude: Vec::new(),
    };
    let found = page("p.html", html.as_bytes(), &options);
    assert_eq!(words(&found), "in");
    assert_eq!(found.filters["a"], ["in"]);
    let marked = html.replace("<p data", "<p data-pagefind-body data");
    assert_eq!(words(&page("p.html", marked.as_bytes(), &options)), "in");
    let none = page("p.html", b"<p data-pagefind-filter=a>x</p>", &options);
    assert!(none.sections.is_empty() && none.filters.is_empty());
}

#[test]
fn excluded_elements_lose_their_text_but_not_their_marks() {
    let options = PageOptions {
        root: None,
        exclude: vec![
            ".toc".parse().expect("valid"),
            "aside".parse().expect("valid"),
        ],
    };
    let html = "<main>a<div class='wide toc'><p data-pagefind-meta=k>v</p></div>b<aside>c</aside><p class=tocs>d</p></main>";
    let found = page("p.html", html.as_bytes(), &options);
    assert_eq!(words(&found), "a\n\nb\n\nd");
    assert_eq!(found.meta["k"], "v");
}

#[test]
fn weights_are_of_the_innermost_mark() {
    let page = read(
        "<main>a <b data-pagefind-weight=2>b <i data-nearsight-weight='0.5'>c</i> d</b> <i data-pagefind-weight=x>e</i>\
         <div data-pagefind-weight=99><h2>H</h2><p>f</p></div><h3 data-pagefind-weight=-1>I</h3>g</main>",
    );
    let weights = |section: &Section| -> Vec<(String, f32)> {
        let weights = section.weights.iter();
        let words =
            weights.map(|(range, weight)| (section.text[range.clone()].to_owned(), *weight));
        words.collect()
    };
    let own = |text: &str, weight| (text.to_owned(), weight);
    assert_eq!(words(&page), "a b c d e ~ f ~ g");
    assert_eq!(
        weights(&page.sections[0]),
        [own("b", 2.0), own("c", 0.5), own("d", 2.0)]
    );
    assert_eq!(weights(&page.sections[1]), [own("f", 10.0)]);
    assert_eq!(page.sections[1].heading_weight, Some(10.0));
    assert_eq!(page.sections[2].heading_weight, Some(0.0));
    assert_eq!(weights(&page.sections[2]), []);
}

#[test]
fn the_title_has_the_weight_of_its_heading() {
    for (html, weight) in [
        ("<h1 data-pagefind-weight=9>T</h1>x", Some(9.0)),
        ("<h1>T</h1>x", None),
        ("<p>x<h1 data-pagefind-weight=9>T</h1><h2>y", Some(9.0)),
        ("<main data-pagefind-weight=0><h1>T</h1></main>", Some(0.0)),
        (
            "<p data-pagefind-meta=title>M</p><h1 data-pagefind-weight=9>T</h1>",
            None,
        ),
    ] {
        assert_eq!(read(html).title_weight, weight, "{html}");
    }
}

#[test]
fn indexed_attributes_are_lines_of_text() {
    let page = read(
        "<main>a<img data-pagefind-index-attrs='title, alt,none' title=T alt='A &amp; B'>b<p data-pagefind-ignore=all data-pagefind-index-attrs=title title=X></p></main>",
    );
    assert_eq!(words(&page), "a\nT\nA & B\nb");
}

#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
#[test]
fn pages_in_other_encodings_are_read() {
    let declared = |label: &str| format!("<meta charset={label}><p>").into_bytes();
    let utf16: Vec<u8> = "\u{feff}<meta charset=utf-8><p>für"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for (bytes, text) in [
        ([declared("windows-1252"), b"f\xfcr".into()].concat(), "für"),
        (
            [declared("Shift_JIS"), b"\x8c\x9f\x8d\xf5".into()].concat(),
            "検索",
        ),
        ([declared("utf-16"), "für".into()].concat(), "für"),
        ([declared("nonsense"), "für".into()].concat(), "für"),
        (utf16, "für"),
        (b"<p>f\xfcr".into(), "für"),
        ("<p>für".into(), "für"),
        (
            [b"<p>\xff ".to_vec(), "für".into()].concat(),
            "\u{fffd} für",
        ),
    ] {
        assert_eq!(
            words(&page("p.html", &bytes, &PageOptions::default())),
            text
        );
    }
}

mod pagefind;
