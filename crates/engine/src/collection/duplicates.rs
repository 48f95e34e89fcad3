//! Documents that look alike: groups of those whose vectors of one field lie near each other.

use std::collections::{BTreeMap, HashMap};

use crate::document::DocId;
use crate::error::EngineError;

use super::Collection;
use super::order::Order;
use super::target::no_field;

/// Neighbours of a document that are looked at. A group may be larger: its members are neighbours of neighbours.
const NEIGHBOURS: usize = 16;

/// A search for look-alikes under way. It knows documents by their ids, so that the collection may change between its steps:
/// what went meanwhile is in no group, nor is what came.
pub struct Duplicates {
    field: String,
    min_similarity: f32,
    /// In the order of their addition.
    ids: Vec<DocId>,
    /// Places in `ids`.
    places: HashMap<DocId, u32>,
    n_done: usize,
    sets: Sets,
}

impl Collection {
    /// Groups of documents that look alike in a vector field: two are of one group when their vectors are at least
    /// `min_similarity` near (as of a hit: a cosine, a dot product or a negative distance), or when others between them are.
    /// The first `limit` groups, the largest first; members, and groups of one size, in the order of their addition.
    ///
    /// Takes one search a document; [`Self::plan_duplicates`] does it in steps.
    ///
    /// # Errors
    /// Those of [`Self::plan_duplicates`].
    pub fn duplicates(
        &self,
        field: &str,
        min_similarity: f32,
        limit: usize,
    ) -> Result<Vec<Vec<DocId>>, EngineError> {
        let mut search = self.plan_duplicates(field, min_similarity)?;
        search.step(self, usize::MAX)?;
        Ok(search.groups(self, limit))
    }

    /// Begins what [`Self::duplicates`] does at once: the searches are done by [`Duplicates::step`].
    ///
    /// # Errors
    /// [`EngineError::QueryInvalid`] for a field that has no vectors, and for a similarity that is no number.
    pub fn plan_duplicates(
        &self,
        field: &str,
        min_similarity: f32,
    ) -> Result<Duplicates, EngineError> {
        if self.space(field).is_none() {
            let names: Vec<&str> = self.fields.vectors().map(|(name, _)| name).collect();
            return Err(no_field(&names));
        }
        if min_similarity.is_nan() {
            let what = "min_similarity must be a number, such as 0.95".into();
            return Err(EngineError::QueryInvalid { what });
        }
        let ids: Vec<DocId> = self
            .documents
            .live()
            .map(|one| one.document.id.clone())
            .collect();
        Ok(Duplicates {
            field: field.into(),
            min_similarity,
            places: ids.iter().cloned().zip(0..).collect(),
            n_done: 0,
            sets: Sets::new(ids.len()),
            ids,
        })
    }
}

impl Duplicates {
    /// Searches for the neighbours of the next `n` documents of `collection`, which the search was planned with; returns whether
    /// any are left.
    ///
    /// # Errors
    /// Those of a search.
    pub fn step(&mut self, collection: &Collection, n: usize) -> Result<bool, EngineError> {
        let Some(space) = collection.space(&self.field) else {
            return Ok(false);
        };
        let end = self.ids.len().min(self.n_done.saturating_add(n));
        for place in self.n_done..end {
            let row = collection.documents.row_of(&self.ids[place]);
            let Some(vector) = row.and_then(|row| space.mean(row)) else {
                continue;
            };
            // It finds itself too.
            for near in space.first(&Order::Near(vector), NEIGHBOURS + 1, None)? {
                let id = collection.documents.document(near.row).map(|one| &one.id);
                let other = id.and_then(|id| self.places.get(id));
                if let (true, Some(&other)) = (near.similarity >= self.min_similarity, other) {
                    self.sets.join(place as u32, other);
                }
            }
        }
        self.n_done = end;
        Ok(end < self.ids.len())
    }

    /// The first `limit` groups, as [`Collection::duplicates`] gives them, of what has been searched.
    pub fn groups(mut self, collection: &Collection, limit: usize) -> Vec<Vec<DocId>> {
        let is_there = |place: &u32| {
            let id = &self.ids[*place as usize];
            collection.documents.row_of(id).is_some()
        };
        let there: Vec<u32> = (0..self.ids.len() as u32).filter(is_there).collect();
        let mut groups = self.sets.groups(&there);
        groups.truncate(limit);
        let ids = |places: Vec<u32>| {
            let ids = places
                .into_iter()
                .map(|place| self.ids[place as usize].clone());
            ids.collect()
        };
        groups.into_iter().map(ids).collect()
    }
}

/// Places in sets that do not overlap (union-find): each knows one before it in its set, the first itself.
struct Sets {
    before: Vec<u32>,
}

impl Sets {
    /// Each alone.
    fn new(n: usize) -> Self {
        Self {
            before: (0..n as u32).collect(),
        }
    }

    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.first(a), self.first(b));
        self.before[a.max(b) as usize] = a.min(b);
    }

    /// The first of a set; the way there is halved for the next time.
    fn first(&mut self, mut place: u32) -> u32 {
        while self.before[place as usize] != place {
            let before = self.before[place as usize];
            self.before[place as usize] = self.before[before as usize];
            place = before;
        }
        place
    }

    /// Sets of more than one, the largest first.
    fn groups(&mut self, places: &[u32]) -> Vec<Vec<u32>> {
        let mut sets: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for &place in places {
            sets.entry(self.first(place)).or_default().push(place);
        }
        let mut groups: Vec<_> = sets.into_values().filter(|set| set.len() > 1).collect();
        groups.sort_by_key(|set| std::cmp::Reverse(set.len()));
        groups
    }
}
