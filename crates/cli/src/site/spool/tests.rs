//! Two instances at one folder.

use super::*;

#[test]
fn each_batch_is_taken_once_and_its_vectors_come_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path().join("spool");
    let batches = [vec!["a", "b"], vec!["c"], vec!["d"]];
    let mut ours = Spool::create(folder.clone(), "tiny", &batches).expect("written");
    let (mut theirs, model, texts) = Spool::open(&folder).expect("read");
    assert_eq!((model.as_str(), &texts[0][1]), ("tiny", &"b".to_owned()));

    let (mut of_others, mut passed) = (Vec::new(), Vec::new());
    assert_eq!(ours.take(&mut of_others).expect("taken"), Some(0));
    assert_eq!(theirs.take(&mut passed).expect("taken"), Some(1));
    assert_eq!(ours.take(&mut of_others).expect("taken"), Some(2));
    assert_eq!(ours.take(&mut of_others).expect("nothing left"), None);
    assert_eq!(theirs.take(&mut passed).expect("nothing left"), None);
    assert_eq!((of_others, passed), (vec![1], vec![0, 2]));

    assert_eq!(ours.get(1), None, "taken, and not done");
    theirs.put(1, &vec![1.5, -2.0]).expect("written");
    assert_eq!(ours.get(1), Some(vec![1.5, -2.0]));
}

#[test]
fn a_folder_without_texts_is_no_spool() {
    let folder = tempfile::tempdir().expect("a folder");
    let error = Spool::open(folder.path()).expect_err("nothing there");
    assert_eq!(error.code(), "file-missing");
    fs::write(folder.path().join(LIST), "{").expect("written");
    let error = Spool::open(folder.path()).expect_err("no JSON");
    assert_eq!(error.code(), "file-unreadable");
}
