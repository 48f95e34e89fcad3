//! What lines may say, and how a wrong one is named.

use super::{Pair, Split};

fn read(lines: &str) -> Result<Vec<Pair>, String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("pairs.jsonl");
    std::fs::write(&path, lines).expect("written");
    Pair::read(&path).map_err(|error| error.to_string())
}

#[test]
fn what_is_not_said_has_a_default() {
    let pairs = read("{\"picture\":\"a.jpg\",\"texts\":[\"a dog\",\"a pet\"]}\n\n").expect("pairs");
    assert_eq!(pairs.len(), 1);
    assert_eq!(pairs[0].split, Split::Train);
    assert_eq!((pairs[0].group(), pairs[0].query()), ("a dog", "a dog"));
    assert!(pairs[0].picture.ends_with("a.jpg") && pairs[0].picture.is_absolute());
}

#[test]
fn a_wrong_line_is_named() {
    let wrong = [
        "{\"picture\":\"a.jpg\",\"texts\":[\"a\"]}\n{\"picture\":3}",
        "{\"picture\":\"a.jpg\",\"texts\":[\"a\"]}\n{\"picture\":\"b.jpg\",\"texts\":[\" \"]}",
        "{\"picture\":\"a.jpg\",\"texts\":[\"a\"]}\n{\"picture\":\"b.jpg\",\"texts\":[\"b\"],\"split\":\"dev\"}",
        "{\"picture\":\"a.jpg\",\"texts\":[\"a\"]}\n{\"picture\":\"b.jpg\",\"texts\":[\"b\"],\"txt\":1}",
    ];
    for lines in wrong {
        let error = read(lines).expect_err(lines);
        assert!(error.contains("line 2"), "{error}");
    }
    assert!(read("\n").expect_err("empty").contains("no pair"));
}
