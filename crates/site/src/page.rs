//! What is indexed: pages of passages.

use std::collections::BTreeMap;
use std::ops::Range;

/// A page of the site.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// Where it is, relative to the site.
    pub url: String,
    /// What it is called.
    pub title: String,
    /// The weight that its author gives the title, from 0; none is 1.
    pub title_weight: Option<f32>,
    /// What else is shown of it, such as `image`.
    pub meta: BTreeMap<String, String>,
    /// What it is filtered by: values by key.
    pub filters: BTreeMap<String, Vec<String>>,
    /// What it is sorted by: a value by key.
    pub sort: BTreeMap<String, String>,
    /// Its text in order.
    pub passages: Vec<Passage>,
}

/// A part of a page that is about one thing: a section, or a piece of a long one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Passage {
    /// Heading of its section; empty ahead of the first one.
    pub heading: String,
    /// Where the section is in the page (`id`); empty ahead of the first one.
    pub anchor: String,
    /// Without white space at its ends.
    pub text: String,
    /// The weight that the page's author gives the heading, from 0; none is 1.
    pub heading_weight: Option<f32>,
    /// Parts of the text, in bytes, with weights that their author gives them, from 0; ordered, disjoint. Other parts have 1.
    pub weights: Vec<(Range<usize>, f32)>,
}
