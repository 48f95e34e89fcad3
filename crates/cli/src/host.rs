//! What this command cannot do as a WASI program, and Node does for it: other programs, the network, more of its instances.
//!
//! A request is a file in the folder that `NEARSIGHT_HOST` names, and the host writes its answers beside it (`www/sdk/bin/host.mjs`):
//! imports of our own would need `unsafe`.

use std::env;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::model::http::{Failure, Response};
use crate::process::{Ended, Program};

/// The folder of requests and answers.
const FOLDER: &str = "NEARSIGHT_HOST";
/// How many instances can run at once.
const CORES: &str = "NEARSIGHT_CORES";
/// Between two looks whether there is an answer.
const PAUSE: Duration = Duration::from_millis(20);
/// Looks between two calls of whoever watches.
const LOOKS: usize = 5;

/// Makes relative paths mean what they mean to whoever called: WASI programs start at the root.
pub(crate) fn enter_folder() -> io::Result<()> {
    env::var_os("PWD").map_or(Ok(()), env::set_current_dir)
}

/// How many instances the machine runs at once.
pub(crate) fn cores() -> Option<usize> {
    env::var(CORES).ok()?.parse().ok()
}

/// A place for a folder that both see, and that goes with the program; none without a host.
pub(crate) fn new_folder() -> Option<PathBuf> {
    Some(folder()?.join(format!("folder-{}", count())))
}

fn folder() -> Option<PathBuf> {
    env::var_os(FOLDER).map(PathBuf::from)
}

/// A number that was not given before.
fn count() -> usize {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    COUNT.fetch_add(1, Ordering::Relaxed)
}

/// Something that was asked for.
pub(crate) struct Request {
    folder: PathBuf,
    number: usize,
}

impl Request {
    fn new(what: &Value) -> io::Result<Self> {
        let folder = folder().ok_or_else(|| io::Error::other("this program has no host"))?;
        let request = Self {
            folder,
            number: count(),
        };
        // Renamed, so that the host never sees half of it.
        let part = request.file("part");
        fs::write(&part, what.to_string())?;
        fs::rename(&part, request.file("request"))?;
        Ok(request)
    }

    fn file(&self, what: &str) -> PathBuf {
        self.folder.join(format!("{}.{what}", self.number))
    }

    /// An answer, if it is there.
    fn answer<T: DeserializeOwned>(&self, name: &str) -> io::Result<Option<T>> {
        match fs::read(self.file(name)) {
            Ok(bytes) => Ok(Some(serde_json::from_slice(&bytes)?)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn wait<T: DeserializeOwned>(&self, name: &str, watch: impl Fn()) -> io::Result<T> {
        loop {
            for _ in 0..LOOKS {
                if let Some(answer) = self.answer(name)? {
                    return Ok(answer);
                }
                thread::sleep(PAUSE);
            }
            watch();
        }
    }

    /// Whether it is done.
    pub(crate) fn is_done(&self) -> bool {
        self.file("done").exists()
    }
}

/// Starts `n` more instances of this command with these arguments.
pub(crate) fn instances(n: usize, arguments: &[&str]) -> io::Result<Request> {
    Request::new(&json!({ "instances": { "n": n, "arguments": arguments } }))
}

/// Runs another program.
pub(crate) fn run(program: &Program, watch: impl Fn()) -> io::Result<Ended> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Done {
        error: Option<String>,
        #[serde(default)]
        is_success: bool,
        #[serde(default)]
        status: String,
        #[serde(default)]
        stderr: String,
    }
    let variables = program.variables.iter();
    let variables = variables.map(|(name, path)| (*name, path.to_string_lossy()));
    let variables: std::collections::BTreeMap<_, _> = variables.collect();
    let arguments = program.arguments.iter();
    let arguments: Vec<_> = arguments.map(|text| text.to_string_lossy()).collect();
    let request = Request::new(&json!({
        "run": { "program": program.name, "arguments": arguments, "variables": variables }
    }))?;
    let done: Done = request.wait("done", watch)?;
    match done.error {
        Some(reason) => Err(io::Error::other(reason)),
        None => Ok(Ended {
            is_success: done.is_success,
            status: done.status,
            stderr: done.stderr,
        }),
    }
}

/// Asks a server for a file from the byte `from` on.
pub(crate) fn fetch(url: &str, from: u64) -> Result<Response, Failure> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Head {
        error: Option<String>,
        #[serde(default)]
        is_final: bool,
        #[serde(default)]
        status: u16,
        #[serde(default)]
        said: String,
        length: Option<u64>,
    }
    let request = json!({ "fetch": { "url": url, "from": from } });
    let request = Request::new(&request).map_err(Failure::Write)?;
    let head: Head = request.wait("head", || ()).map_err(Failure::Write)?;
    if let Some(reason) = head.error {
        return Err(match head.is_final {
            true => Failure::Final(reason),
            false => Failure::Passing(reason),
        });
    }
    Ok(Response {
        status: head.status,
        said: head.said,
        length: head.length,
        body: Box::new(Body {
            file: File::open(request.file("body")).map_err(Failure::Write)?,
            request,
        }),
    })
}

/// What comes, read while the host still writes it.
struct Body {
    file: File,
    request: Request,
}

impl Read for Body {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        #[derive(Deserialize)]
        struct Done {
            error: Option<String>,
        }
        loop {
            // Asked first: what was written before it was done is then read.
            let done: Option<Done> = self.request.answer("done")?;
            match (self.file.read(to)?, done) {
                (0, None) => thread::sleep(PAUSE),
                (
                    0,
                    Some(Done {
                        error: Some(reason),
                    }),
                ) => return Err(io::Error::other(reason)),
                (length, _) => return Ok(length),
            }
        }
    }
}
