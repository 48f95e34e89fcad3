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
fn texts_of_the_latin_script_keep_their_pieces() {
    let (kept, whole, small) = kept(Pieces::Latin);
    // Of 30522: 994 places kept free, 1356 letters of other scripts.
    assert_eq!(kept.ids.len(), 28172);
    let texts: Vec<String> = serde_json::from_str(TEXTS).unwrap();
    let latin = |text: &&String| text.chars().all(is_latin);
    assert!(texts.iter().filter(latin).count() > 500);
    for text in texts.iter().filter(latin) {
        assert_same_pieces(text, &kept, &whole, &small);
    }
    // Every line as a text of its own, and behind a letter: whatever a text may have.
    for line in str::from_utf8(REAL).unwrap().lines() {
        if line.chars().all(is_latin) {
            let ending = line.trim_start_matches('#');
            assert_same_pieces(line, &kept, &whole, &small);
            assert_same_pieces(&format!("x{ending}"), &kept, &whole, &small);
        }
    }
}

#[test]
fn all_pieces_are_the_same_file() {
    let (kept, whole, _) = kept(Pieces::All);
    assert_eq!(kept.file, REAL);
    assert_eq!(kept.ids.len(), whole.vocab_len());
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
