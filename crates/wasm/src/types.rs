//! The plain objects of the boundary, for TypeScript.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &'static str = r#"
/** Declared fields and their types, in order: the last one with text in a document is its body. */
export type FieldTypes = Record<string, "text">;

/** A document: an id and any fields that JSON can hold. */
export interface DocumentObject { id: string | number; [field: string]: unknown }

/** A file of a model. */
export interface ModelFile { name: string; bytes: number; sha256: string }

/** A question to a collection. */
export interface SearchRequest { text: string; limit?: number; offset?: number; focus?: boolean }

/** `[start, end]` in UTF-16 code units, as `String.prototype.slice` takes them. */
export type TextRange = [start: number, end: number];

/** The part of a document that a query found. */
export interface PassageHit {
    field: string;
    /** Where in the field's text the passage begins. */
    start: number;
    /** Where in the field's text the passage ends. */
    end: number;
    text: string;
    /** Words of the query, ranges in `text`. */
    highlights: TextRange[];
    /** The sentence nearest to the query, a range in `text`; only when asked for. */
    focus?: TextRange;
}

/** A document found. `score` is a cosine: large is near. */
export interface Hit { id: string | number; score: number; document: DocumentObject; passage: PassageHit }

/** What a search answers. */
export interface Answer { hits: Hit[] }

/** Everything thrown is one of these. */
export interface CodedError extends Error { code: string }
"#;
