//! Spellings that Qdrant takes.

use super::{bytes, same_id};

#[test]
fn four_spellings_are_one_uuid() {
    const PLAIN: &str = "550e8400e29b41d4a716446655440000";
    const HYPHENATED: &str = "550E8400-e29b-41d4-a716-446655440000";
    let expected = Some(0x550e_8400_e29b_41d4_a716_4466_5544_0000_u128.to_be_bytes());
    for text in [
        PLAIN,
        HYPHENATED,
        &format!("{{{HYPHENATED}}}"),
        &format!("urn:uuid:{HYPHENATED}"),
    ] {
        assert_eq!(bytes(text), expected, "{text}");
    }
    for text in [
        "",
        "550e8400",
        &format!("{PLAIN}0"),
        &PLAIN[1..],
        &format!("{{{PLAIN}}}"),
        &HYPHENATED.replace('8', "g"),
        "550e8400xe29b-41d4-a716-446655440000",
        "550e8400-e29b41d4-a716-4466-55440000",
        "+50e8400e29b41d4a716446655440000",
        &"é".repeat(16),
        &"-".repeat(36),
        &format!("{HYPHENATED}-"),
    ] {
        assert_eq!(bytes(text), None, "{text}");
    }
}

#[test]
fn spellings_of_a_uuid_are_one_id_and_other_texts_are_as_they_are() {
    let expected = "550e8400-e29b-41d4-a716-44665544000a";
    let upper = expected.to_uppercase();
    for text in [
        expected,
        &upper,
        &expected.replace('-', ""),
        &upper.replace('-', ""),
        &format!("{{{upper}}}"),
        &format!("urn:uuid:{expected}"),
    ] {
        assert_eq!(same_id(text), expected, "{text}");
    }
    for text in [
        "",
        "Anna",
        "URN:UUID",
        &format!("{upper}-"),
        &"É".repeat(16),
    ] {
        assert_eq!(same_id(text), text);
    }
    assert_eq!(
        same_id(&"0".repeat(32)),
        "00000000-0000-0000-0000-000000000000"
    );
}
