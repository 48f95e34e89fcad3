//! Which crate may depend on which: the floors, and the names that stay inside one crate.

#[cfg(test)]
mod tests;

use cargo_metadata::{DependencyKind, Metadata};

/// A row of the table of floors.
pub struct Floor {
    /// What it is called in a complaint.
    pub name: &'static str,
    /// The folders of its crates; packages are `nearsight-<folder>`.
    pub crates: &'static [&'static str],
}

/// A name that only some crates may use.
pub struct Confined {
    /// The package, or the beginning of several when it ends with `*`.
    pub package: &'static str,
    /// The folders of the crates that may name it.
    pub allowed: &'static [&'static str],
}

impl Confined {
    /// Whether `name`, a package or an identifier, is meant.
    #[must_use]
    pub fn covers(&self, name: &str) -> bool {
        let name = name.replace('_', "-");
        match self.package.strip_suffix('*') {
            Some(beginning) => name == beginning || name.starts_with(&format!("{beginning}-")),
            None => name == self.package,
        }
    }
}

/// What a dependency is needed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// At run time or in a build script.
    Normal,
    /// In tests, examples and benches.
    Dev,
}

/// A crate of the workspace with everything it depends on.
pub struct Crate {
    /// Its folder, which is its package name without `nearsight-`.
    pub folder: String,
    /// Package names, with what they are needed for.
    pub dependencies: Vec<(String, Use)>,
}

/// The workspace's crates, from `cargo metadata`.
#[must_use]
pub fn crates(metadata: &Metadata) -> Vec<Crate> {
    let packages = metadata.workspace_packages().into_iter();
    packages
        .map(|package| Crate {
            folder: folder(package.name.as_str()).to_owned(),
            dependencies: package
                .dependencies
                .iter()
                .map(|needed| (needed.name.clone(), kind(needed.kind)))
                .collect(),
        })
        .collect()
}

fn kind(kind: DependencyKind) -> Use {
    if kind == DependencyKind::Development {
        Use::Dev
    } else {
        Use::Normal
    }
}

fn folder(package: &str) -> &str {
    package.strip_prefix("nearsight-").unwrap_or(package)
}

/// Crates without a floor, and edges that do not go down.
///
/// `floors` are in order, lowest first. Crates in `dev` may use everything; of them, floors may use `shared_in_tests`
/// in their tests and nothing else.
#[must_use]
pub fn floor_violations(
    floors: &[Floor],
    dev: &[&str],
    shared_in_tests: &str,
    crates: &[Crate],
) -> Vec<String> {
    let floor_of = |folder: &str| {
        floors
            .iter()
            .position(|floor| floor.crates.contains(&folder))
    };
    let mut complaints = Vec::new();
    for member in crates
        .iter()
        .filter(|member| !dev.contains(&member.folder.as_str()))
    {
        let Some(from) = floor_of(&member.folder) else {
            complaints.push(format!(
                "crate `{}` has no floor: add it to the table in layering.rs",
                member.folder
            ));
            continue;
        };
        for (package, needed_for) in &member.dependencies {
            let Some(target) = crates
                .iter()
                .map(|other| other.folder.as_str())
                .find(|f| *f == folder(package))
            else {
                continue;
            };
            let goes_down = floor_of(target).is_some_and(|to| to < from);
            let is_test_help = *needed_for == Use::Dev && target == shared_in_tests;
            if !goes_down && !is_test_help {
                let to = floor_of(target).map_or("dev", |to| floors[to].name);
                complaints.push(format!(
                    "{} ({}) -> {target} ({to}) does not go down",
                    member.folder, floors[from].name
                ));
            }
        }
    }
    complaints
}

/// Dependencies on a confined package from a crate that may not name it.
#[must_use]
pub fn confinement_violations(confined: &[Confined], crates: &[Crate]) -> Vec<String> {
    let mut complaints = Vec::new();
    for member in crates {
        for (package, _) in &member.dependencies {
            for rule in confined.iter().filter(|rule| rule.covers(package)) {
                if !rule.allowed.contains(&member.folder.as_str()) {
                    complaints.push(format!(
                        "{} depends on {package}; only {:?} may",
                        member.folder, rule.allowed
                    ));
                }
            }
        }
    }
    complaints
}
