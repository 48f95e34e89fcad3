//! Where a site is served, if it is: a port, `true` for the usual one, or `false`.

use std::fmt;
use std::str::FromStr;

use serde::de::{self, Deserialize, Deserializer, Visitor};

#[cfg(test)]
mod tests;

/// Port of who names none.
const DEFAULT_PORT: u16 = 1414;

/// What was said of serving.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Port(
    /// None where the site shall not be served; 0 for any that is free.
    pub(crate) Option<u16>,
);

impl From<bool> for Port {
    fn from(is_served: bool) -> Self {
        Self(is_served.then_some(DEFAULT_PORT))
    }
}

impl FromStr for Port {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Ok(is_served) = text.parse::<bool>() {
            return Ok(is_served.into());
        }
        let port = text.parse().map_err(|_| {
            // The flag takes what follows it, which may have been meant as the site.
            format!("{text} is no port; give a number below 65536, and the site ahead of --serve")
        })?;
        Ok(Self(Some(port)))
    }
}

impl<'de> Deserialize<'de> for Port {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PortVisitor)
    }
}

struct PortVisitor;

impl Visitor<'_> for PortVisitor {
    type Value = Port;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a port, true or false")
    }

    fn visit_bool<E: de::Error>(self, is_served: bool) -> Result<Port, E> {
        Ok(is_served.into())
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Port, E> {
        let port = u16::try_from(number);
        let port = port.map_err(|_| E::invalid_value(de::Unexpected::Signed(number), &self))?;
        Ok(Port(Some(port)))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Port, E> {
        self.visit_i64(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
