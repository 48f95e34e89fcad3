//! `nearsight-bindgen IN.wasm OUT_DIR NAME`: JavaScript bindings for the wasm crate.
//!
//! A workspace tool around `wasm-bindgen-cli-support`, so that the crate and the generator are one
//! version by one lock file, and nothing has to be installed by hand.

use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

const USAGE: &str = "usage: nearsight-bindgen IN.wasm OUT_DIR NAME";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [input, out, name] = arguments.as_slice() else {
        eprintln!("{USAGE}");
        return ExitCode::FAILURE;
    };
    match generate(input, out, name) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bindings for {input} failed: {error}");
            ExitCode::FAILURE
        }
    }
}

/// An ES module of that name that is given its wasm (`--target web`): it works in module
/// workers, with every bundler and with none.
fn generate(input: &str, out: &str, name: &str) -> Result<(), Box<dyn std::error::Error>> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(input)
        .out_name(name)
        .typescript(true)
        .remove_name_section(true)
        .web(true)?
        .omit_default_module_path(true);
    bindgen.generate(out)?;
    Ok(())
}
