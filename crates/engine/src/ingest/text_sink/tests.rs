//! Breaks and spaces between words.

use super::*;

fn collect(fill: impl FnOnce(&mut TextSink)) -> String {
    let mut sink = TextSink::new();
    fill(&mut sink);
    sink.take()
}

#[test]
fn white_space_collapses_and_never_leads_or_trails() {
    assert_eq!(collect(|sink| sink.push("  a\n\t b\u{a0}c  ")), "a b c");
}

#[test]
fn pieces_of_a_word_join() {
    let text = collect(|sink| {
        sink.push("a");
        sink.push("b");
        sink.push(" c");
    });
    assert_eq!(text, "ab c");
}

#[test]
fn the_largest_break_wins() {
    let text = collect(|sink| {
        sink.break_with(Break::Paragraph);
        sink.push("a ");
        sink.break_with(Break::Paragraph);
        sink.break_with(Break::Line);
        sink.push(" b");
        sink.break_with(Break::Line);
        sink.push("c");
        sink.break_with(Break::Paragraph);
    });
    assert_eq!(text, "a\n\nb\nc");
}

#[test]
fn preformatted_lines_stay_and_are_indented_as_a_listing() {
    let text = collect(|sink| {
        sink.push("code:");
        sink.break_with(Break::Paragraph);
        sink.push_preformatted("\n\n  if x {\r\n");
        sink.push_preformatted("    y\n\n  }\n\n");
        sink.break_with(Break::Paragraph);
        sink.push("end");
    });
    assert_eq!(text, "code:\n\n      if x {\n        y\n\n      }\n\nend");
}

#[test]
fn invisible_characters_are_dropped() {
    assert_eq!(
        collect(|sink| sink.push("a\0b\u{200b}\u{ad}c\u{feff}")),
        "abc"
    );
}

#[test]
fn a_taken_sink_starts_anew() {
    let mut sink = TextSink::new();
    sink.push("a ");
    sink.push_preformatted("b\n");
    assert_eq!(sink.take(), "a b");
    sink.push("c");
    assert_eq!(sink.take(), "c");
}
