//! Files to documents: one reader per format, chosen by the file's extension.
//!
//! Pages and Markdown give one document per section, so that a hit leads to the right heading: its id and `url` are
//! `<name>#<anchor>` (`<name>` alone for the page's beginning), its fields `title` (of the page), `heading` (the path of
//! headings below the title, absent where there is none), `text` and `url`.

mod csv;
mod decode;
mod html;
mod jsonl;
mod language;
mod markdown;
mod page;
mod records;
mod section_documents;
mod sections;
mod selector;
mod slug;
mod text;
mod text_sink;

use crate::document::Document;

pub use self::language::primary_language;
pub use self::page::{Page, PageOptions, Section, page};
pub use self::records::records;
pub use self::selector::Selector;

/// Extensions that [`documents`] reads, in lower case.
pub const EXTENSIONS: [&str; 8] = [
    "html", "htm", "md", "markdown", "txt", "jsonl", "ndjson", "csv",
];

/// Why a file gives no documents.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IngestError {
    /// The extension is not one of [`EXTENSIONS`].
    #[error("{name} cannot be read: give files that end in .{}", EXTENSIONS.join(", ."))]
    Unsupported {
        /// Name of the file.
        name: String,
    },
    /// The file is not what its extension says.
    #[error("{name}, {place}: {reason}")]
    Invalid {
        /// Name of the file.
        name: String,
        /// The line or row, counted from 1.
        place: String,
        /// What is wrong there and what was expected.
        reason: String,
    },
    /// A selector of elements that is not as simple as it has to be.
    #[error(
        "`{selector}` is no selector that can be used: give an element's name, #id or .class, or several of these for one \
         element (main, #content, aside.toc), without spaces"
    )]
    Selector {
        /// The text of the selector.
        selector: String,
    },
}

impl IngestError {
    /// The stable code that callers switch on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unsupported { .. } => "file-unsupported",
            Self::Invalid { .. } => "file-invalid",
            Self::Selector { .. } => "selector-invalid",
        }
    }
}

/// Reads the documents of a file. `name` is the file's path as its documents' ids and `url`s shall show it.
///
/// A file without content, a page that asks not to be indexed and a page that only leads elsewhere give none.
///
/// # Errors
/// [`IngestError::Unsupported`] by the extension, [`IngestError::Invalid`] naming the line or row. HTML, Markdown and
/// plain text are never invalid.
pub fn documents(name: &str, bytes: &[u8]) -> Result<Vec<Document>, IngestError> {
    let extension = extension(name).unwrap_or_default();
    match extension.as_str() {
        "html" | "htm" => Ok(html::documents(name, &decode::html(bytes))),
        "md" | "markdown" => Ok(markdown::documents(name, &decode::decode(bytes))),
        "txt" => Ok(text::documents(name, &decode::decode(bytes))),
        "jsonl" | "ndjson" => jsonl::documents(name, &decode::decode(bytes)),
        "csv" => csv::documents(name, &decode::decode(bytes)),
        _ => Err(IngestError::Unsupported { name: name.into() }),
    }
}

/// True if [`documents`] reads files of this name.
pub fn is_supported(name: &str) -> bool {
    extension(name).is_some_and(|extension| EXTENSIONS.contains(&extension.as_str()))
}

fn extension(name: &str) -> Option<String> {
    let (stem, extension) = file_name(name).rsplit_once('.')?;
    (!stem.is_empty()).then(|| extension.to_ascii_lowercase())
}

fn file_name(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

/// `guide/knots.md` -> `knots`.
fn file_stem(name: &str) -> &str {
    let file = file_name(name);
    match file.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => file,
    }
}

#[cfg(test)]
mod tests;
