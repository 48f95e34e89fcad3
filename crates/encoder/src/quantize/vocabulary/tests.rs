//! Which pieces go, on a real vocabulary: no text that keeps its letters may notice.

use super::*;

const REAL: &[u8] = include_bytes!("../../../../../tests/golden/minilm-l6/vocab.txt");
const TEXTS: &str = include_str!("../../../../../tests/golden/minilm-l6/texts.json");

fn kept(pieces: Pieces) -> (Kept, Tokenizer, Tokenizer) {
    let whole = Tokenizer::from_bytes(REAL).unwrap();
    let kept = keep(REAL, &whole, pieces);
    let small = Tokenizer::from_bytes(&kept.file).unwrap();
    assert_eq!(small.vocab_len(), kept.ids.len());
    (kept, whole, small)
}

fn assert_same_pieces(text: &str, kept: &Kept, whole: &Tokenizer, small: &Tokenizer) {
    let new = small.encode(text, 10_000).ids;
    let old: Vec<u32> = new.iter().map(|&id| kept.ids[id as usize]).collect();
    assert_eq!(old, whole.encode(text, 10_000).ids, "{text}");
}

#[test]
fn pieces_that_no_text_has_go_and_no_text_notices() {
    let (kept, whole, small) = kept(Pieces::All);
    let lines: Vec<&str> = str::from_utf8(REAL).unwrap().lines().collect();
    let gone: Vec<&str> = (0..lines.len())
        .filter(|&id| !kept.ids.contains(&(id as u32)))
        .map(|id| lines[id])
        .collect();
    // 994 [unused], "...", and 336 signs and ideographs as continuations.
    assert_eq!(gone.len(), 1331);
    for piece in ["[unused5]", "##!", "##一", "..."] {
        assert!(gone.contains(&piece), "{piece}");
    }
    for piece in ["[MASK]", "##ing", "一", "!", "##а", "##ة"] {
        assert!(!gone.contains(&piece), "{piece}");
    }
    let texts: Vec<String> = serde_json::from_str(TEXTS).unwrap();
    for text in &texts {
        assert_same_pieces(text, &kept, &whole, &small);
    }
    // Every line as a text of its own, and behind a letter: whatever a text may have.
    for line in &lines {
        assert_same_pieces(line, &kept, &whole, &small);
        assert_same_pieces(&format!("x{}", line.trim_start_matches('#')), &kept, &whole, &small);
    }
}

#[test]
fn latin_text_keeps_its_pieces_and_other_words_become_unknown() {
    let (kept, whole, small) = kept(Pieces::Latin);
    for text in [
        "Señor Müller's naïve façade, 100 % – π ≈ 3.14159, H₂O at 5 °C!",
        "œuvre Łódź İstanbul ﬁnal x² ½ → ∑ € “quoted” ‹so›",
    ] {
        assert_same_pieces(text, &kept, &whole, &small);
    }
    let ids = |text: &str| {
        let mut ids = small.encode(text, 64).ids;
        ids.pop();
        ids.split_off(1)
    };
    let unknown = ids("中")[0];
    assert_eq!(kept.ids[unknown as usize], 100);
    assert_eq!(ids("москва 中 cat")[..2], [unknown, unknown]);
    assert_eq!(ids("москва 中 cat")[2..], ids("cat"));
}

#[test]
fn a_tokenizer_json_is_kept_whole() {
    let whole = Tokenizer::from_bytes(REAL).unwrap();
    let file = br#"{"model": {}}"#;
    let kept = keep(file, &whole, Pieces::Latin);
    assert_eq!(kept.file, file);
    assert_eq!(kept.ids.len(), whole.vocab_len());
}
