//! The cost of turning one word into another, read letter by letter along a walk over sorted words: optimal string
//! alignment (Damerau 1964: insertion, deletion, substitution, and exchange of neighbours), rows of the table kept on a
//! stack, so that words with a common beginning share it.

use crate::kin::Step;

#[cfg(test)]
mod tests;

/// One typo.
const EDIT: u8 = 2;
/// One typo in the first letter, where people err least.
const FIRST: u8 = 3;

/// What a word is away from the one that was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Distance {
    /// Nothing: a word that begins like the typed one.
    Same,
    /// An insertion, deletion, substitution or exchange behind the first letter, or an exchange with it.
    One,
    /// One of the first letter.
    FirstLetter,
    /// Two of them.
    Two,
}

/// Measures words against the one that was typed. Feed it ascending words through `step`.
pub(crate) struct TypoAutomaton {
    typed: Vec<char>,
    /// Highest cost that is accepted.
    budget: u8,
    /// Whether a word counts that only begins nearly like the typed one.
    is_prefix: bool,
    /// Letters read, and for each where it ends in its word.
    read: Vec<(char, usize)>,
    /// Costs of the typed word's beginnings, a row for each letter read and one ahead of them.
    rows: Vec<u8>,
}

impl TypoAutomaton {
    /// `None` for words too short to have typos: 3 letters may have one behind the first, 4 one, 8 two.
    pub(crate) fn new(typed: &str, is_prefix: bool) -> Option<Self> {
        let typed: Vec<char> = typed.chars().collect();
        let budget = match typed.len() {
            0..3 => return None,
            3 => EDIT,
            4..8 => FIRST,
            _ => 2 * EDIT,
        };
        let deletion = |n: usize| {
            if n == 0 {
                0
            } else {
                FIRST + EDIT * (n as u8 - 1)
            }
        };
        let rows = (0..=typed.len()).map(deletion).collect();
        Some(Self {
            typed,
            budget,
            is_prefix,
            read: Vec::new(),
            rows,
        })
    }

    /// Reads a word, not below the last one, and gives its distance to `accept` if it is near enough.
    pub(crate) fn step(&mut self, word: &str, accept: impl FnOnce(Distance)) -> Step {
        self.rewind(word);
        let mut end = self.read.last().map_or(0, |&(_, end)| end);
        if !self.read.is_empty() && !self.is_alive() {
            return Step::Skip(end);
        }
        for c in word[end..].chars() {
            end += c.len_utf8();
            self.push(c, end);
            if !self.is_alive() {
                return Step::Skip(end);
            }
        }
        if let Some(distance) = self.distance() {
            accept(distance);
        }
        Step::Next
    }

    /// Keeps what `word` has in common with the last one.
    fn rewind(&mut self, word: &str) {
        let pairs = self.read.iter().zip(word.chars());
        let common = pairs.take_while(|((read, _), c)| read == c).count();
        self.read.truncate(common);
        self.rows.truncate((common + 1) * self.width());
    }

    fn width(&self) -> usize {
        self.typed.len() + 1
    }

    fn push(&mut self, c: char, end: usize) {
        let (width, i) = (self.width(), self.read.len() + 1);
        let above = (i - 1) * width;
        let insertion = |j: usize| if i == 1 && j == 0 { FIRST } else { EDIT };
        self.rows
            .push(self.rows[above].saturating_add(insertion(0)));
        for j in 1..width {
            let typed = self.typed[j - 1];
            let edit = if j == 1 { FIRST } else { EDIT };
            let substitution = match typed == c {
                true => 0,
                false if i == 1 => FIRST,
                false => edit,
            };
            let mut cost = self.rows[above + j - 1].saturating_add(substitution);
            cost = cost.min(self.rows[above + j].saturating_add(insertion(j)));
            cost = cost.min(self.rows[above + width + j - 1].saturating_add(edit));
            if i > 1 && j > 1 && typed == self.read[i - 2].0 && self.typed[j - 2] == c {
                cost = cost.min(self.rows[above - width + j - 2].saturating_add(EDIT));
            }
            self.rows.push(cost);
        }
        self.read.push((c, end));
    }

    /// Whether a word that goes on from here can be near enough.
    fn is_alive(&self) -> bool {
        let row = &self.rows[self.read.len() * self.width()..];
        let least = row.iter().copied().min().unwrap_or(u8::MAX);
        // An exchange of the first two letters costs less than either wrong.
        let bound = if self.read.len() == 1 { FIRST } else { 0 };
        least <= self.budget.max(bound) || self.distance().is_some()
    }

    fn distance(&self) -> Option<Distance> {
        let mut ends = self.rows.chunks_exact(self.width());
        let ends = ends.by_ref().map(|row| row[self.typed.len()]);
        let cost = match self.is_prefix {
            true => ends.min(),
            false => ends.last(),
        };
        match cost? {
            cost if cost > self.budget => None,
            0 => Some(Distance::Same),
            EDIT => Some(Distance::One),
            FIRST => Some(Distance::FirstLetter),
            _ => Some(Distance::Two),
        }
    }
}
