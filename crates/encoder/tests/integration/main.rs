//! Encoders from outside, against outputs of reference implementations.

mod clip;
mod drawn;
mod family;
mod fetched;
mod golden;
mod lite0;
mod random_weights;
