//! Which files are read, and what becomes of bytes that are no text.

use super::*;

#[test]
fn the_extension_chooses_the_reader() {
    for (name, text) in [
        ("a.html", "<p>x"),
        ("a.HTM", "<p>x"),
        ("a.md", "x"),
        ("a.txt", "x"),
        ("a.jsonl", "{\"text\": \"x\"}"),
        ("a.csv", "text\nx\n"),
    ] {
        let documents = documents(name, text.as_bytes()).expect(name);
        assert_eq!(documents.len(), 1, "{name}");
        assert_eq!(documents[0].text("text"), Some("x"), "{name}");
        assert!(is_supported(name));
    }
}

#[test]
fn other_files_are_refused_with_the_extensions_that_are_read() {
    for name in ["a.pdf", "a", ".html", "a.html/b", "", "a."] {
        let error = documents(name, b"x").expect_err(name);
        assert_eq!(error.code(), "file-unsupported");
        for extension in EXTENSIONS {
            assert!(
                error.to_string().contains(&format!(".{extension}")),
                "{error}"
            );
        }
        assert!(!is_supported(name));
    }
}

#[test]
fn no_bytes_make_a_reader_panic() {
    let mut state = 1_u64;
    let alphabet = b"<>/=\"'!-&#;ahp123 \n\t\0\xff\xc3,{}[]|`*_";
    for round in 0..300 {
        let bytes: Vec<u8> = (0..round * 3)
            .map(|_| {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                alphabet[(state >> 33) as usize % alphabet.len()]
            })
            .collect();
        for extension in EXTENSIONS {
            let _ = documents(&format!("a.{extension}"), &bytes);
        }
    }
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_first_field() {
    let documents = documents("a.csv", b"\xEF\xBB\xBFtitle\nKnots\n").expect("valid");
    assert_eq!(documents[0].text("title"), Some("Knots"));
}
