//! Runs the real command.

use std::path::Path;
use std::process::{Command, Output};

/// The command, with `NEARSIGHT_MODELS` left as it is.
pub(crate) fn nearsight(args: &[&str]) -> Ran {
    run(Command::new(env!("CARGO_BIN_EXE_nearsight")).args(args))
}

/// The command with its own folder of models.
pub(crate) fn nearsight_with(models: &Path, args: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nearsight"));
    run(command.env("NEARSIGHT_MODELS", models).args(args))
}

/// Runs a command to its end.
pub(crate) fn run(command: &mut Command) -> Ran {
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().expect("the command starts");
    Ran {
        code: status.code().expect("not killed"),
        stdout: String::from_utf8(stdout).expect("UTF-8"),
        stderr: String::from_utf8(stderr).expect("UTF-8"),
    }
}

/// What a run of the command left.
#[derive(Debug)]
pub(crate) struct Ran {
    /// Its exit status.
    pub(crate) code: i32,
    /// All of standard output.
    pub(crate) stdout: String,
    /// All of standard error.
    pub(crate) stderr: String,
}

impl Ran {
    /// The run, if it went well.
    #[track_caller]
    pub(crate) fn ok(self) -> Self {
        assert_eq!(self.code, 0, "{}", self.stderr);
        self
    }

    /// Asserts that the run failed with this code and that its message holds `named`.
    #[track_caller]
    pub(crate) fn fails(&self, code: &str, named: &str) {
        assert_eq!(self.code, 1, "{self:?}");
        let error = self.stderr.lines().find(|line| line.starts_with("error["));
        let error = error.unwrap_or_else(|| panic!("no error line in {self:?}"));
        assert!(error.starts_with(&format!("error[{code}]: ")), "{error}");
        assert!(error.contains(named), "{error}");
    }
}

/// A path as an argument.
pub(crate) fn arg(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}
