//! The texts of a site, encoded by several instances of this command at once: WASI programs have no threads.

use std::thread;
use std::time::Duration;

use super::crew::{self, Crew, Encoded};
use super::spool::Spool;
use crate::error::CliError;
use crate::host;

/// Batches for which another instance is worth its start: it has to load the model.
const WORTH_AN_INSTANCE: usize = 4;
/// Between two looks at what the others do.
const PAUSE: Duration = Duration::from_millis(20);

/// Encodes each batch, here and in as many instances as the crew may have.
pub(super) fn encode(
    crew: &Crew,
    batches: &[Vec<&str>],
    on_done: &(dyn Fn() + Sync),
) -> Result<Vec<Encoded>, CliError> {
    let mut done: Vec<Option<Encoded>> = vec![None; batches.len()];
    let n_others = crew.size.get().min(batches.len() / WORTH_AN_INSTANCE);
    if n_others > 1 {
        share(n_others - 1, crew, batches, &mut done, on_done)?;
    }
    // All of them, or what another instance took and never finished.
    for (batch, done) in batches.iter().zip(&mut done) {
        if done.is_none() {
            *done = Some(crew::encode(crew.encoder, batch)?);
            on_done();
        }
    }
    Ok(done.into_iter().flatten().collect())
}

/// Encodes what the others leave, and takes what they have done until they have ended.
fn share(
    n_others: usize,
    crew: &Crew,
    batches: &[Vec<&str>],
    done: &mut [Option<Encoded>],
    on_done: &(dyn Fn() + Sync),
) -> Result<(), CliError> {
    let Some(folder) = host::new_folder() else {
        return Ok(());
    };
    let mut spool = Spool::create(folder.clone(), crew.model, batches)?;
    let others = host::instances(n_others, &["encode", &folder.to_string_lossy()]);
    let others = others.map_err(|error| CliError::write(&folder, error))?;
    let mut taken = Vec::new();
    while let Some(batch) = spool.take(&mut taken)? {
        done[batch] = Some(crew::encode(crew.encoder, &batches[batch])?);
        on_done();
        collect(&spool, &mut taken, done, on_done);
    }
    // Looked at once more after they have ended.
    let mut are_here = true;
    while are_here && !taken.is_empty() {
        are_here = !others.is_done();
        collect(&spool, &mut taken, done, on_done);
        thread::sleep(PAUSE);
    }
    Ok(())
}

/// Takes what others have done of the batches that they have taken.
fn collect(
    spool: &Spool,
    taken: &mut Vec<usize>,
    done: &mut [Option<Encoded>],
    on_done: &(dyn Fn() + Sync),
) {
    taken.retain(|&batch| {
        done[batch] = spool.get(batch);
        if done[batch].is_some() {
            on_done();
        }
        done[batch].is_none()
    });
}
