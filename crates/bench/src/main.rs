//! `nearsight-bench`: the native halves of the benchmarks, each printing one JSON object.
//! `./build.sh bench NAME` runs them together with their halves in the browser.

#![expect(
    clippy::print_stdout,
    reason = "printing figures is what this program is for"
)]

mod gemm;
mod known_item;
mod model;
mod recall;
mod site;
mod vectors;

use std::process::ExitCode;

const USAGE: &str = "usage: nearsight-bench recall MODEL_FOLDER CORPUS.jsonl
       nearsight-bench gemm
       nearsight-bench known-item MODEL_FOLDER CORPUS.jsonl...
       nearsight-bench fusions MODEL_FOLDER CORPUS.jsonl...
       nearsight-bench site MODEL_FOLDER INDEX_FOLDER QUESTIONS.json
       nearsight-bench passages MODEL_FOLDER COUNT OUT.f32 CORPUS.jsonl...
       nearsight-bench clusters COUNT OUT.f32";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let figures = match arguments.as_slice() {
        ["recall", model, corpus] => recall::measure(model, corpus),
        ["gemm"] => gemm::measure(),
        ["known-item", model, corpora @ ..] => known_item::measure(model, corpora, false),
        ["fusions", model, corpora @ ..] => known_item::measure(model, corpora, true),
        ["site", model, index, questions] => site::measure(model, index, questions),
        ["passages", model, count, out, corpora @ ..] => {
            vectors::passages(model, count, out, corpora)
        }
        ["clusters", count, out] => vectors::clusters(count, out),
        _ => Err(USAGE.into()),
    };
    match figures {
        Ok(figures) => {
            println!("{figures}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
