//! Where the compared texts come from: the installed Rust documentation, this repository, a seeded generator.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// SplitMix64 (Steele et al. 2014): the same texts in every run.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    pub(crate) fn choice<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// Different texts of the installed Rust documentation, none where it is not installed.
pub(crate) fn documentation() -> Vec<String> {
    let Some(root) = documentation_root() else {
        return Vec::new();
    };
    let mut texts = Texts::default();
    texts.add_lines(&fs::read_to_string(root.join("releases.md")).unwrap_or_default());
    for part in [
        "book",
        "reference",
        "nomicon",
        "std/collections",
        "std/primitive.char.html",
    ] {
        for path in files(&root.join(part), &["html"]) {
            // print.html repeats the whole of a book.
            if !path.ends_with("print.html") {
                texts.add_lines(&without_tags(&fs::read_to_string(path).unwrap_or_default()));
            }
        }
    }
    texts.all
}

fn documentation_root() -> Option<PathBuf> {
    let rustc = std::env::var_os("RUSTC").unwrap_or("rustc".into());
    let output = Command::new(rustc)
        .args(["--print", "sysroot"])
        .output()
        .ok()?;
    let sysroot = String::from_utf8(output.stdout).ok()?;
    let root = Path::new(sysroot.trim()).join("share/doc/rust/html");
    root.is_dir().then_some(root)
}

/// The book as one text, for measuring speed.
pub(crate) fn book() -> Option<String> {
    let page = fs::read_to_string(documentation_root()?.join("book/print.html")).ok()?;
    Some(without_tags(&page))
}

/// Different lines of this repository's own files.
pub(crate) fn repository() -> Vec<String> {
    let mut texts = Texts::default();
    for part in ["crates", "tests", "www", "docs", "README.md", "Cargo.lock"] {
        let extensions = ["rs", "md", "toml", "lock", "mjs", "js", "html", "jsonl"];
        for path in files(&crate::repository().join(part), &extensions) {
            texts.add_lines(&fs::read_to_string(path).unwrap_or_default());
        }
    }
    texts.all
}

/// `n` texts of pieces, joined and cut in ways that no one writes, with characters of many scripts between.
pub(crate) fn generated(n: usize) -> Vec<String> {
    let vocab = String::from_utf8(crate::vocab()).expect("UTF-8");
    let pieces: Vec<&str> = vocab.lines().collect();
    let scripts = [
        0x20..0x7f_u32,
        0xa0..0x250,
        0x300..0x370,
        0x370..0x530,
        0x590..0x700,
        0x900..0xe00,
        0x1100..0x1200,
        0x1e00..0x2070,
        0x20a0..0x2400,
        0x3000..0x3100,
        0x4e00..0xa000,
        0xac00..0xd7a4,
        0xf900..0xfb00,
        0xfe00..0x1_0000,
        0x1_f300..0x1_fb00,
        0x2_0000..0x2_0400,
        0..0x11_0000,
    ];
    let mut random = Random::new(1);
    let mut texts = Texts::default();
    while texts.all.len() < n {
        let mut text = String::new();
        for _ in 0..1 + random.below(24) {
            let piece = random.choice(&pieces);
            match random.below(8) {
                0 => text.extend(random_char(&mut random, &scripts)),
                1 => text.push_str(&piece.to_uppercase()),
                2 => text.push_str(piece.trim_start_matches('#')),
                3 => text.extend(piece.chars().flat_map(|c| [c, '\u{301}'])),
                _ => text.push_str(piece),
            }
            text.push_str(random.choice::<&str>(&[" ", " ", " ", "", "-", "\n", ", "]));
        }
        texts.add(&text);
    }
    texts.all
}

fn random_char(random: &mut Random, scripts: &[std::ops::Range<u32>]) -> Option<char> {
    let script = random.choice(scripts);
    char::from_u32(script.start + random.below(script.len()) as u32)
}

/// Texts in the order they came, each once.
#[derive(Default)]
struct Texts {
    all: Vec<String>,
    seen: HashSet<String>,
}

impl Texts {
    fn add(&mut self, text: &str) {
        if self.seen.insert(text.to_owned()) {
            self.all.push(text.to_owned());
        }
    }

    fn add_lines(&mut self, text: &str) {
        for line in text.lines().filter(|line| line.trim().len() > 8) {
            self.add(line);
        }
    }
}

/// The files below `root`, or `root` itself, with one of `extensions`, in a fixed order.
fn files(root: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let name = root
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    if root.is_file() {
        let extension = root.extension().and_then(|extension| extension.to_str());
        return Vec::from_iter(
            extension
                .filter(|found| extensions.contains(found))
                .map(|_| root.into()),
        );
    }
    let Ok(folder) = fs::read_dir(root) else {
        return Vec::new();
    };
    if name.starts_with('.') || ["target", "node_modules"].contains(&name) {
        return Vec::new();
    }
    let mut paths: Vec<PathBuf> = folder.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
        .iter()
        .flat_map(|path| files(path, extensions))
        .collect()
}

/// The text of a page, crudely: what stands outside `<...>`, with the commonest entities read.
fn without_tags(page: &str) -> String {
    let mut text = String::with_capacity(page.len() / 2);
    for part in page.split('<') {
        text.push_str(part.split_once('>').map_or("", |(_tag, outside)| outside));
    }
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}
