//! The steps around the model: `normalizer`, `pre_tokenizer` and `post_processor`.

use serde_json::Value;

use super::unsupported;
use crate::error::TokenizerError;
use crate::normalize::Folding;
use crate::unigram::charsmap::Charsmap;
use crate::unigram::words::Layout;

/// A step that stands alone, or the steps of a sequence.
pub(super) fn steps<'v>(value: &'v Value, list: &str) -> &'v [Value] {
    match value {
        Value::Null => &[],
        value if value["type"] == "Sequence" => value[list].as_array().map_or(&[], Vec::as_slice),
        value => std::slice::from_ref(value),
    }
}

/// Refuses a step by its type and, where it is short, what else it says.
pub(super) fn refuse<T>(place: &str, step: &Value) -> Result<T, TokenizerError> {
    let kind = step["type"].as_str().unwrap_or("without a type");
    let step = step.to_string();
    let whole = if step.len() < 200 {
        step.as_str()
    } else {
        kind
    };
    Err(unsupported(format!("a {place} {whole}")))
}

/// The character map of a Unigram model, and what is done to its spaces.
pub(super) fn charsmap(
    normalizer: &Value,
    layout: &mut Layout,
) -> Result<Charsmap, TokenizerError> {
    let mut charsmap = Charsmap::default();
    // In this order and none twice: another order would give other texts.
    let mut n_done = 0;
    for step in steps(normalizer, "normalizers") {
        let place = match step["type"].as_str() {
            Some("Precompiled") => 1,
            Some("Strip") => 2,
            Some("Replace") => 3,
            _ => 0,
        };
        if place <= n_done {
            return refuse("normalizer", step);
        }
        n_done = place;
        match place {
            1 => charsmap = precompiled(step)?,
            2 if step["strip_left"] == false && step["strip_right"] == true => {
                layout.strips_end = true;
            }
            3 if step["pattern"]["Regex"] == " {2,}" => {
                layout.merges_spaces = match step["content"].as_str() {
                    Some(" ") => true,
                    // The same, as long as what is a space and what is `▁` are not told apart later.
                    Some("▁") => !layout.splits_at_whitespace,
                    _ => false,
                };
                if !layout.merges_spaces {
                    return refuse("normalizer", step);
                }
            }
            _ => return refuse("normalizer", step),
        }
    }
    Ok(charsmap)
}

fn precompiled(step: &Value) -> Result<Charsmap, TokenizerError> {
    match &step["precompiled_charsmap"] {
        Value::Null => Ok(Charsmap::default()),
        Value::String(text) => Charsmap::from_base64(text),
        _ => refuse("normalizer", step),
    }
}

/// How a Unigram model's text is cut into words.
pub(super) fn layout(pre_tokenizer: &Value) -> Result<Layout, TokenizerError> {
    let mut layout = Layout::default();
    let mut has_metaspace = false;
    for step in steps(pre_tokenizer, "pretokenizers") {
        match step["type"].as_str() {
            Some("WhitespaceSplit") if !has_metaspace => layout.splits_at_whitespace = true,
            Some("Metaspace") if !has_metaspace && is_usual_metaspace(step) => has_metaspace = true,
            _ => return refuse("pre_tokenizer", step),
        }
    }
    if has_metaspace {
        Ok(layout)
    } else {
        Err(unsupported("no Metaspace among its pre_tokenizers".into()))
    }
}

/// `▁` before every word, under the names of all versions.
fn is_usual_metaspace(step: &Value) -> bool {
    let is = |name: &str, usual: Value| step[name].is_null() || step[name] == usual;
    step["replacement"] == "▁"
        && is("prepend_scheme", "always".into())
        && is("add_prefix_space", true.into())
        && is("split", true.into())
}

/// What a BERT normaliser does to letters.
pub(super) fn folding(normalizer: &Value) -> Result<Folding, TokenizerError> {
    let flag = |name: &str| normalizer[name].as_bool();
    let is_bert = normalizer["type"] == "BertNormalizer"
        && flag("clean_text") == Some(true)
        && flag("handle_chinese_chars") == Some(true);
    match flag("lowercase") {
        Some(lowercase) if is_bert => Ok(Folding {
            lowercase,
            strip_accents: flag("strip_accents").unwrap_or(lowercase),
        }),
        _ => refuse("normalizer", normalizer),
    }
}

/// The ids that are put around a single text, if the file says so.
pub(super) fn around(post_processor: &Value) -> Result<Option<(u32, u32)>, TokenizerError> {
    let id = |value: &Value| value.as_u64().and_then(|id| u32::try_from(id).ok());
    let pair = match post_processor["type"].as_str() {
        None if post_processor.is_null() => return Ok(None),
        Some("BertProcessing" | "RobertaProcessing") => {
            let id = |name: &str| id(&post_processor[name][1]);
            id("cls").zip(id("sep"))
        }
        Some("TemplateProcessing") => {
            let special = |step: &Value| {
                let name = step["SpecialToken"]["id"].as_str()?;
                match post_processor["special_tokens"][name]["ids"]
                    .as_array()?
                    .as_slice()
                {
                    [one] => id(one),
                    _ => None,
                }
            };
            match post_processor["single"].as_array().map(Vec::as_slice) {
                Some([first, text, last]) if text["Sequence"]["id"] == "A" => {
                    special(first).zip(special(last))
                }
                _ => None,
            }
        }
        _ => None,
    };
    match pair {
        Some(pair) => Ok(Some(pair)),
        None => refuse("post_processor", post_processor),
    }
}
