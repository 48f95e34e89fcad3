//! Helpers of the cross-crate tests: where the workspace is.
