//! The model that tests of the command need.

use std::path::PathBuf;

use crate::run::nearsight;

/// The folder of `minilm-l6`, with its original weights in `source`. A test that needs it fails without it.
pub(crate) fn model_folder() -> PathBuf {
    let listed = nearsight(&["model", "list"]).ok().stdout;
    let folder = listed
        .lines()
        .find_map(|line| line.trim().split_once(" MB in "));
    let (_, folder) =
        folder.expect("these tests need the model: run `nearsight model get minilm-l6`");
    let folder = PathBuf::from(folder);
    assert!(
        folder.join("source/model.safetensors").is_file(),
        "these tests need the original weights: delete {} and run `nearsight model get minilm-l6`",
        folder.display()
    );
    folder
}
