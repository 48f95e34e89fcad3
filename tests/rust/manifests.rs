//! What every manifest has to say.

#[cfg(test)]
mod tests;

/// Whether a crate's manifest takes its lints from the workspace.
#[must_use]
pub fn inherits_lints(manifest: &str) -> bool {
    value(manifest, "lints", "workspace") == Some("true")
        || value(manifest, "", "lints.workspace") == Some("true")
}

/// Whether the workspace manifest forbids unsafe code everywhere.
#[must_use]
pub fn forbids_unsafe(manifest: &str) -> bool {
    value(manifest, "workspace.lints.rust", "unsafe_code") == Some("\"forbid\"")
}

/// The value of `key = value` below `[table]`, comments cut off. Enough of TOML for one-line values.
fn value<'a>(manifest: &'a str, table: &str, key: &str) -> Option<&'a str> {
    let mut current = "";
    for line in manifest
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
    {
        if let Some(header) = line.strip_prefix('[') {
            current = header.trim_end_matches(']').trim();
        } else if let Some((found, value)) = line.split_once('=')
            && current == table
            && found.trim() == key
        {
            return Some(value.trim());
        }
    }
    None
}
