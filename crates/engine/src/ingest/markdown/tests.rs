//! Markdown files as people write them.

use super::*;

fn fields(document: &Document) -> [&str; 3] {
    ["title", "heading", "text"].map(|field| document.text(field).unwrap_or("-"))
}

const GUIDE: &str = "---
layout: page
title: \"Knots: a guide\"
---
Read **this** first.

# Knots

All about
knots.

## Loops & Bights {#loops}

- the `bowline`
- the *alpine butterfly*, see [below](#x)

```rope
  over
    under
```

<div>ignored</div>

## Bends

| knot | use |
|---|---|
| sheet bend | two ropes |

## Bends

Again.
";

#[test]
fn headings_make_sections_with_anchors() {
    let documents = documents("guide/knots.md", GUIDE);
    let ids: Vec<String> = documents
        .iter()
        .map(|document| document.id.to_string())
        .collect();
    assert_eq!(
        ids,
        [
            "guide/knots.md",
            "guide/knots.md#knots",
            "guide/knots.md#loops",
            "guide/knots.md#bends",
            "guide/knots.md#bends-1"
        ]
    );
    assert_eq!(documents[3].text("url"), Some("guide/knots.md#bends"));
    assert_eq!(
        fields(&documents[0]),
        ["Knots: a guide", "-", "Read this first."]
    );
    assert_eq!(
        fields(&documents[1]),
        ["Knots: a guide", "Knots", "All about knots."]
    );
    assert_eq!(
        fields(&documents[2]),
        [
            "Knots: a guide",
            "Knots › Loops & Bights",
            "the bowline\nthe alpine butterfly, see below\n\n      over\n        under"
        ]
    );
    assert_eq!(fields(&documents[3])[2], "knot use\nsheet bend two ropes");
}

#[test]
fn without_front_matter_the_first_heading_is_the_title() {
    let documents = documents("x.md", "# Knots\n\nAll.\n\n## Loops\n\nSome.\n");
    assert_eq!(fields(&documents[0]), ["Knots", "-", "All."]);
    assert_eq!(documents[0].id.to_string(), "x.md");
    assert_eq!(fields(&documents[1]), ["Knots", "Loops", "Some."]);
}

#[test]
fn front_matter_in_toml_is_understood() {
    let documents = documents("x.md", "+++\ntitle = 'Knots'\ntitles = 3\n+++\nAll.\n");
    assert_eq!(fields(&documents[0]), ["Knots", "-", "All."]);
}

#[test]
fn strange_files_do_no_harm() {
    assert!(documents("x.md", "").is_empty());
    assert!(documents("x.md", "---\ntitle: x\n---\n").is_empty());
    assert_eq!(documents("x.md", "\0 \u{feff}#").len(), 1);
    documents("x.md", &"> ".repeat(20_000));
    documents("x.md", &"[".repeat(20_000));
    documents("x.md", &"- a\n".repeat(20_000));
}
