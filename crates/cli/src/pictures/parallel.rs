//! The same work on many picture files, by several threads; results stand in the order of the files.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use indicatif::ProgressBar;

use crate::error::CliError;

/// What `work` makes of each file; `bar` counts them.
///
/// # Errors
/// The first one of any thread; the others stop after their file.
pub(crate) fn each<F: Sync, T: Send>(
    files: &[F],
    n_threads: NonZero<usize>,
    bar: &ProgressBar,
    work: impl Fn(&F) -> Result<T, CliError> + Sync,
) -> Result<Vec<T>, CliError> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Ok(Vec::with_capacity(files.len())));
    thread::scope(|scope| {
        let run = || {
            while let Some((at, file)) = take(&next, files) {
                let result = work(file);
                let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
                match (&mut *done, result) {
                    (Ok(done), Ok(result)) => done.push((at, result)),
                    (Ok(_), Err(error)) => *done = Err(error),
                    (Err(_), _) => {}
                }
                if done.is_err() {
                    return;
                }
                bar.inc(1);
            }
        };
        for _ in 1..n_threads.get() {
            scope.spawn(run);
        }
        run();
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner)?;
    done.sort_by_key(|&(at, _)| at);
    Ok(done.into_iter().map(|(_, result)| result).collect())
}

fn take<'f, F>(next: &AtomicUsize, files: &'f [F]) -> Option<(usize, &'f F)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    Some((at, files.get(at)?))
}
