//! The passages of an upsert, encoded by several threads. How many does not show in the collection.

use std::num::NonZero;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

use indicatif::ProgressBar;
use nearsight_encoder::TextEncoder;
use nearsight_engine::{Collection, EngineError, PassageBatch, Upsert};

use crate::parallel;

/// Tokens that a thread encodes between two looks at the work that is left: about a quarter of a second.
const BATCH_TOKENS: usize = 1024;

/// As many threads as the machine runs at once.
pub(crate) fn all_cores() -> NonZero<usize> {
    #[cfg(target_os = "wasi")]
    let found = crate::host::cores().and_then(NonZero::new);
    #[cfg(not(target_os = "wasi"))]
    let found = thread::available_parallelism().ok();
    found.unwrap_or(NonZero::<usize>::MIN)
}

/// Encodes what is left of `upsert` into `collection`; `bar` counts the passages that are done.
///
/// # Errors
/// The first one of any thread; the others stop after their batch.
pub(crate) fn encode(
    upsert: &mut Upsert,
    collection: &mut Collection,
    encoder: &TextEncoder,
    n_threads: NonZero<usize>,
    bar: &ProgressBar,
) -> Result<(), EngineError> {
    let work = Mutex::new(Work {
        upsert,
        collection,
        outcome: Ok(()),
    });
    thread::scope(|scope| {
        for _ in 1..parallel::threads(n_threads) {
            scope.spawn(|| work_off(&work, encoder, bar));
        }
        work_off(&work, encoder, bar);
    });
    let work = work.into_inner().unwrap_or_else(PoisonError::into_inner);
    work.outcome
}

/// What the threads share.
struct Work<'a> {
    upsert: &'a mut Upsert,
    collection: &'a mut Collection,
    outcome: Result<(), EngineError>,
}

/// Encodes batch after batch until nothing is left or a thread has failed.
fn work_off(work: &Mutex<Work>, encoder: &TextEncoder, bar: &ProgressBar) {
    // A function of its own, so that the lock is gone before the batch is encoded.
    let next = || next_batch(&mut lock(work));
    while let Some(batch) = next() {
        let encoded = batch.encode(encoder);
        let mut work = lock(work);
        let Work {
            upsert,
            collection,
            outcome,
        } = &mut *work;
        let put = encoded.and_then(|embeddings| upsert.put(collection, batch, embeddings));
        if outcome.is_ok() {
            *outcome = put;
        }
        bar.set_position(upsert.done_passages() as u64);
    }
}

fn next_batch(work: &mut Work) -> Option<PassageBatch> {
    match work.outcome {
        Ok(()) => work.upsert.next_batch(BATCH_TOKENS),
        Err(_) => None,
    }
}

/// A thread that panics takes the whole run with it, so nobody looks at what it left.
fn lock<'a, T>(work: &'a Mutex<T>) -> MutexGuard<'a, T> {
    work.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
