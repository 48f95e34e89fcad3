//! Indexes from outside: files of every version, recall, bytes.

mod budget;
mod golden;
mod recall_filtered;
mod recall_metrics;
mod recall_real;
mod recall_synthetic;
mod recall_undecided;
mod truth;
