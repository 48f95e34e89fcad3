//! What is kept when a run is stopped.

use std::io::Write;

use super::*;

const DIMENSION: usize = 3;

fn open(folder: &Path) -> VectorCache {
    VectorCache::open(folder, Path::new("site"), "model", DIMENSION)
}

fn key(text: &str) -> Key {
    VectorCache::key(text)
}

#[test]
fn vectors_of_a_run_that_was_stopped_are_there_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cache = open(folder.path());
    cache.insert(key("a"), &[1.0, 2.0, 3.0]);
    cache.keep().expect("kept");
    // Stopped in the middle of a record.
    let file = OpenOptions::new().append(true).open(&cache.path);
    file.and_then(|mut file| file.write_all(&[7; 5]))
        .expect("a file");

    let mut cache = open(folder.path());
    assert_eq!(cache.get(&key("a")), Some(&[1.0, 2.0, 3.0][..]));
    cache.insert(key("b"), &[4.0, 5.0, 6.0]);
    cache.keep().expect("kept");

    let cache = open(folder.path());
    assert_eq!(cache.get(&key("a")), Some(&[1.0, 2.0, 3.0][..]));
    assert_eq!(cache.get(&key("b")), Some(&[4.0, 5.0, 6.0][..]));
}

#[test]
fn what_a_site_no_longer_needs_is_forgotten_when_it_is_much() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cache = open(folder.path());
    let names = ["a", "b", "c"];
    for (name, x) in names.into_iter().zip([1.0, 2.0, 3.0]) {
        cache.insert(key(name), &[x; DIMENSION]);
    }
    cache.keep().expect("kept");
    let n_records = |path: &Path| {
        let length = fs::metadata(path).expect("a file").len();
        length / (4 * record_len(DIMENSION)) as u64
    };
    let path = cache.path.clone();
    let used = |names: &[&str]| names.iter().map(|name| key(name)).collect();
    cache.forget_others(&used(&["a", "b"])).expect("saved");
    assert_eq!(n_records(&path), 3, "a third is little");
    let cache = open(folder.path());
    cache.forget_others(&used(&["b"])).expect("saved");
    assert_eq!(n_records(&path), 1);
    let cache = open(folder.path());
    assert_eq!(cache.get(&key("a")), None);
    assert_eq!(cache.get(&key("b")), Some(&[2.0; DIMENSION][..]));
}

#[test]
fn what_is_no_number_is_encoded_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cache = open(folder.path());
    cache.insert(key("a"), &[1.0, f32::NAN, 3.0]);
    cache.insert(key("b"), &[2.0; DIMENSION]);
    cache.keep().expect("kept");
    let cache = open(folder.path());
    assert_eq!(cache.get(&key("a")), None);
    assert_eq!(cache.get(&key("b")), Some(&[2.0; DIMENSION][..]));
}
