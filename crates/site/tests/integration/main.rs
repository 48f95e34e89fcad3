//! A site's index from outside: written, read and asked as a browser does.

mod answers;
mod questions;
mod support;
mod trial;
mod weights;
