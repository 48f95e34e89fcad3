//! A panic is a bug here: it is logged, and thrown as an `Error` with the code `internal`.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::console;

use crate::thrown::Thrown;

/// Runs once, when the module is instantiated.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|info| {
        let message =
            format!("nearsight: {info}; this is a bug, please report it and reload the page");
        console::error_1(&message.as_str().into());
        // Nothing unwinds on this target: without this throw the caller would catch a bare
        // "RuntimeError: unreachable". The instance is as unusable after the one as after the other.
        wasm_bindgen::throw_val(Thrown::new("internal", message).into())
    }));
}
