//! The vectors of RFC 4648, section 10, and what is none.

use super::decode;

#[test]
fn decodes_what_the_standard_encodes() {
    for (text, bytes) in [
        ("", ""),
        ("Zg==", "f"),
        ("Zm8=", "fo"),
        ("Zm9v", "foo"),
        ("Zm9vYg==", "foob"),
        ("Zm9vYmE=", "fooba"),
        ("Zm9vYmFy", "foobar"),
    ] {
        assert_eq!(decode(text).as_deref(), Ok(bytes.as_bytes()), "{text}");
    }
    assert_eq!(
        decode("+/+/AAEC").as_deref(),
        Ok(&[0xfb, 0xff, 0xbf, 0, 1, 2][..])
    );
}

#[test]
fn refuses_what_is_no_base64() {
    for (text, at) in [
        ("Zm9-", 3),
        ("Zm 9v", 2),
        ("Zm9vé", 4),
        ("Z", 1),
        ("Zg", 2),
        ("Zh==", 2),
        ("Zm9v====", 4),
        ("====", 0),
        ("=Zm9", 0),
    ] {
        assert_eq!(decode(text), Err(at), "{text}");
    }
}
