//! Quality and bytes of an index on disk: `measure FOLDER QUESTIONS.json [--words]`, questions as tests/corpus has them.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a tool for developers"
)]

use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::DeflateDecoder;
use nearsight_site::{Answer, ChunkId, Search, SiteIndex};
use serde_json::Value;

struct Folder {
    path: PathBuf,
    index: SiteIndex,
    fetched: usize,
}

impl Folder {
    fn open(path: &Path) -> Self {
        let entry: Value =
            serde_json::from_slice(&std::fs::read(path.join("entry.json")).unwrap()).unwrap();
        let root = entry["languages"]["en"]["root"]
            .as_str()
            .unwrap()
            .to_owned();
        let (content, bytes) = read(path, &root);
        println!("root {bytes} bytes");
        Self {
            path: path.into(),
            index: SiteIndex::open(&root, &content).unwrap(),
            fetched: 0,
        }
    }

    fn fetch(&mut self, missing: &[ChunkId]) {
        for &id in missing {
            let (content, bytes) = read(&self.path, &self.index.name(id).unwrap());
            self.fetched += bytes;
            self.index.insert(id, &content).unwrap();
        }
    }

    fn search(&mut self, search: &Search) -> (Answer, usize) {
        let mut rounds = 0;
        loop {
            let answer = self.index.search(search);
            if answer.missing.is_empty() {
                return (answer, rounds);
            }
            self.fetch(&answer.missing);
            rounds += 1;
        }
    }
}

fn read(path: &Path, name: &str) -> (Vec<u8>, usize) {
    let bytes = std::fs::read(path.join(format!("chunks/{name}.ns"))).unwrap();
    let mut content = Vec::new();
    DeflateDecoder::new(&bytes[..])
        .read_to_end(&mut content)
        .unwrap();
    (content, bytes.len())
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let questions: Vec<Value> = serde_json::from_slice(&std::fs::read(&args[2]).unwrap()).unwrap();
    let words_only = args.iter().any(|arg| arg == "--words");
    let verbose = args.iter().any(|arg| arg == "--verbose");
    if let Some(at) = args.iter().position(|arg| arg == "--ask") {
        let mut folder = Folder::open(Path::new(&args[1]));
        let search = Search {
            text: format!("{} ", args[at + 1]),
            limit: 4,
            words_only,
            ..Search::default()
        };
        let (answer, _) = folder.search(&search);
        println!("{answer:?}");
        return;
    }
    let (mut hit3, mut hit1, mut mrr) = (0, 0, 0.0);
    let (mut costs, mut data_costs, mut rounds_seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    let mut warm = Folder::open(Path::new(&args[1]));
    for question in &questions {
        let text = question["question"].as_str().unwrap();
        let expect: Vec<&str> = question["expect"]
            .as_array()
            .unwrap()
            .iter()
            .map(|e| e.as_str().unwrap())
            .collect();
        let search = Search {
            text: format!("{text} "),
            limit: 10,
            words_only,
            ..Search::default()
        };
        warm.fetched = 0;
        let (answer, rounds) = warm.search(&search);
        rounds_seen.insert(rounds);
        costs.push(warm.fetched);
        let mut urls = Vec::new();
        for hit in &answer.hits {
            let data = loop {
                match warm.index.data(&search, hit) {
                    Ok(data) => break data,
                    Err(missing) => warm.fetch(&missing),
                }
            };
            urls.push(data.url);
            if urls.len() == 5 {
                data_costs.push(warm.fetched);
            }
        }
        let is_right = |url: &String| {
            expect
                .iter()
                .any(|e| url.rsplit('/').next().unwrap_or(url).starts_with(e))
        };
        let rank = urls.iter().position(is_right);
        hit3 += usize::from(rank.is_some_and(|rank| rank < 3));
        hit1 += usize::from(rank == Some(0));
        mrr += rank.map_or(0.0, |rank| 1.0 / (rank + 1) as f64);
        if verbose && rank.is_none_or(|rank| rank >= 3) {
            println!(
                "{text}\n   wanted {expect:?} got {:?}",
                &urls[..urls.len().min(3)]
            );
        }
    }
    let n = questions.len() as f64;
    let mean = |costs: &[usize]| costs.iter().sum::<usize>() / costs.len().max(1);
    println!(
        "hit@1 {:.3} hit@3 {:.3} mrr {:.3}",
        hit1 as f64 / n,
        hit3 as f64 / n,
        mrr / n
    );
    println!(
        "first question {} bytes, mean {} and with five hits {} (rounds {rounds_seen:?})",
        costs[0],
        mean(&costs),
        mean(&data_costs)
    );
}
