//! What was made, as a table: a row for each language of the site, and one for all where there are several.

use nearsight_site::{File, Trial};

#[cfg(test)]
mod tests;

const HEAD: [&str; 7] = ["", "pages", "passages", "words", "files", "size", "root"];
/// Spaces between columns.
const GAP: usize = 2;

/// The index of one language.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    pub(crate) language: String,
    pub(crate) n_pages: usize,
    pub(crate) n_passages: usize,
    pub(crate) n_files: usize,
    pub(crate) n_bytes: usize,
    pub(crate) trial: Trial,
}

impl Row {
    /// What was written for a language.
    pub(crate) fn new(language: &str, sizes: [usize; 2], files: &[File], trial: Trial) -> Self {
        let [n_pages, n_passages] = sizes;
        Self {
            language: language.to_owned(),
            n_pages,
            n_passages,
            n_files: files.len(),
            n_bytes: files.iter().map(|file| file.bytes.len()).sum(),
            trial,
        }
    }

    fn cells(&self) -> [String; 7] {
        let counts = [
            self.n_pages,
            self.n_passages,
            self.trial.n_words,
            self.n_files,
        ];
        let [pages, passages, words, files] = counts.map(thousands);
        let [size, root] = [self.n_bytes, self.trial.n_root_bytes].map(bytes);
        [
            self.language.clone(),
            pages,
            passages,
            words,
            files,
            size,
            root,
        ]
    }
}

/// The table, and below it what a first question costs.
pub(crate) fn table(rows: &[Row]) -> String {
    let mut cells = vec![HEAD.map(str::to_owned)];
    cells.extend(rows.iter().map(Row::cells));
    if rows.len() > 1 {
        cells.push(all(rows).cells());
    }
    let widths: [usize; 7] = std::array::from_fn(|i| {
        let widths = cells.iter().map(|row| row[i].chars().count());
        widths.max().unwrap_or(0)
    });
    let mut lines: Vec<String> = cells.iter().map(|row| line(row, &widths)).collect();
    lines.extend(rows.iter().filter_map(first_question));
    lines.join("\n")
}

/// No visitor fetches two roots.
fn all(rows: &[Row]) -> Row {
    let sum = |of: fn(&Row) -> usize| rows.iter().map(of).sum();
    Row {
        language: "all".into(),
        n_pages: sum(|row| row.n_pages),
        n_passages: sum(|row| row.n_passages),
        n_files: sum(|row| row.n_files),
        n_bytes: sum(|row| row.n_bytes),
        trial: Trial {
            n_words: sum(|row| row.trial.n_words),
            ..Trial::default()
        },
    }
}

fn line(row: &[String; 7], widths: &[usize; 7]) -> String {
    let mut line = format!("{:<width$}", row[0], width = widths[0]);
    for (cell, width) in row.iter().zip(widths).skip(1) {
        line.push_str(&format!("{cell:>width$}", width = width + GAP));
    }
    line
}

fn first_question(row: &Row) -> Option<String> {
    let trial = &row.trial;
    (!trial.question.is_empty()).then(|| {
        format!(
            "{}: a first question, such as \u{201c}{}\u{201d}, costs {}: the root and {} files of {}",
            row.language,
            trial.question,
            bytes(trial.n_root_bytes + trial.n_bytes),
            trial.n_files,
            bytes(trial.n_bytes)
        )
    })
}

/// `12345` -> `12,345`.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `2345` -> `2.3 KB`; nothing for nothing.
fn bytes(n: usize) -> String {
    match n {
        0 => String::new(),
        1..1_000_000 => format!("{:.1} KB", n as f64 / 1e3),
        _ => format!("{:.1} MB", n as f64 / 1e6),
    }
}
