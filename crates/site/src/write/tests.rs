//! Files and back.
