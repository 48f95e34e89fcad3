//! The plain objects of the boundary, for TypeScript.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &'static str = r#"
/** Declared fields and their types, in order: the last text field that a document has is its body. */
export type FieldTypes = Record<string, "text" | "keyword" | "integer" | "float" | "bool" | "datetime" | "geo" | "uuid" | `vector(${string})` | `image(${number})`>;

/** The components of a vector. */
export type VectorValues = Float32Array | Float64Array | number[];

/** A document: an id and any fields that JSON can hold. */
export interface DocumentObject { id: string | number; [field: string]: unknown }

/** A document that was left out of an upsert; `id` where it could be read. */
export interface SkippedDocument { position: number; id?: string | number; code: string; message: string }

/** A file of a model. */
export interface ModelFile { name: string; bytes: number; sha256: string }

/** A question to a collection. */
export interface SearchRequest {
    /** The words of the question. One of `text`, a vector, `like`, `unlike` and `context` is needed. */
    text?: string;
    /** Ids of documents that the wanted ones are near. */
    like?: (string | number)[];
    /** Ids of documents that the wanted ones are far from. */
    unlike?: (string | number)[];
    /** How `like` and `unlike` become an order: by their mean, or by the one that is nearest. */
    strategy?: "average_vector" | "best_score";
    /** Answers are nearer to the first of each pair than to the second. */
    context?: { like: string | number; unlike: string | number }[];
    filter?: Filter;
    limit?: number;
    offset?: number;
    /** Keys whose values are counted among all documents that meet the filter. */
    facets?: string[];
    /** Only the best hit of all documents that have the same value of this key. */
    group_by?: string;
    /** The least cosine of a hit. */
    min_similarity?: number;
    /** 0 to 1: how much hits are to differ from each other. */
    diversity?: number;
    /** How much words, vectors, and the vectors of single fields count; 0 switches one off. All are 1 by default. */
    weights?: { text?: number; vector?: number; [vectorField: string]: number | undefined };
    /** How the two rankings become one. */
    fusion?: { by: "rrf"; k?: number } | { by: "weighted_sum" };
    /** Whether each hit says what its score is made of. */
    explain?: boolean;
    focus?: boolean;
}

/** Conditions in Qdrant's filter language. */
export type Filter = object;

/** Documents without a question. */
export interface ScrollRequest {
    filter?: Filter;
    order_by?: { key: string; direction?: "asc" | "desc"; start_from?: number | string };
    limit?: number;
    offset?: number;
    /** In random order, the same for the same number; instead of `order_by`. */
    sample?: number;
}

/** Where a document stands in one ranking: its place from 1, its score there, and what that adds. */
export interface ScorePart { rank: number; score: number; share: number }

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

/** A document found. `score` is what hits are ordered by, `similarity` how near its vector is to the query's. */
export interface Hit {
    id: string | number;
    score: number;
    similarity?: number;
    document: DocumentObject;
    /** Nothing where the document has no text. */
    passage?: PassageHit;
    explain?: { text?: ScorePart; vector?: ScorePart; fields?: Record<string, ScorePart> };
}

/** What a search answers. */
export interface Answer { hits: Hit[]; facets?: Record<string, { value: string | number | boolean; count: number }[]> }

/** Everything thrown is one of these. */
export interface CodedError extends Error { code: string }
"#;
