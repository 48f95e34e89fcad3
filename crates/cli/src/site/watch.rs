//! Says when the files of a site have changed, once for all that change together.

use std::fs::canonicalize;
use std::path::{Path, PathBuf, absolute};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::options::Plan;
use super::patterns::Patterns;
use crate::error::CliError;

#[cfg(test)]
mod tests;

/// How long nothing changes before all has changed: generators write for seconds, with shorter breaks.
const QUIET: Duration = Duration::from_millis(400);

/// Files under watch.
pub(crate) struct Watch {
    events: Receiver<notify::Result<Event>>,
    sources: Sources,
    /// The watching ends with it.
    _watcher: RecommendedWatcher,
}

/// What an index is made of.
struct Sources {
    site: PathBuf,
    patterns: Patterns,
    /// Records and options.
    files: Vec<PathBuf>,
    /// What is written there is our own doing.
    out: PathBuf,
}

impl Watch {
    /// Watches the site, and the files of records and of options.
    ///
    /// # Errors
    /// [`CliError::Watch`] where the system does not tell of changes.
    pub(crate) fn start(plan: &Plan) -> Result<Self, CliError> {
        let sources = Sources {
            site: real(&plan.site),
            patterns: plan.patterns.clone(),
            files: plan.files().map(real).collect(),
            out: real(&plan.out),
        };
        let (sender, events) = channel();
        let mut watcher = notify::recommended_watcher(sender).map_err(failed(&plan.site))?;
        watcher
            .watch(&sources.site, RecursiveMode::Recursive)
            .map_err(failed(&plan.site))?;
        let outside = sources.files.iter();
        let outside = outside.filter(|path| !path.starts_with(&sources.site));
        // A file that is written anew is another one; its folder stays.
        for folder in outside.filter_map(|path| path.parent()) {
            watcher
                .watch(folder, RecursiveMode::NonRecursive)
                .map_err(failed(folder))?;
        }
        Ok(Self {
            events,
            sources,
            _watcher: watcher,
        })
    }

    /// Waits until something has changed, and then until nothing does for a moment.
    ///
    /// # Errors
    /// [`CliError::Watch`] where the system tells of no more changes.
    pub(crate) fn wait(&self) -> Result<(), CliError> {
        let mut quiet_at: Option<Instant> = None;
        loop {
            let event = match quiet_at {
                Some(at) => self
                    .events
                    .recv_timeout(at.saturating_duration_since(Instant::now())),
                None => self.events.recv().map_err(RecvTimeoutError::from),
            };
            match event {
                Ok(event) if self.sources.have_changed(&event) => {
                    quiet_at = Some(Instant::now() + QUIET);
                }
                Ok(_) => (),
                Err(RecvTimeoutError::Timeout) => return Ok(()),
                Err(error @ RecvTimeoutError::Disconnected) => {
                    return Err(CliError::Watch {
                        path: self.sources.site.clone(),
                        reason: error.to_string(),
                    });
                }
            }
        }
    }
}

impl Sources {
    fn have_changed(&self, event: &notify::Result<Event>) -> bool {
        match event {
            // What nobody told of may have been anything.
            Err(_) => true,
            Ok(event) if event.need_rescan() => true,
            // Reading the pages must not be a reason to read them again.
            Ok(event) if matches!(event.kind, EventKind::Access(_)) => false,
            Ok(event) => event.paths.iter().any(|path| self.has(path)),
        }
    }

    /// Whether a path is a source, or may be a folder of sources.
    fn has(&self, path: &Path) -> bool {
        if self.files.iter().any(|file| file == path) {
            return true;
        }
        let Ok(below) = path.strip_prefix(&self.site) else {
            return false;
        };
        let names = below.iter().map(|name| name.to_string_lossy());
        let names: Vec<_> = names.collect();
        let is_hidden = names.iter().any(|name| name.starts_with('.'));
        let is_ours = self.out != self.site && path.starts_with(&self.out);
        // Of a folder that was moved nothing more is told than its name.
        let may_be_folder = || path.is_dir() || path.extension().is_none() && !path.is_file();
        !is_hidden && !is_ours && (self.patterns.takes(&names.join("/")) || may_be_folder())
    }
}

fn failed(path: &Path) -> impl FnOnce(notify::Error) -> CliError {
    let path = path.to_path_buf();
    |error| CliError::Watch {
        path,
        reason: error.to_string(),
    }
}

/// The path by which changes are told: without links, as far as it is there.
fn real(path: &Path) -> PathBuf {
    let path = absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let mut ancestors = path.ancestors();
    let found = ancestors.find_map(|ancestor| {
        let real = canonicalize(ancestor).ok()?;
        Some(match path.strip_prefix(ancestor) {
            Ok(rest) if rest.as_os_str().is_empty() => real,
            Ok(rest) => real.join(rest),
            Err(_) => real,
        })
    });
    found.unwrap_or(path)
}
