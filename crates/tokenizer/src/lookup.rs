//! A table from hashes to numbers, by open addressing: what they stand for stays where it is.

/// No number.
const FREE: u32 = u32::MAX;

/// Numbers by the hash of what they stand for.
#[derive(Default)]
pub(crate) struct Lookup {
    /// At most half full, a power of two.
    slots: Vec<u32>,
}

impl Lookup {
    /// For that many numbers.
    pub(crate) fn with_room(n: usize) -> Self {
        let slots = vec![FREE; (2 * n).next_power_of_two()];
        Self { slots }
    }

    /// Adds a number, of which there is room for as many as was said.
    pub(crate) fn insert(&mut self, hash: u32, number: u32) {
        let free = self.places(hash).find(|&at| self.slots[at] == FREE);
        if let Some(at) = free {
            self.slots[at] = number;
        }
    }

    /// The first number with that hash for which `is` holds.
    pub(crate) fn find(&self, hash: u32, is: impl Fn(u32) -> bool) -> Option<u32> {
        let numbers = self.places(hash).map(|at| self.slots[at]);
        let mut numbers = numbers.take_while(|&number| number != FREE);
        numbers.find(|&number| is(number))
    }

    /// All places, from that of the hash on. The high bits are the good ones.
    fn places(&self, hash: u32) -> impl Iterator<Item = usize> + use<> {
        let mask = self.slots.len().wrapping_sub(1);
        let first = (hash ^ (hash >> 15)) as usize;
        (0..self.slots.len()).map(move |step| first.wrapping_add(step) & mask)
    }
}

#[cfg(test)]
mod tests;
