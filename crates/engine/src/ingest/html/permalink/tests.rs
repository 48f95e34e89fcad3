//! Anchors as generators write them.

use crate::ingest::{PageOptions, page};

/// Heading and anchor of each section.
fn anchors(html: &str) -> Vec<[String; 2]> {
    let html = format!("<title>T</title><main>{html}</main>");
    let page = page("p.html", html.as_bytes(), &PageOptions::default());
    let sections = page.sections.into_iter();
    let rows = sections.map(|section| [section.heading, section.anchor.unwrap_or_default()]);
    rows.collect()
}

#[test]
fn headings_are_reached_by_what_generators_give_them() {
    for (generator, html) in [
        ("mdBook", "<h2 id=a><a class=header href='#a'>A</a></h2>"),
        (
            "mdBook, before 0.4",
            "<a class=header href='#a' id=a><h2>A</h2></a>",
        ),
        (
            "Docusaurus",
            "<h2 class=anchor id=a>A<a href='#a' class=hash-link aria-label='Direct link'>\u{200b}</a></h2>",
        ),
        (
            "Docusaurus 1",
            "<h2><a class=anchor aria-hidden=true id=a></a><a href='#a' aria-hidden=true class=hash-link>x</a>A</h2>",
        ),
        (
            "Sphinx",
            "<section id=a><h2>A<a class=headerlink href='#a'>¶</a></h2>",
        ),
        (
            "Sphinx, old",
            "<div class=section id=a><h2>A<a class=headerlink href='#a'>¶</a></h2></div>",
        ),
        ("Docutils", "<section id=a><h2>A</h2><p>x</p></section>"),
        (
            "GitHub",
            "<h2><a id=user-content-a class=anchor href='#a'></a>A</h2>",
        ),
        ("Markdown by hand", "<p>x</p><a name=a></a>\n<h2>A</h2>"),
        (
            "rustdoc",
            "<section id=a class=impl><a href='#a' class=anchor>§</a><h3 class=code-header>A</h3></section>",
        ),
    ] {
        let found = anchors(html);
        let [heading, anchor] = found.last().expect(generator);
        assert_eq!(heading, "A", "{generator}");
        assert!(
            anchor == "a" || anchor == "user-content-a",
            "{generator}: {anchor}"
        );
    }
}

#[test]
fn an_anchor_is_of_one_heading_only() {
    let html = "<section id=a><h2>A</h2><h3>B</h3></section><section id=c>x</section><h3>C</h3>";
    assert_eq!(anchors(html), [["A", "a"], ["B", ""], ["C", ""]]);
    let html = "<h2>A<a id=a></a></h2><h2>B</h2><a id=c></a>text<h2>C</h2>";
    assert_eq!(anchors(html), [["A", "a"], ["B", ""], ["C", ""]]);
}

#[test]
fn links_to_elsewhere_are_no_anchors() {
    let html = "<h2><a href='other.html#a'>A</a> <a href='#'>b</a> <a href='#%C3'>c</a></h2>";
    assert_eq!(anchors(html), [["A b c", ""]]);
}

#[test]
fn signs_that_link_are_no_text_anywhere() {
    let html =
        "<main>a <p>b</p><a href='#x'>§</a> <p>c <a href='#y'>#</a>d <a href=z>C#</a></p></main>";
    let page = page("p.html", html.as_bytes(), &PageOptions::default());
    assert_eq!(page.sections[0].text, "a\n\nb\n\nc d C#");
}
