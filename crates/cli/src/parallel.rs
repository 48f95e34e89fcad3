//! The same work on many inputs, by several threads; results stand in the order of the inputs.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// What `work` makes of each input; `on_done` is told of each.
///
/// # Errors
/// The first one of any thread; the others stop after their input.
pub(crate) fn each<I: Sync, T: Send, E: Send>(
    inputs: &[I],
    n_threads: NonZero<usize>,
    on_done: &(dyn Fn() + Sync),
    work: impl Fn(&I) -> Result<T, E> + Sync,
) -> Result<Vec<T>, E> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Ok(Vec::with_capacity(inputs.len())));
    thread::scope(|scope| {
        let run = || {
            while let Some((at, input)) = take(&next, inputs) {
                let result = work(input);
                let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
                match (&mut *done, result) {
                    (Ok(done), Ok(result)) => done.push((at, result)),
                    (Ok(_), Err(error)) => *done = Err(error),
                    (Err(_), _) => {}
                }
                if done.is_err() {
                    return;
                }
                on_done();
            }
        };
        for _ in 1..threads(n_threads) {
            scope.spawn(run);
        }
        run();
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner)?;
    done.sort_by_key(|&(at, _)| at);
    Ok(done.into_iter().map(|(_, result)| result).collect())
}

/// So many threads as can be had of those that are wanted: WASI programs have the one.
pub(crate) fn threads(wanted: NonZero<usize>) -> usize {
    if cfg!(target_os = "wasi") {
        1
    } else {
        wanted.get()
    }
}

fn take<'i, I>(next: &AtomicUsize, inputs: &'i [I]) -> Option<(usize, &'i I)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    Some((at, inputs.get(at)?))
}
