//! Asking a server for a file.

use std::io::{self, Read};

/// All of it.
pub(super) const OK: u16 = 200;
/// What is behind the bytes that are here.
pub(super) const PARTIAL_CONTENT: u16 = 206;
/// Nothing is behind them.
pub(super) const RANGE_NOT_SATISFIABLE: u16 = 416;

/// What a server answered.
pub(crate) struct Response {
    pub(crate) status: u16,
    /// The status in words, such as `404 Not Found`.
    pub(crate) said: String,
    /// Length of the body, where the server tells it.
    pub(crate) length: Option<u64>,
    pub(crate) body: Box<dyn Read>,
}

impl Response {
    /// Why nothing comes.
    pub(crate) fn refusal(&self) -> Failure {
        let reason = format!("the server answered {}", self.said);
        match self.status {
            500.. => Failure::Passing(reason),
            _ => Failure::Final(reason),
        }
    }
}

/// Why a try ended.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// Trying again may help.
    #[error("{0}")]
    Passing(String),
    /// Trying again does not help.
    #[error("{0}")]
    Final(String),
    /// The disk refused.
    #[error("{0}")]
    Write(io::Error),
}

/// Asks for a file from the byte `from` on; gives up on a server that does not answer.
#[cfg(not(target_os = "wasi"))]
pub(crate) fn get(url: &str, from: u64) -> Result<Response, Failure> {
    use std::time::Duration;

    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_connect(Some(Duration::from_secs(20)))
        .timeout_per_read(Some(Duration::from_secs(30)))
        .build()
        .into();
    let mut request = agent.get(url);
    if from > 0 {
        request = request.header("Range", format!("bytes={from}-"));
    }
    let response = request.call().map_err(|error| match error {
        ureq::Error::BadUri(_) | ureq::Error::Http(_) => Failure::Final(error.to_string()),
        _ => Failure::Passing(error.to_string()),
    })?;
    let status = response.status();
    Ok(Response {
        status: status.as_u16(),
        said: status.to_string(),
        length: response.body().content_length(),
        body: Box::new(response.into_body().into_reader()),
    })
}

/// The same, by the host.
#[cfg(target_os = "wasi")]
pub(crate) fn get(url: &str, from: u64) -> Result<Response, Failure> {
    crate::host::fetch(url, from)
}
