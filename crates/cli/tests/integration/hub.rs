//! The model hub, as far as the command sees it: a server on this machine.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::PathBuf;

/// Serves the files of a folder, with ranges. The first answer for `model.safetensors` stops after a third.
pub(crate) fn serve(folder: PathBuf) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        let mut has_dropped = false;
        for stream in listener.incoming() {
            let mut stream = stream.expect("a connection");
            let reader = BufReader::new(stream.try_clone().expect("a second handle"));
            let lines = reader
                .lines()
                .map_while(Result::ok)
                .take_while(|line| !line.is_empty());
            let lines: Vec<String> = lines.map(|line| line.to_ascii_lowercase()).collect();
            let name = lines[0]
                .split(' ')
                .nth(1)
                .expect("a path")
                .trim_start_matches('/')
                .to_owned();
            let range = lines
                .iter()
                .find_map(|line| line.strip_prefix("range: bytes="));
            let body = fs::read(folder.join(&name)).expect("a file");
            let from: usize = range.map_or(0, |range| {
                range.trim_end_matches('-').parse().expect("a number")
            });
            let status = if range.is_some() {
                "206 Partial Content"
            } else {
                "200 OK"
            };
            let mut part = &body[from..];
            let head = format!(
                "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                part.len()
            );
            if name == "model.safetensors" && !has_dropped {
                has_dropped = true;
                part = &part[..part.len() / 3];
            }
            // The client may have seen enough.
            let _ = stream
                .write_all(head.as_bytes())
                .and_then(|()| stream.write_all(part));
        }
    });
    url
}
