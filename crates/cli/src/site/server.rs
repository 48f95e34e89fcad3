//! Serves a site to this machine alone, so that its search can be tried.

use std::fs::File;
use std::io::{self, Read};
use std::net::Ipv4Addr;
use std::path::Path;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use tiny_http::{Header, Method, Request, Response};

use super::addresses::{Place, place};
use super::content_type::content_type;
use crate::error::CliError;

/// Threads that answer: a browser asks for several files at once.
const N_THREADS: usize = 4;

/// A port that is taken, and nobody answers there yet.
pub(crate) struct Server(tiny_http::Server);

impl Server {
    /// Takes a port of this machine, which others cannot reach; 0 is any that is free.
    ///
    /// # Errors
    /// [`CliError::Port`] where another program has it.
    pub(crate) fn bind(port: u16) -> Result<Self, CliError> {
        let server = tiny_http::Server::http((Ipv4Addr::LOCALHOST, port));
        let server = server.map_err(|error| CliError::Port {
            port,
            reason: error.to_string(),
        })?;
        Ok(Self(server))
    }

    /// Where the site will be.
    pub(crate) fn address(&self) -> String {
        format!("http://{}/", self.0.server_addr())
    }

    /// Answers from now on, as long as the program runs.
    pub(crate) fn start(self, site: &Path) -> Serving {
        let server = Arc::new(self.0);
        let threads = (0..N_THREADS).map(|_| {
            let (server, site) = (Arc::clone(&server), site.to_path_buf());
            thread::spawn(move || {
                for request in server.incoming_requests() {
                    answer(request, &site);
                }
            })
        });
        Serving(threads.collect())
    }
}

/// Threads that answer.
pub(crate) struct Serving(Vec<JoinHandle<()>>);

impl Serving {
    /// Waits for as long as somebody answers.
    pub(crate) fn join(self) {
        for thread in self.0 {
            // A thread that panicked has said so.
            let _ = thread.join();
        }
    }
}

fn answer(request: Request, site: &Path) {
    let is_read = matches!(request.method(), Method::Get | Method::Head);
    // Whoever closed the connection does not wait for an answer.
    let _ = match place(site, request.url()) {
        _ if !is_read => {
            let refusal = Response::empty(405);
            request.respond(with(refusal, "Allow", "GET, HEAD"))
        }
        Place::File(path) => respond(request, 200, &path),
        Place::Folder(address) => {
            let redirect = Response::empty(301);
            request.respond(with(redirect, "Location", &address))
        }
        // Where hosts look for what they show instead of a page that is not there.
        Place::Nowhere => respond(request, 404, &site.join("404.html")),
    };
}

fn respond(request: Request, status: u16, path: &Path) -> io::Result<()> {
    match File::open(path) {
        Ok(file) => {
            let response = Response::from_file(file).with_status_code(status);
            request.respond(with(response, "Content-Type", content_type(path)))
        }
        Err(_) => request.respond(Response::from_string("Not found").with_status_code(404)),
    }
}

fn with<R: Read>(mut response: Response<R>, name: &str, value: &str) -> Response<R> {
    // Only what is not ASCII fails, and no address in a request is.
    if let Ok(header) = Header::from_bytes(name, value) {
        response.add_header(header);
    }
    response
}
