#!/usr/bin/env bash
# The one entry for people and CI. `./build.sh` alone lists the commands.
set -euo pipefail
cd "$(dirname "$0")"

site=target/site
models=${NEARSIGHT_MODELS:-${XDG_CACHE_HOME:-$HOME/.cache}/nearsight}

usage() {
  cat <<'USAGE'
./build.sh demo           build everything, fetch the model, serve the demo (PORT=8080)
./build.sh test           all checks: types, lints, unit, golden, wasm, browser
./build.sh test-guides    the guides of www/guides with the real generators, which it fetches
./build.sh archive        the command and the scripts of searchable sites, packed for who has neither Rust nor Node
./build.sh bench first    figures of the first search, recorded under tests/record/
./build.sh bench encoder  the text encoder against onnxruntime-web and transformers.js, recorded too (--quick: less often)
./build.sh bench index    vectors and words against hnswlib-wasm, edgevec, voy, Orama, MiniSearch and FlexSearch, recorded too (--quick: less)
./build.sh bench known-item  sections of Rust's books asked for by their headings, recorded too
./build.sh bench pictures  lite0 against onnxruntime-web, how words and pictures find each other, recorded too (--quick: less)
./build.sh bench site     a static site's search against Pagefind's: bytes, answers, building; recorded too (--book: without the large site)
./build.sh wasm           the wasm module and its bindings, into www/sdk/pkg
./build.sh package        the npm package, with `npx nearsight`, into target
./build.sh site           the served folder: SDK, scripts of searchable sites, demo, shop, model, corpora, into target/site
USAGE
}

say() { printf '\n\033[1m== %s\033[0m\n' "$*"; }

# --- what a fresh machine lacks -------------------------------------------------------------

need() { command -v "$1" >/dev/null || { echo "$1 is needed: $2" >&2; exit 1; }; }

prepare_rust() {
  need cargo "install Rust from https://rustup.rs"
  if command -v rustup >/dev/null; then
    rustup target add wasm32-unknown-unknown wasm32-wasip1 >/dev/null 2>&1 \
      || { echo "rustup could not add the wasm targets; is there a network?" >&2; exit 1; }
  fi
}

prepare_node() {
  need node "install Node 20 or newer"
  [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --ignore-scripts --no-audit --no-fund
}

# Debian's Chromium, unless NEARSIGHT_CHROMIUM names another one.
prepare_chromium() {
  local found
  found=${NEARSIGHT_CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
  if [ -z "$found" ] && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    say "Chromium, for the browser tests"
    apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-liberation >/dev/null
    found=$(command -v chromium || true)
  fi
  [ -n "$found" ] || { echo "Chromium is needed for the browser tests: install it, or set NEARSIGHT_CHROMIUM" >&2; exit 1; }
  export NEARSIGHT_CHROMIUM=$found
}

# --- parts ----------------------------------------------------------------------------------

# A program of the workspace: tool CRATE PROGRAM [its arguments]
tool() {
  # The tests have built it already, with other features of the dependencies: no need to build those twice.
  if [ -n "${built:-}" ]; then "target/debug/$2" "${@:3}"; else cargo run --quiet -p "$1" -- "${@:3}"; fi
}

nearsight() { tool nearsight-cli nearsight "$@"; }

# Beside what follows, in a process group of its own, which ends with the script: beside FUNCTION LOG; then "$beside" is its group.
beside() {
  set -m
  "$1" > "$2" 2>&1 &
  beside=$!
  set +m
  trap 'kill -- "-$beside" 2>/dev/null || true' EXIT
}

model() {
  say "models"
  nearsight model get minilm-l6
  nearsight model get lite0-minilm
}

# The module of one feature of the wasm crate and its bindings: bind FEATURE NAME TARGET_DIR OUT_DIR [cargo's options]
bind() {
  cargo build -p nearsight-wasm --profile wasm --target wasm32-unknown-unknown --no-default-features --features "$1" --target-dir "$3" "${@:5}"
  tool nearsight-bindgen nearsight-bindgen "$3/wasm32-unknown-unknown/wasm/nearsight_wasm.wasm" "$4" "$2"
}

wasm() {
  say "wasm"
  prepare_rust
  local part smallest=()
  for part in '' .package.nearsight-{lexical,site,wasm}; do smallest+=(--config "profile.wasm$part.opt-level = \"z\""); done
  # Modules by feature, so that a page that reads no files does not download what parses them.
  bind documents nearsight_documents target www/sdk/pkg
  bind pictures nearsight_pictures target www/sdk/pkg
  bind sealing nearsight_sealing target www/sdk/pkg
  # Few wait for these, and all for their bytes: small where the others are fast.
  bind words nearsight_words target www/sdk/pkg --config 'profile.wasm.package.nearsight-wasm.opt-level = "z"'
  # Every visitor of a site downloads this one: the stemmers of other languages than English are a third of it, so they are one apart.
  bind site nearsight_site target www/sdk/pkg "${smallest[@]}"
  bind site,languages nearsight_site target target/languages/pkg "${smallest[@]}"
  bind collection nearsight target www/sdk/pkg
  # The same sources for browsers with relaxed SIMD; one glue file serves both modules.
  local relaxed='target.wasm32-unknown-unknown.rustflags = ["-C", "target-feature=+relaxed-simd"]'
  bind pictures nearsight_pictures target/relaxed target/relaxed/pkg --config "$relaxed"
  bind collection nearsight target/relaxed target/relaxed/pkg --config "$relaxed"
  for part in nearsight nearsight_pictures; do cmp www/sdk/pkg/$part.js target/relaxed/pkg/$part.js; done
  cmp www/sdk/pkg/nearsight_site.js target/languages/pkg/nearsight_site.js
  cp target/languages/pkg/nearsight_site_bg.wasm www/sdk/pkg/nearsight_site_languages_bg.wasm
  cp target/relaxed/pkg/nearsight_bg.wasm www/sdk/pkg/nearsight_relaxed_bg.wasm
  cp target/relaxed/pkg/nearsight_pictures_bg.wasm www/sdk/pkg/nearsight_pictures_relaxed_bg.wasm
}

# The npm package's command: the native one as a WASI program, with the scripts of sites. Without relaxed SIMD, whose products round
# as the processor likes: its index is the native command's, byte for byte.
npm_command() {
  say "the npm package's command, as wasm"
  cargo rustc -p nearsight-cli --profile wasm --target wasm32-wasip1 \
    --config 'target.wasm32-wasip1.rustflags = ["-C", "target-feature=-relaxed-simd"]' \
    --config 'profile.wasm.package.nearsight-site.opt-level = 3' -- -C strip=symbols
  mkdir -p www/sdk/bin/pkg
  cp target/wasm32-wasip1/wasm/nearsight.wasm www/sdk/bin/pkg/nearsight.wasm
  node www/tools/runtime.mjs www/sdk/bin/pkg/runtime --without-modules
}

# The offline shop: products and pictures, and their index. Drawing takes a minute, so it is done anew
# only when its generator, or what makes an index, has changed.
shop() {
  local out=target/shop made
  made=$( { find www/tools/shop crates www/demo/shop/src/fields.js www/demo/shop/icon.svg -type f \( -name '*.mjs' -o -name '*.rs' -o -path 'www/demo/*' \) -print0 | sort -z | xargs -0 cat; cat Cargo.lock "$models/minilm-l6/manifest.json" "$models/lite0-minilm/manifest.json"; } | sha256sum)
  if [ "$(cat $out/made-from 2>/dev/null)" != "$made" ]; then
    say "shop"
    # Everything else of the site is there without a browser.
    if ! (prepare_chromium); then echo "the shop is left out: Chromium draws its pictures" >&2; rm -r $site/demo/shop; return; fi
    prepare_chromium
    rm -rf $out
    node www/tools/shop/generate.mjs $out --pictures
    nearsight index $out/products.jsonl -o $out/shop.nsi --fields "$(cat $out/fields)"
    echo "$made" > $out/made-from
  fi
  cp $out/products.json $out/shop.nsi $out/icon-*.png $site/demo/shop/
  mkdir -p $site/demo/shop/photos $site/demo/shop/thumbnails
  cp $out/photos/*.webp $site/demo/shop/photos/
  cp $out/thumbnails/*.webp $site/demo/shop/thumbnails/
  # A service worker keeps what lies below it, and the SDK lies beside the shop.
  mv $site/demo/shop/service-worker.js $site/shop-worker.js
  node www/tools/shop/offline-files.mjs $site
}

# The folder that the demo and the browser tests are served from.
site() {
  say "site"
  local book
  mkdir -p $site/corpora $site/models
  for part in sdk demo; do rm -rf "${site:?}/$part" && mkdir -p "$site/$part"; done
  cp -r www/sdk/src www/sdk/pkg $site/sdk/
  cp -r www/demo/. $site/demo/
  echo '{}' > $site/demo/site/sites.json
  node www/tools/runtime.mjs $site/runtime
  export NEARSIGHT_RUNTIME=$PWD/$site/runtime
  # Comments are for those who read the sources, and a third of what visitors would download of them.
  find www/sdk/src www/sdk/pkg www/demo -name '*.js' -print0 | xargs -0 npx tsc --allowJs --noCheck --removeComments \
    --target esnext --module esnext --moduleResolution bundler --rootDir www --outDir $site
  printf '{"bytes": %d}\n' "$(wc -c < www/sdk/pkg/nearsight_bg.wasm)" > $site/demo/engine.json
  for id in minilm-l6 lite0-minilm; do
    rm -rf "${site:?}/models/$id" && mkdir -p "$site/models/$id"
    find "$models/$id" -maxdepth 1 -type f -exec cp {} "$site/models/$id/" \;
  done
  cp tests/corpus/handbook.jsonl $site/corpora/
  book=$(rustc --print sysroot)/share/doc/rust/html/book
  if [ -d "$book" ] && [ ! -s $site/corpora/book.jsonl ]; then
    nearsight extract "$book" -o $site/corpora/book.jsonl
  fi
  node www/tools/corpora.mjs $site/corpora
  shop
}

# The Rust Book as a site that can be searched, where the documentation is installed. The first time its passages are encoded,
# which takes some minutes; afterwards only what changed.
book() {
  local book
  book=$(rustc --print sysroot)/share/doc/rust/html/book
  [ -d "$book" ] || return 0
  say "the Rust Book, made searchable"
  mkdir -p $site/book && cp -r "$book/." $site/book/
  nearsight site $site/book
  echo '{"book": "ready"}' > $site/demo/site/sites.json
}

# 10,000 pages of the core library, beside the book. Its passages take a quarter of an hour the first time: the demo is served meanwhile.
core() {
  [ -d "$(rustc --print sysroot)/share/doc/rust/html/core" ] || return 0
  echo '{"book": "ready", "core": "indexing"}' > $site/demo/site/sites.json
  node www/tools/documentation.mjs $site/core
  nearsight site $site/core
  echo '{"book": "ready", "core": "ready"}' > $site/demo/site/sites.json
}

modules() { wasm; npm_command; }

package() {
  prepare_rust; prepare_node; modules
  npx tsc --project www/sdk/tsconfig.json
  npm pack --ignore-scripts --pack-destination target ./www/sdk
}

serve() { node www/tools/serve.mjs $site "${PORT:-8080}"; }

# --- commands -------------------------------------------------------------------------------

demo() {
  prepare_rust; prepare_node; model; wasm; site; book
  beside core target/core.log
  serve
}

run_tests() {
  prepare_rust; prepare_node; prepare_chromium
  say "format and lints"
  cargo fmt --all --check
  cargo clippy --workspace --all-targets --quiet -- -D warnings
  say "native tests"
  # Without the examples, which the lints have seen.
  cargo test --workspace --quiet --no-run --lib --bins --tests
  local built=yes
  # One thread links a module: the other ones test meanwhile.
  beside modules target/modules.log
  model
  cargo test --workspace --quiet --lib --bins --tests
  cargo test --workspace --quiet --doc
  say "the same unit tests on wasm"
  cargo test --quiet --target wasm32-wasip1 --lib \
    -p nearsight-vector -p nearsight-image -p nearsight-tokenizer -p nearsight-segment -p nearsight-index -p nearsight-lexical -p nearsight-payload -p nearsight-encoder -p nearsight-engine
  say "modules"
  wait "$beside" || { cat target/modules.log; exit 1; }
  say "types"
  npx tsc --project www/sdk/tsconfig.json
  npx tsc --project www/sdk/bin/tsconfig.json
  npx tsc --project www/demo/tsconfig.json
  npx tsc --project www/ui/tsconfig.json
  site
  say "the command of the npm package"
  NEARSIGHT_COMMAND=$PWD/target/debug/nearsight node --test tests/packaging/command.test.mjs
  say "browser tests"
  # Two files at a time: a page waits as often as it computes.
  NEARSIGHT_COMMAND=$PWD/target/debug/nearsight node --test --test-concurrency=2 tests/browser/*.test.mjs
}

# Apart from the other tests, because generators of sites are fetched, and take their time.
test_guides() {
  prepare_rust; prepare_node; prepare_chromium; model
  cargo build --quiet -p nearsight-cli
  modules; site
  say "guides"
  NEARSIGHT_COMMAND=$PWD/target/debug/nearsight node --test --test-concurrency=1 tests/packaging/*.test.mjs
}

# What a release offers: the command finds the scripts beside itself.
archive() {
  prepare_rust; prepare_node; wasm
  say "archive"
  local version target name
  version=$(sed -n '/^\[workspace.package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml)
  target=$(rustc -vV | sed -n 's/^host: //p')
  name=nearsight-$version-$target
  rm -rf target/archive && mkdir -p "target/archive/$name"
  cargo build --release -p nearsight-cli
  cp target/release/nearsight LICENSE LICENSE-APACHE LICENSE-MIT "target/archive/$name/"
  node www/tools/runtime.mjs "target/archive/$name/runtime"
  tar -C target/archive -czf "target/$name.tar.gz" "$name"
  echo "target/$name.tar.gz"
}

bench() {
  case ${1:-} in
    first) prepare_rust; prepare_node; prepare_chromium; model; wasm; site; node tests/bench/first.mjs ;;
    encoder)
      need python3 "onnxruntime-web's model is written by a Python script"
      prepare_rust; prepare_node; prepare_chromium; model; wasm; site
      node tests/bench/encoder.mjs "${@:2}"
      ;;
    index)
      prepare_rust; prepare_node; prepare_chromium; model; wasm; site
      [ $# -gt 1 ] || node tests/bench/known-item.mjs
      node tests/bench/index.mjs "${@:2}"
      ;;
    pictures)
      need python3 "onnxruntime-web's model is written by a Python script"
      prepare_rust; prepare_node; prepare_chromium; model; wasm; site
      node tests/bench/pictures.mjs "${@:2}"
      ;;
    site) prepare_rust; prepare_node; prepare_chromium; model; wasm; site; node tests/bench/site.mjs "${@:2}" ;;
    known-item) prepare_rust; prepare_node; model; wasm; site; node tests/bench/known-item.mjs ;;
    *) echo "benchmarks: first, encoder, index, known-item, pictures, site" >&2; exit 2 ;;
  esac
}

case ${1:-} in
  demo) demo ;;
  test) run_tests ;;
  test-guides) test_guides ;;
  archive) archive ;;
  bench) bench "${@:2}" ;;
  wasm) wasm ;;
  package) package ;;
  site) prepare_rust; prepare_node; model; wasm; site ;;
  *) usage; [ -z "${1:-}" ] || exit 2 ;;
esac
