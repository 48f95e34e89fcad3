//! A page of a built site: everything that its search shows, filters, sorts and finds.

use std::collections::BTreeMap;
use std::ops::Range;

use super::selector::Selector;
use super::{decode, file_name, html};

/// A page as it stands on the site.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Where it is, relative to the site's root and percent-encoded: `a/` for `a/index.html`, `a/b.html` for itself, empty for
    /// the site's `index.html`.
    pub url: String,
    /// The address that `<link rel=canonical>` gives, as written.
    pub canonical: Option<String>,
    /// `<html lang>`, as written.
    pub language: Option<String>,
    /// Its title, at most 120 characters: what is marked as `title`, else the content's first `<h1>`, else `<title>` without
    /// the site's name where the page's first heading shows where that begins, else the url.
    pub title: String,
    /// The weight that the page gives the heading that is its title (`data-*-weight`, 0 to 10).
    pub title_weight: Option<f32>,
    /// It asks not to be indexed (`<meta name=robots content=noindex>`), or only leads to another page.
    pub is_unlisted: bool,
    /// Its content is marked with `data-nearsight-body` or `data-pagefind-body`. Where any page of a site has such a mark, pages
    /// without are left out: that is for the caller, who has seen all of them.
    pub has_body: bool,
    /// Its content in reading order. What stands under the page's title, or before any heading, is the first one's.
    pub sections: Vec<Section>,
    /// Marked texts, one a key; always with `title`, with `image` and `image_alt` where there is an image.
    pub meta: BTreeMap<String, String>,
    /// Marked texts to filter by, in reading order, each once.
    pub filters: BTreeMap<String, Vec<String>>,
    /// Marked texts to sort by.
    pub sort: BTreeMap<String, String>,
}

/// A heading and the text from there to the next one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Section {
    /// At most 120 characters; empty for the page's beginning, which stands under the page's title.
    pub heading: String,
    /// The id that leads to it, as written in the page: percent-encode it in an address.
    pub anchor: Option<String>,
    /// 1 to 6, and 0 for the page's beginning.
    pub level: u8,
    /// The weight that the page gives the heading (`data-*-weight`, 0 to 10); none where it leaves that to its level.
    pub heading_weight: Option<f32>,
    /// Words as a reader sees them; paragraphs are parted by an empty line. May be empty.
    pub text: String,
    /// Parts of the text, in bytes, that the page gives a weight (`data-*-weight`, 0 to 10) other than 1; ordered, disjoint.
    pub weights: Vec<(Range<usize>, f32)>,
}

/// What to read of a page.
#[derive(Debug, Clone, Default)]
pub struct PageOptions {
    /// Nothing outside this element counts, neither text nor marks; all of the page where none is given.
    pub root: Option<Selector>,
    /// Elements whose text is left out, as if they had `data-nearsight-ignore`.
    pub exclude: Vec<Selector>,
}

/// Reads an HTML page. `name` is its file's path below the site's root.
///
/// Never fails: whatever the bytes, a browser would show something. The encoding is that of the byte order mark, else the one
/// that `<meta>` declares, else UTF-8.
///
/// Marks are those of Pagefind, read as `data-nearsight-*` and `data-pagefind-*`: `body`, `ignore`, `filter`, `meta`,
/// `default-meta`, `sort`, `weight`, `index-attrs`. Other than Pagefind, a page without marked body is read from `<main>` or
/// `<article>` where it has one; what readers do not see is left out; and empty values are no values.
pub fn page(name: &str, bytes: &[u8], options: &PageOptions) -> Page {
    let mut page = html::page(&decode::html(bytes), options);
    page.url = url(name);
    if page.title.is_empty() {
        let shown = if page.url.is_empty() { name } else { &page.url };
        page.title = shown.to_owned();
    }
    page.meta.insert("title".into(), page.title.clone());
    page
}

fn url(name: &str) -> String {
    let path = name.replace('\\', "/");
    let folder = path.strip_suffix("index.html");
    let folder = folder.filter(|_| file_name(&path) == "index.html");
    let mut url = String::with_capacity(path.len());
    for letter in folder.unwrap_or(&path).chars() {
        match letter {
            // Letters beyond ASCII are left to the browser: they are the same in every one.
            ' ' | '"' | '#' | '%' | '<' | '>' | '?' | '`' | '\0'..='\x1f' | '\x7f' => {
                url.push_str(&format!("%{:02X}", letter as u32));
            }
            _ => url.push(letter),
        }
    }
    url
}

#[cfg(test)]
mod tests;
