//! The browser's tables of Unicode's normal forms (UAX 15), lent to the words of a site.

use js_sys::JsString;

pub(crate) fn lend() {
    nearsight_site::lend_normalization(|text, is_composed| {
        let form = if is_composed { "NFC" } else { "NFKD" };
        JsString::from(text).normalize(form).into()
    });
}
