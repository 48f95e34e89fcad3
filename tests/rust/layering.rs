//! The floors of the design, held against `cargo metadata` and against the sources.

use cargo_metadata::MetadataCommand;
use nearsight_tests::edges::{
    Confined, Crate, Floor, confinement_violations, crates, floor_violations,
};
use nearsight_tests::manifests::{forbids_unsafe, inherits_lints};
use nearsight_tests::purity::{confined_names, impurities};
use nearsight_tests::tree::{SourceFile, root, source_files};
use nearsight_tests::www::{loaded_with, network_calls, private_paths, wasm_paths};

/// ARCHITECTURE.md, "Where is what?": an edge only goes down.
const FLOORS: [Floor; 4] = [
    Floor {
        name: "floor 0",
        crates: &["vector", "tokenizer", "image", "segment"],
    },
    Floor {
        name: "floor 1",
        crates: &["encoder", "index", "lexical", "payload"],
    },
    Floor {
        name: "floor 2",
        crates: &["engine", "learn", "site"],
    },
    Floor {
        name: "floor 3",
        crates: &["wasm", "cli"],
    },
];

/// Crates for building and testing; they may use everything.
const DEV: [&str; 4] = ["test-support", "bench", "bindgen", "tests"];

/// The dev crate that the tests of a floor may use.
const TEST_SUPPORT: &str = "test-support";

/// Floors that take bytes and give bytes.
const N_PURE_FLOORS: usize = 3;

/// Packages that only some crates may name.
const CONFINED: [Confined; 6] = [
    Confined {
        package: "wasm-bindgen",
        allowed: &["wasm"],
    },
    Confined {
        package: "js-sys",
        allowed: &["wasm"],
    },
    Confined {
        package: "web-sys",
        allowed: &["wasm"],
    },
    Confined {
        package: "serde-wasm-bindgen",
        allowed: &["wasm"],
    },
    Confined {
        package: "candle*",
        allowed: &["encoder", "learn"],
    },
    Confined {
        package: "instant-distance",
        allowed: &["index"],
    },
];

/// The SDK's only way onto the network.
const FETCHES: [&str; 2] = ["www/sdk/src/models.js", "www/sdk/src/site/files.js"];

/// The SDK's only way to wasm, loaded on the worker's side.
const TOUCHES_WASM: [&str; 3] = [
    "www/sdk/src/wasm.js",
    "www/sdk/src/site/module.js",
    "www/sdk/src/site/encoder.js",
];

fn workspace() -> Vec<Crate> {
    let metadata = MetadataCommand::new().current_dir(root()).no_deps().exec();
    let found = crates(&metadata.expect("cargo metadata runs in the checkout"));
    assert!(
        found.iter().any(|member| member.folder == "tests"),
        "the workspace holds at least this crate"
    );
    found
}

/// Files below `folder` for which the rule has complaints, as `path:line: what`.
fn complaints(files: &[&SourceFile], rule: impl Fn(&SourceFile) -> Vec<String>) -> Vec<String> {
    let of_file = |file: &&SourceFile| {
        let found = rule(file).into_iter();
        found
            .map(|complaint| format!("{}:{complaint}", file.path))
            .collect::<Vec<_>>()
    };
    files.iter().flat_map(of_file).collect()
}

#[track_caller]
fn assert_none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn edges_go_down() {
    assert_none(&floor_violations(&FLOORS, &DEV, TEST_SUPPORT, &workspace()));
}

#[test]
fn confined_packages_stay_in_their_crate() {
    let mut found = confinement_violations(&CONFINED, &workspace());
    let files = source_files(&root());
    let sources: Vec<&SourceFile> = files
        .iter()
        .filter(|file| file.is("rs") && !file.is_test())
        .collect();
    assert!(!sources.is_empty(), "there are sources to read");
    found.extend(complaints(&sources, |file| {
        let folder = file
            .path
            .strip_prefix("crates/")
            .and_then(|rest| rest.split('/').next());
        folder.map_or_else(Vec::new, |folder| {
            confined_names(&CONFINED, folder, &file.text)
        })
    }));
    assert_none(&found);
}

#[test]
fn lower_floors_have_no_io_no_clock_and_no_entropy() {
    let files = source_files(&root());
    let is_pure = |file: &&SourceFile| {
        let floors = FLOORS[..N_PURE_FLOORS].iter();
        let mut folders = floors.flat_map(|floor| floor.crates);
        let is_source = file.is("rs") && !file.is_test();
        is_source && folders.any(|folder| file.path.starts_with(&format!("crates/{folder}/src/")))
    };
    let sources: Vec<&SourceFile> = files.iter().filter(is_pure).collect();
    assert!(!sources.is_empty(), "there are sources to read");
    assert_none(&complaints(&sources, |file| impurities(&file.text)));
}

#[test]
fn unsafe_code_is_forbidden() {
    let files = source_files(&root());
    let manifest = files
        .iter()
        .find(|file| file.path == "Cargo.toml")
        .expect("the root manifest");
    assert!(
        forbids_unsafe(&manifest.text),
        "Cargo.toml: [workspace.lints.rust] unsafe_code = \"forbid\""
    );
}

#[test]
fn every_crate_inherits_the_lints() {
    let files = source_files(&root());
    let manifests: Vec<&SourceFile> = files
        .iter()
        .filter(|file| file.path.ends_with("/Cargo.toml"))
        .collect();
    assert_eq!(
        manifests.len(),
        workspace().len(),
        "one manifest for each crate"
    );
    assert_none(&complaints(&manifests, |file| {
        if inherits_lints(&file.text) {
            Vec::new()
        } else {
            vec!["1: [lints] workspace = true is missing".to_owned()]
        }
    }));
}

#[test]
fn only_the_model_cache_fetches_and_only_the_worker_side_touches_wasm() {
    let files = source_files(&root());
    let sdk = files
        .iter()
        .filter(|file| file.path.starts_with("www/sdk/") && file.is("js") && !file.is_test());
    let sdk: Vec<&SourceFile> = sdk.collect();
    let mut found = complaints(&sdk, |file| {
        if FETCHES.contains(&file.path.as_str()) {
            Vec::new()
        } else {
            network_calls(&file.text)
        }
    });
    found.extend(complaints(&sdk, |file| {
        if TOUCHES_WASM.contains(&file.path.as_str()) {
            Vec::new()
        } else {
            wasm_paths(&file.text)
        }
    }));
    assert_none(&found);
}

/// `worker: false` loads the worker's side on the page by a dynamic import, and only then.
#[test]
fn the_page_side_loads_without_wasm() {
    const FOLDER: &str = "www/sdk/src/";
    let files = source_files(&root());
    let in_sdk = |file: &'_ SourceFile| file.path.starts_with(FOLDER) && file.is("js");
    let sdk = files.iter().filter(|file| in_sdk(file));
    let modules: Vec<(&str, &str)> = sdk
        .map(|file| (&file.path[FOLDER.len()..], file.text.as_str()))
        .collect();
    if modules.is_empty() {
        return; // a checkout of the crates alone
    }
    let reached = loaded_with("index.js", &modules);
    assert!(reached.len() > 1, "index.js is there and imports something");
    let touching = reached
        .iter()
        .filter(|name| TOUCHES_WASM.contains(&format!("{FOLDER}{name}").as_str()));
    assert_none(
        &touching
            .map(|name| format!("{FOLDER}index.js loads {name}"))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn demo_and_ui_use_the_public_entry() {
    let files = source_files(&root());
    let is_page = |file: &&SourceFile| {
        let is_below = file.path.starts_with("www/demo/") || file.path.starts_with("www/ui/");
        is_below && (file.is("js") || file.is("mjs") || file.is("html"))
    };
    let pages: Vec<&SourceFile> = files.iter().filter(is_page).collect();
    assert_none(&complaints(&pages, |file| private_paths(&file.text)));
}
