//! Downloads from a server on this machine that drops connections, forgets ranges or sends something else.

use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use sha2::{Digest, Sha256};

use super::*;

/// How the server treats one request.
#[derive(Debug, Clone, Copy)]
enum Manner {
    /// Sends so many bytes of what was asked for, then closes the connection.
    Drop(usize),
    /// Sends what was asked for.
    Ranges,
    /// Sends the whole file, whatever was asked for.
    Whole,
    /// Answers with this status.
    Status(u16),
}

struct Server {
    url: String,
    /// The `Range` of each request, `-` for none.
    ranges: Arc<Mutex<Vec<String>>>,
}

/// A server that answers one request in each of these manners, then no more.
fn serve(body: Vec<u8>, manners: &[Manner]) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}/file", listener.local_addr().expect("an address"));
    let ranges = Arc::new(Mutex::new(Vec::new()));
    let (seen, manners) = (ranges.clone(), manners.to_vec());
    thread::spawn(move || {
        for manner in manners {
            let (stream, _) = listener.accept().expect("a connection");
            let range = answer(stream, &body, manner);
            seen.lock().expect("no panic").push(range);
        }
    });
    Server { url, ranges }
}

fn answer(mut stream: TcpStream, body: &[u8], manner: Manner) -> String {
    let reader = BufReader::new(stream.try_clone().expect("a second handle"));
    let lines = reader
        .lines()
        .map_while(Result::ok)
        .take_while(|line| !line.is_empty());
    let range = lines
        .filter_map(|line| {
            line.to_ascii_lowercase()
                .strip_prefix("range: ")
                .map(str::to_owned)
        })
        .last();
    let from = range.as_deref().map_or(0, |range| {
        let from = range.trim_start_matches("bytes=").trim_end_matches('-');
        from.parse::<usize>().expect("a number")
    });
    let (status, part) = match manner {
        Manner::Status(status) => (format!("{status} No"), &body[..0]),
        Manner::Whole => ("200 OK".to_owned(), body),
        _ if range.is_some() => ("206 Partial Content".to_owned(), &body[from..]),
        _ => ("200 OK".to_owned(), body),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        part.len()
    );
    stream.write_all(head.as_bytes()).expect("a head");
    let sent = match manner {
        Manner::Drop(length) => &part[..length],
        _ => part,
    };
    // The client may have gone.
    let _ = stream.write_all(sent);
    range.unwrap_or_else(|| "-".into())
}

fn body() -> Vec<u8> {
    (0..300_000_u32)
        .flat_map(|n| (n.wrapping_mul(2_654_435_761) >> 7).to_le_bytes())
        .collect()
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

struct Tried {
    result: Result<(), CliError>,
    file: Option<Vec<u8>>,
    part: Option<Vec<u8>>,
    position: u64,
    ranges: Vec<String>,
}

/// Downloads `wanted` from a server that has `served`, with `already` in the part file.
fn download(wanted: &[u8], served: Vec<u8>, already: &[u8], manners: &[Manner]) -> Tried {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("file");
    let part = folder.path().join("file.part");
    if !already.is_empty() {
        fs::write(&part, already).expect("a part");
    }
    let server = serve(served, manners);
    let bar = ProgressBar::hidden();
    let sha256 = hex(wanted);
    let download = Download {
        url: server.url,
        path: &path,
        bytes: wanted.len() as u64,
        sha256: &sha256,
    };
    let result = download.run(&bar);
    Tried {
        result,
        file: fs::read(&path).ok(),
        part: fs::read(&part).ok(),
        position: bar.position(),
        ranges: server.ranges.lock().expect("no panic").clone(),
    }
}

#[test]
fn a_dropped_connection_is_resumed_where_it_ended() {
    let body = body();
    let manners = [Manner::Drop(400_000), Manner::Drop(100_000), Manner::Ranges];
    let tried = download(&body, body.clone(), &[], &manners);
    tried.result.expect("fetched");
    assert_eq!(tried.file.as_deref(), Some(&*body));
    assert_eq!((tried.part, tried.position), (None, body.len() as u64));
    assert_eq!(tried.ranges.first().map(String::as_str), Some("-"));
    assert!(tried.ranges[1].starts_with("bytes=") && tried.ranges[2] > tried.ranges[1]);
}

#[test]
fn a_part_of_an_earlier_run_is_completed() {
    let body = body();
    let tried = download(&body, body.clone(), &body[..700_000], &[Manner::Ranges]);
    tried.result.expect("fetched");
    assert_eq!(tried.file, Some(body));
    assert_eq!(tried.ranges, ["bytes=700000-"]);
}

#[test]
fn a_server_without_ranges_sends_everything_again() {
    let body = body();
    let tried = download(&body, body.clone(), &body[..700_000], &[Manner::Whole]);
    tried.result.expect("fetched");
    assert_eq!(tried.file, Some(body));
}

#[test]
fn a_wrong_hash_fails_closed_and_leaves_nothing() {
    let body = body();
    let mut altered = body.clone();
    altered[1000] ^= 1;
    let tried = download(&body, altered, &[], &[Manner::Ranges]);
    assert_eq!(
        tried.result.expect_err("refused").code(),
        "weights-hash-mismatch"
    );
    assert_eq!((tried.file, tried.part), (None, None));
}

#[test]
fn a_part_of_something_else_is_not_kept() {
    let body = body();
    let tried = download(&body, body.clone(), &vec![7; 700_000], &[Manner::Ranges]);
    assert_eq!(
        tried.result.expect_err("refused").code(),
        "weights-hash-mismatch"
    );
    assert_eq!((tried.file, tried.part), (None, None));
}

#[test]
fn too_long_a_part_is_started_anew() {
    let body = body();
    let tried = download(
        &body,
        body.clone(),
        &vec![7; body.len() + 1],
        &[Manner::Ranges],
    );
    tried.result.expect("fetched");
    assert_eq!(tried.file, Some(body));
}

#[test]
fn a_file_that_is_there_is_not_fetched_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("file");
    fs::write(&path, b"here").expect("written");
    let url = "http://127.0.0.1:1/nobody".to_owned();
    let download = Download {
        url,
        path: &path,
        bytes: 4,
        sha256: &hex(b"here"),
    };
    download.run(&ProgressBar::hidden()).expect("nothing to do");
}

#[test]
fn refusals_are_told_and_what_came_is_kept() {
    let body = body();
    let tried = download(&body, body.clone(), &body[..9], &[Manner::Status(404)]);
    let error = tried.result.expect_err("refused");
    assert_eq!(error.code(), "network");
    assert!(error.to_string().contains("404"), "{error}");
    assert_eq!(tried.part.map(|part| part.len()), Some(9));
}

#[test]
fn a_server_that_recovers_is_tried_again() {
    let body = body();
    let manners = [Manner::Status(503), Manner::Ranges];
    let tried = download(&body, body.clone(), &body[..9], &manners);
    tried.result.expect("fetched");
    assert_eq!(tried.file, Some(body));
}

#[test]
fn nobody_at_the_other_end_is_a_network_error() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("file");
    let url = "http://127.0.0.1:1/nobody".to_owned();
    let download = Download {
        url,
        path: &path,
        bytes: 4,
        sha256: "",
    };
    let error = download
        .run(&ProgressBar::hidden())
        .expect_err("nobody is there");
    assert_eq!(error.code(), "network");
}
