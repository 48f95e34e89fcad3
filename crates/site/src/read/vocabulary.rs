//! The words of a site.

use super::index::{Chunk, Missing, SiteIndex};
use crate::ChunkId;
use crate::format::terms::{TermShard, term};

impl SiteIndex {
    /// The words of the site as far as their files are there, each with the number of passages that have it: without the wholes
    /// and parts of words, by which these are found too. With them the files that are missing.
    pub fn words(&self) -> (Vec<(String, u32)>, Vec<ChunkId>) {
        let (mut words, mut missing) = (Vec::new(), Missing::default());
        add(&self.frequent, &mut words);
        for id in (0..self.root.n_shards()).map(|i| self.root.shard(i)) {
            match self.chunk(id) {
                Some(Chunk::Terms(shard)) => add(shard, &mut words),
                _ => missing.add(id),
            }
        }
        (words, missing.0)
    }
}

fn add(shard: &TermShard, words: &mut Vec<(String, u32)>) {
    shard.walk("", |key, entry| {
        let word = term(key).filter(|word| entry.n_found > 0 && !word.starts_with('_'));
        words.extend(word.map(|word| (word, entry.n_found)));
        true
    });
}
