//! Graphs for large indexes, several made at a time.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use nearsight_engine::{Collection, EngineError, SealInput, seal};

use crate::progress;

/// Makes graphs of the vectors that are many enough for it. How many threads there are does not show in the index.
///
/// # Errors
/// As [`seal`] and [`Collection::install`].
pub(crate) fn seal_due(
    collection: &mut Collection,
    n_threads: NonZero<usize>,
) -> Result<(), EngineError> {
    let inputs: Vec<SealInput> = collection.seal_inputs(false).collect();
    if inputs.is_empty() {
        return Ok(());
    }
    let bar = progress::counting("linking neighbours", "parts", inputs.len());
    for (input, sealed) in inputs
        .iter()
        .zip(seal_all(&inputs, n_threads, &|| bar.inc(1)))
    {
        collection.install(input.space, &sealed?)?;
    }
    bar.finish_and_clear();
    Ok(())
}

/// In the order of the inputs.
fn seal_all(
    inputs: &[SealInput],
    n_threads: NonZero<usize>,
    done: &(dyn Fn() + Sync),
) -> Vec<Result<Vec<u8>, EngineError>> {
    let n_taken = AtomicUsize::new(0);
    let next = || {
        let i = n_taken.fetch_add(1, Ordering::Relaxed);
        inputs.get(i).map(|input| (i, input))
    };
    let work = || {
        let mut sealed = Vec::new();
        while let Some((i, input)) = next() {
            sealed.push((i, seal(&input.vectors)));
            done();
        }
        sealed
    };
    let mut all = thread::scope(|scope| {
        let others: Vec<_> = (1..n_threads.get()).map(|_| scope.spawn(work)).collect();
        let mut all = work();
        for other in others {
            // A thread that panics takes the whole run with it.
            all.extend(
                other
                    .join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            );
        }
        all
    });
    all.sort_by_key(|&(i, _)| i);
    all.into_iter().map(|(_, sealed)| sealed).collect()
}

#[cfg(test)]
mod tests;
