//! No server: WASI programs have no sockets.

use std::path::Path;

use crate::error::CliError;

/// There is none.
#[derive(Debug)]
pub(crate) enum Server {}

/// Nobody answers.
#[derive(Debug)]
pub(crate) enum Serving {}

impl Server {
    /// Says so.
    pub(crate) fn bind(_port: u16) -> Result<Self, CliError> {
        Err(CliError::Unserved)
    }

    pub(crate) fn address(&self) -> String {
        match *self {}
    }

    pub(crate) fn start(self, _site: &Path) -> Serving {
        match self {}
    }
}

impl Serving {
    pub(crate) fn join(self) {
        match self {}
    }
}
