//! Pages as sites write them, broken pages, and the pages of the Rust Book.

use std::time::{Duration, Instant};

use super::*;

fn texts(html: &str) -> Vec<String> {
    let documents = documents("p.html", html);
    documents
        .iter()
        .map(|document| document.text("text").unwrap_or_default().to_owned())
        .collect()
}

fn text(html: &str) -> String {
    texts(html).join("\n~\n")
}

#[test]
fn the_strongest_sign_of_content_wins() {
    let page = "<title>T</title><header>head</header><p>frame</p><article>an article</article>";
    assert_eq!(
        text("<header>head</header><p>body</p><footer>foot</footer>"),
        "body"
    );
    assert_eq!(text(page), "an article");
    assert_eq!(
        text(&format!("{page}<main><header>in</header>main</main>")),
        "in\n\nmain"
    );
    assert_eq!(text(&format!("{page}<div role=main>m</div>")), "m");
    for mark in ["data-nearsight-body", "data-pagefind-body"] {
        let marked = format!("{page}<main>main<div {mark}>a</div>b<i {mark}>c</i></main>");
        assert_eq!(text(&marked), "a\n\nc");
    }
}

#[test]
fn what_readers_do_not_see_is_left_out() {
    for hidden in [
        "<script>let a = '<p>b</p>';</script>",
        "<style>p{}</style>",
        "<nav>n</nav>",
        "<aside><nav>n</nav></aside>",
        "<template><p>t</p></template>",
        "<noscript><p>n</p></noscript>",
        "<svg><title>t</title><style/><g><text>s</text></g></svg>",
        "<button>b</button>",
        "<p hidden>h</p>",
        "<p hidden=''>h<b>i</b></p>",
        "<p aria-hidden=true>h</p>",
        "<div data-nearsight-ignore>i<p>j</p></div>",
        "<div data-pagefind-ignore>i</div>",
        "<div role=navigation>i</div>",
        "<!-- <p>c</p> -->",
        "<h2 hidden>h</h2>",
    ] {
        assert_eq!(
            text(&format!("<main><p>a</p>{hidden}<p>z</p></main>")),
            "a\n\nz",
            "{hidden}"
        );
    }
    assert_eq!(text("<main><p hidden=until-found>a</p></main>"), "a");
    assert_eq!(text("<main><p>a<aside>b</aside></main>"), "a\n\nb");
}

#[test]
fn words_join_and_part_as_on_screen() {
    for (html, seen) in [
        ("<b>a</b>b", "ab"),
        ("a <b> b </b> c", "a b c"),
        ("a<br>b", "a\nb"),
        ("<p>a<p>b", "a\n\nb"),
        ("a<div>b</div>c", "a\n\nb\n\nc"),
        ("<ul><li>a<li>b</ul>", "a\nb"),
        (
            "<table><tr><td>a<td>b<tr><th>c</th><th>d</th></table>",
            "a b\nc d",
        ),
        ("x &lt;T&gt; &amp; &eacute;&#8217;&nbsp;y", "x <T> & é’ y"),
        ("foo::<wbr>bar", "foo::bar"),
        ("a<hr>b", "a\n\nb"),
        (
            "<pre>\n  a {\n    <i>b</i>\n  }\n</pre>c",
            "      a {\n        b\n      }\n\nc",
        ),
        ("<pre>a<br>b</pre>", "    a\n    b"),
        ("<P>A</P>", "A"),
        ("a</p>b", "a\n\nb"),
        ("</b></div>a", "a"),
        ("a<b", "a"),
        ("a < b && c", "a < b && c"),
        ("a\0b", "ab"),
    ] {
        assert_eq!(text(html), seen, "{html}");
    }
}

#[test]
fn unclosed_elements_end_where_browsers_end_them() {
    assert_eq!(text("<main><p hidden>a<p>b</main>"), "b");
    assert_eq!(text("<main><ul><li hidden>a<li>b</ul></main>"), "b");
    assert_eq!(text("<main><div><nav>a</div>b</main>"), "b");
    assert_eq!(text("<main><p>a</main>b"), "a");
}

#[test]
fn headings_start_sections() {
    let page = "<title>Knots | Site</title><main>
        <h1 id=knots>Knots <a class=headerlink href='#knots'>¶</a></h1><p>All.</p>
        <h2><a name='loops' href='#loops' aria-hidden=true>#</a>Loops</h2>Some.
        <h3 id=bow><a href='#bow'>The <code>Bow&lt;T&gt;</code>line</a>\u{200b}</h3>It holds.
        <h2>C#</h2><p>Sharp.</p><h2>Empty</h2></main>";
    let documents = documents("k.html", page);
    let rows: Vec<[String; 4]> = documents
        .iter()
        .map(|document| {
            let field = |name| document.text(name).unwrap_or("-").to_owned();
            [
                document.id.to_string(),
                field("heading"),
                field("text"),
                field("url"),
            ]
        })
        .collect();
    assert_eq!(
        rows,
        [
            ["k.html", "-", "All.", "k.html"],
            ["k.html#loops", "Loops", "Some.", "k.html#loops"],
            [
                "k.html#bow",
                "Loops › The Bow<T>line",
                "It holds.",
                "k.html#bow"
            ],
            ["k.html#c", "C#", "Sharp.", "k.html"],
        ]
    );
    assert!(
        documents
            .iter()
            .all(|document| document.text("title") == Some("Knots"))
    );
}

#[test]
fn a_heading_that_never_ends_loses_no_text() {
    let words = "word ".repeat(100);
    assert!(text(&format!("<h2>Title<p>{words}")).contains(words.trim()));
    assert_eq!(
        texts("<h1>A<h2>B<p>c").len(),
        0,
        "short unclosed headings hold what follows"
    );
}

#[test]
fn pages_that_ask_not_to_be_listed_or_lead_elsewhere_give_nothing() {
    for meta in [
        "<meta name=robots content='noindex,follow'>",
        "<META NAME=Robots CONTENT='Follow, NoIndex'>",
        "<meta name=robots content=none>",
        "<meta http-equiv=refresh content='0; URL=other.html'>",
        "<meta http-equiv=Refresh content='0;other.html'>",
    ] {
        assert!(
            texts(&format!("<head>{meta}</head><p>x")).is_empty(),
            "{meta}"
        );
    }
    for meta in [
        "<meta name=robots content='index, nofollow'>",
        "<meta http-equiv=refresh content=300>",
        "<noscript><meta http-equiv=refresh content='0;url=nojs.html'></noscript>",
    ] {
        assert_eq!(text(&format!("<head>{meta}</head><p>x")), "x", "{meta}");
    }
}

#[test]
fn empty_pages_give_nothing() {
    for html in [
        "",
        "\0",
        "<html><body></body></html>",
        "<main></main>text outside",
        "<h1>A</h1>",
    ] {
        assert!(texts(html).is_empty(), "{html}");
    }
}

/// Hundreds of times what linear reading took when this was written.
fn in_time(name: &str, html: &str) {
    let start = Instant::now();
    documents("p.html", html);
    assert!(
        start.elapsed() < Duration::from_secs(60),
        "{name}: {:?}",
        start.elapsed()
    );
}

#[test]
fn deep_and_hostile_nesting_takes_linear_time() {
    let deep = 100_000;
    in_time("open blocks", &"<div>".repeat(deep));
    in_time(
        "open and close",
        &("<div>".repeat(deep) + "x" + &"</div>".repeat(deep)),
    );
    in_time(
        "end tags of nothing",
        &("<div>".repeat(deep) + &"</span>".repeat(deep)),
    );
    in_time(
        "end tags below a block",
        &("<i><div>".to_owned() + &"<b>".repeat(deep) + &"</i>".repeat(deep)),
    );
    in_time(
        "blocks in inline",
        &("<p>".to_owned() + &"<b>".repeat(deep) + &"<div></div>".repeat(deep)),
    );
    in_time("entries", &"<li><b>".repeat(deep));
    in_time("headings", &"<h2>a<p>b</p></h2>c".repeat(deep));
    in_time("equal anchors", &"<h2 id=a>a</h2>c".repeat(deep));
    in_time(
        "names",
        &(0..deep)
            .map(|n| format!("<x{n} a{n}={n}>"))
            .collect::<String>(),
    );
    in_time(
        "attributes",
        &format!(
            "<p {}>",
            (0..deep).map(|n| format!("a{n} ")).collect::<String>()
        ),
    );
    in_time("entities", &"&amp".repeat(deep));
    in_time("half tags", &"<a <".repeat(deep));
    in_time("comments", &"<!--".repeat(deep));
    in_time("scripts", &"<script>".repeat(deep));
}

#[test]
fn hostile_marks_take_linear_time() {
    let deep = 100_000;
    let open = "<b data-pagefind-filter=a data-pagefind-weight=2>x".repeat(deep);
    in_time("nested values", &open);
    in_time("values", &"<i data-pagefind-filter=a>x</i>".repeat(deep));
    in_time("long values", &"<p data-pagefind-meta=a><i>".repeat(deep));
    let attributes: String = (0..deep).map(|n| format!("a{n} ")).collect();
    let list = "a[b],".repeat(deep);
    in_time(
        "long lists",
        &format!("<p {attributes} data-pagefind-meta='{list}'>"),
    );
    in_time(
        "equal marks",
        &format!("<p {}>", "data-pagefind-meta=a[b] ".repeat(deep)),
    );
    in_time(
        "unknown marks",
        &format!(
            "<p data-pagefind-{}>",
            attributes.replace(' ', " data-pagefind-")
        ),
    );
    let long = "x".repeat(deep);
    let names = "b,".repeat(deep);
    in_time(
        "indexed",
        &format!("<p b={long} data-pagefind-index-attrs={names}>").repeat(10),
    );
    in_time(
        "sections",
        &"<section id=a><a id=b></a><h2>c</h2>".repeat(deep),
    );
    in_time("signs", &"<a href=#>#</a>".repeat(deep));
    in_time(
        "classes",
        &format!("<span class='{}'>x", "src ".repeat(deep)),
    );
}

#[test]
fn fifty_megabytes_are_read() {
    let paragraph = "<p>Some <b>bold</b> words &amp; more, again and again, on and on.</p>\n";
    let html = paragraph.repeat(50_000_000 / paragraph.len());
    let start = Instant::now();
    let text = text(&html);
    assert!(text.len() > 35_000_000);
    assert!(
        start.elapsed() < Duration::from_secs(120),
        "{:?}",
        start.elapsed()
    );
}

mod book;
