//! Fitted words against an encoder that is a sum itself.
