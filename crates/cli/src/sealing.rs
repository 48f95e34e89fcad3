//! Graphs for large indexes, several made at a time.

use std::num::NonZero;

use nearsight_engine::{Collection, EngineError, SealInput, seal};

use crate::{parallel, progress};

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
    let sealed = seal_all(&inputs, n_threads, &|| bar.inc(1))?;
    for (input, sealed) in inputs.iter().zip(sealed) {
        collection.install(input.space, &sealed)?;
    }
    bar.finish_and_clear();
    Ok(())
}

/// In the order of the inputs.
fn seal_all(
    inputs: &[SealInput],
    n_threads: NonZero<usize>,
    on_done: &(dyn Fn() + Sync),
) -> Result<Vec<Vec<u8>>, EngineError> {
    parallel::each(inputs, n_threads, on_done, |input| seal(&input.vectors))
}

#[cfg(test)]
mod tests;
