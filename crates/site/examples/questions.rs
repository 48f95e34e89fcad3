//! Quality and bytes of an index on disk: `questions FOLDER QUESTIONS.json [--words | --meaning]`, questions as tests/corpus has them.
//! Bytes of a question are those of its files beside the root; the first one finds nothing there, the others what was fetched before.
//! Prints one JSON object.
#![allow(clippy::print_stdout, reason = "a tool for developers")]

use std::error::Error;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::slice;
use std::time::{Duration, Instant};

use nearsight_site::{Answer, By, ChunkId, Hit, Search, SiteIndex, inflated};
use nearsight_test_support::Question;
use serde_json::{Value, json};

/// Pages of which the figures know.
const LIMIT: usize = 10;
/// Hits that a visitor sees at once.
const SHOWN: usize = 5;

/// An index whose files are read when they are missed.
struct Folder {
    path: PathBuf,
    index: SiteIndex,
    root_bytes: usize,
    /// Bytes of the other files since the last question.
    fetched: usize,
    one_by_one: Duration,
    at_once: Duration,
}

impl Folder {
    fn open(path: &Path) -> Result<Self, Box<dyn Error>> {
        let entry: Value = serde_json::from_slice(&std::fs::read(path.join("entry.json"))?)?;
        let root = entry["languages"]["en"]["root"]
            .as_str()
            .unwrap_or_default();
        let (content, n_bytes) = read(path, root)?;
        Ok(Self {
            path: path.into(),
            index: SiteIndex::open(root, &content)?,
            root_bytes: n_bytes,
            fetched: 0,
            one_by_one: Duration::ZERO,
            at_once: Duration::ZERO,
        })
    }

    fn fetch(&mut self, missing: &[ChunkId]) -> Result<(), Box<dyn Error>> {
        for &id in missing {
            let name = self.index.name(id).ok_or("a file without a name")?;
            let (content, n_bytes) = read(&self.path, &name)?;
            self.fetched += n_bytes;
            self.index.insert(id, &content)?;
        }
        Ok(())
    }

    fn search(&mut self, search: &Search) -> Result<Answer, Box<dyn Error>> {
        loop {
            let answer = self.index.search(search);
            if answer.missing.is_empty() {
                return Ok(answer);
            }
            self.fetch(&answer.missing)?;
        }
    }

    /// Urls of the hits, and the bytes fetched for the answer and for what is seen of it.
    fn ask(&mut self, search: &Search) -> Result<(Vec<String>, [usize; 2]), Box<dyn Error>> {
        self.fetched = 0;
        let answer = self.search(search)?;
        let of_answer = self.fetched;
        let seen = &answer.hits[..answer.hits.len().min(SHOWN)];
        self.fetch(&self.index.data(search, seen).missing)?;
        let of_seen = self.fetched;
        self.fetch(&self.index.data(search, &answer.hits).missing)?;
        self.compare(search, &answer.hits);
        let data = self.index.data(search, &answer.hits).data.into_iter();
        let urls = data.flatten().map(|data| data.url).collect();
        Ok((urls, [of_answer, of_seen]))
    }

    /// Takes the time of what is shown of hits, one by one and all at once.
    fn compare(&mut self, search: &Search, hits: &[Hit]) {
        let start = Instant::now();
        for hit in hits {
            black_box(self.index.data(search, slice::from_ref(hit)));
        }
        self.one_by_one += start.elapsed();
        let start = Instant::now();
        black_box(self.index.data(search, hits));
        self.at_once += start.elapsed();
    }
}

fn read(path: &Path, name: &str) -> Result<(Vec<u8>, usize), Box<dyn Error>> {
    let bytes = std::fs::read(path.join(format!("chunks/{name}.ns")))?;
    Ok((inflated(&bytes)?, bytes.len()))
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [folder, questions, ..] = &args[..] else {
        return Err("questions FOLDER QUESTIONS.json [--words | --meaning]".into());
    };
    let questions = Question::read(Path::new(questions))?;
    let has = |flag: &str| args.iter().any(|arg| arg == flag);
    let by = match (has("--words"), has("--meaning")) {
        (true, _) => By::Words,
        (_, true) => By::Meaning,
        _ => By::Both,
    };
    let mut folder = Folder::open(Path::new(folder))?;
    let (mut ranks, mut costs) = (Vec::new(), Vec::new());
    for question in &questions {
        // Behind a space the last word is finished.
        let search = Search {
            text: format!("{} ", question.question),
            limit: LIMIT,
            by,
            ..Search::default()
        };
        let (urls, cost) = folder.ask(&search)?;
        ranks.push(question.rank(&urls));
        costs.push(cost);
    }
    let n = questions.len() as f64;
    let within =
        |most: usize| ranks.iter().flatten().filter(|&&rank| rank < most).count() as f64 / n;
    let mrr = ranks
        .iter()
        .flatten()
        .map(|&rank| 1.0 / (rank + 1) as f64)
        .sum::<f64>()
        / n;
    let mean = |i: usize| costs.iter().map(|cost| cost[i]).sum::<usize>() / costs.len().max(1);
    let ms = |took: Duration| took.as_secs_f64() * 1e3 / n;
    let figures = json!({
        "hit_1": within(1),
        "hit_3": within(3),
        "mrr_10": mrr,
        "root_bytes": folder.root_bytes,
        "first_question_bytes": costs[0][0],
        "mean_bytes_in_a_row": mean(0),
        "mean_bytes_in_a_row_with_5_hits": mean(1),
        "shown_one_by_one_ms": ms(folder.one_by_one),
        "shown_at_once_ms": ms(folder.at_once),
    });
    println!("{figures}");
    Ok(())
}
