//! Terms one after another in one field.

use crate::index::LexicalIndex;
use crate::postings::Occurrence;
use crate::query::Phrase;

#[cfg(test)]
mod tests;

/// Where the phrase begins: documents that are not removed and places in them, ascending.
pub(crate) fn occurrences(index: &LexicalIndex, phrase: &Phrase) -> Vec<(u32, Occurrence)> {
    let mut lists: Vec<_> = phrase
        .iter()
        .map(|(place, term)| (*place, index.lists(term)))
        .collect();
    // The shortest first: longer ones are then read for its documents only.
    lists.sort_by_key(|(_, lists)| {
        let lengths = lists.iter().map(|(_, list)| list.postings.len());
        lengths.sum::<usize>()
    });
    let mut found: Option<Vec<(u32, Occurrence)>> = None;
    for (place, lists) in lists {
        let mut next = Vec::new();
        for (_, list) in lists {
            let is_wanted = |document| match &found {
                None => index.documents().is_live(document),
                Some(found) => found
                    .binary_search_by_key(&document, |&(document, _)| document)
                    .is_ok(),
            };
            list.occurrences(index.body(), is_wanted, |document, at| {
                let start = at.position.checked_sub(place);
                let start = start.map(|position| (document, Occurrence { position, ..at }));
                let is_found = |start: &_| match &found {
                    None => true,
                    Some(found) => found.binary_search(start).is_ok(),
                };
                next.extend(start.filter(is_found));
            });
        }
        found = Some(next);
    }
    found.unwrap_or_default()
}
