//! Round trips of random lists, and readers on noise.

use nearsight_test_support::Random;

use super::*;

const BODY: u8 = 2;

fn random_lists(seed: u64) -> Vec<(u32, Vec<Occurrence>)> {
    let mut random = Random::new(seed);
    let mut document = 0;
    let list = (0..200).map(|_| {
        let n_bits = random.below(12);
        document += 1 + random.below(1 << n_bits) as u32;
        let n = 1 + random.below(4);
        let occurrence = |_| Occurrence {
            field: random.below(3) as u8,
            position: random.below(1000) as u32,
        };
        let mut occurrences: Vec<_> = (0..n).map(occurrence).collect();
        occurrences.sort();
        occurrences.dedup();
        (document, occurrences)
    });
    list.collect()
}

fn read(list: List, is_wanted: impl Fn(u32) -> bool) -> Vec<(u32, Vec<Occurrence>)> {
    let mut read: Vec<(u32, Vec<Occurrence>)> = Vec::new();
    list.occurrences(BODY, is_wanted, |document, occurrence| {
        match read.last_mut() {
            Some((last, occurrences)) if *last == document => occurrences.push(occurrence),
            _ => read.push((document, vec![occurrence])),
        }
    });
    read
}

#[test]
fn what_was_written_is_read() {
    for seed in 0..20 {
        let written = random_lists(seed);
        let mut writer = ListWriter::default();
        for (document, occurrences) in &written {
            writer.push(*document, occurrences, BODY);
        }
        assert_eq!(read(writer.list(), |_| true), written);
        let odd: Vec<_> = written
            .iter()
            .filter(|(document, _)| document % 2 == 1)
            .cloned()
            .collect();
        assert_eq!(read(writer.list(), |document| document % 2 == 1), odd);
        let mut cursor = writer.list().cursor(BODY);
        for (document, occurrences) in &written {
            let mut n_read = 0;
            assert_eq!(cursor.next(|_, _, n| n_read += n), Some(*document));
            assert_eq!(n_read as usize, occurrences.len());
        }
        assert_eq!(cursor.next(|_, _, _| ()), None);
    }
}

#[test]
fn one_occurrence_in_the_body_takes_a_byte() {
    let mut writer = ListWriter::default();
    let at = |field| [Occurrence { field, position: 5 }];
    writer.push(3, &at(BODY), BODY);
    assert_eq!(writer.list().postings, [6]);
    writer.push(4, &at(0), BODY);
    assert_eq!(writer.list().postings, [6, 1, 1, 1]);
    assert_eq!(writer.list().positions, [5, 5]);
}

#[test]
fn noise_ends() {
    let mut random = Random::new(9);
    for len in 0..400 {
        let bytes: Vec<u8> = (0..len).map(|_| random.bits() as u8).collect();
        let (postings, positions) = bytes.split_at(len / 2);
        let list = List {
            postings,
            positions,
        };
        let documents = read(list, |_| true);
        assert!(documents.is_sorted_by_key(|(document, _)| *document));
    }
}
