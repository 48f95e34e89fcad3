//! The models that `nearsight model get` fetches. A test that needs one fails without it.

use std::path::{Path, PathBuf};

pub(crate) fn read(path: impl AsRef<Path>) -> Vec<u8> {
    let path = path.as_ref();
    std::fs::read(path).unwrap_or_else(|error| {
        panic!(
            "{}: {error}; `./build.sh test` fetches the models first, or run `nearsight model get`",
            path.display()
        )
    })
}

/// Where `nearsight model get` puts a model.
pub(crate) fn model_folder(id: &str) -> PathBuf {
    let variable = |name| std::env::var_os(name).map(PathBuf::from);
    let cache = || variable("XDG_CACHE_HOME").or_else(|| Some(variable("HOME")?.join(".cache")));
    let models = variable("NEARSIGHT_MODELS").or_else(|| Some(cache()?.join("nearsight")));
    models
        .expect("NEARSIGHT_MODELS, XDG_CACHE_HOME or HOME is set")
        .join(id)
}
