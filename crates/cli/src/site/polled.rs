//! Finds out when the files of a site have changed, by looking: nobody tells a WASI program.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use super::options::Plan;
use super::patterns::Patterns;
use crate::error::CliError;
use crate::files;

/// Between two looks. Two that see the same are a site that nobody is writing any more.
const PAUSE: Duration = Duration::from_millis(500);

/// Files that are looked at.
pub(crate) struct Watch {
    site: PathBuf,
    patterns: Patterns,
    /// Records and options.
    files: Vec<PathBuf>,
    /// As they were when the index was made of them.
    known: RefCell<Vec<State>>,
}

/// A file, and what changes with its content.
type State = (PathBuf, Option<SystemTime>, u64);

impl Watch {
    /// Looks for the first time.
    ///
    /// # Errors
    /// What the disk refuses.
    pub(crate) fn start(plan: &Plan) -> Result<Self, CliError> {
        let watch = Self {
            site: plan.site.clone(),
            patterns: plan.patterns.clone(),
            files: plan.files().map(Path::to_path_buf).collect(),
            known: RefCell::default(),
        };
        watch.known.replace(watch.look()?);
        Ok(watch)
    }

    /// Waits until something has changed, and then until nothing does for a moment.
    ///
    /// # Errors
    /// None: what cannot be read now may be there again at the next look.
    pub(crate) fn wait(&self) -> Result<(), CliError> {
        let mut before: Option<Vec<State>> = None;
        loop {
            thread::sleep(PAUSE);
            let Ok(now) = self.look() else {
                continue;
            };
            if now != *self.known.borrow() && before.as_ref() == Some(&now) {
                self.known.replace(now);
                return Ok(());
            }
            before = Some(now);
        }
    }

    fn look(&self) -> Result<Vec<State>, CliError> {
        let pages = files::walk(&self.site, |path| self.patterns.takes(path))?;
        let pages = pages.iter().map(|page| state(&page.path));
        let files = self.files.iter().map(|path| state(path));
        Ok(pages.chain(files).collect())
    }
}

fn state(path: &Path) -> State {
    let metadata = fs::metadata(path).ok();
    let modified = metadata.as_ref().and_then(|data| data.modified().ok());
    let length = metadata.map_or(0, |data| data.len());
    (path.to_path_buf(), modified, length)
}
