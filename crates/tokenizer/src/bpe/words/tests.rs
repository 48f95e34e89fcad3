//! Where CLIP's words begin and end.

use super::*;

fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    visit_words(text, |word| {
        words.push(word.to_owned());
        ControlFlow::Continue(())
    });
    words
}

#[test]
fn letters_stay_together_and_digits_do_not() {
    assert_eq!(
        words(" A12 Straße\t東京x"),
        ["a", "1", "2", "straße", "東京x"]
    );
}

#[test]
fn a_contraction_is_a_word_only_where_a_word_may_begin() {
    assert_eq!(words("it's"), ["it", "'s"]);
    assert_eq!(words("They'LL we'vex"), ["they", "'ll", "we", "'ve", "x"]);
    assert_eq!(words("!'s ''s 'x"), ["!'", "s", "''", "s", "'", "x"]);
}

#[test]
fn accents_are_composed_and_marks_alone_are_signs() {
    assert_eq!(words("E\u{301}TE\u{301}"), ["été"]);
    assert_eq!(words("İ"), ["i", "\u{307}"]);
    assert_eq!(words("Ⅷ½ⓐ"), ["ⅷ", "½", "ⓐ"]);
}

#[test]
fn what_is_behind_the_break_is_not_given() {
    let mut n_words = 0;
    visit_words("a b-c d", |_| {
        n_words += 1;
        if n_words == 3 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    assert_eq!(n_words, 3);
}
