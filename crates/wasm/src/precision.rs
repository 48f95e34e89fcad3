//! The name of a precision, as pages give it.

use nearsight_encoder::Precision;

use crate::thrown::Thrown;

/// The precision of that name, if one is given.
pub(crate) fn named(name: Option<String>) -> Result<Option<Precision>, Thrown> {
    let Some(name) = name else { return Ok(None) };
    match Precision::from_name(&name) {
        Some(precision) => Ok(Some(precision)),
        None => {
            let what = format!("there is no precision {name:?}; use \"w8a13\" or \"w7a7\"");
            Err(Thrown::new("option-invalid", what))
        }
    }
}
