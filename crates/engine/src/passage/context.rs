//! What an encoder reads of a page's passage: where it stands, then what it says.

use super::{has_listings, without_listings};

/// The title of a page and the heading of a section, each once.
pub fn context(title: &str, heading: &str) -> String {
    match (title, heading) {
        (title, "") => title.to_owned(),
        ("", heading) => heading.to_owned(),
        (title, heading) if heading == title => title.to_owned(),
        (title, heading) => format!("{title} › {heading}"),
    }
}

/// A passage below its context; listings are not for reading aloud.
pub fn in_context(context: &str, passage: &str) -> String {
    match has_listings(passage) {
        true => format!("{context}\n{}", without_listings(passage)),
        false => format!("{context}\n{passage}"),
    }
}
