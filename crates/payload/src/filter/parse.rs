//! Reads filters from Qdrant's JSON. Whatever is unknown is an error: a misspelt operator that is passed over would
//! select documents that nobody asked for.

mod operand;

#[cfg(test)]
mod tests;

use std::str::FromStr;

use serde_json::Value;

use super::place::Place;
use super::{Condition, Filter, MinShould, Test};
use crate::{Id, KeyPath, PayloadError};

type Parsed<T> = Result<T, PayloadError>;

const CLAUSES: [&str; 4] = ["must", "should", "must_not", "min_should"];
impl Filter {
    /// Reads a filter.
    ///
    /// # Errors
    /// `filter-invalid` with the path to what is unknown, of the wrong kind, not finite or too deep.
    pub fn from_json(filter: &Value) -> Parsed<Self> {
        parse_filter(Place::root(filter))
    }
}

impl FromStr for Filter {
    type Err = PayloadError;

    /// # Errors
    /// As [`Filter::from_json`], and where the text is no JSON.
    fn from_str(text: &str) -> Parsed<Self> {
        match serde_json::from_str(text) {
            Ok(value) => Self::from_json(&value),
            Err(error) if error.to_string().starts_with("recursion limit") => {
                PayloadError::too_deep()
            }
            Err(error) => Err(PayloadError::Filter {
                at: format!("line {}, column {}", error.line(), error.column()),
                problem: format!("it is not JSON: {error}"),
            }),
        }
    }
}

fn parse_filter(at: Place<'_>) -> Parsed<Filter> {
    at.object(&CLAUSES)?;
    Ok(Filter {
        must: clause(at, "must")?,
        should: clause(at, "should")?,
        must_not: clause(at, "must_not")?,
        min_should: at.field("min_should")?.map(min_should).transpose()?,
    })
}

fn clause(filter: Place<'_>, name: &str) -> Parsed<Vec<Condition>> {
    filter
        .field(name)?
        .map_or_else(|| Ok(Vec::new()), conditions)
}

/// A list, or a single condition.
fn conditions(at: Place<'_>) -> Parsed<Vec<Condition>> {
    if at.value.is_object() {
        return Ok(vec![condition(at)?]);
    }
    at.list(condition)
}

fn min_should(at: Place<'_>) -> Parsed<MinShould> {
    at.object(&["conditions", "min_count"])?;
    let count = at.required("min_count")?;
    if count.count()? == 0 {
        return count.fail("it is at least 1");
    }
    Ok(MinShould {
        conditions: conditions(at.required("conditions")?)?,
        // More than usize holds is more than there are conditions.
        min_count: usize::try_from(count.count()?).unwrap_or(usize::MAX),
    })
}

fn condition(at: Place<'_>) -> Parsed<Condition> {
    let Value::Object(fields) = at.value else {
        return at.wrong("a condition, an object,");
    };
    if fields.contains_key("key") {
        return field_condition(at);
    }
    let kinds = [
        "nested",
        "has_id",
        "has_vector",
        "slice",
        "is_empty",
        "is_null",
    ];
    let Some(kind) = kinds.into_iter().find(|kind| at.has(kind)) else {
        return filter_condition(at);
    };
    at.object(&[kind])?;
    let inner = at.required(kind)?;
    Ok(match kind {
        "nested" => nested(inner)?,
        "has_id" => Condition::HasId(inner.list(id)?),
        "has_vector" => Condition::HasVector(inner.text()?.into()),
        "slice" => slice(inner)?,
        _ => {
            inner.object(&["key"])?;
            let test = if kind == "is_null" {
                Test::IsNull(true)
            } else {
                Test::IsEmpty(true)
            };
            Condition::Field {
                key: key(inner)?,
                test,
            }
        }
    })
}

/// A filter as a condition; what is unknown may as well have been meant as another condition.
fn filter_condition(at: Place<'_>) -> Parsed<Condition> {
    let known = [
        &CLAUSES[..],
        &["key", "nested", "has_id", "has_vector", "slice"],
    ]
    .concat();
    at.object(&known)?;
    parse_filter(at).map(|filter| Condition::Filter(Box::new(filter)))
}

fn nested(at: Place<'_>) -> Parsed<Condition> {
    at.object(&["key", "filter"])?;
    Ok(Condition::Nested {
        key: key(at)?.without_last_each(),
        filter: Box::new(parse_filter(at.required("filter")?)?),
    })
}

fn slice(at: Place<'_>) -> Parsed<Condition> {
    at.object(&["total", "index"])?;
    let (total, index) = (
        at.required("total")?.count()?,
        at.required("index")?.count()?,
    );
    if index >= total {
        return at.fail("total is at least 1 and index below total");
    }
    Ok(Condition::Slice { total, index })
}

fn id<'a>(at: Place<'a>) -> Parsed<Id<'a>> {
    match at.value {
        Value::String(text) => Ok(Id::Text(text)),
        value => match value.as_u64() {
            Some(number) => Ok(Id::Number(number)),
            None => at.wrong("an id, a text or a whole number of 0 or more,"),
        },
    }
}

fn key(at: Place<'_>) -> Parsed<KeyPath> {
    let key = at.required("key")?;
    key.text()?
        .parse()
        .or_else(|error: PayloadError| key.fail(error.to_string()))
}

fn field_condition(at: Place<'_>) -> Parsed<Condition> {
    at.object(&[&["key"], &operand::OPERATORS[..]].concat())?;
    let given: Vec<&str> = operand::OPERATORS
        .into_iter()
        .filter(|name| at.has(name))
        .collect();
    let mut tests = given.into_iter().map(|name| Ok((name, at.field(name)?)));
    let mut found = None;
    while let Some((name, place)) = tests.next().transpose()? {
        let Some(place) = place else { continue };
        if found.replace(operand::test(name, place)?).is_some() {
            return at.fail("it has two operators; write two conditions");
        }
    }
    match found {
        Some(test) => Ok(Condition::Field {
            key: key(at)?,
            test,
        }),
        None => at.fail(format!(
            "it has no operator; there are {}",
            operand::OPERATORS.join(", ")
        )),
    }
}
