//! Who in `www` may fetch, touch wasm, and reach into the SDK.

#[cfg(test)]
mod tests;

use crate::spans::{Kind, Spans};
use crate::tokens::{Token, tokens};

/// Objects whose `fetch` is the browser's own.
const GLOBALS: [&str; 3] = ["self", "globalThis", "window"];

/// Other ways onto the network.
const CHANNELS: [&str; 5] = [
    "XMLHttpRequest",
    "WebSocket",
    "EventSource",
    "WebTransport",
    "sendBeacon",
];

/// What the package exports: the collection, and the search of a site.
const ENTRIES: [&str; 2] = ["sdk/src/index.js", "sdk/src/site/index.js"];

/// Network calls in JavaScript, as `line: what`.
#[must_use]
pub fn network_calls(text: &str) -> Vec<String> {
    let code = Spans::javascript(text).code();
    let tokens = tokens(&code);
    let calls = (0..tokens.len()).filter(|&at| is_network(&tokens, at));
    calls
        .map(|at| format!("{}: {}", tokens[at].line, tokens[at].text))
        .collect()
}

fn is_network(tokens: &[Token<'_>], at: usize) -> bool {
    let before = |steps: usize| at.checked_sub(steps).map_or("", |index| tokens[index].text);
    if CHANNELS.contains(&tokens[at].text) {
        return true;
    }
    let is_method = match before(1) {
        "." => !GLOBALS.contains(&before(2)),
        "#" => true,
        _ => false,
    };
    tokens[at].text == "fetch" && !is_method
}

/// Paths into the built wasm package (`pkg/...`) in JavaScript, as `line: path`.
#[must_use]
pub fn wasm_paths(text: &str) -> Vec<String> {
    let text = Spans::javascript(text).only(&[Kind::Code, Kind::Literal]);
    paths_through(&text, "pkg/")
        .into_iter()
        .map(|(line, path)| format!("{line}: {path}"))
        .collect()
}

/// Paths into the SDK that are not its public entries, in JavaScript (types in comments too) or HTML, as `line: path`.
#[must_use]
pub fn private_paths(text: &str) -> Vec<String> {
    let into_sdk = paths_through(text, "sdk/").into_iter();
    let private =
        into_sdk.filter(|(_, path)| path.contains("sdk/src/") || path.contains("sdk/pkg/"));
    let private = private.filter(|(_, path)| !ENTRIES.iter().any(|entry| path.ends_with(entry)));
    let bare = paths_through(text, "nearsight/")
        .into_iter()
        .filter(|(_, path)| path.starts_with("nearsight/"));
    private
        .chain(bare)
        .map(|(line, path)| format!("{line}: {path}"))
        .collect()
}

/// Relative paths of the modules that a JavaScript module loads with itself: `import ... from "./a.js"`,
/// `export ... from` and `import "../a.js"`, but not `import("./a.js")`, which loads later or never.
#[must_use]
pub fn static_imports(text: &str) -> Vec<String> {
    let text = Spans::javascript(text).only(&[Kind::Code, Kind::Literal]);
    let mut found = Vec::new();
    for (at, _) in text.match_indices("\".") {
        let path = text[at + 1..].split('"').next().unwrap_or_default();
        let is_static = ["from", "import"]
            .iter()
            .any(|word| text[..at].trim_end().ends_with(word));
        if is_static && (path.starts_with("./") || path.starts_with("../")) {
            found.push(path.to_owned());
        }
    }
    found
}

/// Where `path` leads from the module `from`, both below one root.
fn resolved(from: &str, path: &str) -> String {
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                folders.pop();
            }
            name => folders.push(name),
        }
    }
    folders.join("/")
}

/// The modules that load with `entry`, itself included, given each module's path and text.
#[must_use]
pub fn loaded_with(entry: &str, modules: &[(&str, &str)]) -> Vec<String> {
    let mut reached = vec![entry.to_owned()];
    let mut next = 0;
    while let Some(name) = reached.get(next).cloned() {
        let text = modules
            .iter()
            .find(|(module, _)| *module == name)
            .map_or("", |(_, text)| text);
        for path in static_imports(text) {
            let import = resolved(&name, &path);
            if !reached.contains(&import) {
                reached.push(import);
            }
        }
        next += 1;
    }
    reached
}

/// Every quoted path with `folder` in it, with its line.
fn paths_through<'a>(text: &'a str, folder: &str) -> Vec<(usize, &'a str)> {
    let ends = |c: char| matches!(c, '"' | '\'' | '`' | '(' | ')' | '<' | '>') || c.is_whitespace();
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        for (at, _) in line.match_indices(folder) {
            let start = line[..at].rfind(ends).map_or(0, |quote| quote + 1);
            let end = line[at..]
                .find(ends)
                .map_or(line.len(), |length| at + length);
            let is_quoted = start > 0 && matches!(line.as_bytes()[start - 1], b'"' | b'\'' | b'`');
            let is_folder = at == start || line.as_bytes()[at - 1] == b'/';
            if is_quoted && is_folder {
                found.push((index + 1, &line[start..end]));
            }
        }
    }
    found
}
