//! Manifests that say it, and manifests that only look like it.

use super::{forbids_unsafe, inherits_lints};

#[test]
fn lints_are_inherited_or_not() {
    assert!(inherits_lints(
        "[package]\nname = \"a\"\n\n[lints]\nworkspace = true # all\n"
    ));
    assert!(inherits_lints(
        "lints.workspace = true\n[package]\nname = \"a\"\n"
    ));
    assert!(!inherits_lints("[package]\nname = \"a\"\n"));
    assert!(!inherits_lints(
        "[lints]\n# workspace = true\n[dependencies]\nworkspace = true\n"
    ));
    assert!(!inherits_lints("[lints]\nworkspace = false\n"));
}

#[test]
fn unsafe_code_is_forbidden_or_not() {
    assert!(forbids_unsafe(
        "[workspace.lints.rust]\nunsafe_code = \"forbid\"\n"
    ));
    assert!(!forbids_unsafe(
        "[workspace.lints.rust]\nunsafe_code = \"deny\"\n"
    ));
    assert!(!forbids_unsafe(
        "[workspace.lints.rust]\n# unsafe_code = \"forbid\"\n"
    ));
    assert!(!forbids_unsafe(
        "[workspace.lints.clippy]\nunsafe_code = \"forbid\"\n"
    ));
}
