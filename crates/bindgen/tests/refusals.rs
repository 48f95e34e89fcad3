//! What is no module is refused, by its name. With this test `cargo test` builds the tool too, which `./build.sh test` runs afterwards.

use std::process::Command;

/// Whether it succeeded, and what it said.
fn run(arguments: &[&str]) -> (bool, String) {
    let ran = Command::new(env!("CARGO_BIN_EXE_nearsight-bindgen"))
        .args(arguments)
        .output()
        .expect("the tool runs");
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    (ran.status.success(), said)
}

#[test]
fn what_is_no_module_is_named() {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let out = env!("CARGO_TARGET_TMPDIR");
    for input in [manifest, "nowhere.wasm"] {
        let (is_done, said) = run(&[input, out, "module"]);
        assert!(!is_done);
        assert!(said.contains(input), "{said}");
    }
}

#[test]
fn without_arguments_it_says_how_to_call_it() {
    let (is_done, said) = run(&[]);
    assert!(!is_done && said.starts_with("usage:"), "{said}");
}
