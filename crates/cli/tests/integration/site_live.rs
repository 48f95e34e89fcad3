//! `nearsight site --serve --watch`: the site at an address, and its index after changes.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::small_site::{n_pages, site, write};

/// Longer than any machine needs.
const PATIENCE: Duration = Duration::from_secs(60);

/// A command that runs until the test is over.
struct Running {
    child: Child,
    said: Receiver<String>,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Running {
    fn start(folder: &Path, args: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_nearsight"))
            .args(["site", "public", "--model", "none"])
            .args(args)
            .current_dir(folder)
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command starts");
        let stderr = child.stderr.take().expect("a pipe");
        let (sender, said) = channel();
        thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                // Nobody listens once the test is over.
                let _ = sender.send(line);
            }
        });
        Self { child, said }
    }

    /// The next line that holds `part`.
    fn line_with(&self, part: &str) -> String {
        loop {
            let line = self.said.recv_timeout(PATIENCE);
            let line = line.unwrap_or_else(|error| panic!("{part:?} was never said: {error}"));
            if line.contains(part) {
                return line;
            }
        }
    }

    /// Waits for an index of so many pages.
    fn until_pages(&self, index: &Path, n: u64) {
        while n_pages(index) != n {
            self.line_with("written in");
        }
    }

    /// Where it serves.
    fn address(&self) -> String {
        let line = self.line_with("http://");
        let address = line
            .split("http://")
            .nth(1)
            .and_then(|rest| rest.split('/').next());
        address.expect("an address").to_owned()
    }
}

/// Head and body of the answer to a request.
fn ask(address: &str, request: &str) -> (String, String) {
    let mut stream = TcpStream::connect(address).expect("somebody answers");
    let request = format!("{request} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("sent");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("answered");
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
    (head.to_ascii_lowercase(), body.to_owned())
}

#[test]
fn the_site_and_its_index_are_served_with_their_types() {
    let folder = site();
    write(folder.path(), "public/404.html", "Lost");
    let running = Running::start(folder.path(), &["--serve", "0"]);
    let address = running.address();
    for (request, status, named, body) in [
        (
            "GET /knots.html",
            "200",
            "content-type: text/html; charset=utf-8",
            "bowline",
        ),
        ("GET /knots?q=x", "200", "text/html", "bowline"),
        (
            "GET /nearsight/entry.json",
            "200",
            "content-type: application/json",
            "languages",
        ),
        ("GET /nearsight", "301", "location: ./nearsight/", ""),
        ("GET /missing", "404", "text/html", "Lost"),
        ("GET /../nearsight.toml", "404", "text/html", "Lost"),
        ("POST /knots.html", "405", "allow: get, head", ""),
        ("HEAD /knots.html", "200", "content-length: ", ""),
    ] {
        let (head, found) = ask(&address, request);
        assert!(
            head.starts_with(&format!("http/1.1 {status}")),
            "{request}: {head}"
        );
        assert!(head.contains(named), "{request}: {head}");
        assert!(found.contains(body), "{request}: {found}");
        assert_eq!(found.is_empty(), body.is_empty(), "{request}: {found}");
    }
    let port = address.rsplit(':').next().expect("a port");
    let other = Running::start(folder.path(), &["--serve", port]);
    other.line_with("error[port-unavailable]: port ");
}

#[test]
fn changes_are_indexed_and_mistakes_leave_the_old_index() {
    let folder = site();
    let records = |text: &str| write(folder.path(), "records.jsonl", text);
    records("");
    let index = folder.path().join("public/nearsight");
    let running = Running::start(folder.path(), &["--watch", "--records", "records.jsonl"]);
    running.line_with("is watched");
    assert_eq!(n_pages(&index), 2);
    write(
        folder.path(),
        "public/new/page.html",
        "<html lang=en><main><p>Brand new.</p></main>",
    );
    running.until_pages(&index, 3);
    fs::remove_file(folder.path().join("public/knots.html")).expect("it was there");
    running.until_pages(&index, 2);
    records("{}\n");
    running.line_with("error[file-invalid]");
    assert_eq!(n_pages(&index), 2);
    records("{\"url\": \"a\", \"content\": \"x\", \"language\": \"en\"}\n");
    running.until_pages(&index, 3);
    stays(&index.join("entry.json"));
}

#[test]
fn the_file_of_options_is_read_again_when_it_changes() {
    let folder = site();
    let options = |text: &str| write(folder.path(), "nearsight.toml", text);
    options("exclude = []\n");
    let index = folder.path().join("public/nearsight");
    let running = Running::start(folder.path(), &["--watch"]);
    running.line_with("is watched");
    assert_eq!(n_pages(&index), 2);
    options("exclude = [\"knots.html\"]\n");
    running.until_pages(&index, 1);
    options("colour = 3\n");
    running.line_with("error[config-invalid]");
    assert_eq!(n_pages(&index), 1);
    options("records = [\"records.jsonl\"]\n");
    running.line_with("error[file-missing]");
    write(
        folder.path(),
        "records.jsonl",
        "{\"url\": \"a\", \"content\": \"x\", \"language\": \"en\"}\n",
    );
    running.until_pages(&index, 3);
    stays(&index.join("entry.json"));
}

/// A command that indexed because it had indexed would go on and on.
fn stays(entry: &Path) {
    let changed = || {
        fs::metadata(entry)
            .and_then(|entry| entry.modified())
            .expect("an entry")
    };
    let (before, start) = (changed(), Instant::now());
    while start.elapsed() < Duration::from_millis(1500) {
        assert_eq!(changed(), before);
        thread::sleep(Duration::from_millis(100));
    }
}
