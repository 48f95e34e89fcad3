//! Rows of pieces that fit, with overlap.

use std::ops::Range;

use super::pieces::Piece;

/// Byte ranges of passages made of whole pieces.
pub(super) fn pack(
    pieces: &[Piece],
    max_tokens: usize,
    overlap_tokens: usize,
) -> Vec<Range<usize>> {
    let mut passages = Vec::new();
    let (mut fresh, mut may_repeat) = (0, 0);
    while fresh < pieces.len() {
        let room = max_tokens
            .saturating_sub(pieces[fresh].tokens)
            .min(overlap_tokens);
        let (start, repeated) = overlap(pieces, may_repeat..fresh, room, overlap_tokens);
        let end = end(pieces, fresh, repeated, max_tokens);
        passages.push(pieces[start].range.start..pieces[end - 1].range.end);
        // A passage that began like the one before would only add to it.
        (fresh, may_repeat) = (end, start + 1);
    }
    passages
}

/// First piece and tokens of what is repeated: the last pieces of `candidates`, as far as there is room.
fn overlap(
    pieces: &[Piece],
    candidates: Range<usize>,
    room: usize,
    most_pieces: usize,
) -> (usize, usize) {
    let (mut start, mut tokens) = (candidates.end, 0);
    // Pieces without tokens always have room: there could be any number of them.
    for piece in pieces[candidates].iter().rev().take(most_pieces) {
        if tokens + piece.tokens > room {
            break;
        }
        tokens += piece.tokens;
        start -= 1;
    }
    (start, tokens)
}

/// One past the last piece of the passage whose new part begins at `fresh`.
fn end(pieces: &[Piece], fresh: usize, overlap: usize, max_tokens: usize) -> usize {
    let mut tokens = overlap + pieces[fresh].tokens;
    let mut paragraph_end = None;
    for (piece_idx, piece) in pieces.iter().enumerate().skip(fresh + 1) {
        // A passage less than half full is worth filling beyond the paragraph.
        if piece.starts_paragraph && tokens * 2 >= max_tokens {
            paragraph_end = Some(piece_idx);
        }
        if tokens + piece.tokens > max_tokens {
            return paragraph_end.unwrap_or(piece_idx);
        }
        tokens += piece.tokens;
    }
    pieces.len()
}
