//! The language that a page or a record names.

/// The primary subtag of a language tag (BCP 47) such as `pt-BR`, in lower case; `None` where there is none of two or three letters.
pub fn primary_language(tag: &str) -> Option<String> {
    let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
    let is_tag =
        (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_tag.then(|| primary.to_ascii_lowercase())
}
