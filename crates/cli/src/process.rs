//! Another program, run to its end.

use std::ffi::OsStr;
use std::io;
use std::path::Path;

/// A program and what it is told.
pub(crate) struct Program<'a> {
    /// Its name, looked for where the system looks for programs.
    pub(crate) name: &'a str,
    pub(crate) arguments: &'a [&'a OsStr],
    /// Variables that it has beside this program's own.
    pub(crate) variables: &'a [(&'a str, &'a Path)],
}

/// How a program ended.
pub(crate) struct Ended {
    pub(crate) is_success: bool,
    /// In words, such as `exit status: 1`.
    pub(crate) status: String,
    /// What it said on standard error.
    pub(crate) stderr: String,
}

impl Program<'_> {
    /// Runs it, without input; `watch` is called ten times a second meanwhile.
    ///
    /// # Errors
    /// If it cannot be started or waited for.
    #[cfg(not(target_os = "wasi"))]
    pub(crate) fn run(&self, watch: impl Fn()) -> io::Result<Ended> {
        use std::io::Read;
        use std::process::{Command, Stdio};

        let mut child = Command::new(self.name)
            .args(self.arguments)
            .envs(self.variables.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()?;
        // Read aside, so that a long complaint cannot fill the pipe and stop the program.
        let stderr = child.stderr.take();
        let stderr = std::thread::spawn(move || {
            let mut text = Vec::new();
            if let Some(mut stderr) = stderr {
                // What cannot be read is not told.
                let _ = stderr.read_to_end(&mut text);
            }
            String::from_utf8_lossy(&text).into_owned()
        });
        let status = loop {
            if let Some(status) = child.try_wait()? {
                break status;
            }
            watch();
            std::thread::sleep(std::time::Duration::from_millis(100));
        };
        Ok(Ended {
            is_success: status.success(),
            status: status.to_string(),
            stderr: stderr.join().unwrap_or_default(),
        })
    }

    /// The same, by the host.
    #[cfg(target_os = "wasi")]
    pub(crate) fn run(&self, watch: impl Fn()) -> io::Result<Ended> {
        crate::host::run(self, watch)
    }
}
