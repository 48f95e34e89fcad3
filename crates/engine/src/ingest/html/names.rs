//! What each element means for text.

/// How an element shapes the text in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Part of the line: joins with its neighbours.
    Inline,
    /// A block of its own.
    Block,
    /// A line of its own: entries of lists and tables.
    Line,
    /// A table cell: a space on both sides.
    Cell,
    /// Keeps its spaces and lines.
    Preformatted,
    /// `<h1>` to `<h6>`, with its level.
    Heading(u8),
    /// Never has content.
    Void,
    /// Never holds words of the page.
    Skipped,
}

/// The kind of an element, by its name in lower case. Unknown names are inline, as in browsers.
pub(super) fn kind(name: &[u8]) -> Kind {
    match name {
        b"h1" => Kind::Heading(1),
        b"h2" => Kind::Heading(2),
        b"h3" => Kind::Heading(3),
        b"h4" => Kind::Heading(4),
        b"h5" => Kind::Heading(5),
        b"h6" => Kind::Heading(6),
        b"pre" | b"listing" | b"xmp" | b"plaintext" => Kind::Preformatted,
        b"li" | b"dt" | b"dd" | b"tr" => Kind::Line,
        b"td" | b"th" => Kind::Cell,
        b"area" | b"base" | b"br" | b"col" | b"embed" | b"hr" | b"img" | b"input" | b"link"
        | b"meta" | b"param" | b"source" | b"track" | b"wbr" => Kind::Void,
        b"script" | b"style" | b"template" | b"noscript" | b"svg" | b"button" | b"title"
        | b"select" | b"textarea" | b"label" | b"iframe" | b"object" | b"audio" | b"video"
        | b"canvas" | b"noembed" | b"noframes" | b"datalist" => Kind::Skipped,
        b"address" | b"article" | b"aside" | b"blockquote" | b"body" | b"caption" | b"center"
        | b"details" | b"dialog" | b"dir" | b"div" | b"dl" | b"fieldset" | b"figcaption"
        | b"figure" | b"footer" | b"form" | b"head" | b"header" | b"hgroup" | b"html"
        | b"legend" | b"main" | b"menu" | b"nav" | b"ol" | b"p" | b"search" | b"section"
        | b"summary" | b"table" | b"tbody" | b"tfoot" | b"thead" | b"ul" => Kind::Block,
        _ => Kind::Inline,
    }
}

/// Blocks that frame the content, also inside it. Pagefind leaves out the same ones, and `<form>`.
pub(super) fn is_frame(name: &[u8]) -> bool {
    matches!(name, b"nav" | b"footer")
}
