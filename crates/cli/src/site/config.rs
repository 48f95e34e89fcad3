//! `nearsight.toml`: the options of a site, kept beside it.

use std::path::{Path, PathBuf, absolute};

use super::options::Options;
use crate::error::CliError;
use crate::files;

/// Name of the file.
const NAME: &str = "nearsight.toml";

/// The file that is named, or else the one here, or else the one beside the site.
pub(super) fn find(named: Option<&Path>, site: Option<&Path>) -> Option<PathBuf> {
    let beside = || {
        let site = absolute(site?).ok()?;
        Some(site.parent()?.join(NAME))
    };
    let is_file = |path: &PathBuf| path.is_file();
    named.map(Path::to_path_buf).or_else(|| {
        let here = Some(PathBuf::from(NAME)).filter(is_file);
        here.or_else(|| beside().filter(is_file))
    })
}

/// Reads a file of options. The paths that it names are meant from its own folder on.
///
/// # Errors
/// [`CliError::Config`] with the line for what is no TOML, unknown keys and values of other types.
pub(super) fn read(path: &Path) -> Result<Options, CliError> {
    let refuse = |line, reason| CliError::Config {
        path: path.to_path_buf(),
        line,
        reason,
    };
    let bytes = files::read(path)?;
    let text = str::from_utf8(&bytes).map_err(|error| {
        let line = line_of(&bytes, error.valid_up_to());
        refuse(line, "the text is not UTF-8".into())
    })?;
    let options: Options = toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        refuse(line_of(&bytes, at), error.message().replace('\n', ", "))
    })?;
    Ok(options.below(path.parent().unwrap_or(Path::new(""))))
}

/// The line of a byte, from 1.
fn line_of(bytes: &[u8], at: usize) -> usize {
    let before = bytes.iter().take(at);
    before.filter(|&&byte| byte == b'\n').count() + 1
}
