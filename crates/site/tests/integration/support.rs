//! A small site, its files, and a reader that fetches what is missing.

use std::collections::{BTreeMap, BTreeSet};

use nearsight_site::{
    Answer, Corpus, Encoded, File, HitData, Language, Matrix, Page, Passage, Search, Settings,
    SiteIndex, write,
};
use nearsight_test_support::Random;

const DIMENSION: usize = 64;

pub(crate) fn passage(heading: &str, anchor: &str, text: &str) -> Passage {
    Passage {
        heading: heading.into(),
        anchor: anchor.into(),
        text: text.into(),
        ..Passage::default()
    }
}

pub(crate) fn page(url: &str, title: &str, passages: &[Passage]) -> Page {
    Page {
        url: url.into(),
        title: title.into(),
        passages: passages.to_vec(),
        ..Page::default()
    }
}

/// A few pages about boats and kitchens.
pub(crate) fn pages() -> Vec<Page> {
    let knots = [
        passage("", "", "A knot holds a rope where it is needed."),
        passage(
            "The bowline",
            "bowline",
            "The bowline makes a loop that does not slip. Sailors tie it to moor a boat.",
        ),
        passage(
            "The clove hitch",
            "clove-hitch",
            "A clove hitch fastens a rope to a post, quickly and not for long.",
        ),
    ];
    let bread = [
        passage(
            "",
            "",
            "Flour, water, salt and yeast are all that bread needs.",
        ),
        passage(
            "Kneading",
            "kneading",
            "Knead the dough for ten minutes, until it is smooth.",
        ),
    ];
    let anchor = [passage(
        "",
        "",
        "Let the anchor down slowly, then pay out the chain. Mooring is easier.",
    )];
    let coffee = [passage(
        "",
        "",
        "Grind the beans, heat the water, and pour slowly. <b>Not bold</b> & \"quoted\".",
    )];
    let mut pages = vec![
        page("knots.html", "Knots", &knots),
        page("bread.html", "Baking bread", &bread),
        page("anchor.html", "Anchoring", &anchor),
        page("caf\u{e9}.html", "Café", &coffee),
    ];
    for (page, topic, date) in [
        (0, "sea", "3"),
        (1, "kitchen", "20"),
        (2, "sea", "100"),
        (3, "kitchen", ""),
    ] {
        describe(&mut pages[page], topic, date);
        pages[page]
            .meta
            .insert("image".into(), format!("{page}.png"));
    }
    pages
}

fn describe(page: &mut Page, topic: &str, date: &str) {
    page.filters.insert("topic".into(), vec![topic.into()]);
    if !date.is_empty() {
        page.sort.insert("date".into(), date.into());
    }
}

/// An encoder that is a sum of a fixed random vector for each word: the fit can reach it.
pub(crate) fn encode(text: &str) -> Vec<f32> {
    let mut sum = vec![0.0; DIMENSION];
    nearsight_lexical::words(text, |word| {
        // Forms and synonyms that mean the same to this encoder.
        let meaning = match word {
            "mooring" | "moor" | "anchor" | "anchoring" | "berth" => "moor",
            other => other,
        };
        let seed = meaning
            .bytes()
            .fold(7u64, |seed, byte| seed.wrapping_mul(31) + u64::from(byte));
        let mut random = Random::new(seed);
        sum.iter_mut().for_each(|x| *x += random.normal());
    });
    let norm = sum
        .iter()
        .map(|x| x * x)
        .sum::<f32>()
        .sqrt()
        .max(f32::MIN_POSITIVE);
    sum.iter().map(|x| x / norm).collect()
}

fn matrix<'a>(texts: impl Iterator<Item = &'a str>) -> Matrix {
    Matrix::new(texts.flat_map(encode).collect(), DIMENSION)
}

pub(crate) fn encoded(pages: &[Page]) -> Encoded {
    let texts: Vec<String> = pages.iter().flat_map(texts_of).collect();
    let corpus = Corpus::new(
        texts.iter().map(String::as_str),
        ["berth", "how", "where"].into_iter(),
    );
    let passages: Vec<String> = pages
        .iter()
        .flat_map(|page| {
            page.passages
                .iter()
                .map(|passage| format!("{} {} {}", page.title, passage.heading, passage.text))
        })
        .collect();
    Encoded {
        model: "sum of words".into(),
        passages: matrix(passages.iter().map(String::as_str)),
        fragments: matrix(corpus.fragments.iter().map(String::as_str)),
        words: matrix(corpus.words.iter().map(String::as_str)),
        corpus,
    }
}

fn texts_of(page: &Page) -> Vec<String> {
    let mut texts = vec![page.title.clone()];
    for passage in &page.passages {
        texts.extend([passage.heading.clone(), passage.text.clone()]);
    }
    texts
}

pub(crate) fn english() -> Settings {
    Settings::new(Language::from_tag("en").expect("English is always there"))
}

/// An index over its files.
pub(crate) struct Reader {
    pub(crate) index: SiteIndex,
    pub(crate) contents: BTreeMap<String, Vec<u8>>,
    /// Rounds of files that the last search took.
    pub(crate) rounds: usize,
    pub(crate) fetched: BTreeSet<String>,
}

pub(crate) fn inflated(file: &File) -> Vec<u8> {
    nearsight_site::inflated(&file.bytes).expect("what was deflated inflates")
}

impl Reader {
    pub(crate) fn of(files: &[File]) -> Self {
        let contents: BTreeMap<String, Vec<u8>> = files
            .iter()
            .map(|file| (file.name.clone(), inflated(file)))
            .collect();
        let root = &files.last().expect("an index has a root").name;
        let index = SiteIndex::open(root, &contents[root]).expect("the root is whole");
        Self {
            index,
            contents,
            rounds: 0,
            fetched: BTreeSet::new(),
        }
    }

    pub(crate) fn of_pages(pages: &[Page], with_vectors: bool) -> Self {
        let encoded = with_vectors.then(|| encoded(pages));
        Self::of(&write(pages, &english(), encoded.as_ref()).expect("the pages are written"))
    }

    pub(crate) fn fetch(&mut self, missing: &[nearsight_site::ChunkId]) {
        for &id in missing {
            let name = self.index.name(id).expect("a missing file has a name");
            self.index
                .insert(id, &self.contents[&name])
                .expect("the file is whole");
            self.fetched.insert(name);
        }
    }

    pub(crate) fn search(&mut self, search: &Search) -> Answer {
        self.rounds = 0;
        loop {
            let answer = self.index.search(search);
            if answer.missing.is_empty() {
                return answer;
            }
            self.rounds += 1;
            assert!(self.rounds < 8, "a search comes to an end");
            self.fetch(&answer.missing);
        }
    }

    pub(crate) fn shown(&mut self, search: &Search) -> Vec<HitData> {
        let answer = self.search(search);
        let first = self.index.data(search, &answer.hits);
        self.fetch(&first.missing);
        let second = self.index.data(search, &answer.hits);
        assert_eq!(second.missing, []);
        second.data.into_iter().flatten().collect()
    }

    pub(crate) fn urls(&mut self, text: &str) -> Vec<String> {
        self.shown(&question(text))
            .into_iter()
            .map(|data| data.url)
            .collect()
    }
}

pub(crate) fn question(text: &str) -> Search {
    Search {
        text: text.into(),
        limit: 10,
        counts: true,
        ..Search::default()
    }
}
