//! A value in a filter's JSON that knows where it stands, so that whatever is wrong with it is said with its path.

use serde_json::{Map, Value};

use crate::error::{PayloadError, shown};

/// Levels of JSON that a filter may have. Below serde_json's own 128, so that text and values are refused alike.
pub(super) const MAX_DEPTH: usize = 100;

/// A value and the steps that lead to it.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) value: &'a Value,
    step: Step<'a>,
    parent: Option<&'a Place<'a>>,
    depth: usize,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Root,
    Field(&'a str),
    Index(usize),
}

impl<'a> Place<'a> {
    pub(super) fn root(value: &'a Value) -> Self {
        Self {
            value,
            step: Step::Root,
            parent: None,
            depth: 0,
        }
    }

    pub(super) fn fail<T>(&self, problem: impl Into<String>) -> Result<T, PayloadError> {
        let path = self.path();
        let at = if path.is_empty() {
            "its top".into()
        } else {
            path
        };
        let problem = problem.into();
        Err(PayloadError::Filter { at, problem })
    }

    /// `fail` for a value of the wrong kind.
    pub(super) fn wrong<T>(&self, expected: &str) -> Result<T, PayloadError> {
        self.fail(format!("{expected} is expected, not {}", shown(self.value)))
    }

    fn path(&self) -> String {
        let before = self.parent.map(Self::path).unwrap_or_default();
        match self.step {
            Step::Root => before,
            Step::Index(index) => format!("{before}[{index}]"),
            Step::Field(name) if before.is_empty() => name.into(),
            Step::Field(name) => format!("{before}.{name}"),
        }
    }

    fn child(&'a self, step: Step<'a>, value: &'a Value) -> Result<Self, PayloadError> {
        let (parent, depth) = (Some(self), self.depth + 1);
        if depth > MAX_DEPTH {
            return PayloadError::too_deep();
        }
        Ok(Self {
            value,
            step,
            parent,
            depth,
        })
    }

    /// The object here, with no other fields than `known`.
    pub(super) fn object(&'a self, known: &[&str]) -> Result<&'a Map<String, Value>, PayloadError> {
        let Value::Object(fields) = self.value else {
            return self.wrong("an object");
        };
        for (name, value) in fields {
            if !known.contains(&name.as_str()) {
                let unknown = self.child(Step::Field(name), value)?;
                return unknown.fail(format!("it is not known; known are {}", known.join(", ")));
            }
        }
        Ok(fields)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.value.get(name).is_some()
    }

    /// A field of the object here; null counts as missing, because clients write absent fields so.
    pub(super) fn field(&'a self, name: &'a str) -> Result<Option<Self>, PayloadError> {
        let value = self.value.get(name).filter(|value| !value.is_null());
        value
            .map(|value| self.child(Step::Field(name), value))
            .transpose()
    }

    pub(super) fn required(&'a self, name: &'a str) -> Result<Self, PayloadError> {
        match self.field(name)? {
            Some(place) => Ok(place),
            None => self.fail(format!("the field {name:?} is missing")),
        }
    }

    /// What `read` makes of each element of the array here.
    pub(super) fn list<T, C: FromIterator<T>>(
        &'a self,
        read: impl Fn(Place<'a>) -> Result<T, PayloadError>,
    ) -> Result<C, PayloadError> {
        let Value::Array(elements) = self.value else {
            return self.wrong("an array");
        };
        let places = elements.iter().enumerate();
        places
            .map(|(index, element)| read(self.child(Step::Index(index), element)?))
            .collect()
    }

    pub(super) fn text(&self) -> Result<&'a str, PayloadError> {
        match self.value {
            Value::String(text) => Ok(text),
            _ => self.wrong("a text"),
        }
    }

    pub(super) fn number(&self) -> Result<f64, PayloadError> {
        match self.value.as_f64() {
            Some(number) if number.is_finite() => Ok(number),
            _ => self.wrong("a finite number"),
        }
    }

    /// A whole number that is not negative.
    pub(super) fn count(&self) -> Result<u64, PayloadError> {
        match self.value.as_u64() {
            Some(count) => Ok(count),
            None => self.wrong("a whole number of 0 or more"),
        }
    }

    pub(super) fn truth(&self) -> Result<bool, PayloadError> {
        match self.value {
            Value::Bool(truth) => Ok(*truth),
            _ => self.wrong("true or false"),
        }
    }
}

impl PayloadError {
    /// A filter in a filter in a filter: its path would be as long, so only the beginning is named.
    pub(super) fn too_deep<T>() -> Result<T, Self> {
        Err(Self::Filter {
            at: "its depth".into(),
            problem: format!("it has more than {MAX_DEPTH} levels; write it flatter"),
        })
    }
}
