//! Progress bars on standard error, shown only to people: not in files, not in pipes.

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
    let bar = ProgressBar::new(total).with_message(what.to_owned());
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// `23419384` -> `23.4 MB`.
pub(crate) fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}
