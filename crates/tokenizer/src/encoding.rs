//! What the encoder reads: the token ids of one text, and how they are cut and counted.

use std::ops::ControlFlow;

/// Takes the ids of the words of a text, one word at a time, until it breaks.
pub(crate) type Visit<'a> = &'a mut dyn FnMut(&[u32]) -> ControlFlow<()>;

/// The token ids of one text, `[CLS]` first and `[SEP]` last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Encoding {
    /// Shape: `(n_tokens,)`, at most the `max_len` that was asked for, specials counted.
    /// Each id is a line number of the vocabulary, from 0.
    pub ids: Vec<u32>,
}

impl Encoding {
    /// The ids that `visit_pieces` gives between the two of `around`, cut at the end to `max_len` ids, those two
    /// counted. Words behind the cut are not asked for.
    pub(crate) fn between(
        around: (u32, u32),
        max_len: usize,
        visit_pieces: impl FnOnce(Visit),
    ) -> Self {
        let room = max_len.saturating_sub(2);
        let mut ids = vec![around.0];
        if room > 0 {
            visit_pieces(&mut |pieces| {
                ids.extend_from_slice(pieces);
                if ids.len() <= room {
                    ControlFlow::Continue(())
                } else {
                    ControlFlow::Break(())
                }
            });
        }
        ids.truncate(room + 1);
        ids.push(around.1);
        ids.truncate(max_len);
        Self { ids }
    }
}

/// How many ids `visit_pieces` gives, without keeping them.
pub(crate) fn count(visit_pieces: impl FnOnce(Visit)) -> usize {
    let mut count = 0;
    visit_pieces(&mut |pieces| {
        count += pieces.len();
        ControlFlow::Continue(())
    });
    count
}
