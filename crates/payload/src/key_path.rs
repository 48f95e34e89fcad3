//! A path into payloads, `a.b`, `a[].b`, `a[0]`, with the syntax and the meaning of Qdrant's JSON paths.

#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;

use serde_json::Value;

use crate::{Payload, PayloadError};

/// Where values are found in a payload. One path can select many values.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyPath(Vec<Step>);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    /// A key of an object.
    Key(Box<str>),
    /// One element of an array, `[3]`.
    Index(u64),
    /// Every element of an array, `[]`.
    Each,
}

impl KeyPath {
    /// Whether any selected value satisfies `test`; an array is one value.
    pub(crate) fn any_selected<'a>(
        &self,
        payload: &'a Payload,
        mut test: impl FnMut(&'a Value) -> bool,
    ) -> bool {
        let Some((Step::Key(first), rest)) = self.0.split_first() else {
            return false; // a path begins with a key
        };
        payload
            .get(&**first)
            .is_some_and(|value| any(rest, value, &mut test))
    }

    /// Whether any value satisfies `test`, where a selected array stands for its elements, one level deep.
    pub(crate) fn any_value<'a>(
        &self,
        payload: &'a Payload,
        mut test: impl FnMut(&'a Value) -> bool,
    ) -> bool {
        self.any_selected(payload, |selected| match selected {
            Value::Array(elements) => elements.iter().any(&mut test),
            value => test(value),
        })
    }

    /// Calls `see` with every value; a selected array stands for its elements.
    pub(crate) fn each_value<'a>(&self, payload: &'a Payload, mut see: impl FnMut(&'a Value)) {
        self.any_value(payload, |value| {
            see(value);
            false
        });
    }

    /// The path of `inner` within the elements of the arrays that this path selects: `a`, `b` give `a[].b`.
    pub(crate) fn of_elements(&self, inner: &Self) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Each);
        steps.extend(inner.0.iter().cloned());
        Self(steps)
    }

    /// `a[]` names the same nested objects as `a`.
    pub(crate) fn without_last_each(mut self) -> Self {
        if self.0.last() == Some(&Step::Each) {
            self.0.pop();
        }
        self
    }
}

fn any<'a>(steps: &[Step], value: &'a Value, test: &mut dyn FnMut(&'a Value) -> bool) -> bool {
    let Some((step, rest)) = steps.split_first() else {
        return test(value);
    };
    match (step, value) {
        (Step::Key(key), Value::Object(fields)) => fields
            .get(&**key)
            .is_some_and(|field| any(rest, field, test)),
        (Step::Index(index), Value::Array(elements)) => usize::try_from(*index)
            .ok()
            .and_then(|index| elements.get(index))
            .is_some_and(|element| any(rest, element, test)),
        (Step::Each, Value::Array(elements)) => {
            elements.iter().any(|element| any(rest, element, test))
        }
        _ => false,
    }
}

impl FromStr for KeyPath {
    type Err = PayloadError;

    /// # Errors
    /// `key-invalid` for a path that Qdrant refuses.
    fn from_str(key: &str) -> Result<Self, PayloadError> {
        let refuse = |problem| PayloadError::Key {
            key: key.chars().take(200).collect(),
            problem,
        };
        let mut steps = Vec::new();
        let mut rest = key;
        loop {
            let (name, after) = name(rest).map_err(refuse)?;
            steps.push(Step::Key(name.into()));
            rest = after;
            while let Some(inside) = rest.strip_prefix('[') {
                let (index, after) = inside
                    .split_once(']')
                    .ok_or("a [ without its ]")
                    .map_err(refuse)?;
                steps.push(bracket(index).map_err(refuse)?);
                rest = after;
            }
            if rest.is_empty() {
                return Ok(Self(steps));
            }
            rest = rest
                .strip_prefix('.')
                .ok_or("a character that is no letter, digit, _ or -")
                .map_err(refuse)?;
        }
    }
}

/// The name that `path` begins with, and what follows it.
fn name(path: &str) -> Result<(&str, &str), &'static str> {
    if let Some(quoted) = path.strip_prefix('"') {
        return quoted.split_once('"').ok_or("a quote that does not end");
    }
    let is_bare = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    let end = path.find(|c| !is_bare(c)).unwrap_or(path.len());
    if end == 0 {
        return Err("a name is missing");
    }
    Ok(path.split_at(end))
}

fn bracket(inside: &str) -> Result<Step, &'static str> {
    if inside.is_empty() {
        return Ok(Step::Each);
    }
    let is_index = inside.bytes().all(|b| b.is_ascii_digit());
    let index = inside.parse().ok().filter(|_| is_index);
    index
        .map(Step::Index)
        .ok_or("between [ and ] stands a position or nothing")
}

impl fmt::Display for KeyPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) => {
                    let dot = if position > 0 { "." } else { "" };
                    let is_bare =
                        name(key).is_ok_and(|(_, rest)| rest.is_empty()) && !key.starts_with('"');
                    let quote = if is_bare { "" } else { "\"" };
                    write!(f, "{dot}{quote}{key}{quote}")?;
                }
                Step::Index(index) => write!(f, "[{index}]")?,
                Step::Each => f.write_str("[]")?,
            }
        }
        Ok(())
    }
}
