//! From the address that a browser asks for to a file of the site, as static hosts do it.

use std::path::{Component, Path, PathBuf};

#[cfg(test)]
mod tests;

/// What is at an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// A file.
    File(PathBuf),
    /// A folder without the slash at its end, which relative links need: the address to go to, relative to this one.
    Folder(String),
    /// Nothing.
    Nowhere,
}

/// Finds what is at `url` (a path, perhaps with a query) of the site in `folder`; never anything outside of it.
pub(super) fn place(folder: &Path, url: &str) -> Place {
    let (address, query) = match url.split_once('?') {
        Some((address, query)) => (address, Some(query)),
        None => (url, None),
    };
    let Some(path) = decoded(address).and_then(|path| below(folder, &path)) else {
        return Place::Nowhere;
    };
    if path.is_dir() {
        let name = address.rsplit('/').next().unwrap_or_default();
        if !name.is_empty() {
            let query = query.map_or_else(String::new, |query| format!("?{query}"));
            return Place::Folder(format!("./{name}/{query}"));
        }
        return file(path.join("index.html"));
    }
    match file(path) {
        // Many hosts serve `about.html` at `about`.
        Place::Nowhere if !address.ends_with('/') => {
            let name = decoded(&format!("{address}.html"));
            let path = name.and_then(|name| below(folder, &name));
            path.map_or(Place::Nowhere, file)
        }
        place => place,
    }
}

fn file(path: PathBuf) -> Place {
    if path.is_file() {
        Place::File(path)
    } else {
        Place::Nowhere
    }
}

/// The path below a folder; none where a part of it leads elsewhere.
fn below(folder: &Path, path: &str) -> Option<PathBuf> {
    let mut found = folder.to_path_buf();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        let mut components = Path::new(part).components();
        match (components.next(), components.next()) {
            (Some(Component::Normal(_)), None) => found.push(part),
            (Some(Component::CurDir), None) => (),
            _ => return None,
        }
    }
    Some(found)
}

/// Percent signs resolved (RFC 3986, section 2.1); none where that gives no text.
fn decoded(address: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        let digits = after.get(..2).filter(|_| byte == b'%');
        let digits = digits.and_then(|digits| str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(decoded) => {
                bytes.push(decoded);
                rest = &after[2..];
            }
            None => bytes.push(byte),
        }
    }
    let text = String::from_utf8(bytes).ok();
    text.filter(|text| !text.contains('\0'))
}
