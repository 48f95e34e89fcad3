//! Numbers are found by what they stand for, also where hashes meet.

use super::*;

#[test]
fn every_number_is_found_and_no_other() {
    for hash in [
        |word: u32| word,
        |word: u32| word.wrapping_mul(0x9e37_79b1),
        |_| 7,
    ] {
        let words: Vec<u32> = (0..100).map(|index| index * 3).collect();
        let mut lookup = Lookup::with_room(words.len());
        for (number, &word) in words.iter().enumerate() {
            lookup.insert(hash(word), number as u32);
        }
        let find = |word| lookup.find(hash(word), |number| words[number as usize] == word);
        for (number, &word) in words.iter().enumerate() {
            assert_eq!(find(word), Some(number as u32));
            assert_eq!(find(word + 1), None);
        }
    }
}

#[test]
fn an_empty_table_has_nothing() {
    assert_eq!(Lookup::default().find(7, |_| true), None);
    assert_eq!(Lookup::with_room(0).find(7, |_| true), None);
}
