//! Progress bars on standard error, shown only to people: not in files, not in pipes.

#[cfg(target_os = "wasi")]
mod terminal;

use indicatif::{ProgressBar, ProgressStyle};

/// A bar that counts bytes up to a known size.
pub(crate) fn bytes(what: &str, total: u64) -> ProgressBar {
    styled(
        what,
        total,
        "{msg}  {bar:30} {decimal_bytes} of {decimal_total_bytes}  {decimal_bytes_per_sec}  {eta}",
    )
}

/// A bar that counts pieces of work, `unit` their name.
pub(crate) fn counting(what: &str, unit: &str, total: usize) -> ProgressBar {
    let template = format!("{{msg}}  {{bar:30}} {{pos}} of {{len}} {unit}  {{per_sec}}  {{eta}}");
    styled(what, total as u64, &template)
}

fn styled(what: &str, total: u64, template: &str) -> ProgressBar {
    let bar = bar(total).with_message(what.to_owned());
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

#[cfg(not(target_os = "wasi"))]
fn bar(total: u64) -> ProgressBar {
    ProgressBar::new(total)
}

/// Of terminals the library knows nothing there.
#[cfg(target_os = "wasi")]
fn bar(total: u64) -> ProgressBar {
    ProgressBar::with_draw_target(Some(total), terminal::draw_target())
}

/// `23419384` -> `23.4 MB`.
pub(crate) fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}
