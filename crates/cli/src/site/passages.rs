//! Pages of one language, cut into passages, with what an encoder reads of each.

use std::ops::Range;

use nearsight_encoder::TextEncoder;
use nearsight_engine::ingest::{self, Section};
use nearsight_engine::passage;
use nearsight_site::{Page, Passage};

#[cfg(test)]
mod tests;

/// Tokens of a passage, those of its title and heading included: the model was trained on inputs of 128.
const MAX_TOKENS: usize = 120;
/// Words of a passage where no model counts tokens.
const MAX_WORDS: usize = 90;

/// Pages of one language.
#[derive(Debug, Default)]
pub(crate) struct Pages {
    pub(crate) pages: Vec<Page>,
    /// What the encoder reads, a text for each passage of all pages.
    pub(crate) inputs: Vec<String>,
}

/// A page whose sections are cut into passages, with what the encoder reads of each.
#[derive(Debug)]
pub(crate) struct CutPage {
    page: Page,
    inputs: Vec<String>,
}

impl CutPage {
    /// Cuts a page. Passages that nothing finds, because all in them has weight 0, are left out; `None` if it has no others.
    pub(crate) fn new(page: &ingest::Page, encoder: Option<&TextEncoder>) -> Option<Self> {
        let (mut passages, mut inputs) = (Vec::new(), Vec::new());
        let title = found(&page.title, page.title_weight);
        for section in &page.sections {
            let heading = found(&section.heading, section.heading_weight);
            let shown = passage::context(&page.title, &section.heading);
            let context = passage::context(title, heading);
            for range in cut(&section.text, &shown, encoder) {
                let part = part(section, range);
                let text = found_text(&part);
                if context.is_empty() && text.is_empty() {
                    continue;
                }
                inputs.push(passage::in_context(&context, &text));
                passages.push(part);
            }
        }
        let mut meta = page.meta.clone();
        meta.remove("title");
        let page = Page {
            url: page.url.clone(),
            title: page.title.clone(),
            title_weight: page.title_weight,
            meta,
            filters: page.filters.clone(),
            sort: page.sort.clone(),
            passages,
        };
        (!inputs.is_empty()).then_some(Self { page, inputs })
    }
}

impl Pages {
    pub(crate) fn push(&mut self, cut: CutPage) {
        self.pages.push(cut.page);
        self.inputs.extend(cut.inputs);
    }
}

/// A part of a section.
fn part(section: &Section, range: Range<usize>) -> Passage {
    let inside = section.weights.iter().filter_map(|(part, weight)| {
        let start = part.start.max(range.start);
        let end = part.end.min(range.end);
        (start < end).then(|| (start - range.start..end - range.start, *weight))
    });
    Passage {
        heading: section.heading.clone(),
        anchor: section.anchor.clone().unwrap_or_default(),
        heading_weight: section.heading_weight,
        weights: inside.collect(),
        text: section.text[range].to_owned(),
    }
}

/// A title or heading, unless nothing shall find it.
fn found(text: &str, weight: Option<f32>) -> &str {
    if weight == Some(0.0) { "" } else { text }
}

/// The text without the parts that nothing shall find.
fn found_text(passage: &Passage) -> String {
    let (mut text, mut from) = (String::new(), 0);
    let hidden = passage.weights.iter().filter(|(_, weight)| *weight == 0.0);
    for (part, _) in hidden {
        text.push_str(&passage.text[from..part.start]);
        from = part.end;
    }
    text.push_str(&passage.text[from..]);
    if from > 0 {
        text.trim().to_owned()
    } else {
        text
    }
}

/// The passages of a section; a section without text is one, for its heading.
fn cut(text: &str, context: &str, encoder: Option<&TextEncoder>) -> Vec<Range<usize>> {
    let mut ranges = match encoder {
        Some(encoder) => {
            let count = |text: &str| encoder.tokenizer().count(text);
            let most = encoder.max_tokens().min(MAX_TOKENS);
            let room = most.saturating_sub(count(context)).max(most / 2);
            passage::split(text, room, 0, count)
        }
        None => passage::split(text, MAX_WORDS, 0, |text| text.split_whitespace().count()),
    };
    if ranges.is_empty() {
        ranges.push(text.len()..text.len());
    }
    ranges
}
