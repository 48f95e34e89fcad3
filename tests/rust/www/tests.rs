//! Each rule of `www` is fed a line that breaks it and lines that only look so.

use super::{loaded_with, network_calls, private_paths, static_imports, wasm_paths};

#[test]
fn network_calls_are_seen() {
    assert_eq!(
        network_calls("a();\nconst b = await fetch(url);"),
        ["2: fetch"]
    );
    assert_eq!(
        network_calls("globalThis.fetch(url); self.fetch(url)"),
        ["1: fetch", "1: fetch"]
    );
    assert_eq!(network_calls("const f = fetch; f(url)"), ["1: fetch"]);
    assert_eq!(
        network_calls("new WebSocket(url); navigator.sendBeacon(url)"),
        ["1: WebSocket", "1: sendBeacon"]
    );
}

#[test]
fn methods_comments_and_texts_are_no_network_calls() {
    assert!(
        network_calls("this.#fetch(f); cache.fetch(f); // fetch(x)\nsay('fetch(y)'); prefetch(z)")
            .is_empty()
    );
}

#[test]
fn paths_to_wasm_are_seen() {
    assert_eq!(
        wasm_paths("import init from \"../pkg/nearsight.js\";"),
        ["1: ../pkg/nearsight.js"]
    );
    assert_eq!(
        wasm_paths("await import('./pkg/a.js'); new URL(`../pkg/b.wasm`, u)"),
        ["1: ./pkg/a.js", "1: ../pkg/b.wasm"]
    );
    assert!(
        wasm_paths(
            "/** @type {import(\"../pkg/nearsight.js\").X} */\nimport \"./wasm.js\"; a('mypkg/x')"
        )
        .is_empty()
    );
}

#[test]
fn only_the_public_entry_is_open() {
    assert!(private_paths("import { Collection } from \"../../sdk/src/index.js\";").is_empty());
    assert!(private_paths("await import(\"../../sdk/src/site/index.js\");").is_empty());
    assert_eq!(
        private_paths("await import(\"../../sdk/src/site/chunk.js\");"),
        ["1: ../../sdk/src/site/chunk.js"]
    );
    assert!(
        private_paths("import { Collection } from \"nearsight\"; fetch('../sdk/README.md')")
            .is_empty()
    );
    assert_eq!(
        private_paths("import { rpc } from \"../../sdk/src/rpc.js\";"),
        ["1: ../../sdk/src/rpc.js"]
    );
    assert_eq!(
        private_paths("\n/** @typedef {import(\"../../sdk/src/rpc.js\").R} R */"),
        ["2: ../../sdk/src/rpc.js"]
    );
    assert_eq!(
        private_paths("<script src=\"../sdk/pkg/nearsight.js\">"),
        ["1: ../sdk/pkg/nearsight.js"]
    );
    assert_eq!(
        private_paths("import 'nearsight/worker'"),
        ["1: nearsight/worker"]
    );
}

#[test]
fn imports_are_static_or_not() {
    let text = "import { a } from \"./a.js\";\nexport * from\n  \"./b.js\";\nimport \"./c.js\";\n// import \"./d.js\"\nawait import(\"./e.js\");";
    assert_eq!(static_imports(text), ["./a.js", "./b.js", "./c.js"]);
    assert_eq!(
        static_imports("import a from \"../a.js\";\nimport b from \"b\";\nimport c from \".c\";"),
        ["../a.js"]
    );
}

#[test]
fn what_loads_with_a_module_is_followed_through_cycles() {
    let modules = [
        ("index.js", "import \"./a.js\";"),
        (
            "a.js",
            "import \"./index.js\"; export * from \"./wasm.js\";",
        ),
        ("b.js", "import \"./wasm.js\";"),
    ];
    assert_eq!(
        loaded_with("index.js", &modules),
        ["index.js", "a.js", "wasm.js"]
    );
    assert_eq!(loaded_with("index.js", &modules[..1]), ["index.js", "a.js"]);
}

#[test]
fn what_loads_with_a_module_is_followed_through_folders() {
    let modules = [
        ("index.js", "import \"./in/a.js\";"),
        ("in/a.js", "import \"./b.js\"; import \"../c.js\";"),
        ("in/b.js", "import \"../wasm.js\";"),
    ];
    assert_eq!(
        loaded_with("index.js", &modules),
        ["index.js", "in/a.js", "in/b.js", "c.js", "wasm.js"]
    );
}
